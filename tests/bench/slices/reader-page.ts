import type { Bench } from '../bench.ts';
import { fullSize } from '../generate.ts';
import { median, p95 } from '../measure.ts';
import { bareKeys, withPage } from '../page.ts';
import { bareOpened, codeSentences, codingsOf, opened, typeLetters } from '../reader-page.ts';
import type { Row } from '../rows.ts';

const OPENS = 9;
const KEYS = 60;
const LONG_SOURCE = fullSize.answers + fullSize.transcripts + 1;

/** The source of a million characters and 20,000 codings in Chromium: opened, coded in and typed in. */
export async function benchReaderPage(bench: Bench): Promise<readonly Row[]> {
  return withPage(bench.copy('reader-page'), async (under) => {
    const { page } = under;
    const codings = await codingsOf(page, LONG_SOURCE);
    if (codings < fullSize.longCodings) throw new Error(`The long source has ${codings} codings`);
    const opens: number[] = [];
    for (let n = 0; n < OPENS; n += 1) {
      await opened(page, LONG_SOURCE - 1 - n);
      await page.waitForTimeout(400);
      opens.push(await opened(page, LONG_SOURCE));
      await page.waitForTimeout(400);
    }
    const bareOpens: number[] = [];
    for (let n = 0; n < OPENS; n += 1) bareOpens.push(await bareOpened(page, LONG_SOURCE));
    const coded = await codeSentences(under, LONG_SOURCE, KEYS);
    const typed = await typeLetters(under, KEYS);
    const rssMb = await under.rssMb();
    const bare = await bareKeys(await under.bare(), KEYS);
    const row = (name: string, oursMs: number, bareMs: number | null, limitMs: number | null): Row => ({
      slice: 'reader',
      name,
      oursMs,
      limitMs,
      ratio: bareMs === null ? null : oursMs / bareMs,
      targetRatio: null,
      rssMb,
    });
    return [
      row('1,000,000 characters, 20,000 codings, opened', median(opens), median(bareOpens), 400),
      row('  of it: the first time', opens[0] ?? Number.NaN, bareOpens[0] ?? null, null),
      row('a sentence coded there, key to paint, p95', p95(coded.paint), p95(bare.paint), 16),
      row('  of it: half are within', median(coded.paint), median(bare.paint), null),
      row('  of it: work until it is laid out, p95', p95(coded.work), p95(bare.work), null),
      row('a letter typed there, key to paint, p95', p95(typed.paint), p95(bare.paint), null),
      row('  of it: half are within', median(typed.paint), median(bare.paint), null),
    ];
  });
}
