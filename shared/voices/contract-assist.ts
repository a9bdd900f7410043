import { z } from 'zod';
import { action, command, job, query } from '../api/operation.ts';
import { idField, nothing } from '../util/fields.ts';
import { autoCodeAskedSchema, autoCodeHitSchema, autoCodePlanSchema, MOST_HITS } from './auto-code/model.ts';
import { conditionSchema } from './condition.ts';
import { qualitySchema, suggestionListSchema } from './suggestion-model.ts';

const offset = z.int().nonnegative();

/** Help with coding: auto-code and suggestions. Both propose; only the coder codes. */
export const assistContract = {
  /** Looks for terms or a pattern and lists every stretch that would be coded. Changes nothing. */
  'voices.autoCode.plan': job({
    input: autoCodeAskedSchema,
    output: autoCodePlanSchema,
    label: 'Looking through the texts',
  }),
  'voices.autoCode.hits': action({
    input: z.strictObject({
      planId: z.string(),
      offset,
      limit: z.int().min(1).max(500),
      /** Those coded already are listed only where asked for. */
      already: z.boolean().default(false),
    }),
    output: z.strictObject({ total: z.int(), hits: z.array(autoCodeHitSchema) }),
  }),
  /** Codes what the plan lists, except the hits left out. */
  'voices.autoCode.apply': command({
    input: z.strictObject({
      planId: z.string(),
      /** Hits to leave out, by number. */
      without: z.array(z.int().positive()).max(MOST_HITS),
      /** For the undo step: what was looked for, and how many hits are chosen. */
      title: z.string().max(200),
      count: z.int().nonnegative(),
    }),
    output: z.strictObject({
      /** New codings, and hits that joined codings they overlap. */
      added: z.int(),
      merged: z.int(),
      /** Hits not coded because their source was edited or deleted since the preview. */
      changed: z.int(),
      /** Ratings that went because a joined coding can keep only one. */
      dropped: z.int(),
    }),
    label: ({ title, count }) => `Auto-code ${title}: ${count === 1 ? '1 coding' : `${count} codings`}`,
    bulk: true,
  }),

  /** Learns from the coder's own codings and names likely codes for what is not coded yet. Changes nothing. */
  'voices.suggestions': job({
    input: z.strictObject({
      what: z.enum(['answers', 'conversations']).default('answers'),
      where: conditionSchema.nullable().default(null),
      /** Only these: the row or text at hand and what follows it, whether coded or not. */
      sourceIds: z.array(idField).min(1).max(500).nullable().default(null),
      /** The words selected in the first of them, in code points. */
      range: z.strictObject({ start: offset, end: offset }).nullable().default(null),
      limit: z.int().min(1).max(5000).default(2000),
    }),
    output: suggestionListSchema,
    label: 'Learning from your codings',
  }),
  /** How good the suggestions are, tried on codings the learner was not taught with. */
  'voices.suggestions.quality': job({
    input: nothing,
    output: qualitySchema,
    label: 'Trying the suggestions',
  }),
  /** The coder's refusals in these sources. */
  'voices.suggestion.refusals': query({
    input: z.strictObject({ sourceIds: z.array(idField).max(500) }),
    output: z.array(z.strictObject({ sourceId: z.int(), codeId: z.int(), start: z.int(), end: z.int() })),
    reads: ['suggestion_refusal'],
  }),
  /** Keeps a code from being suggested for a stretch again. */
  'voices.suggestion.refuse': command({
    input: z.strictObject({ sourceId: idField, codeId: idField, start: offset, end: offset }),
    output: nothing,
    label: () => 'Refuse suggestion',
  }),
} as const;
