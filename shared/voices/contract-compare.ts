import { z } from 'zod';
import { job } from '../api/operation.ts';
import {
  concordanceLineSchema,
  matrixInputSchema,
  matrixSchema,
  stopLanguages,
  wordSchema,
  wordScopeSchema,
} from './compare/model.ts';
import { conditionTables } from './condition.ts';

const readTables = [...conditionTables, 'coder', 'code_set', 'segment', 'study', 'touchpoint'] as const;

const wordsInput = z.strictObject({
  scope: wordScopeSchema,
  /** Words too common in these languages to say anything are left out. */
  stop: z.array(z.enum(stopLanguages)).max(stopLanguages.length).default([]),
  /** Further words that are left out, in any case. */
  without: z.array(z.string().max(100)).max(500).default([]),
  /** Characters a word has at least. */
  least: z.int().min(1).max(20).default(3),
  most: z.int().min(1).max(5000).default(500),
});
const concordanceInput = z.strictObject({
  scope: wordScopeSchema,
  /** One or more words, found as whole words whatever their case and accents. */
  words: z.string().min(1).max(400),
  sort: z.enum(['source', 'left', 'right']).default('source'),
  most: z.int().min(1).max(5000).default(1000),
});

/** Matrices, word list, keyword in context, codes over time. */
export const compareContract = {
  'voices.compare.matrix': job({
    input: matrixInputSchema,
    output: matrixSchema,
    label: 'Counting the matrix',
    reads: readTables,
  }),
  'voices.compare.words': job({
    input: wordsInput,
    output: z.strictObject({
      words: z.array(wordSchema),
      /** Running words and different words, of those that are counted. */
      running: z.int(),
      different: z.int(),
      sources: z.int(),
    }),
    label: 'Counting words',
    reads: readTables,
  }),
  'voices.compare.concordance': job({
    input: concordanceInput,
    output: z.strictObject({ lines: z.array(concordanceLineSchema), total: z.int(), sources: z.int() }),
    label: 'Finding the words',
    reads: readTables,
  }),
  'voices.compare.export': job({
    input: z.strictObject({
      what: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('matrix'), input: matrixInputSchema }),
        z.strictObject({ kind: z.literal('words'), input: wordsInput }),
        z.strictObject({ kind: z.literal('concordance'), input: concordanceInput }),
      ]),
      format: z.enum(['csv', 'xlsx']),
      /** What was asked, in words, as it was shown; a note in the file. */
      asked: z.string().max(5000).default(''),
      file: z.string().min(1).max(200),
    }),
    output: z.strictObject({ rows: z.int(), bytes: z.int(), notes: z.array(z.string()) }),
    label: 'Exporting the comparison',
  }),
} as const;
export type WordsInput = z.output<typeof wordsInput>;
export type ConcordanceInput = z.output<typeof concordanceInput>;
