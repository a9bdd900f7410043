import type { CodePointIndex } from '../../../../shared/text/code-points.ts';
import { codePoint } from '../../../../shared/text/code-points.ts';
import type { SourceToRead } from '../../../../shared/voices/contract-reader.ts';
import type { Coding, Memo, Turn } from '../../../../shared/voices/model.ts';
import type { Codebook } from '../coding/codebook.ts';
import type { CueSpan } from './cue-field.ts';
import type { MemoSpan } from './memo-field.ts';

/** A coding as the editor draws it: UTF-16 offsets, and what to write beside it. */
export interface CodingSpan {
  /** Below 0 while the store has not answered for it yet. */
  readonly id: number;
  readonly from: number;
  readonly to: number;
  /** 1–12. */
  readonly colour: number;
  readonly name: string;
  /** Initials of another coder; '' for one's own. */
  readonly initials: string;
  /** It is on a touchpoint, and rated. */
  readonly isPlaced: boolean;
  readonly isRated: boolean;
}

/** A turn as the editor draws it. */
export interface TurnHead {
  readonly at: number;
  readonly speaker: string;
  readonly startMs: number | null;
}

/** Codings in the units of the editor, with the names and colours of their codes. */
export function spansOf(
  codings: readonly Coding[],
  index: CodePointIndex,
  book: Codebook,
  initialsOf: (coderId: number) => string,
): readonly CodingSpan[] {
  const spans: CodingSpan[] = [];
  for (const coding of codings) {
    const code = book.byId.get(coding.codeId);
    const from = index.toUtf16(codePoint(coding.start));
    const to = index.toUtf16(codePoint(coding.end));
    if (to <= from) continue;
    spans.push({
      id: coding.id,
      from,
      to,
      colour: (code?.colour ?? 0) + 1,
      name: code?.name ?? '…',
      initials: initialsOf(coding.coderId),
      isPlaced: coding.touchpointId !== null,
      isRated: coding.rating !== null,
    });
  }
  return spans;
}

/** Cues in the units of the editor. */
export function cueSpansOf(cues: SourceToRead['cues'], index: CodePointIndex): readonly CueSpan[] {
  return cues.map(([start, end, startMs, endMs]) => ({
    from: index.toUtf16(codePoint(start)),
    to: index.toUtf16(codePoint(end)),
    startMs,
    endMs,
  }));
}

/** The memos on parts of the text in the units of the editor; those on codings and on the whole are not among them. */
export function memoSpansOf(memos: readonly Memo[], index: CodePointIndex): readonly MemoSpan[] {
  return memos.flatMap(({ id, start, end, codingId, text }) =>
    start === null || end === null || codingId !== null
      ? []
      : [{ id, from: index.toUtf16(codePoint(start)), to: index.toUtf16(codePoint(end)), text }],
  );
}

/** Turns in the units of the editor. */
export function turnHeadsOf(turns: readonly Turn[], index: CodePointIndex): readonly TurnHead[] {
  return turns.map(({ speaker, start, startMs }) => ({
    at: index.toUtf16(codePoint(start)),
    speaker,
    startMs,
  }));
}
