import { gapAtStep } from '../../../shared/journeys/gap.ts';
import type { MapFilter } from '../../../shared/journeys/model.ts';
import type { Reading } from '../../../shared/journeys/reading.ts';
import { severity } from '../../../shared/journeys/severity.ts';
import { importanceOf } from '../core/rating.ts';
import { personKey, type ReadingRow } from './gather.ts';

export interface StepPlace {
  readonly id: number;
  readonly touchpointId: number | null;
}

/** The readings that count at each step: those tied to it, and those of its touchpoint tied to no step. */
export function readingsByStep(
  steps: readonly StepPlace[],
  rows: readonly ReadingRow[],
): ReadonlyMap<number, readonly ReadingRow[]> {
  const tied = Map.groupBy(
    rows.filter((row) => row.stepId !== null),
    (row) => row.stepId,
  );
  const untied = Map.groupBy(
    rows.filter((row) => row.stepId === null),
    (row) => row.touchpointId,
  );
  return new Map(
    steps.map(({ id, touchpointId }) => [
      id,
      [...(tied.get(id) ?? []), ...(touchpointId === null ? [] : (untied.get(touchpointId) ?? []))],
    ]),
  );
}

/** People with a reading of the filter's kind in the list; a reading of nobody known counts as a person of its own. */
export function peopleIn(rows: Iterable<ReadingRow>, kind: MapFilter['kind']): ReadonlySet<number | string> {
  const people = new Set<number | string>();
  for (const row of rows) {
    if (row.ratingKind === kind) people.add(personKey(row) ?? `reading ${row.id}`);
  }
  return people;
}

/** The gap at a step and how much it matters among the journey's `people`. */
export function numbersOf(
  stepId: number,
  rows: readonly ReadingRow[],
  kind: MapFilter['kind'],
  people: number,
) {
  const readings = rows.flatMap((row) => toReading(stepId, row));
  const gap = gapAtStep(readings, { kind });
  return { gap, severity: severity(gap, peopleIn(rows, kind).size, people) };
}

function toReading(stepId: number, row: ReadingRow): readonly Reading[] {
  const base = {
    stepId,
    participantId: personKey(row),
    importance: importanceOf(row.importance, row.importanceMin, row.importanceMax),
  };
  const { direct, expectation, experience, scaleMin, scaleMax } = row;
  if (row.ratingKind === 'direct') {
    return direct === -1 || direct === 0 || direct === 1 ? [{ ...base, kind: 'direct', direct }] : [];
  }
  const scale = { min: scaleMin ?? 0, max: scaleMax ?? 0 };
  return [{ ...base, kind: 'subtracted', expectation, experience, scale }];
}
