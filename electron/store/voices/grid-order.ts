import type { z } from 'zod';
import { bothConditions, conditionOfFilter } from '../../../shared/voices/filter-condition.ts';
import { type GroupHead, type gridOrderInput, sortList } from '../../../shared/voices/grid-model.ts';
import type { GridSort } from '../../../shared/voices/model.ts';
import type { ReadDb, SqlValue } from '../core/db.ts';
import { compileCondition } from './condition.ts';
import { groupRows, keyOfGroup } from './grid-groups.ts';
import { attributeJoin, sharedJoins } from './grid-joins.ts';

/** A join that may be needed once or several times, and the keys of a sort that reads it. */
interface Part {
  /** Joins needed once whoever asks, by name. */
  readonly shared?: readonly (keyof typeof sharedJoins)[];
  /** A join of its own, with a value for each `?`. */
  readonly own?: readonly [sql: string, ...params: SqlValue[]];
  /** Rows where the first is NULL stand last; the others, or it alone, decide. */
  readonly keys: readonly string[];
}

const plain: Readonly<Record<Exclude<Extract<GridSort['by'], string>, 'codings'>, Part>> = {
  order: { keys: [] },
  date: { keys: ['s.heard_at'] },
  text: { shared: ['text'], keys: ['substr(t.text, 1, 80) COLLATE NOCASE'] },
  length: { shared: ['text'], keys: ['t.length'] },
  participant: { shared: ['respondent', 'participant'], keys: ['p.pseudonym COLLATE NOCASE'] },
  touchpoint: { shared: ['touchpoint'], keys: ['tp.name COLLATE NOCASE'] },
};

type Asked = z.output<typeof gridOrderInput>;

/**
 * Ids of the sources that the filter and the condition let through, in the order asked for; in groups where asked,
 * each with its name and count. What has no value stands last in either direction; equals as they were added.
 */
export function orderOf(
  db: ReadDb,
  { filter, condition, sort, group }: Asked,
  onlyCoder: number | null,
): { ids: number[]; groups?: GroupHead[] } {
  const asked = bothConditions(conditionOfFilter(filter), condition);
  const { where, params } = compileCondition(db, asked, { onlyCoder });
  const sorts = sortList(sort);
  const parts = sorts.map(({ by }, index) => partOf(by, index, onlyCoder));
  const key = group === null ? undefined : keyOfGroup(group, onlyCoder);
  const needed = new Set([...parts.flatMap(({ shared = [] }) => shared), ...(key?.shared ?? [])]);
  const shared = Object.entries(sharedJoins).flatMap(([name, sql]) =>
    [...needed].some((n) => n === name) ? [sql] : [],
  );
  const own = [...parts.flatMap((part) => (part.own ? [part.own] : [])), ...(key?.own ? [key.own] : [])];
  const joins = [...shared, ...own.map(([sql]) => sql)].join('\n');
  const bound = [...own.flatMap(([, ...values]) => values), ...params];
  const order = [
    ...parts.flatMap((part, index) => orderKeys(part, sorts[index]?.direction ?? 'ascending')),
    sorts.at(-1)?.by === 'order' && sorts.at(-1)?.direction === 'descending' ? 's.id DESC' : 's.id',
  ].join(', ');
  const rest = `FROM source s ${joins} WHERE ${where} ORDER BY ${order}`;
  if (!key || group === null) return { ids: db.column<number>(`SELECT s.id ${rest}`, bound) };
  const rows = db.all<{ id: number; g: string | number | null }>(
    `SELECT s.id, ${key.sql} AS g ${rest}`,
    bound,
  );
  return groupRows(db, group, rows);
}

function partOf(by: GridSort['by'], index: number, onlyCoder: number | null): Part {
  if (by === 'codings') {
    const only = onlyCoder === null ? '' : 'WHERE c.coder_id = ?';
    return {
      own: [
        `LEFT JOIN (SELECT c.source_id, count(*) AS n FROM coding c ${only} GROUP BY c.source_id) coded
          ON coded.source_id = s.id`,
        ...(onlyCoder === null ? [] : [onlyCoder]),
      ],
      keys: ['ifnull(coded.n, 0)'],
    };
  }
  if (typeof by === 'string') return plain[by];
  const alias = `a${index}`;
  return {
    own: [attributeJoin(alias), by.attributeId],
    keys: [`nullif(${alias}.value, '')`, `${alias}.number`, `${alias}.value COLLATE NOCASE`],
  };
}

function orderKeys({ keys }: Part, direction: GridSort['direction']): readonly string[] {
  const way = direction === 'ascending' ? 'ASC' : 'DESC';
  const [first] = keys;
  if (first === undefined) return [];
  const sorted = keys.length === 1 ? keys : keys.slice(1);
  return [`${first} IS NULL`, ...sorted.map((key) => `${key} ${way}`)];
}
