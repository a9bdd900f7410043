import type { VoicesCommands, VoicesQueries } from '../handler-types.ts';
import { memosOfCode } from '../memos.ts';
import { countCodes } from './counts.ts';
import { exampleCommands, exampleQueries } from './examples.ts';
import { historyOf } from './history.ts';
import { mergeCommands, mergeQueries } from './merge.ts';
import { quoteContexts } from './quote-context.ts';
import { setCommands, setQueries } from './sets.ts';
import { splitCommands, splitQueries } from './split.ts';

/** What the codebook asks beyond the list of codes. */
export const codebookQueries = {
  ...mergeQueries,
  ...splitQueries,
  ...exampleQueries,
  ...setQueries,
  'voices.quotes.context': (context, { codingIds }) => quoteContexts(context, codingIds),
  'voices.code.counts': (context) => countCodes(context),
  'voices.code.history': (context, { codeId }) => historyOf(context, codeId),
  'voices.code.memos': ({ db, onlyCoder }, { codeId }) => memosOfCode(db, codeId, onlyCoder),
} satisfies Partial<VoicesQueries>;

export const codebookCommands = {
  ...mergeCommands,
  ...splitCommands,
  ...exampleCommands,
  ...setCommands,
} satisfies Partial<VoicesCommands>;
