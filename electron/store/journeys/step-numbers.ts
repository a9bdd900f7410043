import { gapAtStep } from '../../../shared/journeys/gap.ts';
import type { MapFilter, MapStep } from '../../../shared/journeys/model.ts';
import type { Reading } from '../../../shared/journeys/reading.ts';
import { severity } from '../../../shared/journeys/severity.ts';
import { importanceOf } from '../core/rating.ts';
import { personKey, type ReadingRow } from './gather.ts';

export interface StepPlace {
  readonly id: number;
  readonly touchpointId: number | null;
}

/**
 * The readings that count at each step: those tied to it, and those of its touchpoint tied to no step. Steps that
 * have the same readings share one list.
 */
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
    steps.map(({ id, touchpointId }) => {
      const own = tied.get(id);
      const shared = (touchpointId === null ? undefined : untied.get(touchpointId)) ?? none;
      return [id, own ? [...own, ...shared] : shared];
    }),
  );
}

const none: readonly ReadingRow[] = [];

/** People with a reading of the filter's kind in the list; a reading of nobody known counts as a person of its own. */
function peopleIn(rows: Iterable<ReadingRow>, kind: MapFilter['kind']): ReadonlySet<number | string> {
  const people = new Set<number | string>();
  for (const row of rows) {
    if (row.ratingKind === kind) people.add(personKey(row) ?? `reading ${row.id}`);
  }
  return people;
}

type StepNumbers = Pick<MapStep, 'gap' | 'severity'>;

/**
 * The gap at each step and how much it matters among the journey's `people`. Reckoned once for each list: a long
 * journey passes few touchpoints many times.
 */
export function numbersBySteps(
  readings: ReadonlyMap<number, readonly ReadingRow[]>,
  kind: MapFilter['kind'],
): { readonly people: number; readonly of: (stepId: number) => StepNumbers } {
  const lists = new Set(readings.values());
  const everybody = new Set<number | string>();
  for (const list of lists) for (const person of peopleIn(list, kind)) everybody.add(person);
  const people = everybody.size;
  const known = new Map<readonly ReadingRow[], StepNumbers>();
  return {
    people,
    of: (stepId) => {
      const list = readings.get(stepId) ?? none;
      const numbers = known.get(list) ?? numbersOf(stepId, list, kind, people);
      known.set(list, numbers);
      return numbers;
    },
  };
}

function numbersOf(
  stepId: number,
  rows: readonly ReadingRow[],
  kind: MapFilter['kind'],
  people: number,
): StepNumbers {
  const readings = rows.flatMap((row) => toReading(stepId, row) ?? []);
  const gap = gapAtStep(readings, { kind });
  return { gap, severity: severity(gap, peopleIn(rows, kind).size, people) };
}

function toReading(stepId: number, row: ReadingRow): Reading | undefined {
  const base = {
    stepId,
    participantId: personKey(row),
    importance: importanceOf(row.importance, row.importanceMin, row.importanceMax),
  };
  const { direct, expectation, experience, scaleMin, scaleMax } = row;
  if (row.ratingKind === 'direct') {
    return direct === -1 || direct === 0 || direct === 1 ? { ...base, kind: 'direct', direct } : undefined;
  }
  const scale = { min: scaleMin ?? 0, max: scaleMax ?? 0 };
  return { ...base, kind: 'subtracted', expectation, experience, scale };
}
