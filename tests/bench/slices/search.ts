import { ftsQuery } from '../../../electron/store/core/fts.ts';
import { type Bench, SEED } from '../bench.ts';
import { p95, timed } from '../measure.ts';
import { Random } from '../random.ts';
import type { Row } from '../rows.ts';
import { vocabulary } from '../words.ts';

const EACH = 40;
const LIMIT = 50;

/** The palette's search, top 50, for words of every frequency. */
export async function benchSearch(bench: Bench): Promise<readonly Row[]> {
  const store = await bench.store();
  const kinds = queries(new Random(SEED));
  const texts = Object.values(kinds).flat();
  const bare = await bench.bare('search', async (db) => {
    const statement = db.raw.prepare(
      `SELECT f.id, s.title, f.snippet FROM (
        SELECT rowid AS id, snippet(source_fts, 0, '[', ']', '…', 14) AS snippet FROM source_fts
        WHERE source_fts MATCH ? ORDER BY rank LIMIT ${LIMIT}) f JOIN source s ON s.id = f.id`,
    );
    const times: number[] = [];
    for (const text of texts) times.push((await timed(() => statement.all(ftsQuery(text)))).ms);
    return times;
  });
  const ours = new Map<string, number[]>();
  for (const [kind, list] of Object.entries(kinds)) {
    const times: number[] = [];
    for (const text of list) {
      const { ms, value } = await timed(() => store.ask('workspace.search', { text, limit: LIMIT }));
      // One letter is a word of its own, which need not occur.
      if (value.length === 0 && text.length > 1) throw new Error(`Nothing was found for ${text}`);
      times.push(ms);
    }
    ours.set(kind, times);
  }
  const all = p95([...ours.values()].flat());
  const row = { slice: 'search', ratio: null, targetRatio: null };
  return [
    {
      ...row,
      name: `search, top ${LIMIT}, p95 of ${texts.length}`,
      oursMs: all,
      limitMs: 60,
      ratio: all / p95(bare),
      rssMb: store.rssMb(),
    },
    ...[...ours].map(([kind, times]) => ({
      ...row,
      name: `  of it: ${kind}`,
      oursMs: p95(times),
      limitMs: null,
      rssMb: null,
    })),
  ];
}

/** What is typed, by kind. Ranks say how often a word stands in the texts: 0 the most. */
function queries(random: Random): Readonly<Record<string, readonly string[]>> {
  const word = (from: number, to: number) => vocabulary[random.int(from, to)] ?? 'the';
  const some = (make: () => string) => Array.from({ length: EACH }, make);
  return {
    'a rare word': some(() => word(4000, 12_000)),
    'a word now and then': some(() => word(300, 3000)),
    'a common word': some(() => word(0, 40)),
    'two words': some(() => `${word(20, 200)} ${word(20, 200)}`),
    'a common and a rare word': some(() => `${word(0, 20)} ${word(1000, 3000)}`),
    'the first letters': some(() => word(40, 3000).slice(0, random.int(1, 4))),
  };
}
