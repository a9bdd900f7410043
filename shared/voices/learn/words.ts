import { foldText } from '../../text/fold.ts';

/** A word of a text: how it is compared, and where it stands in UTF-16 units. */
export interface Word {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** Letters of a word that its stem keeps; longer words also count as this beginning, so that "waited" helps "waiting". */
const STEM = 5;

/**
 * Terms are numbered by a hash and never kept as words, so that any amount of text takes the same room (Weinberger et
 * al., ICML 2009). Of 20,000 terms one in fifty shares its number with another.
 */
export const TERMS = 1 << 20;

/** The same words come again and again: what is made of each is kept, for so many words at a time. */
const MOST_REMEMBERED = 50_000;
const folded = new Map<string, string>();
const runs = new Map<string, readonly number[]>();

function remembered<T>(known: Map<string, T>, word: string, make: () => T): T {
  const found = known.get(word);
  if (found !== undefined) return found;
  if (known.size >= MOST_REMEMBERED) known.clear();
  const made = make();
  known.set(word, made);
  return made;
}

let segmenter: Intl.Segmenter | undefined;

/** Scripts written without blanks between words need the segmenter's dictionaries; the others are quicker by pattern. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const SPACED = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;

/** The words of a text in order, folded: lower case, without accents, one kind of apostrophe. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  const add = (word: string, start: number): void => {
    const term = remembered(folded, word, () => foldText(word).replaceAll('’', "'"));
    words.push({ term, start, end: start + word.length });
  };
  if (UNSPACED.test(text)) {
    segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
    for (const part of segmenter.segment(text)) {
      if (part.isWordLike === true) add(part.segment, part.index);
    }
  } else {
    for (const found of text.matchAll(SPACED)) add(found[0], found.index);
  }
  return words;
}

/** What the learner counts, with the words each came from. */
export interface Term {
  /** 0 to TERMS − 1. */
  readonly id: number;
  readonly first: number;
  readonly last: number;
}

/** The terms of a list of words: each word, its beginning, and each pair of neighbours. */
export function termsOf(words: readonly Word[]): readonly Term[] {
  const terms: Term[] = [];
  let before: string | undefined;
  for (const [index, { term }] of words.entries()) {
    terms.push({ id: termId(term), first: index, last: index });
    if (term.length > STEM) terms.push({ id: termId(`${term.slice(0, STEM)}*`), first: index, last: index });
    if (before !== undefined) terms.push({ id: termId(`${before} ${term}`), first: index - 1, last: index });
    before = term;
  }
  return terms;
}

/** Letters in a piece of a word. */
const PIECES = [3, 4] as const;

/**
 * What logistic regression counts: each word, each pair of neighbours, and every run of three or four letters of a word
 * with its ends marked, so that misspelt, inflected and compound words share what they have in common.
 */
export function piecesOf(words: readonly Word[]): readonly Term[] {
  const pieces: Term[] = [];
  let before: string | undefined;
  for (const [index, { term }] of words.entries()) {
    pieces.push({ id: termId(term), first: index, last: index });
    if (before !== undefined) pieces.push({ id: termId(`${before} ${term}`), first: index - 1, last: index });
    for (const id of remembered(runs, term, () => runsOf(term)))
      pieces.push({ id, first: index, last: index });
    before = term;
  }
  return pieces;
}

function runsOf(term: string): readonly number[] {
  const marked = `<${term}>`;
  const ids: number[] = [];
  for (const length of PIECES) {
    // A piece as long as the word would only say the word again.
    if (length >= marked.length) break;
    for (let from = 0; from + length <= marked.length; from++) {
      ids.push(termId(`#${marked.slice(from, from + length)}`));
    }
  }
  return ids;
}

/** FNV-1a over the UTF-16 units, mixed once more so that the low bits depend on all. */
export function termId(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) & (TERMS - 1);
}
