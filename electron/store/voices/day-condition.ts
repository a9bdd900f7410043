import type { ConditionTest } from '../../../shared/voices/condition.ts';
import type { Piece } from './condition-piece.ts';

/**
 * Sources heard from the first moment of one local day to the last of another; both may be missing, which asks
 * nothing. Days are those of this computer's time zone, as screens show and take them. What has no date is on no day.
 */
export function daysPiece({ from, to }: Extract<ConditionTest, { readonly test: 'date' }>): Piece {
  if (from === undefined && to === undefined) return ['1'];
  const first = from === undefined ? Number.MIN_SAFE_INTEGER : midnight(from, 0);
  const end = to === undefined ? Number.MAX_SAFE_INTEGER : midnight(to, 1);
  return ['s.heard_at IS NOT NULL AND s.heard_at >= ? AND s.heard_at < ?', first, end];
}

/** When a local day `YYYY-MM-DD` begins, so many days later. Where clocks jump over midnight, the first moment after. */
function midnight(day: string, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = new Date(2000, 0, 1);
  // Not in the constructor: it takes years below 100 for those of the last century.
  at.setFullYear(year, month - 1, date + later);
  return at.getTime();
}
