import { foldText } from '../../../shared/text/fold.ts';
import type { SearchHit } from '../../../shared/workspace/model.ts';
import type { ReadDb } from '../core/db.ts';

/** A thing with a name, and the name made comparable. */
export interface Named {
  readonly id: number;
  /** The journey of a step; 0 elsewhere. */
  readonly parentId: number;
  readonly name: string;
  readonly folded: string;
}

export type NamedKind = Exclude<SearchHit['kind'], 'source'>;

interface KindSql {
  readonly rows: string;
  /** Changes with every row that is added, changed or removed: each write carries a higher `rev`. */
  readonly stamp: string;
}

const stampOf = (table: string): string =>
  `SELECT count(*) || ' ' || ifnull(max(rev), 0) || ' ' || ifnull(max(id), 0) FROM ${table}`;

const kinds: Readonly<Record<NamedKind, KindSql>> = {
  code: { rows: 'SELECT id, 0 AS parentId, name FROM code', stamp: stampOf('code') },
  study: { rows: 'SELECT id, 0 AS parentId, name FROM study', stamp: stampOf('study') },
  journey: { rows: 'SELECT id, 0 AS parentId, name FROM journey', stamp: stampOf('journey') },
  step: {
    rows: 'SELECT s.id, g.journey_id AS parentId, s.name FROM step s JOIN stage g ON g.id = s.stage_id',
    stamp: stampOf('step'),
  },
  touchpoint: { rows: 'SELECT id, 0 AS parentId, name FROM touchpoint', stamp: stampOf('touchpoint') },
  participant: {
    rows: 'SELECT id, 0 AS parentId, pseudonym AS name FROM participant',
    stamp: stampOf('participant'),
  },
};

interface Kept {
  readonly stamp: string;
  readonly list: readonly Named[];
}

/** Kept from one letter typed to the next, for as long as the connection lives. */
const keptLists = new WeakMap<ReadDb, Map<NamedKind, Kept>>();

/** All names of a kind, folded. Read again only when a row of that kind changed: 45,000 steps take their time. */
export function namesOf(db: ReadDb, kind: NamedKind): readonly Named[] {
  const lists = keptLists.get(db) ?? new Map<NamedKind, Kept>();
  keptLists.set(db, lists);
  const { rows, stamp: stampSql } = kinds[kind];
  const stamp = db.value<string>(stampSql) ?? '';
  const kept = lists.get(kind);
  if (kept?.stamp === stamp) return kept.list;
  const list = db
    .all<Omit<Named, 'folded'>>(rows)
    .map(({ id, parentId, name }) => ({ id, parentId, name, folded: foldText(name) }));
  lists.set(kind, { stamp, list });
  return list;
}
