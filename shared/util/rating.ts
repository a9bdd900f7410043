import { z } from 'zod';

const importance = z.number().min(0).max(1).nullable();

/** One judgement of a gap: both sides on one scale (`min`–`max`, raw), or the difference in one word. */
export const ratingSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('subtracted'),
    expectation: z.number(),
    experience: z.number(),
    min: z.number(),
    max: z.number(),
    importance,
  }),
  /** −1 worse, 0 as, +1 better than expected. */
  z.strictObject({
    kind: z.literal('direct'),
    direct: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
    importance,
  }),
]);
export type Rating = z.infer<typeof ratingSchema>;
