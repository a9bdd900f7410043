import type { CodePointIndex } from '../../../../shared/text/code-points.ts';
import { codePoint } from '../../../../shared/text/code-points.ts';
import type { Coding, Turn } from '../../../../shared/voices/model.ts';
import type { Codebook } from '../coding/codebook.ts';

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

/** Turns in the units of the editor. */
export function turnHeadsOf(turns: readonly Turn[], index: CodePointIndex): readonly TurnHead[] {
  return turns.map(({ speaker, start, startMs }) => ({
    at: index.toUtf16(codePoint(start)),
    speaker,
    startMs,
  }));
}

/** The time of a turn: 1:05, or 1:02:05 after an hour. */
export function turnTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : `${Number(parts[0])}:${parts[1]}`;
}
