import path from 'node:path';
import { codePoint, indexCodePoints } from '../../shared/text/code-points.ts';
import type { SpeakerLook, TextLook, TextsLook } from '../../shared/voices/import-texts.ts';
import { openReader } from '../store/core/open-connection.ts';
import { externalKey } from '../store/voices/import/external-key.ts';
import { readKnown } from '../store/voices/import/plan-file.ts';
import { ImportRefusal } from './import/failures.ts';
import { readTextSource, type TextSource } from './import/texts/read-source.ts';
import { isGenericName } from './import/texts/speaker-names.ts';
import { inspectTextsArgs } from './import-args.ts';
import type { Job } from './job.ts';

const LEFT_OUT_SHOWN = 50;
const FIRST_WORDS = 120;
const TELLING_WORDS = 4;
const MOST_SPEAKERS = 5_000;

interface Heard {
  readonly name: string;
  readonly files: Set<number>;
  turns: number;
  words: number;
  firstWords: string;
}

/** Looks at texts before anything is planned. A file that cannot be read is one of the answers, with its reason. */
export const inspectTextsJob: Job = async (args, progress, hold): Promise<TextsLook> => {
  const { files, workspacePath } = inspectTextsArgs.parse(args);
  const db = openReader(workspacePath);
  const known = readKnown(db, Buffer.alloc(0));
  db.close();
  const texts: TextLook[] = [];
  const heard = new Map<string, Heard>();
  for (const [index, file] of files.entries()) {
    const fileName = path.basename(file).toWellFormed();
    hold?.(fileName);
    progress(index / files.length, `Reading “${fileName}”`);
    try {
      const source = await readTextSource(file, {
        onPart: (share) => progress((index + share) / files.length, `Reading “${fileName}”`),
      });
      listen(heard, index, source);
      texts.push(lookOf(index, fileName, source));
    } catch (error) {
      if (!(error instanceof ImportRefusal)) throw error;
      texts.push(unreadable(index, fileName, error));
    }
  }
  const speakers: SpeakerLook[] = [...heard.values()]
    .sort((one, other) => other.words - one.words)
    .slice(0, MOST_SPEAKERS)
    .map(({ name, files: inFiles, turns, words, firstWords }) => ({
      name,
      files: inFiles.size,
      turns,
      words,
      firstWords,
      knownId: isGenericName(name) ? null : (known.participants.get(externalKey(name)) ?? null),
      isGeneric: isGenericName(name),
    }));
  return { texts, speakers };
};

const wordsIn = (text: string): number => text.match(/\S+/g)?.length ?? 0;

function listen(heard: Map<string, Heard>, index: number, { text, turns }: TextSource): void {
  if (turns.length === 0) return;
  const points = indexCodePoints(text);
  for (const { speaker, start, end } of turns) {
    if (speaker === '') continue;
    const said = points.slice(codePoint(start), codePoint(end));
    const entry = heard.get(speaker) ?? {
      name: speaker,
      files: new Set<number>(),
      turns: 0,
      words: 0,
      firstWords: '',
    };
    entry.files.add(index);
    entry.turns++;
    entry.words += wordsIn(said);
    // "Okay." tells nobody who that is: the first thing of some length does.
    if (wordsIn(entry.firstWords) < TELLING_WORDS && wordsIn(said) > wordsIn(entry.firstWords))
      entry.firstWords = said.slice(0, FIRST_WORDS).replace(/\s+/g, ' ').toWellFormed();
    heard.set(speaker, entry);
  }
}

function lookOf(index: number, fileName: string, source: TextSource): TextLook {
  const { title, container, dialect, kind, heardAt, notes, leftOut, repeated, text, turns, cues } = source;
  const last = [...turns, ...cues].reduce(
    (most, { startMs, endMs }) => Math.max(most, endMs ?? startMs ?? 0),
    0,
  );
  return {
    index,
    fileName,
    title,
    container,
    dialect,
    kind,
    words: wordsIn(text),
    turns: turns.length,
    durationMs: last === 0 ? null : last,
    speakers: [...new Set(turns.map(({ speaker }) => speaker))].filter((name) => name !== ''),
    heardAt,
    notes: [...notes],
    leftOut: leftOut.slice(0, LEFT_OUT_SHOWN).map(({ line, reason }) => ({ line, reason })),
    leftOutCount: leftOut.length,
    repeated: repeated.map(({ sample, pages }) => ({ sample: sample.slice(0, 200).toWellFormed(), pages })),
    problem: null,
  };
}

function unreadable(index: number, fileName: string, { message }: ImportRefusal): TextLook {
  return {
    index,
    fileName,
    title: fileName,
    container: 'text',
    dialect: 'plain',
    kind: 'note',
    words: 0,
    turns: 0,
    durationMs: null,
    speakers: [],
    heardAt: null,
    notes: [],
    leftOut: [],
    leftOutCount: 0,
    repeated: [],
    problem: message,
  };
}
