import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { openReader } from '../store/core/open-connection.ts';
import { textHash } from '../store/file/texts.ts';
import { readKnown, summarisePlan } from '../store/voices/import/plan-file.ts';
import { PlanWriter } from '../store/voices/import/plan-writer.ts';
import { ImportRefusal } from './import/failures.ts';
import { readTextFile } from './import/text-file.ts';
import { planTextsArgs } from './import-args.ts';
import type { Job } from './job.ts';

/** Plans TXT and MD files, one source each. A file that cannot be read is listed with its reason; the others go on. */
export const planTextsJob: Job = async (args, progress) => {
  const { files, workspacePath, kind, waveId, planId, planPath, now } = planTextsArgs.parse(args);
  const writer = new PlanWriter(planPath, now);
  const together = createHash('sha256');
  const db = openReader(workspacePath);
  const known = readKnown(db, Buffer.alloc(0));
  db.close();
  const notes: string[] = [];
  const seen = new Set<string>();
  try {
    for (const [done, file] of files.entries()) {
      progress(done / files.length, 'Reading the files');
      const name = path.basename(file);
      try {
        const { title, text, encodingCertain, encoding } = await readTextFile(file);
        const hash = textHash(text).toString('hex');
        if (seen.has(hash)) {
          writer.skip(0, 'The same text was chosen twice.', name);
          continue;
        }
        if (known.textHashes.has(hash)) {
          writer.skip(0, 'This text was imported before.', name);
          continue;
        }
        seen.add(hash);
        together.update(hash);
        if (!encodingCertain)
          notes.push(`“${name}” was read as ${encoding}; look at its accents and quotes.`);
        writer.source({
          kind,
          respondentN: null,
          questionN: null,
          touchpointN: null,
          title,
          heardAt: null,
          text,
        });
      } catch (error) {
        if (!(error instanceof ImportRefusal)) throw error;
        writer.skip(error.line ?? 0, error.message, name);
      }
    }
    const sha256 = together.digest();
    const first = files[0];
    writer.meta(
      'fileName',
      files.length === 1 && first !== undefined ? path.basename(first) : `${files.length} files`,
    );
    writer.meta('sha256', sha256.toString('hex'));
    writer.meta('waveId', waveId);
    writer.meta('rows', files.length);
    writer.meta('notes', notes);
    writer.finish();
    return summarisePlan(planPath, planId, known);
  } catch (error) {
    writer.abandon();
    rmSync(planPath, { force: true });
    throw error;
  }
};
