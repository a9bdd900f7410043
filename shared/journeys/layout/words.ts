import type { Interval } from '../../stats/student-t.ts';
import type { GapResult, GapState } from '../gap.ts';
import type { MapModel, MapStep } from './map-model.ts';
import { stepsOf } from './map-model.ts';

/** A state as it is written on the map. */
export function stateWord(state: GapState): string {
  return state === 'at-risk' ? 'at risk' : state;
}

/** A number with its sign and one decimal, the minus as a minus: `−1.4`, `0.0`, `+0.6`. */
export function signed(value: number): string {
  const text = Math.abs(value).toFixed(1);
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

/** The map's finding: what breaks, else what may, then how much of the journey nobody can speak for. */
export function headline(model: MapModel): string {
  const steps = stepsOf(model);
  if (steps.length === 0) return 'No steps yet.';
  const heard = steps.filter((step) => step.gap.state !== 'silent');
  if (heard.length === 0) return `Nobody has been heard at ${ofAll(steps.length)} yet.`;
  const sentences = [main(steps)];
  const delights = named(steps, 'delights');
  if (delights.length > 0) sentences.push(`Better than expected: ${list(delights)}.`);
  const quiet = [
    counted(steps, 'thin', 'heard from too few people'),
    counted(steps, 'silent', 'silent'),
  ].filter((part) => part !== '');
  if (quiet.length > 0) sentences.push(`Not known: ${quiet.join(', ')}.`);
  return sentences.join(' ');
}

function main(steps: readonly MapStep[]): string {
  const breaks = named(steps, 'breaks');
  if (breaks.length > 0) return `${share(breaks.length, steps.length, 'breaks', 'break')}: ${list(breaks)}.`;
  const risks = named(steps, 'at-risk');
  const none = steps.some((step) => !['thin', 'silent'].includes(step.gap.state)) ? 'No step breaks. ' : '';
  if (risks.length > 0)
    return `${none}${share(risks.length, steps.length, 'is', 'are')} at risk: ${list(risks)}.`;
  return none === '' ? 'No step has been heard from enough people.' : none.trimEnd();
}

/** Steps in a state, those farthest from what was expected first. */
function named(steps: readonly MapStep[], state: GapState): readonly MapStep[] {
  return steps
    .filter((step) => step.gap.state === state)
    .sort((a, b) => Math.abs(meanOf(b.gap)) - Math.abs(meanOf(a.gap)));
}

function meanOf(result: GapResult): number {
  return result.gap.mean.defined ? result.gap.mean.value : 0;
}

function share(count: number, all: number, one: string, many: string): string {
  const noun = all === 1 ? 'step' : 'steps';
  return `${count} of ${all} ${noun} ${count === 1 ? one : many}`;
}

function ofAll(count: number): string {
  return count === 1 ? 'its one step' : `any of the ${count} steps`;
}

function counted(steps: readonly MapStep[], state: GapState, word: string): string {
  const count = steps.filter((step) => step.gap.state === state).length;
  if (count === 0) return '';
  return `${count} ${count === 1 ? 'step' : 'steps'} ${word}`;
}

function list(steps: readonly MapStep[]): string {
  const shown = steps.slice(0, 3).map((step) => step.name.trim());
  const more = steps.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
