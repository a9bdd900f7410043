import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import path from 'node:path';
import { openReader } from '../store/core/open-connection.ts';
import { textHash } from '../store/file/texts.ts';
import { readKnown, summarisePlan } from '../store/voices/import/plan-file.ts';
import { PlanWriter } from '../store/voices/import/plan-writer.ts';
import { ImportRefusal, refusalFromSystem } from './import/failures.ts';
import { SpeakerPlan } from './import/texts/plan-speakers.ts';
import { readTextSource, type TextSource } from './import/texts/read-source.ts';
import { planTextsArgs } from './import-args.ts';
import type { Job } from './job.ts';

/**
 * Plans texts, one source each with its turns and times, under the names the user gave the speakers. A file that
 * cannot be read is listed with its reason; the others go on.
 */
export const planTextsJob: Job = async (args, progress, hold) => {
  const { files, workspacePath, waveId, planId, planPath, now, ...choices } = planTextsArgs.parse(args);
  const writer = new PlanWriter(planPath, now);
  const together = createHash('sha256');
  const db = openReader(workspacePath);
  const known = readKnown(db, Buffer.alloc(0));
  db.close();
  const speakers = new SpeakerPlan(writer, known, choices.speakers);
  const byIndex = new Map(choices.texts.map((choice) => [choice.index, choice]));
  const notes: string[] = [];
  const seen = new Set<string>();
  try {
    for (const [index, file] of files.entries()) {
      const name = path.basename(file).toWellFormed();
      hold?.(name);
      progress(index / files.length, `Reading “${name}”`);
      const choice = byIndex.get(index);
      if (choice?.leaveOut) {
        writer.skip(0, 'You left this file out.', name);
        continue;
      }
      try {
        const key = await fileKey(file);
        const source = await readTextSource(file, {
          kind: choice?.kind ?? choices.kind,
          dropRepeated: choices.dropRepeated,
          onPart: (share) => progress((index + share) / files.length, `Reading “${name}”`),
        });
        const hash = textHash(source.text).toString('hex');
        if (seen.has(hash) || seen.has(key)) {
          writer.skip(0, 'The same text was chosen twice.', name);
          continue;
        }
        if (known.textHashes.has(hash) || known.textKeys.has(key)) {
          writer.skip(0, 'This text was imported before.', name);
          continue;
        }
        seen.add(hash).add(key);
        together.update(hash);
        notes.push(...notesOf(name, source));
        const { turns, cues, text, kind } = source;
        const title = choice?.title ?? source.title;
        const people = turns.map(({ speaker }) => speakers.personN(speaker, title));
        const participants = new Set(people.filter((n) => n !== null));
        const [only = null] = participants.size === 1 ? participants : [];
        writer.source({
          kind,
          respondentN: null,
          questionN: null,
          touchpointN: null,
          title,
          heardAt: choice?.heardAt === undefined ? source.heardAt : choice.heardAt,
          text,
          externalKey: key,
          participantN: choices.ownedByOnly ? only : null,
          turns: turns.map((turn, at) => ({
            ...turn,
            participantN: people[at] ?? null,
            isInterviewer: speakers.isInterviewer(turn.speaker),
          })),
          cues,
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
    writer.meta('notes', shortened(notes));
    writer.finish();
    return summarisePlan(planPath, planId, known);
  } catch (error) {
    writer.abandon();
    rmSync(planPath, { force: true });
    throw error;
  }
};

const NOTES_SHOWN = 100;

function notesOf(name: string, { notes, leftOut }: TextSource): readonly string[] {
  const parts = leftOut.length === 1 ? '1 part is' : `${leftOut.length.toLocaleString('en')} parts are`;
  return [
    ...notes.map((note) => `“${name}”: ${note}`),
    ...(leftOut.length === 0 ? [] : [`“${name}”: ${parts} left out, as listed beside the file.`]),
  ];
}

function shortened(notes: readonly string[]): readonly string[] {
  const more = notes.length - NOTES_SHOWN;
  return more > 0
    ? [...notes.slice(0, NOTES_SHOWN), `and ${more.toLocaleString('en')} more remarks of this kind`]
    : notes;
}

/** How a file is known again, whatever was made of it: the hash of its bytes. */
async function fileKey(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  } catch (error) {
    throw refusalFromSystem(error);
  }
  return `sha256:${hash.digest('hex')}`;
}
