import { type CodePointIndex, indexCodePoints } from '../../../../shared/text/code-points.ts';
import { sentenceStarts, type WordPositions, wordPositions } from '../../../../shared/text/text-units.ts';
import type { SourceUnits } from '../../../../shared/voices/query/evaluate.ts';
import type { ReadDb } from '../../core/db.ts';

/** A stretch of a source that one person says. */
export interface ReadTurn {
  readonly speaker: string;
  readonly participantId: number | null;
  readonly start: number;
  readonly end: number;
  readonly startMs: number | null;
}

/** The text of one source and what it is counted by, each read when it is first asked for. */
export class SourceReader implements SourceUnits {
  readonly #db: ReadDb;
  readonly sourceId: number;
  #text: CodePointIndex | undefined;
  #words: WordPositions | undefined;
  #sentences: Int32Array | undefined;
  #turns: readonly ReadTurn[] | undefined;
  #turnStarts: Int32Array | undefined;

  constructor(db: ReadDb, sourceId: number) {
    this.#db = db;
    this.sourceId = sourceId;
  }

  text(): CodePointIndex {
    this.#text ??= indexCodePoints(
      this.#db.value<string>('SELECT text FROM source_text WHERE id = ?', [this.sourceId]) ?? '',
    );
    return this.#text;
  }

  words(): WordPositions {
    this.#words ??= wordPositions(this.text().text);
    return this.#words;
  }

  sentences(): Int32Array {
    this.#sentences ??= sentenceStarts(this.text().text);
    return this.#sentences;
  }

  turns(): Int32Array {
    this.#turnStarts ??= Int32Array.from(
      this.#db.column<number>('SELECT start_cp FROM turn WHERE source_id = ? ORDER BY start_cp', [
        this.sourceId,
      ]),
    );
    return this.#turnStarts;
  }

  /** The turns themselves, in the order of the text. */
  turnRows(): readonly ReadTurn[] {
    this.#turns ??= this.#db.all<ReadTurn>(
      `SELECT speaker, participant_id AS participantId, start_cp AS start, end_cp AS end, start_ms AS startMs
      FROM turn WHERE source_id = ? ORDER BY start_cp, id`,
      [this.sourceId],
    );
    return this.#turns;
  }
}
