import { assertNever } from '../../../../shared/util/assert-never.ts';
import { type Axis, firstDayOf, type TimeUnit } from '../../../../shared/voices/compare/model.ts';
import type { ReadDb } from '../../core/db.ts';
import { notFound } from '../../core/failures.ts';
import { codesInOrder } from '../code-tree.ts';
import type { Person } from '../persons.ts';
import type { ComparedCoding } from './codings.ts';

/** A row or column there can be. */
export interface AxisPlace {
  readonly key: number | string | null;
  readonly name: string;
  readonly detail: string;
}

/** One side of a matrix: its places in the order they stand, and where a coding goes. */
export interface AxisPlaces {
  readonly places: readonly AxisPlace[];
  /** Numbers of the places a coding is counted in; often one, for codes with all below also those above it. */
  readonly of: (coding: ComparedCoding, person: Person) => readonly number[];
  /** The place of a source as such, coded or not; undefined where this is not asked of sources. */
  readonly ofSource?: (sourceId: number) => number | undefined;
}

/** Reads the places of an axis. */
export function axisPlaces(db: ReadDb, axis: Axis): AxisPlaces {
  switch (axis.of) {
    case 'codes':
      return codePlaces(db, axis);
    case 'coder': {
      const list = listed(
        db.all<AxisPlace>(`SELECT id AS key, name, '' AS detail FROM coder ORDER BY id`),
        undefined,
      );
      return { places: list.places, of: ({ coderId }) => list.at(coderId) };
    }
    case 'segment': {
      const list = listed(
        db.all<AxisPlace>(
          `SELECT id AS key, name, '' AS detail FROM segment ORDER BY name COLLATE NOCASE, id`,
        ),
        'No segment',
      );
      const segments = new Map(
        db
          .all<{ id: number; segmentId: number | null }>(
            'SELECT id, segment_id AS segmentId FROM participant WHERE segment_id IS NOT NULL',
          )
          .map(({ id, segmentId }) => [id, segmentId]),
      );
      const segmentOf = ({ participantId }: Person) =>
        participantId === null ? null : (segments.get(participantId) ?? null);
      return { places: list.places, of: (_, person) => list.at(segmentOf(person)) };
    }
    case 'touchpoint':
      return touchpointPlaces(db);
    case 'study':
      return bySource(
        db,
        `SELECT id AS key, name, '' AS detail FROM study ORDER BY name COLLATE NOCASE, id`,
        'No study',
        `SELECT s.id, w.study_id AS place FROM source s LEFT JOIN respondent d ON d.id = s.respondent_id
        JOIN wave w ON w.id = coalesce(s.wave_id, d.wave_id)`,
      );
    case 'wave':
      return bySource(
        db,
        `SELECT w.id AS key, w.name, t.name AS detail FROM wave w JOIN study t ON t.id = w.study_id
        ORDER BY t.name COLLATE NOCASE, t.id, coalesce(w.actual_start, w.planned_start), w.position, w.id`,
        'No wave',
        `SELECT s.id, coalesce(s.wave_id, d.wave_id) AS place FROM source s
        LEFT JOIN respondent d ON d.id = s.respondent_id`,
      );
    case 'question':
      return bySource(
        db,
        `SELECT id AS key, name, '' AS detail FROM attribute WHERE kind = 'question' ORDER BY position, id`,
        'No question',
        'SELECT id, question_id AS place FROM source',
      );
    case 'attribute':
      return attributePlaces(db, axis.attributeId);
    case 'time':
      return timePlaces(db, axis.unit);
    default:
      return assertNever(axis);
  }
}

/** `none`: what a place for whatever stands under no key is called. */
function listed(rows: readonly AxisPlace[], none: string | undefined) {
  const places: AxisPlace[] = [...rows];
  if (none !== undefined) places.push({ key: null, name: none, detail: '' });
  // One array for each place, made once: half a million codings ask for them.
  const lists = places.map((_, index) => [index]);
  const byKey = new Map(places.map(({ key }, index) => [key, lists[index] ?? []]));
  const nowhere: readonly number[] = byKey.get(null) ?? [];
  return {
    places,
    at: (key: number | string | null): readonly number[] => byKey.get(key) ?? nowhere,
  };
}

function bySource(db: ReadDb, placesSql: string, none: string, sourcesSql: string): AxisPlaces {
  const list = listed(db.all<AxisPlace>(placesSql), none);
  const places = new Map(
    db
      .all<{ id: number; place: number | string | null }>(sourcesSql)
      .map(({ id, place }) => [id, list.at(place)]),
  );
  const nowhere = list.at(null);
  const at = (sourceId: number) => places.get(sourceId) ?? nowhere;
  return { places: list.places, of: ({ sourceId }) => at(sourceId), ofSource: (id) => at(id)[0] };
}

