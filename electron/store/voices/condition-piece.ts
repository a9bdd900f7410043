import type { SqlValue } from '../core/db.ts';

/** A test of a condition as SQL over `source s`, with a value for each of its `?`. Never NULL. */
export type Piece = readonly [sql: string, ...params: SqlValue[]];
