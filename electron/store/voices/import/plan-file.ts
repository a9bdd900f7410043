import type { z } from 'zod';
import { nameKey } from '../../../../shared/util/name-key.ts';
import type { importPlanSchema, PlannedRow, PlannedWhat } from '../../../../shared/voices/import-plan.ts';
import type { Db, ReadDb } from '../../core/db.ts';
import { openReader } from '../../core/open-connection.ts';
import { externalKey } from './external-key.ts';

const NAMES_SHOWN = 200;

/** What the workspace already knows, as far as a plan must respect it. */
export interface KnownToWorkspace {
  /** Participant ids by external key. */
  readonly participants: ReadonlyMap<string, number>;
  readonly pseudonyms: ReadonlySet<string>;
  /** Hashes of texts that came in as whole files, as they stand and as they came. */
  readonly textHashes: ReadonlySet<string>;
  /** Own keys of texts that came in as whole files. */
  readonly textKeys: ReadonlySet<string>;
  /** Names by `nameKey`. */
  readonly touchpoints: ReadonlySet<string>;
  readonly fileImported: boolean;
}

/**
 * Reads from the workspace what decides between add, merge and skip. `sha256`: of the raw file; `shapeKey`: of its
 * columns, undefined for whole texts.
 */
export function readKnown(db: ReadDb, sha256: Buffer, shapeKey?: string): KnownToWorkspace {
  const people = db.all<{ id: number; external_key: string | null; pseudonym: string }>(
    'SELECT id, external_key, pseudonym FROM participant',
  );
  return {
    // A file may call people by the pseudonym they have here; a key kept from an earlier file goes before it.
    participants: new Map([
      ...people.map((p) => [externalKey(p.pseudonym), p.id] as const),
      ...people.flatMap((p) => (p.external_key === null ? [] : [[p.external_key, p.id] as const])),
    ]),
    pseudonyms: new Set(people.map((p) => p.pseudonym)),
    textHashes: new Set(
      shapeKey === undefined
        ? db.column<string>(
            `SELECT lower(hex(t.sha256)) FROM source s JOIN source_text t ON t.id = s.id
             WHERE s.import_file_id IS NOT NULL AND s.respondent_id IS NULL
             UNION SELECT lower(hex(imported_sha256)) FROM source
             WHERE imported_sha256 IS NOT NULL AND respondent_id IS NULL`,
          )
        : [],
    ),
    textKeys: new Set(
      shapeKey === undefined
        ? db.column<string>(
            'SELECT external_key FROM source WHERE external_key IS NOT NULL AND respondent_id IS NULL',
          )
        : [],
    ),
    touchpoints: new Set(db.all<{ name: string }>('SELECT name FROM touchpoint').map((t) => nameKey(t.name))),
    fileImported: db.value<number>('SELECT 1 FROM import_file WHERE sha256 = ?', [sha256]) !== undefined,
  };
}

/** The mapping chosen for the last file of the same shape, as JSON. */
export function rememberedMapping(db: ReadDb, shapeKey: string): unknown {
  const text = db.value<string>('SELECT mapping FROM import_mapping WHERE shape_key = ?', [shapeKey]);
  return text === undefined ? null : (JSON.parse(text) as unknown);
}

type ImportPlan = z.infer<typeof importPlanSchema>;

