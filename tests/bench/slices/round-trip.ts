import { type Bench, SEED } from '../bench.ts';
import { CODES, fullSize } from '../generate.ts';
import { median, p95, repeated } from '../measure.ts';
import { Random } from '../random.ts';
import type { Row } from '../rows.ts';
import { startServer } from '../server.ts';

const WARM_UP = 50;
const TIMES = 400;

/** A small command over HTTP in the browser host: its reply and its event on the stream. */
export async function benchRoundTrip(bench: Bench): Promise<readonly Row[]> {
  const server = await startServer(bench.copy('served'));
  const random = new Random(SEED);
  const input = () => {
    const start = random.int(0, 20);
    const sourceId = random.int(1, fullSize.answers);
    return { sourceId, code: { id: random.int(1, CODES + 1) }, start, end: start + 20 };
  };
  try {
    const once = async () => {
      const reply = await server.call('voices.coding.add', input());
      await server.changed(reply.seq);
    };
    await repeated(WARM_UP, once);
    const ours = await repeated(TIMES, once);
    const bare = await bench.bare('round-trip', (db) => {
      const insert = db.raw.prepare(
        `INSERT INTO coding (uid, rev, source_id, code_id, coder_id, start_cp, end_cp, created_at)
        VALUES (randomblob(16), 2, ?, ?, 1, ?, ?, 0)`,
      );
      return repeated(TIMES, () => {
        const { sourceId, code, start, end } = input();
        insert.run(sourceId, code.id, start, end);
      });
    });
    return [
      {
        slice: 'round-trip',
        name: 'coding added in the browser host, reply and event, p95',
        oursMs: p95(ours),
        limitMs: 15,
        ratio: p95(ours) / p95(bare),
        targetRatio: null,
        rssMb: null,
      },
      {
        slice: 'round-trip',
        name: '  of it: half are within',
        oursMs: median(ours),
        limitMs: null,
        ratio: median(ours) / median(bare),
        targetRatio: null,
        rssMb: null,
      },
    ];
  } finally {
    await server.close();
  }
}
