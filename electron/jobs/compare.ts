import { dan, deu, eng, fin, fra, ita, nld, nob, pol, por, spa, swe } from 'stopword';
import { z } from 'zod';
import type { OutputOf } from '../../shared/api/contract.ts';
import { foldText } from '../../shared/text/fold.ts';
import type { StopLanguage } from '../../shared/voices/compare/model.ts';
import { compareContract } from '../../shared/voices/contract-compare.ts';
import type { Db } from '../store/core/db.ts';
import { openReader } from '../store/core/open-connection.ts';
import { matrixOf } from '../store/voices/compare/matrix.ts';
import { concordance, wordList } from '../store/voices/compare/words.ts';
import type { Job, Progress } from './job.ts';

const argsSchema = z.object({
  workspacePath: z.string(),
  onlyCoder: z.int().nullable(),
  input: z.unknown(),
});

type Compared = 'matrix' | 'words' | 'concordance';

/** Works a comparison out on one state of the workspace. */
export function compared<K extends Compared>(
  db: Db,
  kind: K,
  input: unknown,
  onlyCoder: number | null,
  progress: Progress,
): OutputOf<`voices.compare.${K}`> {
  const told = (done: number) => progress(done, 'Reading the texts');
  const run = () => {
    switch (kind) {
      case 'matrix': {
        progress(null, 'Counting the codings');
        return matrixOf(db, compareContract['voices.compare.matrix'].input.parse(input), onlyCoder);
      }
      case 'words': {
        const asked = compareContract['voices.compare.words'].input.parse(input);
        return wordList(db, asked, stopWords(asked.stop, asked.without), onlyCoder, told);
      }
      default:
        return concordance(
          db,
          compareContract['voices.compare.concordance'].input.parse(input),
          onlyCoder,
          told,
        );
    }
  };
  // `kind` decides which of the three results this is.
  return db.raw.transaction(run)() as OutputOf<`voices.compare.${K}`>;
}

export const matrixJob = jobOf('matrix');
export const wordsJob = jobOf('words');
export const concordanceJob = jobOf('concordance');

function jobOf(kind: Compared): Job {
  return (args, progress) => {
    const { workspacePath, onlyCoder, input } = argsSchema.parse(args);
    const db = openReader(workspacePath);
    try {
      return compared(db, kind, input, onlyCoder, progress);
    } finally {
      db.close();
    }
  };
}

/** Pronouns and helping verbs the library's English list lacks. */
const englishToo = [
  'she',
  'hers',
  'its',
  'ours',
  'yours',
  'theirs',
  'whom',
  'when',
  'does',
  'doing',
  'having',
  'will',
  'shall',
];

const stopLists: Readonly<Record<StopLanguage, readonly string[]>> = {
  dan,
  deu,
  eng: [...eng, ...englishToo],
  fin,
  fra,
  ita,
  nld,
  nob,
  pol,
  por,
  spa,
  swe,
};

/** Stop words as words are compared: in lower case and without accents. */
export function stopWords(
  languages: readonly StopLanguage[],
  without: readonly string[] = [],
): ReadonlySet<string> {
  return new Set([...languages.flatMap((language) => stopLists[language]), ...without].map(foldText));
}
