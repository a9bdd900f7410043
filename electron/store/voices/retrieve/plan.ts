import { assertNever } from '../../../../shared/util/assert-never.ts';
import type { Condition, ConditionTest } from '../../../../shared/voices/condition.ts';
import type { QueryLeaf } from '../../../../shared/voices/query/ast.ts';
import { type CompiledNode, compileQuery, neededLeaves } from '../../../../shared/voices/query/compile.ts';
import type { QuerySpec, ResultRule } from '../../../../shared/voices/query/spec.ts';
import type { ReadDb, SqlValue } from '../../core/db.ts';
import { refused } from '../../core/failures.ts';
import { codeAndBelow } from '../code-tree.ts';
import { type CompiledCondition, compileCondition } from '../condition.ts';

/** How the codings a query looks at are read, decided before the first of them is. */
export interface RetrievalPlan {
  readonly root: CompiledNode;
  readonly rule: ResultRule;
  /** Leaves that a code belongs to; `anyLeaves` hold every coding there is. */
  readonly leavesOfCode: ReadonlyMap<number, readonly number[]>;
  readonly anyLeaves: readonly number[];
  readonly leafCount: number;
  /** The codes to read; null reads all. */
  readonly codes: readonly number[] | null;
  /** Along the codes, each from source to source; or source after source, whatever is coded there. */
  readonly along: 'codes' | 'sources';
  /** The only sources in which something can be found, ascending; null: any. */
  readonly sources: readonly number[] | null;
  /** What each coding must fulfil besides, over `coding c` and `source s`; null: nothing. */
  readonly where: CompiledCondition | null;
  readonly onlyCoder: number | null;
  /** About how many codings will be read in all, and the highest id of a source. */
  readonly work: number;
  readonly lastSource: number;
}

/** Tests that look at a source alone, so that they need not be asked of each coding in it. */
const sourceTests: ReadonlySet<ConditionTest['test']> = new Set([
  'attribute',
  'kind',
  'text',
  'study',
  'wave',
  'question',
  'import',
  'date',
]);

/**
 * Looks up what the query names and decides how to read. Refused where a code or set of it is gone. `onlyCoder`: whose
 * codings alone there are (null: everybody's).
 */
export function planRetrieval(db: ReadDb, spec: QuerySpec, onlyCoder: number | null): RetrievalPlan {
  const { root, leaves } = compileQuery(spec.ast);
  const codesOfLeaf = leaves.map((leaf) => codesOf(db, leaf));
  const anyLeaves = leaves.flatMap(({ kind }, n) => (kind === 'any' ? [n] : []));
  const leavesOfCode = new Map<number, number[]>();
  for (const [leaf, codes] of codesOfLeaf.entries()) {
    for (const code of codes ?? []) leavesOfCode.set(code, [...(leavesOfCode.get(code) ?? []), leaf]);
  }
  const all = db.value<number>('SELECT count(*) FROM coding') ?? 0;
  const lastSource = db.value<number>('SELECT max(id) FROM source') ?? 0;
  const counts = countsOf(db, [...leavesOfCode.keys()]);
  const countOf = (codes: Iterable<number>) => {
    let sum = 0;
    for (const code of codes) sum += counts.get(code) ?? 0;
    return sum;
  };
  const codes = anyLeaves.length > 0 ? null : [...leavesOfCode.keys()];
  const ofCodes = codes === null ? all : countOf(codes);

  const { ofSources, ofCodings } = splitCondition(spec.where);
  const admitted = ofSources === null ? null : sourcesWhere(db, ofSources, onlyCoder);
  const needed = neededLeaves(root, (leaf) => {
    const codesHere = codesOfLeaf[leaf];
    return codesHere === null || codesHere === undefined ? all : countOf(codesHere);
  });
  // Looking for the sources first pays where they are few.
  const holding =
    needed.cost * 4 < ofCodes
      ? sourcesCoded(
          db,
          [...needed.leaves].flatMap((n) => codesOfLeaf[n] ?? []),
        )
      : null;
  const sources = bothOf(admitted, holding);
  const sourceCount = db.value<number>('SELECT count(*) FROM source') ?? 0;
  const ofThose = sources === null ? all : (all / Math.max(1, sourceCount)) * sources.length;
  const along = codes !== null && ofCodes <= ofThose ? 'codes' : 'sources';
  return {
    root,
    rule: spec.rule,
    leavesOfCode,
    anyLeaves,
    leafCount: leaves.length,
    codes,
    along,
    sources,
    where: ofCodings === null ? null : compileCondition(db, ofCodings, { coding: 'c', onlyCoder }),
    onlyCoder,
    work: Math.min(ofCodes, ofThose),
    lastSource,
  };
}

