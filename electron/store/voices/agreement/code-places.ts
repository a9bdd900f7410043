import type { PairChoice } from '../../../../shared/voices/agreement/model.ts';
import type { Place } from '../../../../shared/voices/agreement/spans.ts';
import type { ReadDb } from '../../core/db.ts';
import { presenceOf, scopeOf } from './scope.ts';
import { type Judgement, judgedPlaces, type PlaceJudge } from './tally.ts';
import { UnitCutter } from './unit-cuts.ts';
import { sourcesWhere } from './where.ts';

export interface CodePlace extends Place {
  readonly sourceId: number;
  readonly judgement: Judgement;
}

interface Row {
  readonly sourceId: number;
  readonly coderId: number;
  readonly start: number;
  readonly end: number;
}

/** Finds the places of two coders in one code after another, under the same choices. */
export class PlaceFinder {
  readonly #db: ReadDb;
  readonly #choice: PairChoice;
  readonly #cutter: UnitCutter | null;
  readonly #allowed: ReadonlySet<number> | null;
  readonly #active: number;

  constructor(db: ReadDb, choice: PairChoice) {
    this.#db = db;
    this.#choice = choice;
    this.#cutter = choice.units === 'characters' ? null : new UnitCutter(db, choice.units);
    this.#allowed = sourcesWhere(db, choice.where);
    this.#active = activeOf(db, choice.coders, this.#allowed);
  }

  /** Every place where one of them coded with the code, in the order of the sources and their texts. */
  of(codeId: number): readonly CodePlace[] {
    const { coders, overlap } = this.#choice;
    const rows = Map.groupBy(
      this.#db.all<Row>(
        `SELECT source_id AS sourceId, coder_id AS coderId, start_cp AS start, end_cp AS end
        FROM coding WHERE code_id = ? AND coder_id IN (?, ?) ORDER BY source_id, start_cp`,
        [codeId, coders[0], coders[1]],
      ),
      (row) => row.sourceId,
    );
    const ids = [...rows.keys()];
    const scope = scopeOf(this.#db, this.#choice, presenceOf(this.#db, coders, ids), {
      ids,
      active: this.#active,
      allowed: this.#allowed,
    });
    const places: CodePlace[] = [];
    for (const [sourceId, codings] of rows) {
      const source = scope.sources.get(sourceId);
      // With one of them missing there is nothing to differ from.
      if (source?.present !== 3) continue;
      const spansOf = (coder: number): number[] =>
        codings.filter(({ coderId }) => coderId === coder).flatMap(({ start, end }) => [start, end]);
      const judge: PlaceJudge = this.#cutter
        ? { units: 'cut', cuts: this.#cutter.of(sourceId, source.length), rule: overlap }
        : { units: 'characters' };
      for (const { place, judgement } of judgedPlaces(coders.map(spansOf), judge)) {
        places.push({ ...place, sourceId, judgement });
      }
    }
    return places;
  }
}

/** Coders with any coding in the sources let through, as bits. */
function activeOf(db: ReadDb, coders: readonly number[], allowed: ReadonlySet<number> | null): number {
  const list = allowed === null ? null : JSON.stringify([...allowed]);
  return coders.reduce((bits, id, place) => {
    const found = db.value<number>(
      list === null
        ? 'SELECT 1 FROM coding WHERE coder_id = ? LIMIT 1'
        : 'SELECT 1 FROM coding WHERE coder_id = ? AND source_id IN (SELECT value FROM json_each(?)) LIMIT 1',
      list === null ? [id] : [id, list],
    );
    return found === undefined ? bits : bits | (1 << place);
  }, 0);
}
