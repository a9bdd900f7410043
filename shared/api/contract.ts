import type { z } from 'zod';
import { journeysContract } from '../journeys/contract.ts';
import { peopleContract } from '../people/contract.ts';
import { reportsContract } from '../reports/contract.ts';
import { studiesContract } from '../studies/contract.ts';
import { voicesContract } from '../voices/contract.ts';
import { workspaceContract } from '../workspace/contract.ts';

/** Every operation of the product, by name `slice.thing.verb`. The only list of what crosses processes. */
export const contract = {
  ...workspaceContract,
  ...peopleContract,
  ...studiesContract,
  ...voicesContract,
  ...journeysContract,
  ...reportsContract,
} as const;

export type Contract = typeof contract;
export type OperationName = keyof Contract & string;

/** What a caller sends. */
export type InputOf<N extends OperationName> = z.input<Contract[N]['input']>;
/** What a handler receives after validation. */
export type ParsedInputOf<N extends OperationName> = z.output<Contract[N]['input']>;
/** What a caller receives; for a job, its result. */
export type OutputOf<N extends OperationName> = z.output<Contract[N]['output']>;

type NamesOfKind<K extends string> = {
  [N in OperationName]: Contract[N]['kind'] extends K ? N : never;
}[OperationName];

export type QueryName = NamesOfKind<'query'>;
export type CommandName = NamesOfKind<'command'>;
export type ActionName = NamesOfKind<'action'>;
export type JobName = NamesOfKind<'job'>;

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(contract, name);
}
