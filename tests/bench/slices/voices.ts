import { type Bench, SEED } from '../bench.ts';
import { CODES, fullSize } from '../generate.ts';
import { median, p95, repeated } from '../measure.ts';
import { Random } from '../random.ts';
import type { Row } from '../rows.ts';

const CODINGS = 300;
const EDITS = 15;
const READS = 10;
/** The source of a million characters comes last. */
const LONG_SOURCE = fullSize.answers + fullSize.transcripts + 1;
/** Region: 5 values. */
const ATTRIBUTE = 1;

/** What the reader, the grid and the codebook ask for all day. */
export async function benchVoices(bench: Bench): Promise<readonly Row[]> {
  const store = await bench.store();
  const random = new Random(SEED);
  const place = () => ({ sourceId: random.int(1, fullSize.answers), start: random.int(0, 20) });
  const row = (name: string, oursMs: number, bareMs: number, limitMs: number | null = null): Row => ({
    slice: 'voices',
    name,
    oursMs,
    limitMs,
    ratio: oursMs / bareMs,
    targetRatio: null,
    rssMb: store.rssMb(),
  });

  const coded = await repeated(CODINGS, async () => {
    const { sourceId, start } = place();
    await store.ask('voices.coding.add', {
      sourceId,
      code: { id: random.int(1, CODES + 1) },
      start,
      end: start + 20,
    });
  });
  const codes = await repeated(READS, () => store.ask('voices.codes', {}));
  const order = await repeated(READS, async () => {
    const sort = { by: { attributeId: ATTRIBUTE }, direction: 'descending' } as const;
    const { ids } = await store.ask('voices.grid.order', { filter: {}, sort });
    if (ids.length < LONG_SOURCE) throw new Error(`Only ${ids.length} rows were put in order`);
  });
  const opened = await repeated(3, () => store.ask('voices.source.get', { id: LONG_SOURCE }));
  let rev = (await store.ask('voices.source.get', { id: LONG_SOURCE })).textRev;
  const edited = await repeated(EDITS, async (n) => {
    const changes = [{ from: 10 + n, to: 10 + n, insert: 'a' }];
    rev = (await store.ask('voices.source.editText', { id: LONG_SOURCE, ifRev: rev, changes })).rev;
  });

  return bench.bare('voices', async (db) => {
    const insert = db.raw.prepare(
      `INSERT INTO coding (uid, rev, source_id, code_id, coder_id, start_cp, end_cp, created_at)
      VALUES (randomblob(16), 2, ?, ?, 1, ?, ?, 0)`,
    );
    const bareCoded = await repeated(CODINGS, () => {
      const { sourceId, start } = place();
      insert.run(sourceId, random.int(1, CODES + 1), start, start + 20);
    });
    const count = db.raw.prepare(
      `SELECT k.*, n.codings, n.sources FROM code k LEFT JOIN (
        SELECT code_id, sum(n) AS codings, count(*) AS sources FROM (
          SELECT code_id, source_id, count(*) AS n FROM coding GROUP BY code_id, source_id) GROUP BY code_id) n
      ON n.code_id = k.id ORDER BY k.position`,
    );
    const bareCodes = await repeated(READS, () => count.all());
    const sorted = db.raw
      .prepare(
        `SELECT s.id FROM source s LEFT JOIN respondent_attribute a
          ON a.respondent_id = s.respondent_id AND a.attribute_id = ?
        ORDER BY a.value IS NULL, a.number DESC, a.value COLLATE NOCASE DESC, s.id`,
      )
      .pluck();
    const bareOrder = await repeated(READS, () => sorted.all(ATTRIBUTE));
    const text = db.raw.prepare('SELECT * FROM source_text WHERE id = ?');
    const codings = db.raw.prepare(
      `SELECT c.*, k.name, k.colour, o.name AS coder FROM coding c JOIN code k ON k.id = c.code_id
        JOIN coder o ON o.id = c.coder_id WHERE source_id = ? ORDER BY start_cp`,
    );
    const bareOpened = await repeated(3, () => [text.get(LONG_SOURCE), codings.all(LONG_SOURCE)]);
    const setText = db.raw.prepare('UPDATE source_text SET text = ?, length = length + 1 WHERE id = ?');
    const shift = db.raw.prepare(
      'UPDATE coding SET rev = 3, start_cp = start_cp + 1, end_cp = end_cp + 1 WHERE source_id = ?',
    );
    const bareEdited = await repeated(5, () =>
      db.raw.transaction(() => {
        const old = db.value<string>('SELECT text FROM source_text WHERE id = ?', [LONG_SOURCE]) ?? '';
        setText.run(`a${old}`, LONG_SOURCE);
        shift.run(LONG_SOURCE);
      })(),
    );
    return [
      row('coding added, p95', p95(coded), p95(bareCoded), 15),
      row('1,000 codes with their counts', median(codes), median(bareCodes)),
      row('50,000 grid rows by an attribute', median(order), median(bareOrder)),
      row('a text of 1,000,000 characters, 20,000 codings, opened', median(opened), median(bareOpened)),
      row('the same, edited at its start, p95', p95(edited), p95(bareEdited)),
    ];
  });
}
