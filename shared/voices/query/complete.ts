import { foldText } from '../../text/fold.ts';
import type { NameBook } from './names.ts';
import { type QueryToken, tokensOf } from './tokens.ts';

/** What an editor offers at a place: [from, to) of the text would be replaced by an option's `insert`. */
export interface QueryCompletions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly QueryCompletion[];
}

export interface QueryCompletion {
  readonly kind: 'code' | 'set' | 'keyword';
  /** The code or set; null of a keyword. */
  readonly id: number | null;
  readonly label: string;
  /** Where a code stands, or what a keyword does. */
  readonly detail: string;
  readonly insert: string;
}

const MOST = 50;

const operators: readonly (readonly [insert: string, detail: string])[] = [
  ['AND ', 'where both are'],
  ['AND NOT ', 'where the second is not'],
  ['OR ', 'where either is'],
  ['NEAR/30w ', 'within so many words (w), sentences (s) or turns (t)'],
  ['FOLLOWED BY ', 'before the second, anywhere or within a distance'],
  ['PRECEDED BY ', 'after the second, anywhere or within a distance'],
  ['INSIDE ', 'wholly within the second'],
  ['CONTAINS ', 'with the second wholly within'],
];
const openings: readonly (readonly [insert: string, detail: string])[] = [
  ['NOT ', 'whatever is coded, without this'],
  ['set:', 'all codes of a set'],
  ['*', 'any code'],
];

/**
 * What could stand at UTF-16 `offset` of a query's text: codes and sets where a name is begun or due, operators after
 * a name. What is already typed narrows the choice; what only contains it comes last.
 */
export function completionsAt(text: string, offset: number, book: NameBook): QueryCompletions {
  const tokens = tokensOf(text.slice(0, offset)).filter(({ type }) => type !== 'end');
  const last = tokens.at(-1);
  const inName = last?.type === 'name' && !last.closed;
  const inWord = last?.type === 'word' && last.end === offset;
  const before = tokens.at(inName || inWord ? -2 : -1);
  const from = inName || inWord ? last.at : offset;
  const typed = inName ? last.whole : inWord ? last.word : '';
  if (before?.type === 'set') {
    return { from, to: afterQuote(text, offset, inName), options: setOptions(typed, book, '') };
  }
  if (inName) return { from, to: afterQuote(text, offset, true), options: codeOptions(last.path, book) };
  if (endsOperand(before)) return { from, to: offset, options: keywordOptions(operators, typed) };
  const options = [
    ...codeOptions([typed], book),
    ...setOptions(typed, book, 'set:'),
    ...keywordOptions(openings, typed),
  ];
  return { from, to: offset, options };
}

/** A quote that stands right after the cursor is replaced too: editors put it there by themselves. */
function afterQuote(text: string, offset: number, inName: boolean): number {
  return inName && text.charAt(offset) === '"' ? offset + 1 : offset;
}

function endsOperand(token: QueryToken | undefined): boolean {
  return (
    token !== undefined &&
    (token.type === 'name' ||
      token.type === 'any' ||
      token.type === 'close' ||
      token.type === 'plus' ||
      token.type === 'number')
  );
}

function codeOptions(path: readonly string[], book: NameBook): readonly QueryCompletion[] {
  const typed = foldText(path.at(-1) ?? '').trim();
  const above = path.slice(0, -1).map((step) => foldText(step).trim());
  const fitting = book.names.codes.filter(({ id }) => {
    const parents = book
      .pathOf(id)
      .slice(0, -1)
      .map((step) => foldText(step));
    return above.every((step, n) => parents[parents.length - above.length + n]?.trim() === step);
  });
  return ranked(fitting, typed).flatMap(({ id, name }): readonly QueryCompletion[] => {
    const insert = book.codeText(id);
    if (insert === undefined) return [];
    const detail = book.pathOf(id).slice(0, -1).join(' / ');
    const alone: QueryCompletion = { kind: 'code', id, label: name, detail, insert };
    if (!book.hasChildren(id)) return [alone];
    const below = { ...alone, label: `${name} +`, detail: 'with every code below it', insert: `${insert}+` };
    return [below, alone];
  });
}

function setOptions(typed: string, book: NameBook, prefix: string): readonly QueryCompletion[] {
  return ranked(book.names.sets, foldText(typed).trim()).flatMap(({ id, name }) => {
    const text = book.setText(id);
    if (text === undefined) return [];
    const insert = `${prefix}${text.slice('set:'.length)}`;
    return [{ kind: 'set' as const, id, label: name, detail: 'set', insert }];
  });
}

function keywordOptions(
  keywords: readonly (readonly [insert: string, detail: string])[],
  typed: string,
): readonly QueryCompletion[] {
  return keywords
    .filter(([insert]) => insert.toLowerCase().startsWith(typed.toLowerCase()))
    .map(([insert, detail]) => ({ kind: 'keyword', id: null, label: insert.trim(), detail, insert }));
}

/** Names that begin with what was typed, then those with a word that does, then those that contain it. */
function ranked<T extends { readonly name: string }>(among: readonly T[], typed: string): readonly T[] {
  return among
    .map((one) => ({ one, rank: rankOf(foldText(one.name), typed) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ one }) => one);
}

function rankOf(name: string, typed: string): number {
  const at = name.indexOf(typed);
  if (at <= 0) return at === 0 ? 0 : 3;
  return /[\p{L}\p{N}]/u.test(name.charAt(at - 1)) ? 2 : 1;
}
