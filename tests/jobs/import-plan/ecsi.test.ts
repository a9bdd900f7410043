import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TableMapping } from '../../../shared/voices/import-plan.ts';
import { haveSamples, samples } from '../import/files.ts';
import { guessedMapping, type ImportRig, startRig } from './rig.ts';

let rig: ImportRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const file = join(samples, 'ecsi-bank-satisfaction.csv');

/** The same numbers by the plainest arithmetic there is, from the file itself. */
function byHand() {
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const names = (head ?? '').split(',').map((cell) => cell.replaceAll('"', ''));
  const at = (prefix: string) => [1, 2, 3, 4, 5].map((n) => names.indexOf(`${prefix}${n}`));
  const onMap = (value: number) => ((value - 1) / 9) * 4 - 2;
  const people = lines.flatMap((line) => {
    const cells = line.split(',');
    const pairs = at('expe').map((e, i) => [Number(cells[e]), Number(cells[at('qual')[i] ?? -1])] as const);
    const gaps = pairs.flatMap(([e, x]) =>
      e >= 1 && e <= 10 && x >= 1 && x <= 10 ? [onMap(x) - onMap(e)] : [],
    );
    return gaps.length === 0 ? [] : [gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length];
  });
  const mean = people.reduce((sum, gap) => sum + gap, 0) / people.length;
  const sd = Math.sqrt(people.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / (people.length - 1));
  return { n: people.length, mean, sd };
}

test.skipIf(!haveSamples)(
  'the gap of the bank survey on the map is the one reckoned by hand from the file',
  async () => {
    const token = rig.token(file);
    const guessed = await guessedMapping(rig, token);
    const mapping: TableMapping = {
      touchpoint: 'Branch',
      columns: guessed.columns.map((column) => {
        const kind = /^expe\d$/.test(column.name)
          ? 'expectation'
          : /^qual\d$/.test(column.name)
            ? 'experience'
            : undefined;
        return kind === undefined
          ? column
          : { ...column, role: { role: 'score', scale: { kind, min: 1, max: 10 } } };
      }),
    };
    const plan = await rig.job('voices.import.planTable', { file: token, mapping });
    await rig.ask('voices.import.apply', { planId: plan.planId });
    const journey = await rig.ask('journeys.journey.add', { name: 'Banking' });
    const stage = await rig.ask('journeys.stage.add', { journeyId: journey.id, name: 'Using' });
    await rig.ask('journeys.step.add', { stageId: stage.id, name: 'Visit', touchpoint: { name: 'Branch' } });
    const map = await rig.ask('journeys.map', { id: journey.id, filter: {} });
    const step = map.stages[0]?.steps[0];
    const hand = byHand();
    expect(hand.n).toBeGreaterThan(200);
    expect(step?.gap.nPeople).toBe(hand.n);
    expect(step?.gap.gap.mean).toMatchObject({ defined: true, value: expect.closeTo(hand.mean, 10) });
    expect(step?.gap.gap.sd).toMatchObject({ defined: true, value: expect.closeTo(hand.sd, 10) });
    // n is large: the t interval lies within a hair of the normal one.
    const half = (1.96 * hand.sd) / Math.sqrt(hand.n);
    expect(step?.gap.gap.interval).toMatchObject({
      value: { low: expect.closeTo(hand.mean - half, 2), high: expect.closeTo(hand.mean + half, 2) },
    });
  },
);
