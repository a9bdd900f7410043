/** What the tokenizer `unicode61` takes as part of a word. */
const WORD_CHARACTER = /[\p{L}\p{N}\p{Co}]/u;

/** The words of a user's search, as typed, without what holds no letter or digit. */
export function searchWords(text: string): readonly string[] {
  return text
    .toWellFormed()
    .split(/[\s\0]+/u)
    .filter((word) => WORD_CHARACTER.test(word));
}

/** One Latin letter or digit begins too many words to be of use. */
const SINGLE = /^[\x21-\x7e]$/;

/**
 * A MATCH expression for FTS5 in which every word must occur, each as the beginning of a word; a single letter as a
 * word of its own. Each is a quoted string, so that no operator or punctuation of the user's means anything.
 * undefined where nothing can be searched.
 */
export function ftsQuery(text: string): string | undefined {
  const words = searchWords(text);
  if (words.length === 0) return undefined;
  return words.map((word) => `"${word.replaceAll('"', '""')}"${SINGLE.test(word) ? '' : ' *'}`).join(' ');
}
