import type { StoreEvent } from '../../../shared/api/events.ts';
import { bareImport, bareRemoval } from '../bare-import.ts';
import { type Bench, SEED } from '../bench.ts';
import { timed } from '../measure.ts';
import type { Row } from '../rows.ts';
import type { StoreUnderTest } from '../store-process.ts';
import { generatedSurvey, SURVEY_ROWS, surveyColumns } from '../survey.ts';

const slice = 'import';

/** A survey of 100,000 rows brought in, undone, redone; job processes, plan, backup and all. */
export async function benchImport(bench: Bench): Promise<readonly Row[]> {
  const file = generatedSurvey(SEED);
  const store = await bench.store();
  const alone = () =>
    bench.bare('import', async (db) => ({
      in: (await timed(() => bareImport(db, file))).ms,
      out: (await timed(() => bareRemoval(db))).ms,
    }));
  // Before and after, so that a machine which slows down meanwhile does not decide.
  const before = await alone();
  const ours = await importSurvey(store, file);
  const rssAfterImport = store.rssMb();
  const after = await alone();
  const bare = { in: (before.in + after.in) / 2, out: (before.out + after.out) / 2 };
  const undo = await reverted(store, 'workspace.undo');
  const redo = await reverted(store, 'workspace.redo');
  const row = (name: string, oursMs: number, rest: Partial<Row> = {}): Row => ({
    slice,
    name,
    oursMs,
    limitMs: null,
    ratio: null,
    targetRatio: null,
    rssMb: null,
    ...rest,
  });
  const rows = `${SURVEY_ROWS.toLocaleString('en')} rows`;
  return [
    row(`CSV of ${rows} parsed, planned, backed up, applied`, ours.inspect + ours.plan + ours.apply, {
      ratio: (ours.inspect + ours.plan + ours.apply) / bare.in,
      targetRatio: 3,
      rssMb: rssAfterImport,
    }),
    row('  of it: looking at the file', ours.inspect),
    row('  of it: the plan', ours.plan, { ratio: ours.plan / bare.in }),
    row('  of it: backup and apply', ours.apply, { ratio: ours.apply / bare.in }),
    row(`undo of it, told ${undo.told} times, at most ${undo.silenceMs.toFixed(0)} ms apart`, undo.ms, {
      limitMs: 8000,
      ratio: undo.ms / bare.out,
      rssMb: undo.rssMb,
    }),
    row(`redo of it, told ${redo.told} times, at most ${redo.silenceMs.toFixed(0)} ms apart`, redo.ms, {
      limitMs: 8000,
      ratio: redo.ms / bare.in,
      rssMb: redo.rssMb,
    }),
  ];
}

interface Import {
  readonly inspect: number;
  readonly plan: number;
  readonly apply: number;
}

async function importSurvey(store: StoreUnderTest, file: string): Promise<Import> {
  const token = await store.grant(file);
  const inspected = await timed(() => store.run('voices.import.inspect', { file: token }));
  const found = inspected.value.shape.columns.map(({ name }) => name).join();
  if (found !== surveyColumns.map(({ name }) => name).join()) throw new Error(`Columns found: ${found}`);
  const planned = await timed(() =>
    store.run('voices.import.planTable', {
      file: token,
      mapping: { columns: surveyColumns.map((column, index) => ({ index, ...column })) },
    }),
  );
  const { counts, planId } = planned.value;
  if (counts.sources !== SURVEY_ROWS || counts.readings !== SURVEY_ROWS || counts.values !== SURVEY_ROWS * 7)
    throw new Error(`The plan is another one: ${JSON.stringify(counts)}`);
  const applied = await timed(() => store.ask('voices.import.apply', { planId }));
  if (applied.value.sources !== SURVEY_ROWS) throw new Error('Not everything was imported');
  return { inspect: inspected.ms, plan: planned.ms, apply: applied.ms };
}

async function reverted(store: StoreUnderTest, op: 'workspace.undo' | 'workspace.redo') {
  const times = [performance.now()];
  const stop = store.onEvent((event: StoreEvent) => {
    if (event.type === 'progress') times.push(performance.now());
  });
  const { ms, value } = await timed(() => store.ask(op, {}));
  stop();
  if (value.label !== 'Import') throw new Error(`${op} took back ${value.label}`);
  const told = times.length - 1;
  times.push(performance.now());
  const silenceMs = Math.max(...times.slice(1).map((at, n) => at - (times[n] ?? at)));
  return { ms, told, silenceMs, rssMb: store.rssMb() };
}
