import type { Distance, DistanceUnit } from './ast.ts';

interface Span {
  /** UTF-16 offsets in the text. */
  readonly at: number;
  readonly end: number;
}

/** A piece of a query's text. `name` is what stands in quotes, cut at each ` / ` into the steps of its path. */
export type QueryToken = Span &
  (
    | {
        readonly type: 'name';
        readonly path: readonly string[];
        /** It begins with a slash: the path starts at the top of the codebook. */
        readonly fromTop: boolean;
        /** The same taken as one name, slashes and all. */
        readonly whole: string;
        readonly closed: boolean;
      }
    | { readonly type: 'word'; readonly word: string }
    | { readonly type: 'distance'; readonly distance: Distance | null }
    | { readonly type: 'number'; readonly number: number }
    | { readonly type: 'set' | 'open' | 'close' | 'plus' | 'any' | 'end' }
    | { readonly type: 'unknown'; readonly character: string }
  );

const units: Readonly<Record<string, DistanceUnit>> = { w: 'words', s: 'sentences', t: 'turns' };
const single: Readonly<Record<string, 'open' | 'close' | 'plus' | 'any'>> = {
  '(': 'open',
  ')': 'close',
  '+': 'plus',
  '*': 'any',
};
/** Quotes that open a name, and what closes it: word processors and keyboards make others than ours. */
const quotes: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '«': '»' };

const BLANK = /\s+/uy;
const SET = /set\s*:/iuy;
const WORD = /[\p{L}\p{N}_][\p{L}\p{M}\p{N}_'’-]*/uy;
const NUMBER = /#(\d{1,15})(?!\d)/uy;
const DISTANCE = /\/\s*(?:(\d{1,9})\s*(w|s|t|words?|sentences?|turns?)(?![\p{L}\p{N}]))?/iuy;

/** The pieces of a text, blanks left out, `end` last. Every text has some: what is no part of the language is `unknown`. */
export function tokensOf(text: string): readonly QueryToken[] {
  const tokens: QueryToken[] = [];
  for (let at = 0; at < text.length; ) {
    const blank = matchAt(BLANK, text, at);
    if (blank) {
      at += blank[0].length;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ type: 'end', at: text.length, end: text.length });
  return tokens;
}

function tokenAt(text: string, at: number): QueryToken {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const closing = quotes[character];
  if (closing !== undefined) return nameAt(text, at, closing);
  const type = single[character];
  if (type) return { type, at, end: at + 1 };
  const set = matchAt(SET, text, at);
  if (set) return { type: 'set', at, end: at + set[0].length };
  const word = matchAt(WORD, text, at);
  if (word) return { type: 'word', word: word[0], at, end: at + word[0].length };
  const number = matchAt(NUMBER, text, at);
  if (number) return { type: 'number', number: Number(number[1]), at, end: at + number[0].length };
  const distance = matchAt(DISTANCE, text, at);
  if (distance) {
    return { type: 'distance', distance: distanceOf(distance), at, end: at + distance[0].length };
  }
  return { type: 'unknown', character, at, end: at + character.length };
}

function distanceOf([, count, letter]: RegExpExecArray): Distance | null {
  const unit = units[(letter ?? '').slice(0, 1).toLowerCase()];
  return count === undefined || unit === undefined ? null : { count: Number(count), unit };
}

/** A quoted name: `\` takes the next character as it is; a slash between blanks, or at the beginning, parts the path. */
function nameAt(text: string, at: number, closing: string): QueryToken {
  let whole = '';
  // The same with every slash that was escaped kept apart from those that part the path.
  let marked = '';
  let next = at + 1;
  let closed = false;
  while (next < text.length && !closed) {
    const character = text.charAt(next);
    next += 1;
    if (character === '\\' && next < text.length) {
      const escaped = text.charAt(next);
      whole += escaped;
      marked += escaped === '/' ? ESCAPED_SLASH : escaped;
      next += 1;
    } else if (character === closing) {
      closed = true;
    } else {
      whole += character;
      marked += character;
    }
  }
  const fromTop = /^\s*\/\s/u.test(marked);
  const path = marked
    .replace(/^\s*\/\s/u, '')
    .split(/\s\/\s/u)
    .map((step) => step.trim().replaceAll(ESCAPED_SLASH, '/'));
  return { type: 'name', path, fromTop, whole: whole.trim(), closed, at, end: next };
}

/** A noncharacter: no text that people exchange holds it. */
const ESCAPED_SLASH = '\ufdd0';

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
