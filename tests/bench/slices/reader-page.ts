import type { Bench } from '../bench.ts';
import { fullSize } from '../generate.ts';
import { median } from '../measure.ts';
import { answerKeys, keysByTurns, withPage } from '../page.ts';
import { bareOpened, codeFirst, codeSentences, codingsOf, opened, typeLetters } from '../reader-page.ts';
import type { Row } from '../rows.ts';

const OPENS = 9;
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
    const bare = await under.bare();
    await answerKeys(bare);
    await page.bringToFront();
    await codeFirst(under);
    const coded = await keysByTurns((times) => codeSentences(under, LONG_SOURCE, times), page, bare);
    await page.keyboard.press('e');
    await page.locator('.reader[data-editing]').waitFor();
    const typed = await keysByTurns((times) => typeLetters(under, times), page, bare);
    const rssMb = await under.rssMb();
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
      row('a sentence coded there, key to paint, p95', coded.ours.paintP95, coded.bare.paintP95, 16),
      row('  of it: half are within', coded.ours.paintMedian, coded.bare.paintMedian, null),
      row('  of it: until it is laid out, p95', coded.ours.workP95, coded.bare.workP95, null),
      row('a letter typed there, key to paint, p95', typed.ours.paintP95, typed.bare.paintP95, 16),
      row('  of it: half are within', typed.ours.paintMedian, typed.bare.paintMedian, null),
    ];
  });
}
