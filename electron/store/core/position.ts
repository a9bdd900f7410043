import { refused } from './failures.ts';

/** A row among its siblings. */
export interface Placed {
  readonly id: number;
  readonly position: number;
}

export interface Placement {
  readonly position: number;
  /** Siblings that need a new position because there was no room left between two of them. */
  readonly renumbered: readonly Placed[];
}

/** Below this, halving a gap again would soon meet the precision of a REAL. */
const SMALLEST_GAP = 1e-6;

/**
 * The position for a row that comes to stand before `beforeId`, or last where that is null. `siblings` are in
 * order, without the row itself. Refuses a `beforeId` that is none of them.
 */
export function placeAmong(siblings: readonly Placed[], beforeId: number | null): Placement {
  const index = beforeId === null ? siblings.length : siblings.findIndex(({ id }) => id === beforeId);
  if (index === -1) {
    throw refused(
      'The place this was to go is no longer there. Look at the list as it is now and try again.',
    );
  }
  const before = siblings[index - 1]?.position;
  const after = siblings[index]?.position;
  if (before === undefined) return { position: after === undefined ? 1 : after - 1, renumbered: [] };
  if (after === undefined) return { position: before + 1, renumbered: [] };
  if (after - before > SMALLEST_GAP) return { position: (before + after) / 2, renumbered: [] };
  return {
    position: index + 1,
    renumbered: siblings.map(({ id }, i) => ({ id, position: i < index ? i + 1 : i + 2 })),
  };
}
