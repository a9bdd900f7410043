/**
 * The turns of those a text is about: of known participants where there are any, else of everybody but the
 * interviewer. Undefined where neither is known, so that all turns are as good as any.
 */
export function participantTurns<
  T extends { readonly participantId: number | null; readonly isInterviewer: number },
>(turns: readonly T[]): readonly T[] | undefined {
  const known = turns.filter(({ participantId }) => participantId !== null);
  if (known.length > 0) return known;
  const others = turns.filter(({ isInterviewer }) => isInterviewer === 0);
  return others.length < turns.length ? others : undefined;
}