/** Values as the grid and the filters compare them; of two values of one respondent the first counts. */
function attributePlaces(db: ReadDb, attributeId: number): AxisPlaces {
  const attribute = db.value<string>('SELECT name FROM attribute WHERE id = ?', [attributeId]);
  if (attribute === undefined) throw notFound('This attribute');
  const rows = db.all<{ id: number; value: string; number: number | null }>(
    `SELECT s.id, a.value, a.number FROM source s JOIN respondent_attribute a ON a.respondent_id = s.respondent_id
    WHERE a.attribute_id = ? AND a.value <> '' ORDER BY a.id DESC`,
    [attributeId],
  );
  const values = [...new Map(rows.map(({ value, number }) => [value, number]))].sort(
    ([a, x], [b, y]) => (x ?? Infinity) - (y ?? Infinity) || a.localeCompare(b),
  );
  const list = listed(
    values.map(([value]) => ({ key: value, name: value, detail: '' })),
    'Not answered',
  );
  const places = new Map(rows.map(({ id, value }) => [id, list.at(value)]));
  const nowhere = list.at(null);
  const at = (sourceId: number) => places.get(sourceId) ?? nowhere;
  return { places: list.places, of: ({ sourceId }) => at(sourceId), ofSource: (id) => at(id)[0] };
}

/** The local days of this computer, as screens show them; times in between that nobody was heard in stand there too. */
function timePlaces(db: ReadDb, unit: TimeUnit): AxisPlaces {
  const rows = db.all<{ id: number; at: number }>(
    'SELECT id, heard_at AS at FROM source WHERE heard_at IS NOT NULL',
  );
  const first = rows.map(({ id, at }) => [id, firstDayOf(localDay(at), unit)] as const);
  const days = [...new Set(first.map(([, day]) => day))].sort();
  const list = listed(
    withGaps(days, unit).map((day) => ({ key: day, name: day, detail: unit })),
    'No date',
  );
  const places = new Map(first.map(([id, day]) => [id, list.at(day)]));
  const nowhere = list.at(null);
  const at = (sourceId: number) => places.get(sourceId) ?? nowhere;
  return { places: list.places, of: ({ sourceId }) => at(sourceId), ofSource: (id) => at(id)[0] };
}

/** Times put in between; a single slip of a date far away must not make thousands of them. */
const MOST_TIMES = 1000;

function withGaps(days: readonly string[], unit: TimeUnit): readonly string[] {
  const all: string[] = [];
  for (const [index, day] of days.entries()) {
    all.push(day);
    const next = days[index + 1];
    for (let at = afterOf(day, unit); next !== undefined && at < next; at = afterOf(at, unit)) {
      if (all.length > MOST_TIMES) return days;
      all.push(at);
    }
  }
  return all;
}

function afterOf(first: string, unit: TimeUnit): string {
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number);
  const days = { day: 1, week: 7, month: 32, quarter: 95, year: 370 }[unit];
  const later = new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
  return firstDayOf(later, unit);
}

function localDay(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A coding's own touchpoints; where it has none, that of the source it is in. */
function touchpointPlaces(db: ReadDb): AxisPlaces {
  const list = listed(
    db.all<AxisPlace>(
      `SELECT id AS key, name, '' AS detail FROM touchpoint ORDER BY name COLLATE NOCASE, id`,
    ),
    'No touchpoint',
  );
  const own = Map.groupBy(
    db.all<{ codingId: number; touchpointId: number }>(
      'SELECT DISTINCT coding_id AS codingId, touchpoint_id AS touchpointId FROM evidence WHERE coding_id IS NOT NULL',
    ),
    ({ codingId }) => codingId,
  );
  const ofSource = new Map(
    db
      .all<{ id: number; place: number }>(
        'SELECT id, touchpoint_id AS place FROM source WHERE touchpoint_id IS NOT NULL',
      )
      .map(({ id, place }) => [id, list.at(place)]),
  );
  const nowhere = list.at(null);
  return {
    places: list.places,
    of: ({ id, sourceId }) =>
      own.get(id)?.flatMap(({ touchpointId }) => list.at(touchpointId)) ?? ofSource.get(sourceId) ?? nowhere,
  };
}

/** Codes in the order of the codebook. */
function codePlaces(db: ReadDb, axis: Extract<Axis, { of: 'codes' }>): AxisPlaces {
  const inSet =
    axis.setId === null
      ? null
      : new Set(db.column<number>('SELECT code_id FROM code_set_member WHERE code_set_id = ?', [axis.setId]));
  const among = axis.ids === null ? null : new Set(axis.ids);
  const places: AxisPlace[] = [];
  const numbers = new Map<number, readonly number[]>();
  for (const { id, parentId, name, path } of codesInOrder(db)) {
    const isShown = (inSet === null || inSet.has(id)) && (among === null || among.has(id));
    if (isShown) places.push({ key: id, name, detail: path.slice(0, -1).join(' › ') });
    const above = axis.below && parentId !== null ? (numbers.get(parentId) ?? []) : [];
    numbers.set(id, isShown ? [places.length - 1, ...above] : above);
  }
  const nowhere: readonly number[] = [];
  return { places, of: ({ codeId }) => numbers.get(codeId) ?? nowhere };
}
