import { codePoint, indexCodePoints } from '../../text/code-points.ts';
import { foldText } from '../../text/fold.ts';
import { wordPositions } from '../../text/text-units.ts';
import type { WordCount } from './model.ts';

interface Counted {
  count: number;
  sources: number;
  lastSource: number;
  /** How often each writing of the word was met. */
  readonly writings: Map<string, number>;
}

export interface WordCountOptions {
  /** Folded words that are left out. */
  readonly stop: ReadonlySet<string>;
  /** Characters a word has at least. */
  readonly least: number;
}

/** Counts words over many texts. One word is one whatever its case and accents; numbers alone are no words. */
export class WordCounter {
  readonly #options: WordCountOptions;
  readonly #words = new Map<string, Counted>();
  #running = 0;
  #sources = 0;
  #lastSource = 0;

  constructor(options: WordCountOptions) {
    this.#options = options;
  }

  /** `passages`: which parts count, start and end in turn in code points, ascending; null for all of the text. */
  add(sourceId: number, text: string, passages: readonly number[] | null): void {
    const { starts, ends } = wordPositions(text);
    const slices = indexCodePoints(text);
    let counted = 0;
    let passage = 0;
    for (let at = 0; at < starts.length; at += 1) {
      const start = starts[at] ?? 0;
      const end = ends[at] ?? 0;
      if (passages) {
        while (passage < passages.length && (passages[passage + 1] ?? 0) <= start) passage += 2;
        if (passage >= passages.length) break;
        if (start < (passages[passage] ?? 0) || end > (passages[passage + 1] ?? 0)) continue;
      }
      if (this.#count(sourceId, slices.slice(codePoint(start), codePoint(end)))) counted += 1;
    }
    this.#running += counted;
    if (counted > 0 && sourceId !== this.#lastSource) this.#sources += 1;
    if (counted > 0) this.#lastSource = sourceId;
  }

  #count(sourceId: number, written: string): boolean {
    const word = foldText(written);
    const { stop, least } = this.#options;
    if (isStop(word, stop) || !/\p{L}/u.test(word)) return false;
    if (word.length < least && [...word].length < least && !isWholeWordAlone(word)) return false;
    let known = this.#words.get(word);
    if (!known) {
      known = { count: 0, sources: 0, lastSource: 0, writings: new Map() };
      this.#words.set(word, known);
    }
    known.count += 1;
    if (known.lastSource !== sourceId) {
      known.lastSource = sourceId;
      known.sources += 1;
    }
    known.writings.set(written, (known.writings.get(written) ?? 0) + 1);
    return true;
  }

  /** The most frequent words, and how many there are in all. */
  result(most: number): {
    readonly words: WordCount[];
    readonly running: number;
    readonly different: number;
    readonly sources: number;
  } {
    const words = [...this.#words]
      .sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
      .slice(0, most)
      .map(([, { count, sources, writings }]) => ({ word: mostFrequent(writings), count, sources }));
    return { words, running: this.#running, different: this.#words.size, sources: this.#sources };
  }
}

/** “It’s” and “that’d” say no more than “it” and “that”; “don’t” no more than “do”. */
function isStop(word: string, stop: ReadonlySet<string>): boolean {
  if (stop.has(word)) return true;
  const at = word.search(/['’]/u);
  if (at < 0) return false;
  const first = word.slice(0, at);
  return (
    stop.has(first) ||
    stop.has(first + word.slice(at + 1)) ||
    (first.endsWith('n') && stop.has(first.slice(0, -1)))
  );
}

/** One Chinese or Japanese character may be a word; one letter of an alphabet says nothing. */
function isWholeWordAlone(word: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word);
}

function mostFrequent(writings: ReadonlyMap<string, number>): string {
  let best = '';
  let most = 0;
  for (const [written, count] of writings) {
    if (count > most || (count === most && written < best)) {
      best = written;
      most = count;
    }
  }
  return best;
}
