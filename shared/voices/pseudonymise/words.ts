/** Words with what may stand inside a name: "O'Brien", "Anne-Marie", "Amber's". */
export const WORD = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;

/** A word as it stands in a text, in UTF-16 units. */
export interface TextWord {
  readonly start: number;
  readonly end: number;
  /** Without a possessive ’s or what is drawn together with a verb (’d, ’ll). */
  readonly text: string;
  readonly folded: string;
  readonly isCapital: boolean;
  readonly isAllCapitals: boolean;
  /** What stands between it and the word before: nothing but one space, or the beginning of a sentence, or other. */
  readonly after: 'space' | 'start' | 'other';
}

/** The words of a text with what is needed to tell a name. */
export function wordsOf(text: string): readonly TextWord[] {
  const words: TextWord[] = [];
  let behind = 0;
  for (const match of text.matchAll(WORD)) {
    const written = match[0].replace(/['’](?:[sd]|ll|ve|re)$/iu, '');
    const start = match.index;
    const between = text.slice(behind, start);
    const isStart = behind === 0 || /[.!?:;…\n\r\u2022*"“„»«(\-–—|/\t]/u.test(between);
    words.push({
      start,
      end: start + written.length,
      text: written,
      folded: nameKey(written),
      isCapital: /^\p{Lu}/u.test(written),
      isAllCapitals:
        written.length > 1 && written === written.toUpperCase() && written !== written.toLowerCase(),
      after: isStart ? 'start' : between === ' ' || between === '\u00a0' ? 'space' : 'other',
    });
    behind = start + match[0].length;
  }
  return words;
}

/** What all writings of one name have in common: case, accents' composition, apostrophes and spaces do not matter. */
export function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll('’', "'")
    .toLowerCase()
    .replace(/'s$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
