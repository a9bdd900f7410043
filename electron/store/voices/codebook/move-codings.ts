import type { MovedCodings } from '../../../../shared/voices/codebook-model.ts';
import type { ReadDb } from '../../core/db.ts';
import type { CommandContext } from '../../core/handlers.ts';
import { absorb } from '../merge-codings.ts';

interface Row {
  readonly id: number;
  readonly sourceId: number;
  readonly coderId: number;
  readonly start: number;
  readonly end: number;
  readonly moves: number;
  /** Rated 2, on a touchpoint 1: the best of overlapping codings is the one that stays. */
  readonly weight: number;
}

/** Codings of one coder that overlap and are to be one, the one that stays first. */
interface Cluster {
  readonly ids: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** What moving codings to a code comes to: the ones that only change their code, and the ones that become one. */
interface MovePlan {
  readonly alone: readonly number[];
  readonly clusters: readonly Cluster[];
}

/**
 * Plans moving the codings `ids` to the code `targetId`: codings of one coder that share characters there become
 * one, as they do while coding; ones that merely touch stay apart. `only`: no codings but that coder's.
 */
function planMove(
  db: ReadDb,
  ids: readonly number[],
  targetId: number,
  only: number | null = null,
): MovePlan {
  const rows = db.all<Row>(
    `WITH moving(id) AS MATERIALIZED (SELECT value FROM json_each(@ids))
    SELECT c.id, c.source_id AS sourceId, c.coder_id AS coderId, c.start_cp AS start, c.end_cp AS end,
      c.id IN moving AS moves,
      2 * EXISTS (SELECT 1 FROM reading r WHERE r.coding_id = c.id)
        + EXISTS (SELECT 1 FROM evidence e WHERE e.coding_id = c.id) AS weight
    FROM coding c WHERE (c.id IN moving OR c.code_id = @targetId) AND (@only IS NULL OR c.coder_id = @only)
    ORDER BY c.source_id, c.coder_id, c.start_cp, c.end_cp, c.id`,
    { ids: JSON.stringify(ids), targetId, only },
  );
  const alone: number[] = [];
  const clusters: Cluster[] = [];
  let group: Row[] = [];
  let end = 0;
  const close = (): void => {
    const [first] = group;
    if (first && group.some(({ moves }) => moves !== 0)) {
      if (group.length === 1) alone.push(first.id);
      else {
        const best = group.toSorted((a, b) => b.weight - a.weight || a.id - b.id);
        clusters.push({ ids: best.map(({ id }) => id), start: first.start, end });
      }
    }
    group = [];
  };
  for (const row of rows) {
    const last = group.at(-1);
    const overlaps =
      last !== undefined && last.sourceId === row.sourceId && last.coderId === row.coderId && row.start < end;
    if (!overlaps) close();
    end = overlaps ? Math.max(end, row.end) : row.end;
    group.push(row);
  }
  close();
  return { alone, clusters };
}

/** What moving codings comes to, in numbers. */
export function movedOf(
  db: ReadDb,
  ids: readonly number[],
  targetId: number,
  only: number | null,
): MovedCodings {
  const plan = planMove(db, ids, targetId, only);
  return { codings: ids.length, joined: joinedBy(plan), dropped: droppedBy(db, plan) };
}

/** How many codings become part of another one. */
function joinedBy({ clusters }: MovePlan): number {
  return clusters.reduce((sum, { ids }) => sum + ids.length - 1, 0);
}

/** Ratings a planned move cannot keep, as {@link absorb} decides: one a coding, and only at its own touchpoint. */
function droppedBy(db: ReadDb, { clusters }: MovePlan): number {
  const clustered = JSON.stringify(clusters.flatMap(({ ids }) => ids));
  const rows = db.all<{ codingId: number; touchpointId: number }>(
    'SELECT coding_id AS codingId, touchpoint_id AS touchpointId FROM reading WHERE coding_id IN (SELECT value FROM json_each(?)) ORDER BY id',
    [clustered],
  );
  if (rows.length === 0) return 0;
  const places = db.all<{ codingId: number; touchpointId: number }>(
    'SELECT coding_id AS codingId, touchpoint_id AS touchpointId FROM evidence WHERE coding_id IN (SELECT value FROM json_each(?)) ORDER BY id',
    [clustered],
  );
  const ratings = Map.groupBy(rows, ({ codingId }) => codingId);
  const on = Map.groupBy(places, ({ codingId }) => codingId);
  let dropped = 0;
  for (const { ids } of clusters) {
    const [kept, ...others] = ids;
    if (kept === undefined) continue;
    let hasRating = ratings.has(kept);
    let at = on.get(kept);
    for (const id of others) {
      at ??= on.get(id);
      const own = ratings.get(id) ?? [];
      // The statement that moves ratings takes all of a coding's at that touchpoint, or none.
      const moved = hasRating
        ? []
        : own.filter((rating) => at?.some((place) => place.touchpointId === rating.touchpointId));
      if (moved.length > 0) hasRating = true;
      dropped += own.length - moved.length;
    }
  }
  return dropped;
}

/**
 * Moves codings to a code, as {@link planMove} plans it. `codings`: all that changed their code or became part of one
 * there; without those of others while these are hidden.
 */
export function moveCodings(context: CommandContext, ids: readonly number[], targetId: number): MovedCodings {
  const { db, rev, onlyCoder } = context;
  const seen =
    onlyCoder === null ? undefined : movedOf(db, ownAmong(db, ids, onlyCoder), targetId, onlyCoder);
  const plan = planMove(db, ids, targetId);
  db.run('UPDATE coding SET rev = ?, code_id = ? WHERE id IN (SELECT value FROM json_each(?))', [
    rev,
    targetId,
    JSON.stringify(plan.alone),
  ]);
  let dropped = 0;
  for (const [index, { ids: all, start, end }] of plan.clusters.entries()) {
    const [kept, ...absorbed] = all;
    if (kept === undefined) continue;
    dropped += absorb(context, kept, absorbed);
    db.run('UPDATE coding SET rev = ?, code_id = ?, start_cp = ?, end_cp = ? WHERE id = ?', [
      rev,
      targetId,
      start,
      end,
      kept,
    ]);
    if (index % 1000 === 999) context.progress(index / plan.clusters.length);
  }
  return seen ?? { codings: ids.length, joined: joinedBy(plan), dropped };
}

function ownAmong(db: ReadDb, ids: readonly number[], coderId: number): readonly number[] {
  return db.column<number>(
    'SELECT id FROM coding WHERE id IN (SELECT value FROM json_each(?)) AND coder_id = ?',
    [JSON.stringify(ids), coderId],
  );
}
