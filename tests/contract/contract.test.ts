import { afterEach, beforeEach, describe, test } from 'vitest';
import { cases } from './cases.ts';
import { type Rig, rigs } from './transports.ts';

/** One list of cases, three ways to the store: they may not differ in anything a page can see. */
describe.each(Object.entries(rigs))('%s', (_, start) => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await start();
  });
  afterEach(() => rig.close());

  test.each(cases)('$name', ({ run }) => run(rig));
});
