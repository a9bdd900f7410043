import type { ReactNode } from 'react';

type Stretch = readonly [start: number, end: number];

export interface MarkedTextProps {
  readonly text: string;
  /** What is or would be coded, in UTF-16 units; null for nothing. */
  readonly tint: Stretch | null;
  /** Words that stand out, in any order; may overlap. */
  readonly marks: readonly Stretch[];
}

/** A text with a tinted stretch and words that stand out in it: why something is proposed. */
export function MarkedText({ text, tint, marks }: MarkedTextProps): ReactNode {
  const cuts = new Set([0, text.length]);
  for (const [start, end] of tint === null ? marks : [tint, ...marks]) cuts.add(start).add(end);
  const sorted = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? text.length;
    const words = text.slice(from, to);
    const isIn = ([start, end]: Stretch): boolean => start <= from && to <= end;
    const isTinted = tint !== null && isIn(tint);
    const shown = marks.some(isIn) ? <mark className="proposal-mark">{words}</mark> : words;
    return (
      <span key={from} className={isTinted ? 'proposal-tint' : undefined}>
        {shown}
      </span>
    );
  });
}
