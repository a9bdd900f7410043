import { type CodePointIndex, codePoint, indexCodePoints } from '../../../shared/text/code-points.ts';
import type { ReadDb } from './db.ts';

/** Words cut out of sources, each text read at most once. For the length of one request. */
export class SourceTexts {
  readonly #db: ReadDb;
  readonly #indexes = new Map<number, CodePointIndex>();

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /** The text of [start, end) in code points; SQLite's own substr stops at U+0000. */
  slice(sourceId: number, start: number, end: number): string {
    let index = this.#indexes.get(sourceId);
    if (!index) {
      const text = this.#db.value<string>('SELECT text FROM source_text WHERE id = ?', [sourceId]) ?? '';
      index = indexCodePoints(text);
      this.#indexes.set(sourceId, index);
    }
    return index.slice(codePoint(start), codePoint(end));
  }
}
