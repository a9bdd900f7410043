import { Random } from './random.ts';

const VOCABULARY = 20_000;
const common =
  'the and to I was it a they my for in that of on not had me with but is you we have be this so said when them at no were would an if there engineer again waiting called nobody told because router day hours'.split(
    ' ',
  );
const onsets = 'b bl br c ch d dr f fl g gr h k l m n p pl qu r s sh st t tr v w'.split(' ');
const vowels = 'a e i o u ai ea ou é ö'.split(' ');
const codas = ['', '', 'n', 'r', 's', 't', 'l', 'nd', 'st'];

/** Word number `rank` of the language the texts are written in: the lower, the more often it stands in them. */
export const vocabulary: readonly string[] = makeVocabulary();

function makeVocabulary(): readonly string[] {
  const random = new Random(7);
  const words = new Set(common);
  while (words.size < VOCABULARY) {
    const syllables = random.int(1, 4);
    let word = '';
    for (let n = 0; n < syllables; n += 1)
      word += random.pick(onsets) + random.pick(vowels) + random.pick(codas);
    words.add(word);
  }
  return [...words];
}

/** Text of about `length` UTF-16 units, in sentences, the frequency of its words falling with their rank (Zipf). */
export function prose(random: Random, length: number): string {
  let text = '';
  let inSentence = 0;
  while (text.length < length) {
    // The inverse of the cumulative 1/rank distribution.
    const rank = Math.floor(VOCABULARY ** random.next()) - 1;
    const word = vocabulary[rank] ?? 'the';
    text += inSentence === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word;
    inSentence += 1;
    if (inSentence > 6 && random.next() < 0.15) {
      text += random.next() < 0.1 ? '.\n' : '. ';
      inSentence = 0;
    } else text += random.next() < 0.08 ? ', ' : ' ';
  }
  return text.trimEnd();
}
