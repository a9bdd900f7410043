/** Words of language: parts of addresses, links and file names are written small whatever they are. */
const WORD =
  /(?<![\p{L}\p{M}\p{N}@./_\\-])[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*(?![\p{L}\p{N}@/_\\-]|[.@]\p{L})/gu;

/** More different words than this are not counted: an attack or a table of numbers, not language. */
const MOST_WORDS = 400_000;

/** The words that texts write in lower case, counted: what is among them is hardly a name where it begins a sentence. */
export class Lexicon {
  readonly #lower = new Map<string, number>();

  add(text: string): void {
    for (const [word] of text.matchAll(WORD)) {
      const first = word.charCodeAt(0);
      const isLower = first < 128 ? first >= 97 : word === word.toLowerCase();
      if (!isLower) continue;
      const known = this.#lower.get(word);
      if (known !== undefined) this.#lower.set(word, known + 1);
      else if (this.#lower.size < MOST_WORDS) this.#lower.set(word, 1);
    }
  }

  /** How often the word (in lower case) was written small. */
  small(word: string): number {
    return this.#lower.get(word) ?? 0;
  }
}
