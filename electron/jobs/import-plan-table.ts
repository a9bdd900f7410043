import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import path from 'node:path';
import type { TableShape } from '../../shared/voices/import-model.ts';
import type { TableMapping } from '../../shared/voices/import-plan.ts';
import { openReader } from '../store/core/open-connection.ts';
import { KnownResponses } from '../store/voices/import/known-responses.ts';
import { readKnown, summarisePlan } from '../store/voices/import/plan-file.ts';
import { PlanWriter } from '../store/voices/import/plan-writer.ts';
import { ImportRefusal } from './import/failures.ts';
import { inspectTable } from './import/inspect-table.ts';
import { readTable, type TableRow } from './import/read-table.ts';
import { planTableArgs } from './import-args.ts';
import { chosen } from './import-inspect.ts';
import { planDates } from './import-plan-dates.ts';
import { RowPlanner } from './import-plan-rows.ts';
import type { Job } from './job.ts';

/** Rows looked at before the first is planned, to learn how dates are written. */
const LOOK_AHEAD = 5000;

/** Reads a table under the user's mapping into a plan, row by row, and says what applying it would do. */
export const planTableJob: Job = async (args, progress) => {
  const { file, workspacePath, choices, mapping, planId, planPath, now, onlyCoder } =
    planTableArgs.parse(args);
  progress(null, 'Reading the file');
  const [shape, fileHash] = await Promise.all([inspectTable(file, chosen(choices)), hashFile(file)]);
  const sha256 = hashOfPart(fileHash, shape);
  checkColumns(mapping, shape.columns.length);
  const db = openReader(workspacePath);
  const known = readKnown(db, sha256, shape.shapeKey);
  const responses = new KnownResponses(db, {
    shapeKey: shape.shapeKey,
    names: mapping.columns.map(({ name }) => name),
    waveId: mapping.waveId ?? null,
  });

  const writer = new PlanWriter(planPath, now);
  try {
    const stream = readTable(file, shape, ({ bytes, totalBytes }) =>
      progress(bytes / totalBytes, 'Planning the import'),
    );
    // How dates are read is told once more by the plan, for the column they are mapped from.
    const notes = shape.notes.filter(({ kind }) => kind !== 'date-order').map((note) => note.message);
    if (!known.fileImported) {
      const waiting: TableRow[] = [];
      let planner: RowPlanner | undefined;
      const startPlanner = () => {
        const dates = planDates(mapping, shape.dialect, waiting);
        notes.push(...dates.notes);
        const started = new RowPlanner(writer, mapping, {
          known,
          responses,
          onlyCoder,
          shape,
          order: dates.order,
        });
        for (const row of waiting) started.plan(row);
        return started;
      };
      for await (const rows of stream.batches()) {
        if (planner) for (const row of rows) planner.plan(row);
        else {
          waiting.push(...rows);
          if (waiting.length >= LOOK_AHEAD) planner = startPlanner();
        }
      }
      planner ??= startPlanner();
      notes.push(...planner.finish());
    }
    writer.meta('fileName', path.basename(file));
    writer.meta('sha256', sha256.toString('hex'));
    writer.meta('shapeKey', shape.shapeKey);
    writer.meta('mapping', mapping);
    writer.meta('waveId', mapping.waveId ?? null);
    writer.meta('alreadyImported', known.fileImported);
    writer.meta('rows', stream.report().rows);
    writer.meta('notes', notes);
    writer.finish();
    return summarisePlan(planPath, planId, known);
  } catch (error) {
    writer.abandon();
    rmSync(planPath, { force: true });
    throw error;
  } finally {
    db.close();
  }
};

/** Another sheet of a workbook and another file of an archive are another import, though the bytes are the same. */
function hashOfPart(fileHash: Buffer, { file, sheet }: Pick<TableShape, 'file' | 'sheet'>): Buffer {
  return file + sheet === 0
    ? fileHash
    : createHash('sha256').update(fileHash).update(`${file}/${sheet}`).digest();
}

/** A mapping made for another file would drop columns without a word. */
function checkColumns({ columns }: TableMapping, count: number): void {
  const indexes = new Set(columns.map(({ index }) => index));
  if (indexes.size === columns.length && columns.every(({ index }) => index < count)) return;
  throw new ImportRefusal(
    'invalid-input',
    'The columns chosen are not those of this file; look at it again and say what each column is.',
  );
}

/** SHA-256 of a file's raw bytes. */
export async function hashFile(file: string): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(piece);
  return hash.digest();
}
