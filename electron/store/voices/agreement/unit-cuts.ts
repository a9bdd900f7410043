import type { AgreementUnits } from '../../../../shared/voices/agreement/model.ts';
import { textUnits, type UnitCuts, wholeText } from '../../../../shared/voices/agreement/text-units.ts';
import type { ReadDb } from '../../core/db.ts';

/** Predefined units: everything but characters, which are never cut one by one. */
export type PredefinedUnits = Exclude<AgreementUnits, 'characters'>;

/** Cuts texts into units, each text once. */
export class UnitCutter {
  readonly #db: ReadDb;
  readonly #units: PredefinedUnits;
  readonly #cuts = new Map<number, UnitCuts>();

  constructor(db: ReadDb, units: PredefinedUnits) {
    this.#db = db;
    this.#units = units;
  }

  /** The units of a source whose text has `length` characters. */
  of(sourceId: number, length: number): UnitCuts {
    let cuts = this.#cuts.get(sourceId);
    if (!cuts) {
      cuts = this.#cut(sourceId, length);
      this.#cuts.set(sourceId, cuts);
    }
    return cuts;
  }

  #cut(sourceId: number, length: number): UnitCuts {
    if (this.#units === 'sources') return wholeText(length);
    if (this.#units === 'turns') return turnsOf(this.#db, sourceId, length);
    return textUnits(
      this.#db.value<string>('SELECT text FROM source_text WHERE id = ?', [sourceId]) ?? '',
      this.#units,
    );
  }
}

/** Turns as they stand; where two should overlap the later one begins where the earlier ends. */
function turnsOf(db: ReadDb, sourceId: number, length: number): UnitCuts {
  const rows = db.all<{ start: number; end: number }>(
    'SELECT start_cp AS start, end_cp AS end FROM turn WHERE source_id = ? ORDER BY start_cp, id',
    [sourceId],
  );
  const starts: number[] = [];
  const ends: number[] = [];
  for (const row of rows) {
    const start = Math.max(row.start, ends.at(-1) ?? 0);
    if (start >= row.end) continue;
    starts.push(start);
    ends.push(row.end);
  }
  return starts.length === 0 ? wholeText(length) : { starts, ends };
}
