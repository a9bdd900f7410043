/** Told of each stretch of text that both codes cover; `a <= b`, equal for what one code covers by itself. */
export type SharedStretch = (a: number, b: number, start: number, end: number) => void;

/**
 * Which codes share text in one source. Ranges are added in the order of their starts, each under the numbers of the
 * codes it counts for; what one code covers is joined first, so that overlapping codings of one code, or of several
 * coders, count once. Then every stretch shared by two codes is told, each pair's in the order of the text.
 */
export class CoOccurrence {
  readonly #openStart: Int32Array;
  readonly #openEnd: Int32Array;
  readonly #openCodes: number[] = [];
  #starts: number[] = [];
  #ends: number[] = [];
  #codes: number[] = [];

  /** @param codes how many codes there are; they are numbered from 0. */
  constructor(codes: number) {
    this.#openStart = new Int32Array(codes);
    this.#openEnd = new Int32Array(codes).fill(-1);
  }

  /** A range of code `code`; starts never go back within one source. */
  add(code: number, start: number, end: number): void {
    const openEnd = this.#openEnd[code] ?? -1;
    if (openEnd < 0) {
      this.#openCodes.push(code);
      this.#openStart[code] = start;
      this.#openEnd[code] = end;
    } else if (start <= openEnd) {
      if (end > openEnd) this.#openEnd[code] = end;
    } else {
      this.#emit(code);
      this.#openStart[code] = start;
      this.#openEnd[code] = end;
    }
  }

  /** Ends the source: tells what is shared, and begins with nothing. */
  finish(tell: SharedStretch): void {
    for (const code of this.#openCodes) {
      this.#emit(code);
      this.#openEnd[code] = -1;
    }
    this.#openCodes.length = 0;
    this.#sweep(tell);
    this.#starts = [];
    this.#ends = [];
    this.#codes = [];
  }

  #emit(code: number): void {
    this.#starts.push(this.#openStart[code] ?? 0);
    this.#ends.push(this.#openEnd[code] ?? 0);
    this.#codes.push(code);
  }

  #sweep(tell: SharedStretch): void {
    const starts = this.#starts;
    const ends = this.#ends;
    const codes = this.#codes;
    const order = starts.map((_, index) => index).sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0));
    const active: number[] = [];
    for (const at of order) {
      const start = starts[at] ?? 0;
      const end = ends[at] ?? 0;
      const code = codes[at] ?? 0;
      tell(code, code, start, end);
      let kept = 0;
      for (const other of active) {
        const otherEnd = ends[other] ?? 0;
        if (otherEnd <= start) continue;
        active[kept] = other;
        kept += 1;
        const otherCode = codes[other] ?? 0;
        const shared = Math.min(end, otherEnd);
        if (otherCode < code) tell(otherCode, code, start, shared);
        else tell(code, otherCode, start, shared);
      }
      active.length = kept;
      active.push(at);
    }
  }
}
