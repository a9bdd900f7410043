import type { Measure } from './model.ts';
import { NumberSet } from './number-set.ts';

/** Persons are numbered below this. */
const MOST_PERSONS = 2 ** 26;

/**
 * Counts the quotes of cells in one measure. Quotes come source by source; those of one cell and source in the order of
 * the text, so that the same range coded twice is seen to be one.
 */
export class CellTally {
  readonly counts: Int32Array;
  readonly #measure: Measure;
  readonly #source: Int32Array;
  readonly #start: Int32Array;
  readonly #end: Int32Array;
  readonly #people = new NumberSet();

  constructor(cells: number, measure: Measure) {
    const byRange = measure === 'quotes' ? cells : 0;
    this.counts = new Int32Array(cells);
    this.#measure = measure;
    this.#source = new Int32Array(measure === 'people' ? 0 : cells);
    this.#start = new Int32Array(byRange);
    this.#end = new Int32Array(byRange);
  }

  /** One quote in `cell`. `person`: a number for whoever said it, 0 where nobody knows. */
  add(cell: number, source: number, start: number, end: number, person: number): void {
    if (this.#measure === 'people') {
      if (person === 0 || !this.#people.add(cell * MOST_PERSONS + person)) return;
    } else if (this.#measure === 'sources') {
      if (this.#source[cell] === source) return;
      this.#source[cell] = source;
    } else {
      if (this.#source[cell] === source && this.#start[cell] === start && this.#end[cell] === end) return;
      this.#source[cell] = source;
      this.#start[cell] = start;
      this.#end[cell] = end;
    }
    this.counts[cell] = (this.counts[cell] ?? 0) + 1;
  }
}
