import type { PageLine } from './pdf-lines.ts';

/** A line that stands at the edge of most pages. */
export interface Repeated {
  readonly sample: string;
  readonly pages: number;
  /** Its words with every number as `#`. */
  readonly pattern: string;
}

/** Lines this near the top or the bottom of a page may be headers and footers. */
const EDGE_LINES = 3;
const REPEATED_SHARE = 0.6;
const FEWEST_PAGES = 2;

const patternOf = (text: string): string => text.replace(/\d+/g, '#').toLowerCase();

/** The lines highest and lowest on a page. */
function edges(lines: readonly PageLine[]): ReadonlySet<PageLine> {
  const byHeight = lines.toSorted((one, other) => other.y - one.y);
  return new Set([...byHeight.slice(0, EDGE_LINES), ...byHeight.slice(-EDGE_LINES)]);
}

/**
 * Headers, footers and page numbers: what stands at the edge of at least 60 % of the pages, numbers aside. Numbers
 * beside the lines are one more.
 */
export function repeatedLines(pages: readonly (readonly PageLine[])[]): readonly Repeated[] {
  const filled = pages.filter((lines) => lines.length > 0);
  const margin = marginOf(filled);
  if (filled.length < FEWEST_PAGES) return margin;
  const found = new Map<string, { sample: string; pages: number; heights: number[] }>();
  for (const lines of filled) {
    const onPage = new Set<string>();
    const inMargin = marginNumbers(lines);
    for (const { text, y } of edges(lines.filter((line) => !inMargin.has(line)))) {
      const pattern = patternOf(text);
      if (onPage.has(pattern)) continue;
      onPage.add(pattern);
      const entry = found.get(pattern) ?? { sample: text, pages: 0, heights: [] };
      entry.pages++;
      entry.heights.push(y);
      found.set(pattern, entry);
    }
  }
  const edgeLines = [...found].flatMap(([pattern, { sample, pages: count, heights }]) => {
    const isOften = count >= Math.max(FEWEST_PAGES, filled.length * REPEATED_SHARE);
    // A short answer may stand at the edge of two pages; a header stands at one height.
    const isLevel = Math.max(...heights) - Math.min(...heights) < 12;
    return isOften && isLevel ? [{ sample, pages: count, pattern }] : [];
  });
  return [...edgeLines, ...margin];
}

/** The pattern of numbers beside the lines; no line has it as its own. */
const MARGIN = 'numbers in the margin';
const FEWEST_NUMBERS = 3;

/** Numbers that stand alone to the left of all words, ascending: they count lines or paragraphs. */
function marginNumbers(lines: readonly PageLine[]): ReadonlySet<PageLine> {
  const isNumber = ({ text }: PageLine): boolean => /^\d{1,5}$/.test(text);
  const numbers = lines.filter(isNumber);
  const lefts = lines.filter((line) => !isNumber(line)).map(({ x }) => x);
  const left = lefts.sort((one, other) => one - other)[Math.floor(lefts.length * 0.1)];
  const inMargin = numbers.filter(({ right }) => left !== undefined && right <= left);
  const isAscending = inMargin.every(
    ({ text }, index) => index === 0 || Number(text) > Number(inMargin[index - 1]?.text),
  );
  return new Set(inMargin.length >= FEWEST_NUMBERS && isAscending ? inMargin : []);
}

function marginOf(pages: readonly (readonly PageLine[])[]): readonly Repeated[] {
  const found = pages.map((lines) => [...marginNumbers(lines)]).filter((numbers) => numbers.length > 0);
  const first = found[0]?.slice(0, 3).map(({ text }) => text);
  return first === undefined
    ? []
    : [{ sample: `${first.join(', ')} … in the margin`, pages: found.length, pattern: MARGIN }];
}

export interface Joined {
  readonly text: string;
  /** Words put together that a hyphen divided at the end of a line. */
  readonly unhyphenated: number;
}

/** Pages as running text: lines that only the page broke are one line again; blank lines where there was a gap. */
export function joinPages(pages: readonly (readonly PageLine[])[], drop: readonly Repeated[]): Joined {
  const dropped = new Set(drop.map(({ pattern }) => pattern));
  const bodies = pages.map((lines) => {
    const atEdge =
      dropped.size === 0
        ? new Set<PageLine>()
        : edges(lines.filter((line) => !marginNumbers(lines).has(line)));
    const inMargin = dropped.has(MARGIN) ? marginNumbers(lines) : new Set<PageLine>();
    return lines.filter(
      (line) => !inMargin.has(line) && !(atEdge.has(line) && dropped.has(patternOf(line.text))),
    );
  });
  const all = bodies.flat();
  const spacing = usualSpacing(bodies);
  const margin = usualRight(all);
  const vocabulary = wholeWords(all);
  const parts: string[] = [];
  let unhyphenated = 0;
  let before: PageLine | undefined;
  for (const lines of bodies) {
    for (const [index, line] of lines.entries()) {
      if (before === undefined) parts.push(line.text);
      else {
        const how = joint(before, line, index === 0, spacing, margin);
        const last = parts.at(-1) ?? '';
        if (how === ' ') {
          const hyphen = hyphenation(last, line.text, vocabulary);
          if (hyphen === 'drop') {
            parts[parts.length - 1] = last.slice(0, -1);
            unhyphenated++;
          }
          parts.push(hyphen === undefined ? ` ${line.text}` : line.text);
        } else parts.push(how, line.text);
      }
      before = line;
    }
  }
  return { text: parts.join(''), unhyphenated };
}

