import type { MatrixInput } from '../../../shared/voices/compare/model.ts';
import type { Bench } from '../bench.ts';
import { CODES } from '../generate.ts';
import { median, repeated } from '../measure.ts';
import type { Row } from '../rows.ts';

const TIMES = 5;
const codes = { of: 'codes', setId: null, ids: null, below: false } as const;
const matrix = (input: Partial<MatrixInput>): MatrixInput => ({
  rows: codes,
  columns: codes,
  measure: 'quotes',
  where: null,
  most: 40,
  ...input,
});

/** Matrices of all codes over all codings, job process and all; and the time a job takes before it begins. */
export async function benchCompare(bench: Bench): Promise<readonly Row[]> {
  const store = await bench.store();
  const counted = (input: MatrixInput) =>
    repeated(TIMES, async () => {
      const { allRows, total } = await store.run('voices.compare.matrix', input);
      if (allRows !== CODES || total === 0) throw new Error(`${allRows} codes with ${total} were compared`);
    });
  const shared = await counted(matrix({}));
  const people = await counted(matrix({ measure: 'people' }));
  const segments = await counted(matrix({ columns: { of: 'segment' } }));
  // A matrix of two codes over no source: nothing but the start of a job and its way back.
  const started = await repeated(TIMES * 2, () =>
    store.run(
      'voices.compare.matrix',
      matrix({
        rows: { ...codes, ids: [1, 2] },
        columns: { ...codes, ids: [1, 2] },
        where: { test: 'participant', id: 999_999_999 },
      }),
    ),
  );
  return bench.bare('compare', async (db) => {
    // The same rows of the same index in the same order, each value looked at, nothing counted.
    const sweep = db.raw.prepare(
      `SELECT c.id, c.source_id AS sourceId, c.start_cp AS start, c.end_cp AS end, c.code_id AS codeId,
        c.coder_id AS coderId FROM coding c INDEXED BY coding_source
      ORDER BY c.source_id, c.start_cp, c.end_cp, c.id`,
    );
    const bare = median(
      await repeated(TIMES, () => {
        let seen = 0;
        for (const row of sweep.iterate() as IterableIterator<Record<string, number>>)
          seen += (row.codeId ?? 0) + (row.start ?? 0) + (row.end ?? 0);
        return seen;
      }),
    );
    const row = (name: string, ours: readonly number[], limitMs: number | null, target: number | null) => ({
      slice: 'compare',
      name,
      oursMs: median(ours),
      limitMs,
      ratio: median(ours) / bare,
      targetRatio: target,
      rssMb: store.rssMb(),
    });
    return [
      row('co-occurrence of 1,000 codes over 500,000 codings', shared, 1500, 3),
      row('the same by people', people, null, null),
      row('1,000 codes by segment', segments, null, null),
      { ...row('a job with nothing to do, start to answer', started, 250, null), ratio: null },
    ];
  });
}
