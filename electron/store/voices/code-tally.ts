import type { Db, ReadDb } from '../core/db.ts';
import { seenBy } from './only-coder.ts';

/** How much is coded with a code. */
export interface CodeTally {
  readonly codings: number;
  readonly sources: number;
}

/** More changed codes than this are counted anew together with all others: one sweep is then the shorter way. */
const FEW = 40;

interface Followed {
  /** Codes whose codings may have changed since they were counted. */
  readonly touched: Set<number>;
  counted: { readonly onlyCoder: number | null; readonly tallies: Map<number, CodeTally> } | undefined;
}

const followed = new WeakMap<ReadDb, Followed>();

/**
 * Notes from now on which codes' codings change on this connection, the only one that writes, so that after a coding
 * one code is counted and not every coding of the workspace. Changes that are rolled back are noted as well, which
 * costs a count and no truth. Undo and redo write rows like everything else and are noted too.
 */
export function followCodings(db: Db): void {
  const touched = new Set<number>();
  db.raw.function('code_touched', { directOnly: false }, (codeId: unknown) => {
    touched.add(Number(codeId));
    return null;
  });
  db.script(`
    CREATE TEMP TRIGGER code_tally_i AFTER INSERT ON main.coding BEGIN SELECT code_touched(new.code_id); END;
    CREATE TEMP TRIGGER code_tally_d AFTER DELETE ON main.coding BEGIN SELECT code_touched(old.code_id); END;
    CREATE TEMP TRIGGER code_tally_u AFTER UPDATE OF code_id, source_id, coder_id ON main.coding BEGIN
      SELECT code_touched(old.code_id), code_touched(new.code_id); END;`);
  followed.set(db, { touched, counted: undefined });
}

/** Codings and sources of each code that has any; of one coder's codings only where `onlyCoder` is one. */
export function tallyCodes(db: ReadDb, onlyCoder: number | null): ReadonlyMap<number, CodeTally> {
  const known = followed.get(db);
  if (known === undefined) return tallyAll(db, onlyCoder);
  const { counted, touched } = known;
  if (counted === undefined || counted.onlyCoder !== onlyCoder || touched.size > FEW) {
    const tallies = tallyAll(db, onlyCoder);
    known.counted = { onlyCoder, tallies };
    touched.clear();
    return tallies;
  }
  for (const codeId of touched) {
    const tally = db.get<{ codings: number | null; sources: number }>(
      `SELECT sum(n) AS codings, count(*) AS sources FROM (
        SELECT count(*) AS n FROM coding c WHERE c.code_id = ? AND ${seenBy} GROUP BY c.source_id)`,
      [codeId, onlyCoder],
    );
    const { codings, sources } = { codings: tally?.codings ?? 0, sources: tally?.sources ?? 0 };
    if (codings === 0) counted.tallies.delete(codeId);
    else counted.tallies.set(codeId, { codings, sources });
  }
  touched.clear();
  return counted.tallies;
}

/** Counted along the index of (code, source): no sorting, whatever the number of codings. */
function tallyAll(db: ReadDb, onlyCoder: number | null): Map<number, CodeTally> {
  return new Map(
    db
      .all<CodeTally & { readonly codeId: number }>(
        `SELECT code_id AS codeId, sum(n) AS codings, count(*) AS sources FROM (
          SELECT c.code_id, c.source_id, count(*) AS n FROM coding c WHERE ${seenBy} GROUP BY c.code_id, c.source_id)
        GROUP BY code_id`,
        [onlyCoder],
      )
      .map(({ codeId, codings, sources }) => [codeId, { codings, sources }]),
  );
}
