import { codePointLength } from '../../../../shared/text/code-points.ts';
import type { Coding, GridRow } from '../../../../shared/voices/model.ts';
import type { CodingTarget } from '../coding/coding-surface.ts';
import { rangeOf, type TextSelection } from './text-selection.ts';

/** The row whose words are being selected. */
export interface OpenText {
  readonly id: number;
  readonly selection: TextSelection;
}

/** Whether words are selected in a row. */
export function hasRange(open: OpenText | null): boolean {
  return open !== null && open.selection.anchor !== open.selection.head;
}

function codePointRange(row: GridRow, open: OpenText): { readonly start: number; readonly end: number } {
  const { from, to } = rangeOf(open.selection);
  return { start: codePointLength(row.text.slice(0, from)), end: codePointLength(row.text.slice(0, to)) };
}

/** What a coding command acts on: the selected words, else the row's whole text. */
export function targetOf(
  row: GridRow | undefined,
  open: OpenText | null,
  picked: number | null,
): CodingTarget | null {
  if (!row) return null;
  const pick = picked === null ? {} : { pickedCodingId: picked };
  if (open && hasRange(open)) {
    const { from, to } = rangeOf(open.selection);
    return {
      sourceId: row.id,
      ...codePointRange(row, open),
      selectedText: row.text.slice(from, to),
      ...pick,
    };
  }
  return { sourceId: row.id, start: 0, end: row.length, selectedText: row.text, ...pick };
}

/** The codings of the row, or of the selected words; the picked one first. */
export function codingsAt(
  row: GridRow | undefined,
  open: OpenText | null,
  picked: number | null,
): readonly Coding[] {
  if (!row) return [];
  const range = open && hasRange(open) ? codePointRange(row, open) : null;
  const here = range
    ? row.codings.filter(({ start, end }) => start < range.end && end > range.start)
    : row.codings;
  return [...here.filter(({ id }) => id === picked), ...here.filter(({ id }) => id !== picked)];
}

/** A coding's words. */
export function quoteOf(row: GridRow | undefined, { start, end }: Coding): string {
  return row ? [...row.text].slice(start, end).join('') : '';
}
