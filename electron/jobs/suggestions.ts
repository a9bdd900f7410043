import { z } from 'zod';
import { conditionSchema } from '../../shared/voices/condition.ts';
import { tryOut } from '../../shared/voices/learn/quality.ts';
import type { SuggestionList, SuggestionQuality } from '../../shared/voices/suggestion-model.ts';
import { openReader } from '../store/core/open-connection.ts';
import { codedStretches, distinctCodes, gather, materialOf } from '../store/voices/assist/gather.ts';
import { suggest } from '../store/voices/assist/suggest.ts';
import type { Job } from './job.ts';

const suggestArgs = z.strictObject({
  workspacePath: z.string(),
  coderId: z.int(),
  onlyCoder: z.int().nullable(),
  asked: z.strictObject({
    what: z.enum(['answers', 'conversations']),
    where: conditionSchema.nullable(),
    sourceIds: z.array(z.int()).nullable(),
    range: z.strictObject({ start: z.int(), end: z.int() }).nullable(),
    limit: z.int(),
  }),
});

/** Learns from a coder's own codings and names likely codes for what is not coded. */
export const suggestionsJob: Job = (args, progress): SuggestionList => {
  const { workspacePath, coderId, onlyCoder, asked } = suggestArgs.parse(args);
  progress(null, 'Learning from your codings');
  const db = openReader(workspacePath);
  try {
    return suggest(db, coderId, onlyCoder, asked, (done) => progress(done, 'Looking at what is not coded'));
  } finally {
    db.close();
  }
};

const qualityArgs = z.strictObject({ workspacePath: z.string(), coderId: z.int() });

/** Parts the people are divided into. */
const FOLDS = 5;

/** Tries the learner on people it was not taught with. */
export const suggestionsQualityJob: Job = (args, progress): SuggestionQuality => {
  const { workspacePath, coderId } = qualityArgs.parse(args);
  const db = openReader(workspacePath);
  try {
    const gathered = gather(db, coderId);
    const material = materialOf(gathered);
    const coded = gathered.sources.filter(({ codings }) => codings.length > 0);
    const answers = coded
      .filter(({ isAnswer }) => isAnswer)
      .map((source) => ({ ...source, codeIds: distinctCodes(source.codings) }));
    const stretches = coded.filter(({ isAnswer }) => !isAnswer).flatMap((source) => codedStretches(source));
    progress(0.1, 'Trying the suggestions');
    const ofAnswers = tryOut({ ...material, units: answers }, FOLDS);
    progress(0.6, 'Trying the suggestions');
    const ofStretches = tryOut({ ...material, units: stretches }, FOLDS);
    const codes = new Map<number, { units: number; suggested: number; right: number }>();
    for (const { codeId, units, suggested, right } of [...ofAnswers.codes, ...ofStretches.codes]) {
      const sum = codes.get(codeId) ?? { units: 0, suggested: 0, right: 0 };
      codes.set(codeId, {
        units: sum.units + units,
        suggested: sum.suggested + suggested,
        right: sum.right + right,
      });
    }
    const hits = ({ units, first, amongThree }: typeof ofAnswers) => ({ units, first, amongThree });
    return {
      folds: FOLDS,
      answers: hits(ofAnswers),
      conversations: hits(ofStretches),
      codes: [...codes]
        .map(([codeId, counts]) => ({ codeId, ...counts }))
        .sort((a, b) => b.units - a.units || a.codeId - b.codeId),
    };
  } finally {
    db.close();
  }
};
