import type { Bench } from '../bench.ts';
import { fullSize } from '../generate.ts';
import { barePlate, codeFirstRow, codeRows, scrolled, showGrid } from '../grid-page.ts';
import { median, p95 } from '../measure.ts';
import { answerKeys, keysByTurns, withPage } from '../page.ts';
import type { Row } from '../rows.ts';

const FRAMES = 300;
/** The browser gets to know its code in the first round; the middle one of the others counts. */
const ROUNDS = 4;
const PLATE = 2000;

/** The grid of 50,000 answers in Chromium: scrolled, and coded row by row. */
export async function benchGridPage(bench: Bench): Promise<readonly Row[]> {
  return withPage(bench.copy('grid-page'), async (under) => {
    const rows = await showGrid(under);
    if (rows !== fullSize.answers) throw new Error(`The grid has ${rows} rows`);
    const plate = await under.bare();
    await barePlate(plate, PLATE);
    const ours: number[] = [];
    const bare: number[] = [];
    for (let n = 0; n < ROUNDS; n += 1) {
      await under.page.bringToFront();
      ours.push(p95(await scrolled(under.page, '.grid', FRAMES)));
      await plate.bringToFront();
      bare.push(p95(await scrolled(plate, '.plate', FRAMES)));
    }
    await under.page.bringToFront();
    const bareKeys = await under.bare();
    await answerKeys(bareKeys);
    await under.page.bringToFront();
    await codeFirstRow(under);
    const coded = await keysByTurns((times) => codeRows(under, times), under.page, bareKeys);
    const rssMb = await under.rssMb();
    const row = (name: string, oursMs: number, bareMs: number, limitMs: number | null): Row => ({
      slice: 'grid',
      name,
      oursMs,
      limitMs,
      ratio: oursMs / bareMs,
      targetRatio: null,
      rssMb,
    });
    return [
      row('50,000 rows scrolled, frame p95', median(ours.slice(1)), median(bare.slice(1)), 20),
      row('  of it: in the best round', Math.min(...ours), Math.min(...bare), null),
      row('a row coded, key to paint, p95', coded.ours.paintP95, coded.bare.paintP95, 16),
      row('  of it: half are within', coded.ours.paintMedian, coded.bare.paintMedian, null),
      row('  of it: until it is laid out, p95', coded.ours.workP95, coded.bare.workP95, null),
    ];
  });
}
