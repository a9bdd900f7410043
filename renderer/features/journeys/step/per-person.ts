import type { StepEvidence } from '../../../../shared/journeys/model.ts';
import type { GapKind } from '../../../../shared/journeys/reading.ts';

/** One person's gap at a step: the mean of that person's readings of one kind. */
export interface PersonGap {
  readonly id: string;
  readonly person: string;
  readonly segment: string | null;
  readonly gap: number;
  readonly readings: number;
}

/** People whose gap is known, the worst first. A reading of nobody known counts as a person of its own. */
export function perPerson(readings: StepEvidence['readings'], kind: GapKind): readonly PersonGap[] {
  const people = new Map<string, { person: string; segment: string | null; gaps: number[] }>();
  for (const { id, person, segment, gap, kind: own } of readings) {
    if (own !== kind || gap === null) continue;
    const key = person === 'Person not known' ? `${person} ${id}` : person;
    const entry = people.get(key) ?? { person, segment, gaps: [] };
    entry.gaps.push(gap);
    people.set(key, entry);
  }
  return [...people]
    .map(([id, { person, segment, gaps }]) => ({
      id,
      person,
      segment,
      gap: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
      readings: gaps.length,
    }))
    .sort((a, b) => a.gap - b.gap);
}
