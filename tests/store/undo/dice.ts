import type { CommandName, InputOf } from '../../../shared/api/contract.ts';
import type { TableName } from '../../../shared/api/tables.ts';
import type { TestWorkspace } from '../support.ts';

/** The dice of one command: which, on what, with which words. */
export interface Throw {
  readonly command: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly text: string;
  /** Milliseconds since the command before: short ones merge where the command allows it. */
  readonly pause: number;
}

export type Run = (workspace: TestWorkspace, dice: Throw) => void;

export function command<N extends CommandName>(
  name: N,
  input: (w: TestWorkspace, dice: Throw) => InputOf<N>,
): Run {
  return (workspace, dice) => void workspace.run(name, input(workspace, dice));
}

/** Some row's id, or 1: a command on what is not there must fail whole. */
export function some(workspace: TestWorkspace, table: TableName, seed: number): number {
  const ids = workspace.db.column<number>(`SELECT id FROM ${table} ORDER BY id`);
  return ids[seed % Math.max(ids.length, 1)] ?? 1;
}

export function maybe(workspace: TestWorkspace, table: TableName, seed: number): number | null {
  return seed % 3 === 0 ? null : some(workspace, table, seed);
}

export function revOf(workspace: TestWorkspace, table: TableName, id: number): number {
  return workspace.db.value<number>(`SELECT rev FROM ${table} WHERE id = ?`, [id]) ?? 0;
}

export function span(workspace: TestWorkspace, sourceId: number, a: number, b: number) {
  const length = workspace.db.value<number>('SELECT length FROM source_text WHERE id = ?', [sourceId]) ?? 0;
  const [start = 0, end = 0] = [a % (length + 1), b % (length + 1)].sort((x, y) => x - y);
  return { start, end };
}

export const name = ({ text, a }: Throw) => `${text.trim().slice(0, 20)} ${a % 5}`;
