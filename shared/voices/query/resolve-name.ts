import type { NameBook } from './names.ts';
import { problemAt } from './problem.ts';
import type { QueryToken } from './tokens.ts';

type NameToken = Extract<QueryToken, { type: 'name' }>;

/**
 * The one code or set a name in a query means. Throws a QueryProblemError where there is none (with names spelled
 * nearly so), or several (with the paths that tell them apart).
 */
export function resolveName(
  token: NameToken,
  number: number | null,
  of: 'codes' | 'sets',
  book: NameBook,
): number {
  const { whole, path, fromTop, closed } = token;
  const what = of === 'codes' ? 'code' : 'set';
  if (!closed) {
    const fix = { at: token.end, end: token.end, insert: '"' };
    throw problemAt(token, 'This name has no closing quote.', ['"'], fix);
  }
  if (whole === '') throw problemAt(token, `Between the quotes stands the name of a ${what}.`);
  const found =
    of === 'sets'
      ? book.setsNamed(whole)
      : firstOf(
          () => book.codesAt({ path, fromTop }),
          () => book.codesAt({ path: [whole], fromTop: false }),
        );
  const wanted = number === null ? found : found.filter((id) => id === number);
  const [only] = wanted;
  if (only !== undefined && wanted.length === 1) return only;
  const write = (id: number) => (of === 'sets' ? book.setText(id)?.slice('set:'.length) : book.codeText(id));
  if (wanted.length > 1) {
    const texts = wanted.map((id) => write(id) ?? '');
    throw problemAt(
      token,
      `There are ${wanted.length} ${what}s “${whole}”: ${wanted.map((id) => book.pathOf(id).join(' / ')).join('; ')}. Write the one that is meant with the code it stands under.`,
      texts,
    );
  }
  if (number !== null && found.length > 0) {
    const texts = found.map((id) => write(id) ?? '');
    throw problemAt(token, `No ${what} “${whole}” has the number ${number}.`, texts);
  }
  const similar = book.similar(path.at(-1) ?? whole, of).flatMap((id) => write(id) ?? []);
  const [nearest] = similar;
  const asked = similar.length === 0 ? '' : ` Is ${similar.join(' or ')} meant?`;
  const fix = nearest === undefined ? null : { at: token.at, end: token.end, insert: nearest };
  throw problemAt(token, `There is no ${what} “${whole}”.${asked}`, similar, fix);
}

function firstOf(...ways: readonly (() => readonly number[])[]): readonly number[] {
  for (const way of ways) {
    const found = way();
    if (found.length > 0) return found;
  }
  return [];
}
