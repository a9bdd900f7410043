import type { Passages } from '../../../../shared/voices/query/passages.ts';
import type { ReadDb, SqlValue } from '../../core/db.ts';
import { seenBy } from '../only-coder.ts';
import type { RetrievalPlan } from './plan.ts';

/** The codings of one source that a query looks at, by leaf; undefined of a leaf without any there. */
export interface SweptSource {
  readonly sourceId: number;
  readonly passages: readonly (Passages | undefined)[];
}

/** Sources in ascending order; `before` is the first source not looked at yet, `read` how many codings this took. */
export interface SweptChunk {
  readonly sources: readonly SweptSource[];
  readonly before: number;
  readonly read: number;
}

interface CodingRow {
  readonly sourceId: number;
  readonly start: number;
  readonly end: number;
  readonly codeId: number;
}

/** Codings read at once: few at first, so that the first results are soon there. */
const FIRST_CHUNK = 2000;
const LARGEST_CHUNK = 8_000;
const NO_LEAVES: readonly number[] = [];

/** Reads the codings of a plan source by source, from `fromSource` on, in chunks that grow. */
export function* sweep(db: ReadDb, plan: RetrievalPlan, fromSource: number): Generator<SweptChunk> {
  const range = rangeOf(plan);
  const perSource = plan.work / Math.max(1, plan.sources?.length ?? plan.lastSource);
  let wanted = FIRST_CHUNK;
  if (plan.along === 'sources' && plan.sources !== null) {
    const sources = plan.sources.filter((id) => id >= fromSource);
    for (let at = 0; at < sources.length; ) {
      const next = at + Math.max(1, Math.ceil(wanted / Math.max(perSource, 0.01)));
      const rows = codingsIn(db, plan, sources.slice(at, next));
      yield {
        sources: bySource(plan, rows),
        before: sources[next] ?? plan.lastSource + 1,
        read: rows.length,
      };
      at = next;
      wanted = Math.min(LARGEST_CHUNK, wanted * 2);
    }
    return;
  }
  const only = plan.sources === null ? null : new Set(plan.sources);
  for (let from = Math.max(1, fromSource); from <= plan.lastSource; ) {
    const before = Math.min(
      plan.lastSource + 1,
      from + Math.max(1, Math.ceil(wanted / Math.max(plan.work / Math.max(1, plan.lastSource), 0.01))),
    );
    const rows = db.all<CodingRow>(range.sql, [...range.first, from, before, ...range.last]);
    const sources = bySource(plan, rows);
    yield {
      sources: only === null ? sources : sources.filter(({ sourceId }) => only.has(sourceId)),
      before,
      read: rows.length,
    };
    from = before;
    wanted = Math.min(LARGEST_CHUNK, wanted * 2);
  }
}

const columns =
  'SELECT c.source_id AS sourceId, c.start_cp AS start, c.end_cp AS end, c.code_id AS codeId FROM coding c';
const order = 'ORDER BY c.source_id, c.start_cp, c.end_cp';
const join = 'JOIN source s ON s.id = c.source_id';
const ofCodes = 'c.code_id IN (SELECT value FROM json_each(?))';
/** The same, not to be used to find rows by. */
const amongCodes = '+c.code_id IN (SELECT value FROM json_each(?))';

interface RangeStatement {
  readonly sql: string;
  /** Values before and after the two ends of the range. */
  readonly first: readonly SqlValue[];
  readonly last: readonly SqlValue[];
}

/** Codings of a range of sources: along the codes or along the sources. */
function rangeOf({ along, codes, where, onlyCoder }: RetrievalPlan): RangeStatement {
  const list = JSON.stringify(codes ?? []);
  const alongCodes = along === 'codes';
  const index = alongCodes ? 'INDEXED BY coding_code' : 'INDEXED BY coding_source';
  const inCodes = alongCodes ? `${ofCodes} AND` : '';
  const left = !alongCodes && codes !== null ? `AND ${amongCodes}` : '';
  return {
    sql: `${columns} ${index} ${where ? join : ''} WHERE ${inCodes} c.source_id >= ? AND c.source_id < ? AND ${seenBy}
      ${left} ${where ? `AND ${where.where}` : ''} ${order}`,
    first: alongCodes ? [list] : [],
    last: [onlyCoder, ...(left === '' ? [] : [list]), ...(where?.params ?? [])],
  };
}

/** Codings of the sources listed. */
function codingsIn(
  db: ReadDb,
  { codes, where, onlyCoder }: RetrievalPlan,
  sources: readonly number[],
): readonly CodingRow[] {
  return db.all<CodingRow>(
    `${columns} INDEXED BY coding_source ${where ? join : ''}
    WHERE c.source_id IN (SELECT value FROM json_each(?)) AND ${seenBy}
      ${codes === null ? '' : `AND ${amongCodes}`} ${where ? `AND ${where.where}` : ''} ${order}`,
    [
      JSON.stringify(sources),
      onlyCoder,
      ...(codes === null ? [] : [JSON.stringify(codes)]),
      ...(where?.params ?? []),
    ],
  );
}

/** Rows in order, to passages by leaf; codings of one leaf in the same place become one passage. */
function bySource(plan: RetrievalPlan, rows: readonly CodingRow[]): readonly SweptSource[] {
  const { leavesOfCode, anyLeaves, leafCount } = plan;
  const sources: SweptSource[] = [];
  let current = -1;
  let lists: (number[] | undefined)[] = [];
  const add = (leaf: number, { start, end }: CodingRow): void => {
    const list = lists[leaf];
    if (list === undefined) lists[leaf] = [start, end];
    else if (list.at(-1) !== end || list.at(-2) !== start) list.push(start, end);
  };
  for (const row of rows) {
    if (row.sourceId !== current) {
      current = row.sourceId;
      // Most sources hold few of a large query's leaves: a list for each of them would be most of the memory.
      lists = Array.from<undefined>({ length: leafCount });
      sources.push({ sourceId: current, passages: lists });
    }
    for (const leaf of anyLeaves) add(leaf, row);
    for (const leaf of leavesOfCode.get(row.codeId) ?? NO_LEAVES) add(leaf, row);
  }
  return sources;
}
