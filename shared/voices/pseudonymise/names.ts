import type { Find } from './find.ts';
import { givenName } from './given-names.ts';
import type { Lexicon } from './lexicon.ts';
import { isNoName, isOfOrganisation } from './not-names.ts';
import { nameKey, type TextWord, wordsOf } from './words.ts';

/** How sure it is that a word is a name, and where that is known from. */
export interface KnownName {
  readonly confidence: number;
  readonly why: string;
}

/** What is known of names before a text is looked at. */
export interface NameKnowledge {
  readonly lexicon: Lexicon;
  /** Names by key with how sure it is that they are ones. Full names and single words of them. */
  readonly known: ReadonlyMap<string, KnownName>;
  /** Keys the user said are no names. */
  readonly not: ReadonlySet<string>;
  /** Keys of pseudonyms: they are what names are replaced by. */
  readonly pseudonyms: ReadonlySet<string>;
}

const honorifics: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx dr prof herr herrn frau señor señora sr sra doña madame mme mlle monsieur signor signora sig dhr mevrouw mevr'.split(
    ' ',
  ),
);
const particles: ReadonlySet<string> = new Set(
  'von van de der den di da del della la le al bin ter zu dos'.split(' '),
);
/** Words after which a capital word is likely a name; how likely. The longest that fits counts. */
const introductions: readonly { readonly words: readonly string[]; readonly confidence: number }[] = [
  { words: ['my', 'name', 'is'], confidence: 0.95 },
  { words: ['name', 'was'], confidence: 0.85 },
  { words: ['name', 'is'], confidence: 0.9 },
  // "My name's": the possessive is taken off.
  { words: ['my', 'name'], confidence: 0.9 },
  { words: ['spoke', 'to'], confidence: 0.65 },
  { words: ['spoke', 'with'], confidence: 0.65 },
  { words: ['speaking', 'to'], confidence: 0.65 },
  { words: ['speaking', 'with'], confidence: 0.65 },
  { words: ['talked', 'to'], confidence: 0.62 },
  { words: ['talked', 'with'], confidence: 0.62 },
  // "I called Fernlea" is a call; these are names.
  { words: ['called'], confidence: 0.45 },
  { words: ['was', 'called'], confidence: 0.62 },
  { words: ['woman', 'called'], confidence: 0.62 },
  { words: ['man', 'called'], confidence: 0.62 },
  { words: ['boy', 'called'], confidence: 0.62 },
  { words: ['girl', 'called'], confidence: 0.62 },
  { words: ['guy', 'called'], confidence: 0.62 },
  { words: ['lady', 'called'], confidence: 0.62 },
  { words: ['lad', 'called'], confidence: 0.62 },
  { words: ['somebody', 'called'], confidence: 0.62 },
  { words: ['someone', 'called'], confidence: 0.62 },
  { words: ['person', 'called'], confidence: 0.62 },

  { words: ['named'], confidence: 0.55 },
  { words: ['ask', 'for'], confidence: 0.5 },
  { words: ['asked', 'for'], confidence: 0.5 },
  { words: ['thanks'], confidence: 0.5 },
  { words: ['hi'], confidence: 0.62 },
  { words: ['hello'], confidence: 0.62 },
  { words: ['dear'], confidence: 0.62 },
  { words: ['regards'], confidence: 0.7 },
  { words: ['this', 'is'], confidence: 0.5 },
  { words: ['i', 'am'], confidence: 0.5 },
  { words: ["i'm"], confidence: 0.5 },
  { words: ['mein', 'name', 'ist'], confidence: 0.95 },
  { words: ['ich', 'heiße'], confidence: 0.95 },
  { words: ['ich', 'heisse'], confidence: 0.95 },
  { words: ['hallo'], confidence: 0.62 },
  { words: ['me', 'llamo'], confidence: 0.95 },
  { words: ['mi', 'nombre', 'es'], confidence: 0.95 },
  { words: ["m'appelle"], confidence: 0.95 },
  { words: ['mi', 'chiamo'], confidence: 0.95 },
  { words: ['ik', 'heet'], confidence: 0.95 },
  { words: ['mijn', 'naam', 'is'], confidence: 0.95 },
];
/** Where every noun has a capital, a capital says nothing. */
const germanWords: ReadonlySet<string> = new Set(
  'der die das und ich nicht ist ein eine mit auf für dass sich von zu den dem war wir es auch sie bei im'.split(
    ' ',
  ),
);