/** Every word that is not a part of one divided between two lines, in lower case. */
function wholeWords(lines: readonly PageLine[]): ReadonlySet<string> {
  const words = new Set<string>();
  let isDivided = false;
  for (const { text } of lines) {
    const whole = isDivided ? text.replace(/^\S+/, '') : text;
    isDivided = /\p{L}[-‐\u00ad]$/u.test(text);
    for (const word of (isDivided ? whole.replace(/\S+$/, '') : whole).toLowerCase().match(WORD) ?? [])
      words.add(word);
  }
  return words;
}

const WORD = /[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu;

/** What stands between two lines: a blank where only the measure ended, else the end of a paragraph. */
function joint(
  before: PageLine,
  line: PageLine,
  isNewPage: boolean,
  spacing: number,
  margin: number,
): ' ' | '\n' | '\n\n' {
  const gap = before.y - line.y;
  const isNear = isNewPage || (gap > 0 && gap <= spacing * 1.35);
  const isAlike = Math.abs(before.size - line.size) < 1;
  if (!isAlike) return '\n\n';
  if (!isNear) return '\n\n';
  // Had the first word fitted on the line before, somebody meant the line to end there.
  const first = /^\S+/.exec(line.text)?.[0] ?? '';
  const perCharacter = (line.right - line.x) / Math.max(1, line.text.length);
  const room = margin - before.right;
  if (room > (first.length + 1.5) * perCharacter) return '\n';
  const isIndented = line.x - before.x > line.size && !isNewPage;
  if (isIndented) return '\n';
  // Who speaks begins a paragraph, however full the page before ended.
  if (isNewPage && /^\p{Lu}[^:.!?]{0,40}:(?:\s|$)/u.test(line.text)) return '\n';
  if (isNewPage && /[.!?:]["”’)]?$/.test(before.text) && !/^\p{Ll}/u.test(line.text)) return '\n';
  return ' ';
}

/** Whether a hyphen at the end of a line divides a word (`drop`) or belongs to it (`keep`); undefined where it is neither. */
function hyphenation(
  before: string,
  after: string,
  vocabulary: ReadonlySet<string>,
): 'drop' | 'keep' | undefined {
  if (before.endsWith('\u00ad')) return 'drop';
  const start = /([\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*)[-‐]$/u.exec(before.slice(-80))?.[1];
  const end = /^[\p{L}\p{M}]+/u.exec(after.slice(0, 80))?.[0];
  if (start === undefined || end === undefined) return undefined;
  const joined = `${start}${end}`.toLowerCase();
  if (vocabulary.has(`${start}-${end}`.toLowerCase())) return vocabulary.has(joined) ? 'drop' : 'keep';
  if (vocabulary.has(joined)) return 'drop';
  // Names (Anna-Lena), numbers and parts that are words themselves keep their hyphen.
  const areWords = vocabulary.has(start.toLowerCase()) && vocabulary.has(end.toLowerCase());
  return /^\p{Ll}/u.test(end) && !areWords ? 'drop' : 'keep';
}

/** The distance from line to line within paragraphs, in points: the commonest one, as most lines run on. */
function usualSpacing(pages: readonly (readonly PageLine[])[]): number {
  const times = new Map<number, number>();
  for (const lines of pages) {
    for (let i = 1; i < lines.length; i++) {
      const gap = Math.round(((lines[i - 1]?.y ?? 0) - (lines[i]?.y ?? 0)) * 2) / 2;
      const size = lines[i]?.size ?? 0;
      if (gap > size * 0.8 && gap < size * 2.2) times.set(gap, (times.get(gap) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...times.values());
  // Of two that are about as common, the smaller is inside paragraphs.
  const common = [...times].filter(([, count]) => count >= most * 0.3).map(([gap]) => gap);
  return common.length === 0 ? 14 : Math.min(...common);
}

/** Where long lines end. */
function usualRight(lines: readonly PageLine[]): number {
  const rights = lines.map(({ right }) => right).sort((one, other) => one - other);
  return rights[Math.floor(rights.length * 0.95)] ?? 0;
}
