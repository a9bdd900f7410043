import { codePoint, indexCodePoints } from '../../../../shared/text/code-points.ts';
import type { Coding } from '../../../../shared/voices/model.ts';

/** A stretch of text with the same codings all through. */
export interface Segment {
  /** UTF-16 units of the text. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** In the order of the codings given. */
  readonly codings: readonly Coding[];
  readonly isSelected: boolean;
}

export interface UnitRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Cuts a text where a coding or the selection begins or ends. Codings that lie beyond the text (it may be cut) are
 * clipped to it. Codings of the whole text colour no words: their chip says it.
 */
export function segmentsOf(
  text: string,
  codings: readonly Coding[],
  selection: UnitRange | null = null,
  length: number = Number.POSITIVE_INFINITY,
): readonly Segment[] {
  const index = indexCodePoints(text);
  const ranges = codings
    .filter(({ start, end }) => !(start === 0 && end >= Math.min(length, Number.MAX_SAFE_INTEGER)))
    .map((coding) => ({
      coding,
      from: Number(index.toUtf16(codePoint(coding.start))),
      to: Number(index.toUtf16(codePoint(coding.end))),
    }))
    .filter(({ from, to }) => to > from);
  const cuts = new Set([0, text.length]);
  for (const { from, to } of ranges) cuts.add(from).add(to);
  if (selection) cuts.add(selection.from).add(selection.to);
  const sorted = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const from = sorted[i] ?? 0;
    const to = sorted[i + 1] ?? from;
    if (to <= from) continue;
    segments.push({
      from,
      to,
      text: text.slice(from, to),
      codings: ranges.filter((range) => range.from <= from && range.to >= to).map(({ coding }) => coding),
      isSelected: selection !== null && selection.from <= from && selection.to >= to,
    });
  }
  return segments;
}

/** Codings to show as chips: each code once, the active coder's own first. */
export interface CodeChip {
  readonly codeId: number;
  /** Codings of it in the row. */
  readonly count: number;
  readonly isOwn: boolean;
  readonly hasRating: boolean;
  readonly hasTouchpoint: boolean;
}

export function chipsOf(codings: readonly Coding[], coderId: number | undefined): readonly CodeChip[] {
  const chips = new Map<number, CodeChip>();
  for (const coding of codings) {
    const before = chips.get(coding.codeId);
    chips.set(coding.codeId, {
      codeId: coding.codeId,
      count: (before?.count ?? 0) + 1,
      isOwn: (before?.isOwn ?? false) || coding.coderId === coderId,
      hasRating: (before?.hasRating ?? false) || coding.rating !== null,
      hasTouchpoint: (before?.hasTouchpoint ?? false) || coding.touchpointId !== null,
    });
  }
  const list = [...chips.values()];
  return [...list.filter(({ isOwn }) => isOwn), ...list.filter(({ isOwn }) => !isOwn)];
}