/**
 * Names of persons: after an honorific or an introduction, given names of the list, names known from elsewhere in the
 * workspace, and with little confidence capital words within a sentence that nobody ever wrote small.
 */
export function findNames(text: string, knowledge: NameKnowledge): readonly Find[] {
  const words = wordsOf(text);
  const areCapitalsNouns = capitalsAreNouns(words);
  const finds: Find[] = [];
  for (let at = 0; at < words.length; ) {
    const found = nameAt(words, at, knowledge, areCapitalsNouns);
    if (!found) {
      at += 1;
      continue;
    }
    const start = words[at]?.start ?? 0;
    const end = words[found.last]?.end ?? start;
    const written = text.slice(start, end);
    if (!knowledge.pseudonyms.has(nameKey(written))) {
      finds.push({ kind: 'name', start, end, text: written, confidence: found.confidence, why: found.why });
    }
    at = found.last + 1;
  }
  return finds;
}

interface NameFound {
  readonly last: number;
  readonly confidence: number;
  readonly why: string;
}

function nameAt(
  words: readonly TextWord[],
  at: number,
  knowledge: NameKnowledge,
  areCapitalsNouns: boolean,
): NameFound | undefined {
  const word = words[at];
  if (!word) return undefined;
  const known = knownFrom(words, at, knowledge);
  if (known) return known;
  const isTitled = isHonorific(words, at);
  const isParticle = particles.has(word.folded) && isTitled;
  if (!isParticle && (!word.isCapital || !canBeName(word, knowledge))) return undefined;
  const last = lastOfName(words, at, knowledge, areCapitalsNouns);
  const isFull = last > at;
  if (isParticle && !isFull) return undefined;
  const small = knowledge.lexicon.small(word.folded);
  if (isTitled) return { last, confidence: small > 1 && !isFull ? 0.5 : 0.95, why: 'after a title' };
  if (
    isPartOfPlace(words, last) ||
    words.slice(at, last + 1).some(({ folded }) => isOfOrganisation(folded))
  ) {
    return undefined;
  }
  const given = givenName(word.folded);
  const said = introduced(words, at);
  if (
    said !== undefined &&
    (given !== undefined || small === 0 || said >= 0.9) &&
    !(areCapitalsNouns && said < 0.9 && !given)
  ) {
    return {
      last,
      confidence: Math.min(0.98, said + (given || isFull ? 0.2 : 0)),
      why: 'introduced as a person',
    };
  }
  const isWithin = word.after !== 'start';
  // "May", "August": a name only with another behind it.
  if (isNoName(word.folded) && !isFull) return undefined;
  if (given === 'sure') {
    // "TED", "LEA": as often an abbreviation.
    const confidence = isFull ? 0.9 : word.isAllCapitals ? 0.5 : small > 2 ? 0.55 : isWithin ? 0.8 : 0.72;
    return { last, confidence, why: 'a given name' };
  }
  if (given === 'word' && !word.isAllCapitals && !areCapitalsNouns && (isWithin || isFull)) {
    const confidence = isFull ? (small === 0 || isWithin ? 0.65 : 0.4) : small === 0 ? 0.6 : 0.35;
    return { last, confidence, why: 'a given name, and a word' };
  }
  if (areCapitalsNouns || !isWithin || word.isAllCapitals || small > 0 || word.text.length < 3)
    return undefined;
  return { last, confidence: isFull ? 0.4 : 0.3, why: 'a capital within a sentence' };
}