/** The plan as the user sees it before applying it. */
export function summarisePlan(file: string, planId: string, known: KnownToWorkspace): ImportPlan {
  return withPlan(file, (db) => {
    const count = (sql: string) => db.value<number>(sql) ?? 0;
    const touchpoints = db
      .all<{ name: string }>('SELECT name FROM plan_touchpoint ORDER BY n')
      .map((t) => t.name)
      .filter((name) => !known.touchpoints.has(nameKey(name)));
    const people = db
      .all<{ pseudonym: string }>('SELECT pseudonym FROM plan_participant WHERE known_id IS NULL ORDER BY n')
      .map((p) => p.pseudonym);
    return {
      planId,
      fileName: meta<string>(db, 'fileName') ?? '',
      counts: {
        rows: meta<number>(db, 'rows') ?? 0,
        respondents: count('SELECT count(*) FROM plan_respondent'),
        sources: count('SELECT count(*) FROM plan_source'),
        readings: count('SELECT count(*) FROM plan_reading'),
        values: count('SELECT count(*) FROM plan_value'),
        participantsNew: people.length,
        participantsKnown: count('SELECT count(*) FROM plan_participant WHERE known_id IS NOT NULL'),
        touchpointsNew: touchpoints.length,
        skipped: count("SELECT count(*) FROM plan_skip WHERE what = 'row'"),
        leftOut: count("SELECT count(*) FROM plan_skip WHERE what <> 'row'"),
        updated: count("SELECT count(*) FROM plan_known WHERE what = 'update'"),
        unchanged: count("SELECT count(*) FROM plan_known WHERE what = 'same'"),
        missing: count("SELECT count(*) FROM plan_known WHERE what = 'missing'"),
        answersAbsent: count('SELECT count(*) FROM plan_source WHERE known_respondent_id IS NOT NULL'),
        textsChanged: count("SELECT count(*) FROM plan_text WHERE what <> 'hash'"),
        textsEdited: count("SELECT count(*) FROM plan_text WHERE what = 'edited'"),
        codingsSwallowed: count('SELECT count(*) FROM plan_swallow'),
      },
      touchpointsNew: touchpoints.slice(0, NAMES_SHOWN),
      participantsNew: people.slice(0, NAMES_SHOWN),
      alreadyImported: meta<boolean>(db, 'alreadyImported') ?? false,
      notes: meta<string[]>(db, 'notes') ?? [],
    };
  });
}

/** What each list of a plan reads: its rows in order, and how each is told. */
const LISTS: Readonly<Record<Exclude<PlannedWhat, 'add'>, string>> = {
  skip: 'SELECT line, reason, preview FROM plan_skip',
  update: "SELECT line, detail AS reason, preview FROM plan_known WHERE what = 'update'",
  same: "SELECT line, detail AS reason, preview FROM plan_known WHERE what <> 'update'",
  absent: `SELECT k.line, '' AS reason, 
    CASE WHEN length(s.text) > 160 THEN substr(s.text, 1, 159) || '…' ELSE s.text END AS preview FROM plan_source s
    JOIN plan_known k ON k.respondent_id = s.known_respondent_id`,
  edited: "SELECT line, '' AS reason, preview FROM plan_text WHERE what = 'edited'",
  swallow: `SELECT t.line, s.code AS reason, s.text AS preview FROM plan_swallow s JOIN plan_text t ON t.n = s.text_n`,
};
const ADDED_RESPONDENTS = "SELECT line, '' AS reason, preview FROM plan_respondent";
const ADDED_SOURCES = "SELECT 0 AS line, '' AS reason, title AS preview FROM plan_source";

/** A page of one of the plan's lists. Throws where the plan cannot be read. */
export function readPlannedRows(
  file: string,
  what: PlannedWhat,
  offset: number,
  limit: number,
): { total: number; rows: PlannedRow[] } {
  return withPlan(file, (db) => {
    const byRespondent =
      (db.value<number>('SELECT count(*) FROM plan_respondent') ?? 0) +
        (db.value<number>('SELECT count(*) FROM plan_known') ?? 0) >
      0;
    const list = what === 'add' ? (byRespondent ? ADDED_RESPONDENTS : ADDED_SOURCES) : LISTS[what];
    return {
      total: db.value<number>(`SELECT count(*) FROM (${list})`) ?? 0,
      rows: db
        .all<{ line: number; reason: string; preview: string }>(`${list} LIMIT ? OFFSET ?`, [limit, offset])
        .map((row) => ({ ...row, what })),
    };
  });
}

function meta<T>(db: Db, key: string): T | undefined {
  const text = db.value<string>('SELECT value FROM plan_meta WHERE key = ?', [key]);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

function withPlan<T>(file: string, work: (db: Db) => T): T {
  const db = openReader(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}
