import { assertNever } from '../../../shared/util/assert-never.ts';
import type { GridGroup, GroupHead } from '../../../shared/voices/grid-model.ts';
import type { ReadDb, SqlValue } from '../core/db.ts';
import { personName } from '../core/person.ts';
import { codesInOrder } from './code-tree.ts';
import { attributeJoin, type sharedJoins } from './grid-joins.ts';

interface GroupKey {
  /** What rows of one group have in common: an id, a value, or NULL. */
  readonly sql: string;
  readonly shared?: readonly (keyof typeof sharedJoins)[];
  readonly own?: readonly [sql: string, ...params: SqlValue[]];
}

const ofWave = 'coalesce(s.wave_id, d.wave_id)';

/** The SQL a group is known by. By code, an answer has a row for each of its codes. */
export function keyOfGroup(group: GridGroup, onlyCoder: number | null): GroupKey {
  if (typeof group !== 'string') {
    return { sql: `nullif(ga.value, '')`, own: [attributeJoin('ga'), group.attributeId] };
  }
  switch (group) {
    case 'question':
      return { sql: 's.question_id' };
    case 'touchpoint':
      return { sql: 's.touchpoint_id' };
    case 'kind':
      return { sql: 's.kind' };
    case 'wave':
      return { sql: ofWave, shared: ['respondent'] };
    case 'study':
      return { sql: `(SELECT w.study_id FROM wave w WHERE w.id = ${ofWave})`, shared: ['respondent'] };
    case 'segment':
      return { sql: 'p.segment_id', shared: ['respondent', 'participant'] };
    case 'participant':
      // Respondents nobody has named are people too: below zero, they cannot meet an id of a participant.
      return { sql: 'coalesce(p.id, -s.respondent_id)', shared: ['respondent', 'participant'] };
    case 'code': {
      const only = onlyCoder === null ? '' : 'WHERE c.coder_id = ?';
      const join = `LEFT JOIN (SELECT DISTINCT c.source_id, c.code_id FROM coding c ${only}) gc ON gc.source_id = s.id`;
      return { sql: 'gc.code_id', own: onlyCoder === null ? [join] : [join, onlyCoder] };
    }
    default:
      return assertNever(group);
  }
}

interface Keyed {
  readonly id: number;
  readonly g: string | number | null;
}

/** Puts rows of one key together; groups in the order of their names, rows with none last. */
export function groupRows(
  db: ReadDb,
  group: GridGroup,
  rows: readonly Keyed[],
): { ids: number[]; groups: GroupHead[] } {
  const byKey = Map.groupBy(rows, ({ g }) => g);
  const names = namesOf(db, group);
  const heads = [...byKey].map(([key, members]) => {
    const named = key === null ? undefined : names(key);
    return {
      key: key === null ? '' : String(key),
      label: named?.label ?? none(group),
      members,
      rank: named?.rank,
    };
  });
  heads.sort((a, b) => compare(a, b));
  return {
    ids: heads.flatMap(({ members }) => members.map(({ id }) => id)),
    groups: heads.map(({ key, label, members }) => ({ key, label, count: members.length })),
  };
}

interface Named {
  readonly label: string;
  /** Decides before the label. */
  readonly rank: number;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compare(
  a: { readonly label: string; readonly key: string; readonly rank: number | undefined },
  b: { readonly label: string; readonly key: string; readonly rank: number | undefined },
): number {
  if (a.rank === undefined || b.rank === undefined)
    return Number(a.rank === undefined) - Number(b.rank === undefined);
  return a.rank - b.rank || collator.compare(a.label, b.label) || collator.compare(a.key, b.key);
}

const noNames: Readonly<Record<Exclude<GridGroup, object>, string>> = {
  question: 'No question',
  participant: 'Nobody known',
  segment: 'No segment',
  touchpoint: 'No touchpoint',
  study: 'No study',
  wave: 'No wave',
  kind: 'No kind',
  code: 'Not coded',
};

function none(group: GridGroup): string {
  return typeof group === 'string' ? noNames[group] : 'No value';
}

const listed: Readonly<Record<'question' | 'touchpoint' | 'study' | 'segment', string>> = {
  question: 'SELECT id, name AS label, position AS rank FROM attribute',
  touchpoint: 'SELECT id, name AS label, 0 AS rank FROM touchpoint',
  study: 'SELECT id, name AS label, 0 AS rank FROM study',
  segment: 'SELECT id, name AS label, 0 AS rank FROM segment',
};
const waves = `SELECT w.id, y.name || ', ' || w.name AS label,
  row_number() OVER (ORDER BY y.name COLLATE NOCASE, y.id, w.position, w.id) AS rank
  FROM wave w JOIN study y ON y.id = w.study_id`;
/** The name and place of a group by its key; undefined where the thing is gone. */
function namesOf(db: ReadDb, group: GridGroup): (key: string | number) => Named | undefined {
  if (typeof group !== 'string') {
    return (key) => {
      const number = Number(key);
      // Scores from low to high, before what is no number.
      return { label: String(key), rank: Number.isFinite(number) ? number : Number.MAX_VALUE };
    };
  }
  switch (group) {
    case 'kind':
      return (key) => ({ label: kindNames.get(String(key)) ?? String(key), rank: 0 });
    case 'participant': {
      const names = new Map(
        db
          .all<{ id: number; name: string }>('SELECT id, pseudonym AS name FROM participant')
          .map((p) => [p.id, p.name]),
      );
      return (key) => {
        const id = Number(key);
        const label = id < 0 ? personName(null, -id) : names.get(id);
        return label === undefined || label === null ? undefined : { label, rank: id < 0 ? 1 : 0 };
      };
    }
    case 'wave':
      return lookup(db, waves);
    case 'code': {
      const codes = codesInOrder(db).map(({ id, path }, rank): [number, Named] => [
        id,
        { label: path.join(' › '), rank },
      ]);
      const byId = new Map(codes);
      return (key) => byId.get(Number(key));
    }
    case 'question':
    case 'touchpoint':
    case 'study':
    case 'segment':
      return lookup(db, listed[group]);
    default:
      return assertNever(group);
  }
}

const kindNames: ReadonlyMap<string, string> = new Map([
  ['note', 'Notes'],
  ['transcript', 'Transcripts'],
  ['answer', 'Answers'],
  ['post', 'Posts'],
]);

function lookup(db: ReadDb, sql: string): (key: string | number) => Named | undefined {
  const byId = new Map(db.all<Named & { readonly id: number }>(sql).map((row) => [row.id, row]));
  return (key) => byId.get(Number(key));
}
