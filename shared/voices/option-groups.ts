import type { TableColumn, TableShape } from './import-model.ts';
import type { TableMapping } from './import-plan.ts';

/** A question with several answers, of which the file has one column for each option. */
export interface OptionGroup {
  /** The question; distinct among the groups of a file. */
  readonly name: string;
  readonly options: readonly { readonly index: number; readonly label: string }[];
}

/** Different values of an option: the mark, and what says that it was not chosen. */
const MOST_VALUES = 2;
const NOT_CHOSEN =
  /^(?:|0|0\.0|no|n|nein|non|false|falsch|faux|falso|off|unchecked|not (?:selected|checked|chosen)|nicht (?:gewählt|ausgewählt)|-)$/i;
const CHOSEN =
  /^(?:1|1\.0|yes|y|ja|oui|s[iíì]|sim|true|wahr|vrai|verdadero|x|✓|on|checked|selected|chosen|gewählt|ausgewählt)$/i;

/** Whether a cell says that its option was chosen. */
export function isChosen(cell: string): boolean {
  return !NOT_CHOSEN.test(cell.trim());
}

/**
 * The questions of a file whose options stand in columns of their own, side by side: `q1[3]. Which? [Phone]`
 * (LimeSurvey), `Q1_3` with `Which? - Phone` below (Qualtrics), `Which?` with `Phone` below (SurveyMonkey). Matrices of
 * single answers look alike but for their cells, so that every option may hold nothing but one mark or its own label.
 */
export function optionGroups(shape: Pick<TableShape, 'dialect' | 'columns'>): readonly OptionGroup[] {
  const groups: OptionGroup[] = [];
  let open: { stem: string; name: string; options: { index: number; label: string }[] } | undefined;
  const close = (): void => {
    if (open && open.options.length > 1)
      groups.push({ name: named(open.name, groups), options: open.options });
    open = undefined;
  };
  let question = '';
  for (const column of shape.columns) {
    if ((column.headers[0] ?? '') !== '') question = column.headers[0] ?? '';
    const part = partOf(column, shape.dialect, question);
    if (part === undefined || !isMark(column, part.label)) {
      close();
      continue;
    }
    if (open?.stem !== part.stem) {
      close();
      open = { stem: part.stem, name: part.name, options: [] };
    }
    open?.options.push({ index: column.index, label: part.label });
  }
  close();
  return groups;
}

interface Part {
  readonly stem: string;
  readonly name: string;
  readonly label: string;
}

function partOf(column: TableColumn, dialect: TableShape['dialect'], question: string): Part | undefined {
  const [first = '', second = ''] = column.headers;
  if (dialect === 'limesurvey') {
    const found = /^(\w+)\[[^\]]+\]\.?\s*(.*?)\s*\[([^[\]]+)\]$/u.exec(first);
    const [, code = '', words = '', label = ''] = found ?? [];
    return found ? { stem: code, name: words === '' ? code : words, label } : undefined;
  }
  if (dialect === 'qualtrics') {
    const code = /^(.+)_-?\d+$/.exec(first)?.[1];
    const at = second.lastIndexOf('-');
    if (code === undefined || at <= 0) return undefined;
    const name = second.slice(0, at).replace(/\s*-\s*(?:selected choice|ausgewählte option)\s*-?\s*$/i, '');
    return { stem: code, name: name.replace(/[\s-]+$/, ''), label: second.slice(at + 1).trim() };
  }
  if (dialect === 'surveymonkey' && second !== '') return { stem: question, name: question, label: second };
  return undefined;
}

/** Whether the cells of a column are a mark only. Its sample holds the first values seen. */
function isMark({ sample, distinct }: TableColumn, label: string): boolean {
  if (label === '' || distinct > MOST_VALUES) return false;
  return sample.every(
    (cell) => NOT_CHOSEN.test(cell.trim()) || CHOSEN.test(cell.trim()) || sameWords(cell, label),
  );
}

const sameWords = (cell: string, label: string): boolean =>
  cell.replace(/\s+/g, ' ').trim().toLowerCase() === label.toLowerCase();

function named(name: string, groups: readonly OptionGroup[]): string {
  const taken = new Set(groups.map((group) => group.name));
  let distinct = name;
  for (let number = 2; taken.has(distinct); number += 1) distinct = `${name} (${number})`;
  return distinct;
}

/**
 * The groups that a mapping leaves to be joined: of each, the columns that are attributes, or were proposed to be
 * ignored because nobody chose that option among the first rows.
 */
export function joinableGroups(
  mapping: TableMapping,
  shape: Pick<TableShape, 'dialect' | 'columns'>,
): readonly OptionGroup[] {
  const roles = new Map(mapping.columns.map(({ index, role }) => [index, role.role]));
  const guesses = new Map(shape.columns.map(({ index, guess }) => [index, guess.role]));
  const joins = ({ index }: { readonly index: number }): boolean =>
    roles.get(index) === 'attribute' || (roles.get(index) === 'ignore' && guesses.get(index) === 'ignore');
  return optionGroups(shape)
    .map((group) => ({ ...group, options: group.options.filter(joins) }))
    .filter(({ options }) => options.length > 1);
}
