import type { Agreement, AgreementReason } from '../../stats/agreement.ts';
import { assertNever } from '../../util/assert-never.ts';
import type {
  AgreementInput,
  AgreementResult,
  AgreementUnits,
  CoefficientName,
  SourceRule,
} from './model.ts';

export const coefficientTitles: Readonly<Record<CoefficientName, string>> = {
  percent: 'Percent',
  kappa: 'Kappa',
  pi: 'Pi',
  s: 'S',
  ac1: 'AC1',
  alpha: 'Alpha',
};

/** The coefficients as a report names them. */
export const coefficientNamesInFull: Readonly<Record<CoefficientName, string>> = {
  percent: 'percent agreement',
  kappa: 'Cohen’s kappa',
  pi: 'Scott’s pi',
  s: 'Bennett’s S',
  ac1: 'Gwet’s AC1',
  alpha: 'Krippendorff’s alpha (nominal)',
};

/** One unit and several. */
export const unitNames: Readonly<Record<AgreementUnits, readonly [string, string]>> = {
  characters: ['character', 'characters'],
  sources: ['source', 'sources'],
  turns: ['turn', 'turns'],
  sentences: ['sentence', 'sentences'],
  paragraphs: ['paragraph', 'paragraphs'],
};

/** Which sources count, as the end of “… that”. */
export const sourceRuleWords: Readonly<Record<SourceRule, string>> = {
  every: 'every one of these coders has a coding in',
  pairs: 'at least two of these coders have a coding in; the others count as missing there',
  any: 'any of these coders has a coding in; the others count as having coded nothing there',
  all: 'there are, coded or not',
};

/** Why a coefficient has no value, as a sentence. */
export function reasonSentence(reason: AgreementReason): string {
  switch (reason) {
    case 'no units':
      return 'There is nothing to compare: no unit is left by these choices.';
    case 'one coder':
      return 'Only one coder coded here; agreement needs two.';
    case 'nothing varies':
      return 'Nothing varies: all units were judged alike, so agreement by chance would be complete.';
    case 'nothing paired':
      return 'Nothing can be paired: no unit was judged by two coders.';
    case 'coded text only':
      return 'Not given for coded text alone: what nobody coded is left out, and chance agreement hangs on it.';
    case 'a pair is not defined':
      return 'One of the pairs of coders has no value; the mean over pairs would leave it out.';
    case 'no code is defined':
      return 'No code has a value to take the mean of.';
    case 'not a number':
      return 'It could not be computed from these counts.';
    default:
      return assertNever(reason);
  }
}

/** Three decimals as printed in the literature, percent with one; what is not quite full never looks full. */
export function coefficientText(name: CoefficientName, agreement: Agreement): string {
  if (!agreement.defined) return 'not defined';
  if (name === 'percent') {
    const share = (agreement.value * 100).toFixed(1);
    return share === '100.0' && agreement.value < 1 ? '> 99.9 %' : `${share} %`;
  }
  const text = agreement.value.toFixed(3);
  if (text === '1.000' && agreement.value < 1) return '> 0.999';
  return Number(text) === 0 ? '0.000' : text.replace('-', '−');
}

/** What was done, for the methods part of a report: everything a reader needs to judge the numbers. */
export function methodsStatement(input: AgreementInput, result: AgreementResult): string {
  const count = (value: number, [one, many]: readonly [string, string]): string =>
    `${value.toLocaleString('en')} ${value === 1 ? one : many}`;
  const names = result.coders.map(({ name }) => name);
  const list = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  const isMean = names.length > 2;
  const { together, mean } = result;
  const values = (['percent', 'kappa', 'pi', 's', 'ac1', 'alpha'] as const).map((name) => {
    const agreement = together.coefficients[name];
    const over = mean.coefficients[name];
    const value = agreement.defined
      ? coefficientText(name, agreement)
      : `not defined (${lower(reasonSentence(agreement.reason))})`;
    const meanText = over.defined
      ? `; mean of ${count(mean.over[name] ?? 0, ['code', 'codes'])} ${coefficientText(name, over)}`
      : '';
    const kind = isMean && name !== 'alpha' ? ', mean over all pairs of coders' : '';
    return `${coefficientNamesInFull[name]}${kind} ${value}${meanText}`;
  });
  const coded =
    input.units === 'characters'
      ? 'Each character was judged coded or not.'
      : input.overlap === 'any'
        ? 'A unit counts as coded where any part of it is.'
        : 'A unit counts as coded where at least half of its characters are.';
  const universe =
    input.universe === 'whole'
      ? 'The universe is the whole text of these sources.'
      : 'The universe is only the text that somebody coded, so coefficients corrected for chance are left to alpha.';
  const prevalence = result.coders
    .map(({ name }, place) => {
      const share = together.prevalence[place];
      return `${name} ${share === null || share === undefined ? 'none judged' : `${(share * 100).toFixed(2)} %`}`;
    })
    .join(', ');
  return [
    `Agreement of ${list} on ${count(result.sources, ['source', 'sources'])}: those ${sourceRuleWords[input.sources]}${result.leftOut > 0 ? ` (${result.leftOut.toLocaleString('en')} left out)` : ''}.`,
    `Unit: ${unitNames[input.units][0]}, n = ${result.units.toLocaleString('en')}. ${coded} ${universe} Overlapping codings of one coder and code were joined first.`,
    `${count(result.codes.length, ['code', 'codes'])} that at least one of them used${input.withChildren ? ', each with the codes below it' : ''}${result.unused > 0 ? `; ${count(result.unused, ['code', 'codes'])} nobody used left out` : ''}; all codes together, every decision on a unit and a code counts once.`,
    `${values.join('; ')}.`,
    `Prevalence over all decisions: ${prevalence}.`,
  ].join(' ');
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/u, '');
}
