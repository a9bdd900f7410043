import type { Interval } from '../../stats/student-t.ts';
import type { GapState } from '../gap.ts';
import type { MapStep } from './map-model.ts';

/** A state as it is written on the map. */
export function stateWord(state: GapState): string {
  return state === 'at-risk' ? 'at risk' : state;
}

/**
 * A number with its sign and one decimal, the minus as a minus: `−1.4`, `0.0`, `+0.6`. Near zero a second
 * decimal keeps the sign: `−0.03`, so that an interval below zero does not seem to reach it.
 */
export function signed(value: number): string {
  const size = Math.abs(value);
  const text = size >= 0.05 ? size.toFixed(1) : size >= 0.005 ? size.toFixed(2) : '0.0';
  if (text === '0.0') return text;
  return value < 0 ? `−${text}` : `+${text}`;
}

export function intervalWords(interval: Interval): string {
  return `${signed(interval.low)} to ${signed(interval.high)}`;
}

export function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

/** A step's finding in one line, for assistive technology. */
export function stepWords(step: MapStep): string {
  const { gap, state, nPeople } = step.gap;
  if (!gap.mean.defined) return `${step.name}: nobody heard`;
  const interval = gap.interval.defined ? ` (95 % interval ${intervalWords(gap.interval.value)})` : '';
  return `${step.name}: ${stateWord(state)}, mean gap ${signed(gap.mean.value)}${interval}, ${people(nPeople)}`;
}
