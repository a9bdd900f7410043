import Database from 'better-sqlite3';
import type { FindKind } from '../../../../shared/voices/pseudonymise/find.ts';
import type { PlaceId, PlanFind, PlanGroup } from '../../../../shared/voices/pseudonymise/model.ts';
import { openReader } from '../../core/open-connection.ts';
import { fields } from './fields.ts';

/** A plan of replacements: a database of its own in the scratch folder. It holds originals and goes with its use. */
const schema = `
CREATE TABLE plan_source (id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL) STRICT;
CREATE TABLE plan_group (
  n INTEGER PRIMARY KEY, kind TEXT NOT NULL, label TEXT NOT NULL, replacement TEXT NOT NULL, count INTEGER NOT NULL,
  sources INTEGER NOT NULL, beside INTEGER NOT NULL, confidence REAL NOT NULL, why TEXT NOT NULL,
  known INTEGER NOT NULL) STRICT;
CREATE TABLE plan_writing (grp INTEGER NOT NULL, writing TEXT NOT NULL, count INTEGER NOT NULL) STRICT;
-- field: -1 for the text of the source, else the place in the list of fields. Offsets in code points; in a field UTF-16.
CREATE TABLE plan_find (
  n INTEGER PRIMARY KEY, grp INTEGER NOT NULL, field INTEGER NOT NULL, row_id INTEGER NOT NULL, source_id INTEGER,
  title TEXT NOT NULL, start_at INTEGER NOT NULL, end_at INTEGER NOT NULL, found TEXT NOT NULL, value TEXT,
  context TEXT NOT NULL, from_unit INTEGER NOT NULL, to_unit INTEGER NOT NULL) STRICT;
CREATE INDEX plan_find_group ON plan_find(grp, n);
CREATE INDEX plan_writing_group ON plan_writing(grp);
`;

export interface PlannedFind {
  readonly n: number;
  readonly group: number;
  readonly field: number;
  readonly rowId: number;
  readonly sourceId: number | null;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly found: string;
  /** What the field held; null for texts, which are known by their hash. */
  readonly value: string | null;
  readonly context: string;
  readonly from: number;
  readonly to: number;
}

export interface PlannedGroup {
  readonly n: number;
  readonly kind: FindKind;
  readonly label: string;
  readonly replacement: string;
  readonly count: number;
  readonly sources: number;
  readonly beside: number;
  readonly confidence: number;
  readonly why: string;
  readonly isKnown: boolean;
  readonly writings: ReadonlyMap<string, number>;
}

/** Writes a plan; without a journal, because an unfinished plan is simply deleted. */
export class PseudonymPlanWriter {
  readonly #raw: Database.Database;
  readonly #find: Database.Statement;
  readonly #source: Database.Statement;
  readonly #group: Database.Statement;
  readonly #writing: Database.Statement;

  constructor(file: string) {
    this.#raw = new Database(file);
    for (const pragma of ['journal_mode = OFF', 'synchronous = OFF']) this.#raw.pragma(pragma);
    this.#raw.exec(schema);
    this.#raw.exec('BEGIN');
    this.#find = this.#raw.prepare('INSERT INTO plan_find VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#source = this.#raw.prepare('INSERT INTO plan_source VALUES (?, ?)');
    this.#group = this.#raw.prepare('INSERT INTO plan_group VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#writing = this.#raw.prepare('INSERT INTO plan_writing VALUES (?, ?, ?)');
  }

  source(id: number, sha256: Buffer): void {
    this.#source.run(id, sha256);
  }

  find(find: PlannedFind): void {
    const { n, group, field, rowId, sourceId, title, start, end, found, value, context, from, to } = find;
    this.#find.run(n, group, field, rowId, sourceId, title, start, end, found, value, context, from, to);
  }

  group(group: PlannedGroup): void {
    const { n, kind, label, replacement, count, sources, beside, confidence, why, isKnown, writings } = group;
    this.#group.run(n, kind, label, replacement, count, sources, beside, confidence, why, isKnown ? 1 : 0);
    for (const [writing, times] of writings) this.#writing.run(n, writing, times);
  }

  finish(): void {
    this.#raw.exec('COMMIT');
    this.#raw.close();
  }

  abandon(): void {
    this.#raw.close();
  }
}

const SHOWN_WRITINGS = 10;

/** All groups of a plan: the surest first, then the commonest. */
export function readPseudonymGroups(file: string): { groups: PlanGroup[] } {
  const db = openReader(file);
  try {
    const writings = Map.groupBy(
      db.all<{ grp: number; writing: string; count: number }>(
        'SELECT grp, writing, count FROM plan_writing ORDER BY grp, count DESC, writing',
      ),
      ({ grp }) => grp,
    );
    return {
      groups: db
        .all<Omit<PlanGroup, 'isKnown' | 'writings'> & { known: number }>(
          'SELECT n, kind, label, replacement, count, sources, beside, confidence, why, known FROM plan_group ORDER BY n',
        )
        .map(({ known, ...group }) => ({
          ...group,
          isKnown: known === 1,
          writings: (writings.get(group.n) ?? [])
            .slice(0, SHOWN_WRITINGS)
            .map(({ writing, count }): [string, number] => [writing, count]),
        })),
    };
  } finally {
    db.close();
  }
}

interface FindRow extends Omit<PlanFind, 'place'> {
  readonly field: number;
}

/** A page of the places of some groups, in the order of the plan. */
export function readPseudonymFinds(
  file: string,
  page: { readonly groups: readonly number[]; readonly offset: number; readonly limit: number },
): { total: number; finds: PlanFind[] } {
  const db = openReader(file);
  try {
    const groups = JSON.stringify(page.groups);
    return {
      total:
        db.value<number>('SELECT count(*) FROM plan_find WHERE grp IN (SELECT value FROM json_each(?))', [
          groups,
        ]) ?? 0,
      finds: db
        .all<FindRow>(
          `SELECT n, grp AS "group", field, source_id AS sourceId, title, context, from_unit AS "from", to_unit AS "to"
          FROM plan_find WHERE grp IN (SELECT value FROM json_each(?)) ORDER BY n LIMIT ? OFFSET ?`,
          [groups, page.limit, page.offset],
        )
        .map(({ field, ...find }) => ({ ...find, place: placeOf(field) })),
    };
  } finally {
    db.close();
  }
}

function placeOf(field: number): PlaceId {
  return fields[field]?.place ?? 'text';
}
