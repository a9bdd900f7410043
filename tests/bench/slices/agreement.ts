import type { Bench } from '../bench.ts';
import { CODES } from '../generate.ts';
import { median, repeated } from '../measure.ts';
import type { Row } from '../rows.ts';

const TIMES = 3;
const CODERS = [1, 2];

/** How far two coders agree over all 1,000 codes, job process and all; and what one of the codes differs in. */
export async function benchAgreement(bench: Bench): Promise<readonly Row[]> {
  const store = await bench.store();
  const row = (name: string, oursMs: number, bareMs: number, limitMs: number | null): Row => ({
    slice: 'agreement',
    name,
    oursMs,
    limitMs,
    ratio: oursMs / bareMs,
    targetRatio: null,
    rssMb: store.rssMb(),
  });
  const over = (units: 'characters' | 'sources' | 'sentences') =>
    repeated(TIMES, async () => {
      const { codes } = await store.run('voices.agreement', { coders: CODERS, units });
      if (codes.length !== CODES) throw new Error(`Only ${codes.length} codes were compared`);
    });
  const characters = await over('characters');
  const answers = await over('sources');
  const sentences = await over('sentences');
  const listed = await repeated(TIMES * 5, async (n) => {
    const { places } = await store.ask('voices.agreement.disagreements', { coders: [1, 2], codeId: n + 50 });
    if (places.length === 0) throw new Error('They differ nowhere');
  });

  return bench.bare('agreement', async (db) => {
    // A bare sweep: every coding of both read once, in the order that lets each code be compared by itself.
    const all = db.raw.prepare(
      `SELECT code_id, source_id, start_cp, end_cp, coder_id FROM coding
      WHERE coder_id IN (1, 2) ORDER BY code_id, source_id, start_cp`,
    );
    const bareSweep = await repeated(TIMES, () => all.all());
    const ofCode = db.raw.prepare(
      `SELECT c.source_id, c.coder_id, c.start_cp, c.end_cp FROM coding c
      WHERE c.code_id = ? AND c.coder_id IN (1, 2) ORDER BY c.source_id, c.start_cp`,
    );
    const texts = db.raw.prepare(
      `SELECT t.text FROM source_text t WHERE t.id IN
        (SELECT DISTINCT source_id FROM coding WHERE code_id = ? ORDER BY source_id LIMIT 50)`,
    );
    // Which of the two worked on each of those sources has to be known as well.
    const present = db.raw.prepare(
      `SELECT DISTINCT source_id, coder_id FROM coding
      WHERE source_id IN (SELECT source_id FROM coding WHERE code_id = ? AND coder_id IN (1, 2))`,
    );
    const bareListed = await repeated(TIMES * 5, (n) => [
      ofCode.all(n + 50),
      present.all(n + 50),
      texts.all(n + 50),
    ]);
    const sweep = median(bareSweep);
    return [
      row('two coders over 1,000 codes, by characters', median(characters), sweep, 2000),
      row('the same by whole answers', median(answers), sweep, 2000),
      row('the same by sentences, 20 million characters cut', median(sentences), sweep, null),
      row('first 50 disagreements of a code', median(listed), median(bareListed), 100),
    ];
  });
}
