import Database from 'better-sqlite3';
import type { Bench } from '../bench.ts';
import { median, repeated, timed } from '../measure.ts';
import type { Row } from '../rows.ts';
import { newHome, type StoreUnderTest, startStore } from '../store-process.ts';

const RUNS = 5;
/** Rows of the grid asked for at first. */
const WINDOW = 60;

/** From the click on a recent workspace until everything the first screen shows has been answered. */
export async function benchOpen(bench: Bench): Promise<readonly Row[]> {
  const file = bench.copy('open');
  const home = newHome();
  const ours: number[] = [];
  const starts: number[] = [];
  let rssMb: number | null = null;
  // The first one: a file this home has never seen, which is read through before it is trusted.
  for (let n = 0; n <= RUNS; n += 1) {
    const started = await timed(() => startStore(home));
    const store = started.value;
    starts.push(started.ms);
    ours.push((await timed(() => openAndShow(store, file))).ms);
    rssMb = store.rssMb();
    await store.close();
  }
  const [unknown = Number.NaN, ...known] = ours;
  const bareFile = bench.copy('bare-open');
  const bare = await repeated(RUNS, () => bareOpen(bareFile));
  return [
    {
      slice: 'open',
      name: 'open a workspace to the first screen',
      oursMs: median(known),
      limitMs: 1000,
      ratio: median(known) / median(bare),
      targetRatio: 3,
      rssMb,
    },
    {
      slice: 'open',
      name: 'the same for a file from elsewhere, read through first',
      oursMs: unknown,
      limitMs: null,
      ratio: unknown / median(bare),
      targetRatio: null,
      rssMb: null,
    },
    {
      slice: 'open',
      name: 'start of a store process, before it',
      oursMs: median(starts),
      limitMs: null,
      ratio: null,
      targetRatio: null,
      rssMb: null,
    },
  ];
}

async function openAndShow(store: StoreUnderTest, file: string): Promise<void> {
  await store.open(file);
  const [, , , order] = await Promise.all([
    store.ask('workspace.state', {}),
    store.ask('voices.codes', {}),
    store.ask('voices.grid.columns', {}),
    store.ask('voices.grid.order', { filter: {}, sort: { by: 'order', direction: 'ascending' } }),
  ]);
  const { length } = await store.ask('voices.grid.rows', { ids: order.ids.slice(0, WINDOW) });
  if (length !== WINDOW) throw new Error(`The first window has ${length} rows`);
}

/** The same rows read with nothing around it. */
function bareOpen(file: string): void {
  const db = new Database(file);
  try {
    for (const pragma of [
      'journal_mode = WAL',
      'synchronous = FULL',
      'foreign_keys = ON',
      'cache_size = -65536',
    ])
      db.pragma(pragma);
    db.prepare('SELECT key, value FROM meta').all();
    db.prepare('SELECT * FROM code ORDER BY position, id').all();
    db.prepare(
      `SELECT code_id, sum(n), count(*) FROM (
        SELECT code_id, source_id, count(*) AS n FROM coding GROUP BY code_id, source_id) GROUP BY code_id`,
    ).all();
    db.prepare('SELECT * FROM attribute ORDER BY position').all();
    const ids = db.prepare('SELECT id FROM source ORDER BY id').pluck().all() as number[];
    const shown = JSON.stringify(ids.slice(0, WINDOW));
    const of = (sql: string) => db.prepare(`${sql} IN (SELECT value FROM json_each(?))`).all(shown);
    of(`SELECT s.*, t.text, t.length, p.pseudonym, tp.name, q.name FROM source s JOIN source_text t ON t.id = s.id
      LEFT JOIN respondent d ON d.id = s.respondent_id
      LEFT JOIN participant p ON p.id = coalesce(s.participant_id, d.participant_id)
      LEFT JOIN touchpoint tp ON tp.id = s.touchpoint_id LEFT JOIN attribute q ON q.id = s.question_id WHERE s.id`);
    of(`SELECT s.id, a.attribute_id, a.value FROM source s
      JOIN respondent_attribute a ON a.respondent_id = s.respondent_id WHERE s.id`);
    of(`SELECT c.*, k.name, k.colour FROM coding c JOIN code k ON k.id = c.code_id WHERE c.source_id`);
  } finally {
    db.close();
  }
}
