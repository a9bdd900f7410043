/** A score a respondent gave. */
export interface Score {
  readonly kind: string | null;
  readonly value: number;
  readonly min: number;
  readonly max: number;
}

/** What an answer is known by besides its words. */
export interface AnswerContext {
  readonly touchpointId: number | null;
  readonly questionId: number | null;
  readonly scores: readonly Score[];
}

/** Kinds of score that say nothing of how it went. */
const NO_FEELING: ReadonlySet<string | null> = new Set(['importance', 'expectation']);

/**
 * The facts of an answer: `t` touchpoint, `q` question, `s` how it was rated (`-` lowest third, `0`, `+` highest
 * third), `g` experience against expectation; and each rating together with the touchpoint, or the question where
 * there is none, because a low score means other things at other places.
 */
export function factsOf({ touchpointId, questionId, scores }: AnswerContext): readonly string[] {
  const places = [
    ...(questionId === null ? [] : [`q${questionId}`]),
    ...(touchpointId === null ? [] : [`t${touchpointId}`]),
  ];
  const share = ({ value, min, max }: Score): number => (max > min ? (value - min) / (max - min) : 0.5);
  const ratings = scores
    .filter(({ kind }) => !NO_FEELING.has(kind))
    .map((score) => {
      const at = share(score);
      return `s${score.kind ?? ''}${at < 1 / 3 ? '-' : at > 2 / 3 ? '+' : '0'}`;
    });
  const expected = scores.find(({ kind }) => kind === 'expectation');
  const experienced = scores.find(({ kind }) => kind === 'experience');
  if (expected && experienced) {
    const gap = share(experienced) - share(expected);
    ratings.push(`g${gap < 0 ? '-' : gap > 0 ? '+' : '0'}`);
  }
  const place = places.at(-1);
  const together = place === undefined ? [] : ratings.map((rating) => `${place} ${rating}`);
  return [...places, ...ratings, ...together];
}
