import type { GroupHead } from '../../../../shared/voices/grid-model.ts';

/**
 * The lines of the grid from top to bottom. A line above 0 is the source of a row; -1 is the head of the first group,
 * -2 of the second, and so on.
 */
export interface GridLines {
  readonly ids: readonly number[];
  /** The group each head opens; empty without groups. */
  readonly groups: readonly GroupHead[];
  readonly closed: ReadonlySet<string>;
  /** Every source of the order, once, whether its group is open or not. */
  readonly sources: readonly number[];
  /** The first line a source stands on. */
  readonly lineOf: (id: number) => number | undefined;
  /** A key of the line that lasts while lines come and go above it. */
  readonly keyAt: (line: number) => string | number;
}

/** Puts the heads of groups before their rows; rows of closed groups are left out. */
export function linesOf(
  ids: readonly number[],
  groups: readonly GroupHead[] | undefined,
  closed: ReadonlySet<string>,
): GridLines {
  if (groups === undefined) {
    const places = new Map(ids.map((id, index) => [id, index]));
    return {
      ids,
      groups: [],
      closed,
      sources: ids,
      lineOf: (id) => places.get(id),
      keyAt: (line) => ids[line] ?? line,
    };
  }
  const lines: number[] = [];
  const groupAt: number[] = [];
  const places = new Map<number, number>();
  let from = 0;
  for (const [index, { key, count }] of groups.entries()) {
    lines.push(-(index + 1));
    groupAt.push(index);
    const end = Math.min(ids.length, from + count);
    if (!closed.has(key)) {
      for (let at = from; at < end; at += 1) {
        const id = ids[at];
        if (id === undefined) continue;
        if (!places.has(id)) places.set(id, lines.length);
        lines.push(id);
        groupAt.push(index);
      }
    }
    from = end;
  }
  return {
    ids: lines,
    groups,
    closed,
    sources: [...new Set(ids)],
    lineOf: (id) => places.get(id),
    keyAt: (line) => `${groups[groupAt[line] ?? 0]?.key ?? ''}/${lines[line] ?? ''}`,
  };
}

/** The group a line is the head of; undefined for a row. */
export function headAt({ groups }: GridLines, id: number | undefined): GroupHead | undefined {
  return id === undefined || id > 0 ? undefined : groups[-id - 1];
}
