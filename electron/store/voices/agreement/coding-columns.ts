import type { ReadDb } from '../../core/db.ts';

/**
 * All codings of the coders compared, as columns, sorted by code, source and start: half a million of them are 10 MB
 * and are swept without an object each. `coder` is the place in the list asked for.
 */
export interface CodingColumns {
  readonly length: number;
  readonly source: Int32Array;
  readonly code: Int32Array;
  readonly coder: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Rows [from, to) of each code. */
  readonly blocks: ReadonlyMap<number, readonly [from: number, to: number]>;
  /** Codings of each coder, in the order asked for. */
  readonly perCoder: readonly number[];
}

interface Row {
  readonly source: number;
  readonly code: number;
  readonly coder: number;
  readonly start: number;
  readonly end: number;
}

/** Reads the codings along the index that has them in this order already. */
export function readCodings(db: ReadDb, coders: readonly number[]): CodingColumns {
  const places = new Map(coders.map((id, index) => [id, index]));
  const list = JSON.stringify(coders);
  const most =
    db.value<number>('SELECT count(*) FROM coding WHERE coder_id IN (SELECT value FROM json_each(?))', [
      list,
    ]) ?? 0;
  const columns = {
    source: new Int32Array(most),
    code: new Int32Array(most),
    coder: new Uint8Array(most),
    start: new Int32Array(most),
    end: new Int32Array(most),
  };
  const perCoder = coders.map(() => 0);
  const blocks = new Map<number, [number, number]>();
  let length = 0;
  for (const row of db.iterate<Row>(
    `SELECT source_id AS source, code_id AS code, coder_id AS coder, start_cp AS start, end_cp AS end
    FROM coding INDEXED BY coding_code WHERE coder_id IN (SELECT value FROM json_each(?))
    ORDER BY code_id, source_id, start_cp`,
    [list],
  )) {
    const coder = places.get(row.coder);
    if (coder === undefined) continue;
    columns.source[length] = row.source;
    columns.code[length] = row.code;
    columns.coder[length] = coder;
    columns.start[length] = row.start;
    columns.end[length] = row.end;
    perCoder[coder] = (perCoder[coder] ?? 0) + 1;
    const block = blocks.get(row.code);
    length++;
    if (block) block[1] = length;
    else blocks.set(row.code, [length - 1, length]);
  }
  return { ...columns, length, blocks, perCoder };
}

/** What is told of one source: most hold a single coding of a code, and are told without a list. */
export interface SourceVisitor {
  readonly one: (sourceId: number, coder: number, start: number, end: number) => void;
  /** Each coder's ranges, sorted by start. */
  readonly several: (sourceId: number, coded: readonly number[][]) => void;
}

/** The codings of one code with those below it, source by source. */
export function eachSource(
  columns: CodingColumns,
  codes: readonly number[],
  coders: number,
  visitor: SourceVisitor,
): void {
  const [only] = codes;
  if (codes.length === 1 && only !== undefined) {
    const [from, to] = columns.blocks.get(only) ?? [0, 0];
    walk(columns, from, to, null, coders, visitor);
    return;
  }
  const blocks = codes.map((code) => columns.blocks.get(code) ?? [0, 0]);
  const rows = new Uint32Array(blocks.reduce((sum, [from, to]) => sum + to - from, 0));
  let count = 0;
  for (const [from, to] of blocks) for (let n = from; n < to; n++) rows[count++] = n;
  const { source, start } = columns;
  rows.sort((a, b) => (source[a] ?? 0) - (source[b] ?? 0) || (start[a] ?? 0) - (start[b] ?? 0));
  walk(columns, 0, count, rows, coders, visitor);
}

/** Rows `from` to `to` as they lie, or in the order of `rows`. */
function walk(
  { source, coder, start, end }: CodingColumns,
  from: number,
  to: number,
  rows: Uint32Array | null,
  coders: number,
  { one, several }: SourceVisitor,
): void {
  for (let n = from; n < to; ) {
    const first = rows ? (rows[n] ?? 0) : n;
    const sourceId = source[first] ?? 0;
    let next = n + 1;
    while (next < to && source[rows ? (rows[next] ?? 0) : next] === sourceId) next++;
    if (next === n + 1) one(sourceId, coder[first] ?? 0, start[first] ?? 0, end[first] ?? 0);
    else {
      const coded: number[][] = Array.from({ length: coders }, () => []);
      for (let m = n; m < next; m++) {
        const row = rows ? (rows[m] ?? 0) : m;
        coded[coder[row] ?? 0]?.push(start[row] ?? 0, end[row] ?? 0);
      }
      several(sourceId, coded);
    }
    n = next;
  }
}
