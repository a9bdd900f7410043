import { signed } from '../../../shared/journeys/layout/words.ts';
import type { GapKind } from '../../../shared/journeys/reading.ts';
import type { Defined, UndefinedReason } from '../../../shared/stats/defined.ts';
import { assertNever } from '../../../shared/util/assert-never.ts';

/** What a gap of this kind is, in a sentence; the two kinds are never averaged together. */
export function gapKindSentence(kind: GapKind): string {
  return kind === 'subtracted'
    ? 'Gap = experience minus expectation, each on −2 to +2.'
    : 'Gap = answers “worse, as or better than expected”, −1 to +1.';
}

/** The scale of a gap's figures. */
export function gapScaleWords(kind: GapKind): string {
  return kind === 'subtracted'
    ? 'each side on −2 to +2, whatever scale was asked'
    : '−1 worse, 0 as, +1 better than expected';
}

/** Why a number is not there, in the user's words. */
export function reasonWords(reason: UndefinedReason): string {
  switch (reason) {
    case 'no values':
      return 'nobody heard';
    case 'fewer than two values':
      return 'only one person';
    case 'nothing varies':
      return 'all answers are the same';
    case 'not a number':
      return 'an answer is not a number';
    case 'outside its scale':
      return 'an answer lies outside its scale';
    case 'no scale':
      return 'the scale is unknown';
    case 'not rated':
      return 'not rated';
    default:
      return assertNever(reason);
  }
}

/** A signed number, or "not defined" with the reason. */
export function signedOr(value: Defined<number>): string {
  return value.defined ? signed(value.value) : `not defined (${reasonWords(value.reason)})`;
}

export const originWords = {
  survey: 'Survey',
  coding: 'Coding',
  workshop: 'Workshop',
  manual: 'By hand',
} as const;
