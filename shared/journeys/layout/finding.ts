import { mean } from '../../stats/mean.ts';
import { truncate } from '../../text/metrics.ts';
import type { GapResult, GapState } from '../gap.ts';
import { remembered } from '../remembered.ts';
import { type MapModel, type MapStep, stepsOf } from './map-model.ts';
import { direction } from './text-block.ts';
import { signed } from './words.ts';

/** What the map shows, in words: the headline, and what has to be known beside it. */
export interface Finding {
  readonly headline: string;
  readonly details: readonly string[];
}

/** The headline says what breaks, else what may; the details what delights, what nobody knows, peak and end. */
export function findingOf(model: MapModel): Finding {
  const steps = stepsOf(model);
  if (steps.length === 0) return { headline: 'No steps yet.', details: [] };
  if (steps.every((step) => step.gap.state === 'silent')) {
    const where = steps.length === 1 ? 'its one step' : `any of the ${steps.length} steps`;
    return { headline: `Nobody has been heard at ${where} yet.`, details: [] };
  }
  const breaks = inState(steps, 'breaks');
  const risks = inState(steps, 'at-risk');
  const details = [
    breaks.length > 0 && risks.length > 0 ? `At risk: ${list(risks)}.` : '',
    sentence('Better than expected', inState(steps, 'delights')),
    sentence('Too few people heard', inState(steps, 'thin')),
    sentence('Silent', inState(steps, 'silent')),
    model.gapKind === 'subtracted' ? rememberedWords(steps) : '',
  ];
  return { headline: headlineOf(steps, breaks, risks), details: details.filter((part) => part !== '') };
}

function headlineOf(
  steps: readonly MapStep[],
  breaks: readonly MapStep[],
  risks: readonly MapStep[],
): string {
  const all = `${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`;
  if (breaks.length > 0) {
    return `${breaks.length} of ${all} ${breaks.length === 1 ? 'breaks' : 'break'}: ${list(breaks)}`;
  }
  if (risks.length > 0)
    return `${risks.length} of ${all} ${risks.length === 1 ? 'is' : 'are'} at risk: ${list(risks)}`;
  const known = steps.some((step) => step.gap.state !== 'thin' && step.gap.state !== 'silent');
  return known ? 'No step breaks' : 'No step has been heard from enough people yet';
}

/** Peak and end of the mean experience, beside its mean over the steps (Kahneman). */
function rememberedWords(steps: readonly MapStep[]): string {
  const values = steps.map(({ gap }) => (gap.experience.mean.defined ? gap.experience.mean.value : null));
  const memory = remembered(values);
  const average = mean(values.filter((value) => value !== null));
  const heard = values.filter((value) => value !== null).length;
  if (!memory.defined || !average.defined || heard < 2) return '';
  const { score, peakAt, endAt, peak, end } = memory.value;
  const at = (index: number): string => nameOf(steps[index]);
  return (
    `Remembered by peak and end: ${signed(score)} (peak ${signed(peak)} at ${at(peakAt)}, ` +
    `end ${signed(end)} at ${at(endAt)}); mean of the steps ${signed(average.value)}.`
  );
}

/** Steps in a state, those farthest from what was expected first. */
function inState(steps: readonly MapStep[], state: GapState): readonly MapStep[] {
  return steps.filter((step) => step.gap.state === state).sort((a, b) => distance(b.gap) - distance(a.gap));
}

function distance(result: GapResult): number {
  return result.gap.mean.defined ? Math.abs(result.gap.mean.value) : 0;
}

function sentence(what: string, steps: readonly MapStep[]): string {
  return steps.length === 0 ? '' : `${what}: ${list(steps)}.`;
}

function list(steps: readonly MapStep[]): string {
  const shown = steps.slice(0, 3).map((step) => nameOf(step));
  const more = steps.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

/**
 * A step's name inside a sentence: cut where it is a sentence itself, and kept from turning the punctuation
 * around it where it runs the other way (Unicode annex 9, isolates).
 */
function nameOf(step: MapStep | undefined): string {
  const name = truncate(step?.name.replace(/\s+/gu, ' ').trim() ?? '', 280, { size: 13, weight: 400 });
  return direction(name) === 'rtl' ? `\u2068${name}\u2069` : name;
}
