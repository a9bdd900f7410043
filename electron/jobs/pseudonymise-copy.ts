import { rmSync, statSync } from 'node:fs';
import { z } from 'zod';
import type { OutputOf } from '../../shared/api/contract.ts';
import { choicesSchema } from '../../shared/voices/pseudonymise/model.ts';
import { openReader, openWriter } from '../store/core/open-connection.ts';
import { newUid } from '../store/core/uid.ts';
import { checkContent } from '../store/file/check-copy.ts';
import { giveName } from '../store/file/whole-file.ts';
import { clearLog, ensureLogTables, trackedTables } from '../store/undo/schema.ts';
import { applyPseudonyms } from '../store/voices/pseudonymise/apply.ts';
import { forgetIdentities } from '../store/voices/pseudonymise/forget.ts';
import { writeCsvFile } from './export/csv-file.ts';
import { writeXlsxFile } from './export/xlsx-file.ts';
import type { Job, Progress } from './job.ts';
import { textsTable } from './pseudonymise/texts-table.ts';

type Saved = OutputOf<'voices.pseudonymise.saveCopy'>;

const argsSchema = z.object({
  workspacePath: z.string(),
  planPath: z.string(),
  choices: choicesSchema,
  format: z.enum(['workspace', 'csv', 'xlsx']),
  now: z.number(),
  coderId: z.int(),
  file: z.string(),
  part: z.string(),
});

/**
 * Writes a workspace of its own in which the choices are replaced. The open one stays as it is. The copy has no undo
 * history, no originals and no free pages, and a mark of its own, so that it never shares backups with the original.
 */
export const pseudonymiseCopyJob: Job = async (args, progress): Promise<Saved> => {
  const asked = argsSchema.parse(args);
  const { workspacePath, file, part, now, format } = asked;
  // A table is read out of a copy beside the plan, in the folder that goes with the program when it ends.
  const copy = format === 'workspace' ? part : `${asked.planPath}-copy`;
  rmSync(copy, { force: true });
  try {
    progress(0, 'Copying the workspace');
    copyInto(workspacePath, copy);
    const applied = replaceIn(copy, asked, progress);
    progress(0.9, format === 'workspace' ? 'Checking the copy' : 'Writing the texts');
    if (format !== 'workspace') return { ...applied, ...(await writeTexts(copy, format, file, part)) };
    checkContent(part);
    giveName(part, file, now);
    return { ...applied, bytes: statSync(file).size, notes: [] };
  } finally {
    for (const left of new Set([part, copy])) rmSync(left, { force: true });
  }
};

async function writeTexts(
  copy: string,
  format: 'csv' | 'xlsx',
  file: string,
  part: string,
): Promise<{ readonly bytes: number; readonly notes: string[] }> {
  const db = openReader(copy);
  try {
    const table = textsTable(db);
    const written = await (format === 'csv'
      ? writeCsvFile(file, table, part)
      : writeXlsxFile(file, table, part));
    return { bytes: written.bytes, notes: [...written.notes] };
  } finally {
    db.close();
  }
}

function copyInto(workspacePath: string, part: string): void {
  const reader = openReader(workspacePath);
  try {
    reader.raw.pragma('query_only = OFF');
    reader.raw.prepare('VACUUM INTO ?').run(part);
  } finally {
    reader.close();
  }
}

function replaceIn(
  part: string,
  { planPath, choices, now, coderId }: z.output<typeof argsSchema>,
  progress: Progress,
) {
  const db = openWriter(part, 'delete');
  try {
    // A journal on the disk would hold the originals; an unfinished copy is simply deleted.
    db.raw.pragma('journal_mode = MEMORY');
    db.raw.pragma('secure_delete = ON');
    db.raw.prepare('ATTACH DATABASE ? AS plan').run(planPath);
    const tables = trackedTables(db);
    const rev = (db.value<number>(`SELECT value FROM meta WHERE key = 'seq'`) ?? 0) + 1;
    const context = {
      db,
      rev,
      coderId,
      onlyCoder: null,
      now,
      newUid: () => newUid(now),
      standAlone: () => undefined,
      progress: (done: number) => progress(0.2 + done * 0.5, 'Replacing'),
    };
    const applied = db.raw.transaction(() => {
      const counts = applyPseudonyms(context, choices);
      forgetIdentities(db, rev, newUid(now).toString('hex'));
      clearLog(db, tables);
      return counts;
    })();
    db.script('DETACH DATABASE plan');
    ensureLogTables(db, tables);
    progress(0.8, 'Writing the copy without what was deleted');
    db.script('VACUUM');
    return applied;
  } finally {
    db.close();
  }
}
