import { ArrowDown, ArrowUp, Equal } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatSigned } from './format.ts';
import './gap-mark.css';

/** Which way a gap points: below, at or above what was expected. */
export function gapDirection(gap: number): 'worse' | 'as' | 'better' {
  if (Math.abs(gap) < 0.05) return 'as';
  return gap < 0 ? 'worse' : 'better';
}

const marks = { worse: ArrowDown, as: Equal, better: ArrowUp } as const;
const words = { worse: 'worse than expected', as: 'as expected', better: 'better than expected' } as const;

/** A gap between experience and expectation: sign, arrow and colour together. */
export function GapMark({ gap, digits = 1 }: { readonly gap: number; readonly digits?: number }): ReactNode {
  const direction = gapDirection(gap);
  const Icon = marks[direction];
  return (
    <span className="gap-mark number" data-direction={direction}>
      <Icon size={12} strokeWidth={2} aria-hidden="true" />
      {formatSigned(gap, digits)}
      <span className="sr-only"> ({words[direction]})</span>
    </span>
  );
}
