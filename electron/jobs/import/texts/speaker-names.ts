/** Words that open a sentence with a colon, and are nobody's name. */
const NOBODY = new Set(
  'note notes question answer example warning remark ps nb yes no so but and well first second third summary date time location place subject re fw fwd http https url source title agenda topic duration total result results conclusion'.split(
    ' ',
  ),
);
/** Small words inside names: Ludwig van Beethoven, Doe and Sons. */
const PARTICLES = new Set(
  'de da di du del der den van von of the la le el al bin ibn y e und and et &'.split(' '),
);
const MOST_WORDS = 6;
const MOST_CHARACTERS = 60;
const REPEATS = 3;
const ALONE_SHARE = 1 / 3;
const LOWER_SHARE = 0.2;

type Shape = 'name' | 'word' | 'no';

/** Whether words can be a name by their looks: capitals or a script without them; a lower-case word may be a role. */
export function nameShape(label: string): Shape {
  const name = label.trim();
  if (name === '' || name.length > MOST_CHARACTERS || !/^[\p{L}\p{N}@([<]/u.test(name)) return 'no';
  // A sentence, an address or a time is no name; initials have full stops of their own.
  if (/[?!;…/\\"“”„«»=]|[.,]{2}|\d:\d|\p{Ll}{3,}\.(?:\s|$)/u.test(name)) return 'no';
  const words = name.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length > MOST_WORDS || NOBODY.has(name.toLowerCase())) return 'no';
  if (!/\p{L}/u.test(name) && !/^\d{1,6}$/.test(name)) return 'no';
  const isName = words.every((word, index) =>
    index > 0 && PARTICLES.has(word.toLowerCase())
      ? true
      : /^[([<@'’#-]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(word),
  );
  if (isName) return 'name';
  return words.length === 1 || (words.length === 2 && /^#?\p{N}+$/u.test(words[1] ?? '')) ? 'word' : 'no';
}

/**
 * Which of the words before colons are speakers, from how often each stands at the start of a line.
 * `lines`: how many lines could carry a name. `alone`: a name may stand for itself (captions), not only by repeating.
 */
export function speakersAmong(
  counts: ReadonlyMap<string, number>,
  lines: number,
  alone: boolean,
): ReadonlySet<string> {
  const shapes = new Map([...counts].map(([label, count]) => [label, { count, shape: nameShape(label) }]));
  let named = 0;
  for (const { count, shape } of shapes.values()) if (shape === 'name') named += count;
  const speakers = new Set<string>();
  for (const [label, { count, shape }] of shapes) {
    if (shape === 'name' && count >= 2) speakers.add(label);
    if (shape === 'word' && count >= REPEATS && count >= lines * LOWER_SHARE) speakers.add(label);
  }
  const isConversation = speakers.size > 0 || (alone && named >= lines * ALONE_SHARE);
  if (isConversation) for (const [label, { shape }] of shapes) if (shape === 'name') speakers.add(label);
  return speakers;
}

/** `Name: words` taken apart at its first colon; undefined where there is no such start. */
export function labelled(line: string): { readonly label: string; readonly rest: string } | undefined {
  const found = /^[ \t]*([^:：\n]{1,60}?)[ \t]*(?::(?=\s|$)|：)[ \t]*/u.exec(line);
  const label = found?.[1];
  if (found === null || label === undefined) return undefined;
  return { label: label.replace(/\s+/g, ' '), rest: line.slice(found[0].length) };
}

/** Names that mean somebody else in each file. */
export function isGenericName(name: string): boolean {
  return /^(?:(?:unknown|unidentified)\s+)?(?:speaker|participant|interviewee|respondent|customer|caller|guest|user|client|teilnehmer(?:in)?|befragte[r]?|kund(?:e|in)|q|a|p|r|s)\s*#?\d{0,3}$/i.test(
    name.trim(),
  );
}
