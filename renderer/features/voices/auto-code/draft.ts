import type { InputOf } from '../../../../shared/api/contract.ts';
import type { AutoCodePlan, Scope } from '../../../../shared/voices/auto-code/model.ts';
import { termsIn } from '../../../../shared/voices/auto-code/terms.ts';
import type { Condition } from '../../../../shared/voices/condition.ts';
import type { CodeChoice } from '../coding/code-palette.tsx';

/** One line of the form: what to look for, and the code for it. */
export interface Line {
  readonly key: number;
  readonly typed: string;
  readonly code: CodeChoice | null;
}

/** What is being put together. */
export interface Draft {
  readonly way: 'words' | 'pattern';
  readonly lines: readonly Line[];
  readonly need: 'any' | 'all';
  readonly scope: Scope;
  readonly where: Condition | null;
  /** Only these rows of the grid; null for all texts. */
  readonly sourceIds: readonly number[] | null;
  readonly participantsOnly: boolean;
}

/** Which hits are coded: all but some, or some alone. */
export interface Choice {
  readonly base: 'all' | 'none';
  readonly flipped: ReadonlySet<number>;
}

export const everything: Choice = { base: 'all', flipped: new Set() };

export const emptyDraft: Draft = {
  way: 'words',
  lines: [{ key: 1, typed: '', code: null }],
  need: 'any',
  scope: 'sentence',
  where: null,
  sourceIds: null,
  participantsOnly: true,
};

/** The terms of a line: a pattern is taken as it stands. */
export function termsOf(draft: Draft, { typed }: Line): readonly string[] {
  if (draft.way === 'pattern') return typed.trim() === '' ? [] : [typed];
  return termsIn(typed);
}

/** Lines with something to look for. */
export function filledLines(draft: Draft): readonly Line[] {
  return draft.lines.filter((line) => termsOf(draft, line).length > 0);
}

/** What keeps the draft from being looked for, in words; undefined where nothing does. */
export function missing(draft: Draft): string | undefined {
  const lines = filledLines(draft);
  if (lines.length === 0) return 'Type what to look for.';
  if (lines.some(({ code }) => code === null)) return 'Choose the code for each line.';
  return undefined;
}

/** The job's input; undefined while something is missing. */
export function askedOf(draft: Draft): InputOf<'voices.autoCode.plan'> | undefined {
  const rules = filledLines(draft).flatMap((line) =>
    line.code === null ? [] : [{ code: { ...line.code }, terms: [...termsOf(draft, line)] }],
  );
  if (rules.length === 0 || missing(draft) !== undefined) return undefined;
  const { way, scope, where, participantsOnly } = draft;
  return {
    way,
    rules,
    need: way === 'pattern' ? 'any' : draft.need,
    scope,
    where,
    sourceIds: draft.sourceIds === null ? null : [...draft.sourceIds],
    participantsOnly,
  };
}

export function isChosen({ base, flipped }: Choice, n: number): boolean {
  return (base === 'all') !== flipped.has(n);
}

export function flip(choice: Choice, n: number): Choice {
  const flipped = new Set(choice.flipped);
  if (!flipped.delete(n)) flipped.add(n);
  return { ...choice, flipped };
}

/** How many of a plan's hits are chosen. */
export function chosenCount({ base, flipped }: Choice, { hits }: AutoCodePlan): number {
  return base === 'all' ? hits - flipped.size : flipped.size;
}

/** The numbers of the hits left out. Those coded already have numbers too; naming them changes nothing. */
export function leftOut(choice: Choice, { hits, already }: AutoCodePlan): number[] {
  if (choice.base === 'all') return [...choice.flipped];
  return Array.from({ length: hits + already }, (_, index) => index + 1).filter(
    (n) => !choice.flipped.has(n),
  );
}

/** What was looked for and the codes, for the undo step: "‘delay’ with Waiting". */
export function titleOf(draft: Draft, nameOf: (code: CodeChoice) => string): string {
  const lines = filledLines(draft);
  const first = lines[0];
  if (!first) return '';
  const term = draft.way === 'pattern' ? first.typed : (termsOf(draft, first)[0] ?? '');
  const short = term.length > 40 ? `${term.slice(0, 39)}…` : term;
  const name = first.code === null ? '' : ` with ${nameOf(first.code)}`;
  const more = lines.length > 1 ? ` and ${lines.length - 1} more` : '';
  return `‘${short}’${name}${more}`.slice(0, 200);
}