/** Ids of the codes a leaf stands for; null of any code. */
function codesOf(db: ReadDb, leaf: QueryLeaf): readonly number[] | null {
  switch (leaf.kind) {
    case 'any':
      return null;
    case 'code':
      if (db.value('SELECT 1 FROM code WHERE id = ?', [leaf.id]) === undefined) throw gone('code');
      return leaf.below ? db.column<number>(codeAndBelow, [leaf.id]) : [leaf.id];
    case 'set':
      if (db.value('SELECT 1 FROM code_set WHERE id = ?', [leaf.id]) === undefined) throw gone('set');
      return db.column<number>('SELECT code_id FROM code_set_member WHERE code_set_id = ? ORDER BY code_id', [
        leaf.id,
      ]);
    case 'gone':
      throw gone(leaf.what, leaf.name);
    default:
      return assertNever(leaf);
  }
}

function gone(what: 'code' | 'set', name?: string) {
  const which = name === undefined ? `A ${what}` : `The ${what} “${name}”`;
  return refused(
    `${which} of this query is no longer in the codebook, so nothing can be looked for. Put another in its place, or undo its deletion.`,
  );
}

function countsOf(db: ReadDb, codes: readonly number[]): ReadonlyMap<number, number> {
  const rows = db.all<{ codeId: number; n: number }>(
    `SELECT code_id AS codeId, count(*) AS n FROM coding
    WHERE code_id IN (SELECT value FROM json_each(?)) GROUP BY code_id`,
    [JSON.stringify(codes)],
  );
  return new Map(rows.map(({ codeId, n }) => [codeId, n]));
}

function sourcesCoded(db: ReadDb, codes: readonly number[]): readonly number[] {
  return db.column<number>(
    `SELECT DISTINCT source_id FROM coding WHERE code_id IN (SELECT value FROM json_each(?)) ORDER BY source_id`,
    [JSON.stringify(codes)],
  );
}

function sourcesWhere(db: ReadDb, condition: Condition, onlyCoder: number | null): readonly number[] {
  const { where, params } = compileCondition(db, condition, { onlyCoder });
  const bound: readonly SqlValue[] = params;
  return db.column<number>(`SELECT s.id FROM source s WHERE ${where} ORDER BY s.id`, bound);
}

function bothOf(a: readonly number[] | null, b: readonly number[] | null): readonly number[] | null {
  if (a === null || b === null) return a ?? b;
  const inA = new Set(a);
  return b.filter((id) => inA.has(id));
}

/** The part of a condition that sources alone decide, and what is left to ask of codings. */
function splitCondition(condition: Condition | null): {
  readonly ofSources: Condition | null;
  readonly ofCodings: Condition | null;
} {
  if (condition === null) return { ofSources: null, ofCodings: null };
  if (looksAtSources(condition)) return { ofSources: condition, ofCodings: null };
  if (!('all' in condition)) return { ofSources: null, ofCodings: condition };
  const parts = Map.groupBy(condition.all, looksAtSources);
  const ofSources = parts.get(true);
  return {
    ofSources: ofSources === undefined ? null : { all: ofSources },
    ofCodings: { all: parts.get(false) ?? [] },
  };
}

function looksAtSources(condition: Condition): boolean {
  if ('all' in condition) return condition.all.every(looksAtSources);
  if ('any' in condition) return condition.any.every(looksAtSources);
  if ('not' in condition) return looksAtSources(condition.not);
  return sourceTests.has(condition.test);
}
