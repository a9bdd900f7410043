import type { Db } from '../core/db.ts';
import type { Recorder, Recording } from './recorder.ts';
import type { TrackedTable } from './schema.ts';

export interface StepRow {
  readonly id: number;
  readonly stack: string;
  readonly label: string;
  readonly at: number;
  readonly merge_key: string | null;
  readonly first_seq: number;
  readonly last_seq: number;
  readonly bytes: number;
}

type Entry =
  | {
      readonly kind: 'inserted' | 'block';
      readonly seq: number;
      readonly table: number;
      readonly first: number;
      readonly last: number;
    }
  | { readonly kind: 'updated'; readonly seq: number; readonly table: number }
  | { readonly kind: 'deleted'; readonly table: number; seq: number; readonly last: number };

/** Rows moved between two progress calls. */
const CHUNK = 5000;

interface ReplayOptions {
  readonly rev: number;
  readonly onProgress?: (done: number) => void;
}

/** Puts every row of `step` back as it was before it, newest change first. */
export function replay(
  db: Db,
  tables: readonly TrackedTable[],
  recorder: Recorder,
  recording: Recording,
  step: StepRow,
  options: ReplayOptions,
): void {
  const entries = entriesOf(db, tables, step);
  const total = entries.reduce((sum, entry) => sum + weight(entry), 0);
  let done = 0;
  let told = 0;
  const advance = (count: number) => {
    done += count;
    if (options.onProgress && done - told >= CHUNK) {
      told = done;
      options.onProgress(done / total);
    }
  };
  for (const entry of entries) {
    const table = tables[entry.table];
    if (!table) throw new Error(`The undo log names table ${entry.table}, which this schema does not have`);
    if (entry.kind === 'inserted') removeRange(db, table, recorder, recording, entry, advance);
    else if (entry.kind === 'updated') {
      db.run(updateSql(table), [options.rev, entry.seq]);
      advance(1);
    } else {
      const [first, last] = entry.kind === 'block' ? [entry.first, entry.last] : [entry.seq, entry.last];
      for (let from = first; from <= last; from += CHUNK) {
        const to = Math.min(from + CHUNK - 1, last);
        db.run(insertSql(table), [options.rev, from, to]);
        advance(to - from + 1);
      }
    }
  }
}

function weight(entry: Entry): number {
  if (entry.kind === 'updated') return 1;
  return entry.kind === 'deleted' ? entry.last - entry.seq + 1 : entry.last - entry.first + 1;
}

/** The step's changes, newest first; neighbouring deletions in one table become one entry. */
function entriesOf(db: Db, tables: readonly TrackedTable[], step: StepRow): readonly Entry[] {
  const span = [step.first_seq, step.last_seq];
  const entries: Entry[] = db
    .all<{ seq: number; kind: string; tbl: number; first: number; last: number }>(
      'SELECT * FROM undo_log_range WHERE seq BETWEEN ? AND ?',
      span,
    )
    .map(({ seq, kind, tbl, first, last }) => ({
      kind: kind === 'I' ? ('inserted' as const) : ('block' as const),
      seq,
      table: tbl,
      first,
      last,
    }));
  for (const table of tables) {
    let run: Extract<Entry, { kind: 'deleted' }> | undefined;
    const rows = db.all<{ seq: number; op: string }>(
      `SELECT seq, op FROM undo_${table.name} WHERE seq BETWEEN ? AND ? AND op <> 'B' ORDER BY seq DESC`,
      span,
    );
    for (const { seq, op } of rows) {
      if (op === 'U') {
        run = undefined;
        entries.push({ kind: 'updated', seq, table: table.number });
      } else if (run && run.seq === seq + 1) run.seq = seq;
      else {
        run = { kind: 'deleted', table: table.number, seq, last: seq };
        entries.push(run);
      }
    }
  }
  return entries.sort((a, b) => b.seq - a.seq);
}

/** Takes rows inserted as a range out again, their images kept as one block. */
function removeRange(
  db: Db,
  table: TrackedTable,
  recorder: Recorder,
  recording: Recording,
  range: { readonly first: number; readonly last: number },
  advance: (count: number) => void,
): void {
  const columns = table.columns.join(', ');
  const copy = `INSERT INTO undo_${table.name} (seq, op, ${columns})
    SELECT ? + id, 'B', ${columns} FROM ${table.name} WHERE id BETWEEN ? AND ?`;
  const remove = `DELETE FROM ${table.name} WHERE id BETWEEN ? AND ?`;
  for (let to = range.last; to >= range.first; to -= CHUNK) {
    const from = Math.max(to - CHUNK + 1, range.first);
    const last = recorder.nextSeq(to - from + 1);
    const first = last - (to - from);
    db.run(copy, [first - from, from, to]);
    recording.removedBlock({ seq: recorder.nextSeq(), table: table.number, first, last }, from, to);
    recorder.withoutImages({ table: table.number, from, to }, () => db.run(remove, [from, to]));
    advance(to - from + 1);
  }
}

function updateSql(table: TrackedTable): string {
  const sets = table.columns
    .filter((column) => column !== 'id' && column !== 'rev')
    .map((column) => `${column} = u.${column}`);
  return `UPDATE ${table.name} SET ${['rev = ?', ...sets].join(', ')}
    FROM undo_${table.name} AS u WHERE u.seq = ? AND ${table.name}.id = u.id`;
}

function insertSql(table: TrackedTable): string {
  const values = table.columns.map((column) => (column === 'rev' ? '?' : column));
  return `INSERT INTO ${table.name} (${table.columns.join(', ')})
    SELECT ${values.join(', ')} FROM undo_${table.name} WHERE seq BETWEEN ? AND ? ORDER BY seq`;
}
