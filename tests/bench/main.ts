import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { buildAll } from '../../build/bundle.ts';
import { Bench } from './bench.ts';
import { timed } from './measure.ts';
import { bundles, scratch } from './places.ts';
import { MEMORY_SLICE, misses, type Row, tableOf } from './rows.ts';
import { benchAgreement } from './slices/agreement.ts';
import { benchBackup } from './slices/backup.ts';
import { benchCompare } from './slices/compare.ts';
import { benchFilter } from './slices/filter.ts';
import { benchGridPage } from './slices/grid-page.ts';
import { benchImport } from './slices/import.ts';
import { benchJourneys } from './slices/journeys.ts';
import { benchMemory } from './slices/memory.ts';
import { benchOpen } from './slices/open.ts';
import { benchReaderPage } from './slices/reader-page.ts';
import { benchRetrieve } from './slices/retrieve.ts';
import { benchRoundTrip } from './slices/round-trip.ts';
import { benchSearch } from './slices/search.ts';
import { benchVoices } from './slices/voices.ts';

type Slice = (bench: Bench) => Promise<readonly Row[]>;

/** In the order they run; memory is looked at when all the others have been at work in the same store. */
const slices: Readonly<Record<string, Slice>> = {
  open: benchOpen,
  'round-trip': benchRoundTrip,
  search: benchSearch,
  voices: benchVoices,
  reader: benchReaderPage,
  grid: benchGridPage,
  filter: benchFilter,
  retrieve: benchRetrieve,
  compare: benchCompare,
  agreement: benchAgreement,
  journeys: benchJourneys,
  import: benchImport,
  backup: benchBackup,
  [MEMORY_SLICE]: benchMemory,
};

/** Runs the slices asked for, prints the table; 1 where a measure misses its target. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { slice: { type: 'string' }, json: { type: 'string' } } });
  const wanted = Object.entries(slices).filter(
    ([name]) => values.slice === undefined || name === values.slice,
  );
  if (wanted.length === 0) {
    process.stderr.write(
      `There is no slice “${values.slice}”. There are: ${Object.keys(slices).join(', ')}.\n`,
    );
    return 1;
  }
  mkdirSync(scratch, { recursive: true });
  await buildAll({ only: ['store', 'jobs', 'server', 'renderer'], into: bundles });
  const made = await timed(() => new Bench());
  const bench = made.value;
  process.stdout.write(`The workspace is there after ${(made.ms / 1000).toFixed(1)} s.\n`);
  const rows: Row[] = [];
  try {
    for (const [name, slice] of wanted) {
      const { ms, value } = await timed(() => slice(bench));
      rows.push(...value);
      process.stdout.write(`${name}: ${(ms / 1000).toFixed(1)} s\n`);
    }
  } finally {
    await bench.close();
  }
  const [load = 0] = loadavg();
  process.stdout.write(
    `\n${tableOf(rows)}\n\nLoad of the machine at the end: ${load.toFixed(1)} on ${availableParallelism()} cores.\n`,
  );
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  return rows.some(misses) ? 1 : 0;
}

process.exitCode = await main();
