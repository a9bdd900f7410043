import { z } from 'zod';
import { agreementReasons } from '../../stats/agreement.ts';
import { idField } from '../../util/fields.ts';
import { conditionSchema } from '../condition.ts';

/** What is judged coded or not coded, one by one. A text without turns is one unit where turns are asked for. */
export const agreementUnits = ['characters', 'sources', 'turns', 'sentences', 'paragraphs'] as const;
export type AgreementUnits = (typeof agreementUnits)[number];

/** When a unit counts as coded: any part of it is, or at least half of its characters are. */
export const overlapRules = ['any', 'half'] as const;
export type OverlapRule = (typeof overlapRules)[number];

/** All units of the sources, or only those somebody coded (a universe of its own, with percent and alpha alone). */
export const universes = ['whole', 'coded'] as const;
export type Universe = (typeof universes)[number];

/**
 * Which sources count: those that every coder has a coding in; that two of them have, where the others count as
 * missing; that any of them has, where the others count as having coded nothing; or all there are.
 */
export const sourceRules = ['every', 'pairs', 'any', 'all'] as const;
export type SourceRule = (typeof sourceRules)[number];

/** Coders compared at once. */
export const MOST_CODERS = 8;

const distinct = (ids: readonly number[]): boolean => new Set(ids).size === ids.length;
const choices = {
  units: z.enum(agreementUnits).default('characters'),
  overlap: z.enum(overlapRules).default('any'),
  sources: z.enum(sourceRules).default('every'),
  where: conditionSchema.nullable().default(null),
};
const pairOfCoders = z.tuple([idField, idField]).refine(distinct, 'Two different coders are compared.');

export const agreementCodesSchema = z.union([
  z.strictObject({ all: z.literal(true) }),
  z.strictObject({ ids: z.array(idField).min(1).max(5000) }),
  z.strictObject({ setId: idField }),
]);
export type AgreementCodes = z.infer<typeof agreementCodesSchema>;

export const agreementInputSchema = z.strictObject({
  ...choices,
  coders: z.array(idField).min(1).max(MOST_CODERS).refine(distinct, 'A coder is compared once.'),
  universe: z.enum(universes).default('whole'),
  codes: agreementCodesSchema.default({ all: true }),
  /** A code counts with every code below it. */
  withChildren: z.boolean().default(false),
});
export type AgreementInput = z.infer<typeof agreementInputSchema>;

/** What two coders differ in: the choices their disagreements follow from. */
export const pairChoiceSchema = z.strictObject({ ...choices, coders: pairOfCoders });
export type PairChoice = z.infer<typeof pairChoiceSchema>;

export const coefficientNames = ['percent', 'kappa', 'pi', 's', 'ac1', 'alpha'] as const;
export type CoefficientName = (typeof coefficientNames)[number];

const agreementSchema = z.discriminatedUnion('defined', [
  z.strictObject({ defined: z.literal(true), value: z.number() }),
  z.strictObject({ defined: z.literal(false), reason: z.enum(agreementReasons) }),
]);
export const coefficientsSchema = z.strictObject({
  percent: agreementSchema,
  /** Of more than two coders: the mean over all pairs (Light's kappa), as pi, S, AC1 and percent. */
  kappa: agreementSchema,
  pi: agreementSchema,
  s: agreementSchema,
  ac1: agreementSchema,
  /** Krippendorff's, nominal, of all coders at once. */
  alpha: agreementSchema,
});
export type Coefficients = z.infer<typeof coefficientsSchema>;

/** The 2×2 counts of two coders, in units. */
const countsSchema = z.strictObject({
  both: z.number(),
  first: z.number(),
  second: z.number(),
  neither: z.number(),
});

export const measuredSchema = z.strictObject({
  /** Units judged; in all codes together, units times codes. */
  n: z.number(),
  coefficients: coefficientsSchema,
  /** Shares of the units each coder coded, in the order asked for; null where a coder judged none. */
  prevalence: z.array(z.number().nullable()),
  /** Shares of the units that all coders present coded, and that any did; null without units. */
  byAll: z.number().nullable(),
  byAny: z.number().nullable(),
  /** Of two coders; null for more. */
  counts: countsSchema.nullable(),
});
export type Measured = z.infer<typeof measuredSchema>;

export const agreementResultSchema = z.strictObject({
  coders: z.array(z.strictObject({ id: z.int(), name: z.string(), codings: z.int() })),
  sources: z.int(),
  /** Sources the condition lets through that the rule left out. */
  leftOut: z.int(),
  units: z.number(),
  codes: z.array(
    z.strictObject({
      ...measuredSchema.shape,
      codeId: z.int(),
      /** Places where two coders differ, settled ones too; null for more coders or with codes below. */
      differing: z.int().nullable(),
    }),
  ),
  /** Chosen codes that none of the coders used there; they count nowhere. */
  unused: z.int(),
  /** All codes together: every decision counts once. */
  together: measuredSchema,
  /** The mean over the codes in which each coefficient is defined, and over how many that is. */
  mean: z.strictObject({
    coefficients: coefficientsSchema,
    over: z.record(z.enum(coefficientNames), z.int()),
  }),
  /** Every pair of coders, all codes together; empty for two. */
  pairs: z.array(z.strictObject({ ...measuredSchema.shape, first: z.int(), second: z.int() })),
});
export type AgreementResult = z.infer<typeof agreementResultSchema>;

export const spanSchema = z.strictObject({ start: z.int().nonnegative(), end: z.int().positive() });

export const disagreementSchema = z.strictObject({
  sourceId: z.int(),
  title: z.string(),
  person: z.string().nullable(),
  textRev: z.int(),
  /** The place from the first coded character of either coder to the last. */
  start: z.int(),
  end: z.int(),
  first: z.array(spanSchema),
  second: z.array(spanSchema),
  /** Words around it, beginning at `from`; a very long place is cut at its end. */
  from: z.int(),
  text: z.string(),
  isCut: z.boolean(),
  settled: z
    .strictObject({
      id: z.int(),
      verdict: z.enum(['coded', 'not-coded']),
      spans: z.array(spanSchema),
      note: z.string(),
      by: z.string().nullable(),
      at: z.number(),
    })
    .nullable(),
});
export type Disagreement = z.infer<typeof disagreementSchema>;
