import type { QueryNode } from '../../../shared/voices/query/ast.ts';
import type { QuerySpec, ResultRule } from '../../../shared/voices/query/spec.ts';
import type { Bench } from '../bench.ts';
import { median, p95, repeated } from '../measure.ts';
import type { Row } from '../rows.ts';

const PAGES = 15;
const COUNTS = 7;
const PAGE = 50;

/** Themes, topics, aspects: each topic has ten aspects below it, each theme nine topics. */
const TOPIC_CODES = 11;
const THEME_CODES = 100;
const topic = (theme: number, n: number): QueryNode => ({
  kind: 'code',
  id: 2 + theme * THEME_CODES + n * TOPIC_CODES,
  below: true,
});
const aspect = (n: number): QueryNode => ({ kind: 'code', id: 3 + n * 47, below: false });

/** 20 operands: either of eight, with one of six, but not with one of three, near one of three. */
function twenty(code: (n: number) => QueryNode): QueryNode {
  const any = (from: number, to: number): QueryNode => ({
    kind: 'or',
    parts: Array.from({ length: to - from }, (_, n) => code(from + n)),
  });
  return {
    kind: 'and',
    parts: [
      any(0, 8),
      {
        kind: 'or',
        parts: [
          any(8, 14),
          { kind: 'near', left: any(0, 8), right: any(17, 20), within: { count: 30, unit: 'words' } },
        ],
      },
      { kind: 'not', part: any(14, 17) },
    ],
  };
}

const queries: readonly { readonly name: string; readonly ast: QueryNode; readonly rule: ResultRule }[] = [
  { name: '20 codes', ast: twenty(aspect), rule: 'whole' },
  {
    name: '20 codes with 200 below, whole',
    ast: twenty((n) => topic(n % 10, n < 10 ? 0 : 4)),
    rule: 'whole',
  },
  {
    name: '20 codes with 200 below, shared',
    ast: twenty((n) => topic(n % 10, n < 10 ? 0 : 4)),
    rule: 'shared',
  },
];
const everything: QueryNode = {
  kind: 'and',
  parts: [{ kind: 'any' }, { kind: 'not', part: topic(0, 0) }],
};

/** The first page of a large query, and its exact numbers; beside them, the same codings read and nothing done. */
export async function benchRetrieve(bench: Bench): Promise<readonly Row[]> {
  const store = await bench.store();
  const rows: Row[] = [];
  const row = (name: string, oursMs: number, bareMs: number, limitMs: number | null) =>
    rows.push({
      slice: 'retrieve',
      name,
      oursMs,
      limitMs,
      ratio: oursMs / bareMs,
      targetRatio: null,
      rssMb: store.rssMb(),
    });
  const bare = await bench.bare('retrieve', async (db) => {
    const sweep = db.raw.prepare(
      `SELECT source_id, start_cp, end_cp, code_id FROM coding INDEXED BY coding_source
      ORDER BY source_id, start_cp, end_cp`,
    );
    const ofCodes = db.raw.prepare(
      `SELECT source_id, start_cp, end_cp, code_id FROM coding WHERE code_id IN (SELECT value FROM json_each(?))
      ORDER BY source_id, start_cp, end_cp`,
    );
    const all = median(await repeated(COUNTS, () => sweep.all()));
    const times: number[] = [];
    for (const { ast } of queries) {
      const codes = JSON.stringify([...new Set(codesOf(ast))]);
      times.push(median(await repeated(COUNTS, () => ofCodes.all(codes))));
    }
    return { all, times };
  });

  for (const [n, { name, ast, rule }] of queries.entries()) {
    const query: QuerySpec = { ast, rule, where: null };
    const [first = Number.NaN, ...pages] = await repeated(PAGES + 1, async () => {
      const page = await store.ask('voices.retrieve.page', { query, limit: PAGE });
      if (page.results.length === 0) throw new Error(`${name} found nothing`);
    });
    const counts = await repeated(COUNTS, async () => {
      const { counts: counted } = await store.ask('voices.retrieve.count', { query });
      if (counted === null || counted.results === 0) throw new Error(`${name} was not counted`);
    });
    row(`first page, ${name}, p95`, p95(pages), bare.times[n] ?? 0, 100);
    // The store has just started, and neither the file nor the program is warm.
    row('  the first time it is asked', first, bare.times[n] ?? 0, null);
    row(`exact count, ${name}`, median(counts), bare.times[n] ?? 0, 700);
  }
  const query: QuerySpec = { ast: everything, rule: 'whole', where: null };
  const counted = await repeated(3, async () => {
    const { results } = await store.run('voices.retrieve.countAll', { query });
    if (results < 300_000) throw new Error(`Only ${results} were counted`);
  });
  row('exact count of half a million, by its job', median(counted), bare.all, null);
  return rows;
}

/** The codes of a query, with the ten below each topic. */
function codesOf(node: QueryNode): readonly number[] {
  switch (node.kind) {
    case 'code':
      return node.below ? Array.from({ length: TOPIC_CODES }, (_, n) => node.id + n) : [node.id];
    case 'and':
    case 'or':
      return node.parts.flatMap(codesOf);
    case 'not':
      return codesOf(node.part);
    case 'near':
      return [...codesOf(node.left), ...codesOf(node.right)];
    default:
      return [];
  }
}
