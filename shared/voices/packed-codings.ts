import { z } from 'zod';
import { ratingSchema } from '../util/rating.ts';
import type { Coding } from './model.ts';

/**
 * The codings of one source as they travel: one array for each field instead of one object for each coding, and what
 * few codings have apart. 20,000 codings are some 600 kB of JSON this way, not 3 MB.
 */
export const packedCodingsSchema = z.strictObject({
  /** The revision of the text whose positions these are. */
  textRev: z.int(),
  ids: z.array(z.int()),
  revs: z.array(z.int()),
  codeIds: z.array(z.int()),
  coderIds: z.array(z.int()),
  /** Code points; the end is the start plus the length. */
  starts: z.array(z.int()),
  lengths: z.array(z.int()),
  /** [coding id, touchpoint id] of those on a touchpoint. */
  placed: z.array(z.tuple([z.int(), z.int()])),
  /** [coding id, rating] of those rated. */
  rated: z.array(z.tuple([z.int(), ratingSchema])),
});
export type PackedCodings = z.infer<typeof packedCodingsSchema>;

/** The codings of source `sourceId`, in the order they were packed. */
export function unpackCodings(sourceId: number, packed: PackedCodings): readonly Coding[] {
  const placed = new Map(packed.placed);
  const rated = new Map(packed.rated);
  return packed.ids.map((id, at) => {
    const start = packed.starts[at] ?? 0;
    return {
      id,
      rev: packed.revs[at] ?? 0,
      sourceId,
      codeId: packed.codeIds[at] ?? 0,
      coderId: packed.coderIds[at] ?? 0,
      start,
      end: start + (packed.lengths[at] ?? 0),
      touchpointId: placed.get(id) ?? null,
      rating: rated.get(id) ?? null,
    };
  });
}