/** The longest known name that begins here. Small letters count only for names that are surely ones. */
function knownFrom(
  words: readonly TextWord[],
  at: number,
  { known, not }: NameKnowledge,
): NameFound | undefined {
  for (let length = 4; length >= 1; length -= 1) {
    const part = words.slice(at, at + length);
    if (part.length < length || part.some((word, index) => index > 0 && word.after !== 'space')) continue;
    const key = part.map(({ folded }) => folded).join(' ');
    const found = known.get(key);
    if (found === undefined || not.has(key)) continue;
    const { confidence, why } = found;
    const last = at + length - 1;
    if (length === 1 && isPartOfPlace(words, last)) return undefined;
    if (part.every(({ isCapital }) => isCapital)) return { last, confidence, why };
    if (length > 1 || (confidence >= 0.9 && givenName(key) !== 'word')) {
      return { last, confidence: Math.min(confidence, 0.62), why: `${why}, here written small` };
    }
  }
  return undefined;
}

/** "Albert Road", "Amber Ltd": named after somebody, nobody. */
function isPartOfPlace(words: readonly TextWord[], last: number): boolean {
  const next = words[last + 1];
  return next?.isCapital === true && next.after === 'space' && isOfOrganisation(next.folded);
}

function canBeName(word: TextWord, { not }: NameKnowledge): boolean {
  return (
    word.text.length > 1 &&
    !not.has(word.folded) &&
    !/^I['’]/u.test(word.text) &&
    // What somebody blacked out before.
    !/^X+$/u.test(word.text) &&
    (!isNoName(word.folded) || givenName(word.folded) === 'word') &&
    !honorifics.has(word.folded)
  );
}

/** The last word of the name that begins at `at`: capital words (with particles between) divided by single spaces. */
function lastOfName(
  words: readonly TextWord[],
  at: number,
  knowledge: NameKnowledge,
  areCapitalsNouns: boolean,
): number {
  let last = at;
  let capitals = words[at]?.isCapital ? 1 : 0;
  for (let next = at + 1; next < words.length && next - at < 5; next += 1) {
    const word = words[next];
    if (word?.after !== 'space') break;
    if (particles.has(word.folded) && !word.isAllCapitals) continue;
    if (word.isAllCapitals !== words[at]?.isAllCapitals && capitals > 0) break;
    if (!word.isCapital || word.text.length < 2 || !canBeName(word, knowledge)) break;
    if (givenName(word.folded) === undefined && knowledge.lexicon.small(word.folded) > 0) break;
    // In German the next noun has a capital too: only the first may be a family name.
    if (areCapitalsNouns && capitals >= 2) break;
    capitals += 1;
    last = next;
    if (last - at >= 3) break;
  }
  return last;
}

function isHonorific(words: readonly TextWord[], at: number): boolean {
  const before = words[at - 1];
  const word = words[at];
  if (!before || !word) return false;
  if (honorifics.has(before.folded) && before.isCapital) return word.start - before.end <= 2;
  return false;
}

/** How likely the words before make this a name; undefined where they say nothing. */
function introduced(words: readonly TextWord[], at: number): number | undefined {
  const word = words[at];
  const before = words[at - 1];
  if (!word || !before || word.start - before.end > 3) return undefined;
  let best: number | undefined;
  for (const { words: said, confidence } of introductions) {
    const fits = said.every((one, index) => {
      const there = words[at - said.length + index];
      return (
        there !== undefined && (there.folded === one || there.text.toLowerCase().replaceAll('’', "'") === one)
      );
    });
    if (fits && confidence > (best ?? 0)) best = confidence;
  }
  return best;
}

function capitalsAreNouns(words: readonly TextWord[]): boolean {
  let german = 0;
  let within = 0;
  let capital = 0;
  for (const word of words) {
    if (germanWords.has(word.folded)) german += 1;
    if (word.after === 'space') within += 1;
    if (word.after === 'space' && word.isCapital) capital += 1;
  }
  return german > words.length * 0.12 || (within > 40 && capital > within * 0.25);
}
