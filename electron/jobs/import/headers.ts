import type { HeaderDepth, TableDialect } from '../../../shared/voices/import-model.ts';

/** A question longer than this is cut; headers are searched for words again and again. */
const HEADER_CHARS = 5000;

/** Longest name of a column before a number is added to it; the mapping takes up to 2,000 characters. */
const NAME_CHARS = 1900;

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : whole;
}

/** A header cell as people should read it: no tags, entities, byte order marks or runs of white space. */
export function cleanHeader(text: string): string {
  return text
    .slice(0, HEADER_CHARS)
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&(#?\w{1,8});/g, entity)
    .replace(/\ufeff/g, '')
    .replace(/[\s\u00a0\0]+/g, ' ')
    .trim();
}

/** Words by which SurveyMonkey's second row says that a question has one column, in a few languages. */
const RESPONSE_WORDS =
  /^(response|open-ended response|antwort|offene antwort|beantwortung|réponse|réponse libre|respuesta|respuesta abierta)$/i;

interface HeaderCells {
  readonly dialect: TableDialect;
  /** One list of cleaned header cells for each column. */
  readonly headers: readonly (readonly string[])[];
}

/** The question of each column: SurveyMonkey writes it once, above the first of its options. */
function filledForward(cells: readonly string[]): readonly string[] {
  let last = '';
  return cells.map((cell) => {
    if (cell !== '') last = cell;
    return last;
  });
}

function joined(cells: readonly string[], question: string, dialect: TableDialect): string {
  const [first = '', second = ''] = cells;
  if (dialect === 'surveymonkey' && cells.length === 2) {
    if (second === '' || RESPONSE_WORDS.test(second)) return question;
    return question === '' ? second : `${question} - ${second}`;
  }
  // Qualtrics: the second row is the question as people saw it, the third is for machines.
  if (dialect === 'qualtrics') return second === '' ? first : second;
  return [...new Set(cells.filter((cell) => cell !== ''))].join(' - ');
}

/** One name for each column, never empty, no two equal. `renamed` counts the columns that needed a number. */
export function columnNames({ dialect, headers }: HeaderCells): {
  readonly names: readonly string[];
  readonly renamed: number;
} {
  const questions = filledForward(headers.map((cells) => cells[0] ?? ''));
  const used = new Set<string>();
  const times = new Map<string, number>();
  let renamed = 0;
  const names = headers.map((cells, i) => {
    const name =
      joined(cells, questions[i] ?? '', dialect)
        .slice(0, NAME_CHARS)
        .toWellFormed() || `Column ${i + 1}`;
    let unique = name;
    let n = times.get(name) ?? 1;
    while (used.has(unique)) unique = `${name} (${++n})`;
    times.set(name, n);
    used.add(unique);
    if (unique !== name) renamed++;
    return unique;
  });
  return { names, renamed };
}

/** The header rows turned into columns, cleaned; `width` columns of `depth` cells each. */
export function headerColumns(
  rows: readonly (readonly string[])[],
  depth: HeaderDepth,
  width: number,
): readonly (readonly string[])[] {
  return Array.from({ length: width }, (_, column) =>
    rows.slice(0, depth).map((cells) => cleanHeader(cells[column] ?? '')),
  );
}

export { RESPONSE_WORDS };
