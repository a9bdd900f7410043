import type { Distance, QueryNode } from './ast.ts';
import { depthOf, leavesOf, MOST_DEPTH, MOST_DISTANCE, MOST_LEAVES, MOST_PARTS } from './ast.ts';
import type { NameBook } from './names.ts';
import { problemAt, type QueryProblem, QueryProblemError } from './problem.ts';
import { resolveName } from './resolve-name.ts';
import { type QueryToken, tokensOf } from './tokens.ts';

export type ParsedQuery =
  | { readonly ok: true; readonly ast: QueryNode }
  | { readonly ok: false; readonly problem: QueryProblem };

const OPERATORS = [
  'AND',
  'OR',
  'AND NOT',
  'NEAR/30w',
  'FOLLOWED BY',
  'PRECEDED BY',
  'INSIDE',
  'CONTAINS',
] as const;
const OPERANDS = ['a code in quotes', 'set:"…"', '*', 'NOT', '('] as const;

/**
 * Reads a query. Grammar, loosest first; keywords in any case:
 *
 *     query    = and { "OR" and }
 *     and      = not { "AND" not }
 *     not      = "NOT" not | pair
 *     pair     = operand { operator operand }            left to right
 *     operator = "NEAR" distance | "FOLLOWED BY" [distance] | "PRECEDED BY" [distance] | "INSIDE" | "CONTAINS"
 *     distance = "/" digits ("w" | "s" | "t")            words, sentences, turns; whole words may stand for letters
 *     operand  = code | "set:" name | "*" | "(" query ")"
 *     code     = name [ "+" ]                            + takes every code below along
 *     name     = '"' { "/ " step " / " } step '"' [ "#" digits ]
 *
 * A name may be a path, from any code down or, with a slash first, from the top of the codebook. Within it a backslash
 * takes the next character as it is. `#` and a number tell apart codes that nothing else does.
 * The first thing that cannot be read or found is given as the problem, with where it stands.
 */
export function parseQuery(text: string, book: NameBook): ParsedQuery {
  try {
    return { ok: true, ast: new Parser(text, book).whole() };
  } catch (error) {
    if (error instanceof QueryProblemError) return { ok: false, problem: error.problem };
    throw error;
  }
}

class Parser {
  readonly #tokens: readonly QueryToken[];
  readonly #text: string;
  readonly #book: NameBook;
  #next = 0;
  /** Parentheses and NOTs open right now; the reader calls itself once for each. */
  #open = 0;

  constructor(text: string, book: NameBook) {
    this.#text = text;
    this.#tokens = tokensOf(text);
    this.#book = book;
  }

  whole(): QueryNode {
    const first = this.#token();
    if (first.type === 'end') {
      throw problemAt(first, 'There is nothing to look for yet. Name a code in quotes.', OPERANDS);
    }
    const node = this.#or();
    const rest = this.#token();
    if (rest.type !== 'end') throw this.#afterOperand(rest);
    const all = { at: 0, end: this.#text.length };
    if (depthOf(node) > MOST_DEPTH) throw tooDeep(all);
    if (leavesOf(node).length > MOST_LEAVES) {
      throw problemAt(all, `A query names at most ${MOST_LEAVES} codes and sets. Use a set for many codes.`);
    }
    return node;
  }

  #or(): QueryNode {
    return this.#chain('or', 'OR', () => this.#and());
  }

  #and(): QueryNode {
    return this.#chain('and', 'AND', () => this.#not());
  }

  #chain(kind: 'and' | 'or', keyword: string, operand: () => QueryNode): QueryNode {
    const first = operand();
    const parts = [first];
    while (this.#take(keyword)) parts.push(operand());
    if (parts.length > MOST_PARTS) {
      throw problemAt(
        this.#token(),
        `${keyword} joins at most ${MOST_PARTS} parts. Use a set for many codes.`,
      );
    }
    return parts.length === 1 ? first : { kind, parts };
  }

  #not(): QueryNode {
    const token = this.#token();
    if (!this.#take('NOT')) return this.#pair();
    return { kind: 'not', part: this.#deeper(token, () => this.#not()) };
  }

  #pair(): QueryNode {
    let left = this.#operand();
    for (;;) {
      const token = this.#token();
      if (this.#take('NEAR')) {
        const within = this.#distance();
        if (within === null) {
          throw problemAt(
            this.#token(),
            'NEAR needs a distance: /30w for 30 words, /2s for two sentences, /1t for one turn.',
            ['/30w', '/2s', '/1t'],
            { at: token.end, end: token.end, insert: '/30w' },
          );
        }
        left = { kind: 'near', left, right: this.#right('NEAR'), within };
      } else if (this.#take('FOLLOWED') || this.#take('PRECEDED')) {
        const kind = this.#text.charAt(token.at).toLowerCase() === 'f' ? 'followed' : 'preceded';
        const keyword = kind.toUpperCase();
        if (!this.#take('BY')) {
          const fix = { at: token.end, end: token.end, insert: ' BY' };
          throw problemAt(this.#token(), `After ${keyword} comes BY.`, ['BY'], fix);
        }
        const within = this.#distance();
        left = { kind, left, right: this.#right(`${keyword} BY`), within };
      } else if (this.#take('INSIDE')) {
        left = { kind: 'inside', left, right: this.#right('INSIDE') };
      } else if (this.#take('CONTAINS')) {
        left = { kind: 'contains', left, right: this.#right('CONTAINS') };
      } else {
        return left;
      }
    }
  }

  #right(operator: string): QueryNode {
    const token = this.#token();
    if (isWord(token, 'NOT')) {
      throw problemAt(
        token,
        `${operator} cannot be followed by NOT: text without a code is not somewhere. Put NOT before the whole, as in A AND NOT (A ${operator} B).`,
        OPERANDS.filter((operand) => operand !== 'NOT'),
      );
    }
    return this.#operand();
  }

  #operand(): QueryNode {
    const token = this.#token();
    switch (token.type) {
      case 'any':
        this.#next += 1;
        return { kind: 'any' };
      case 'name': {
        this.#next += 1;
        const id = resolveName(token, this.#number(), 'codes', this.#book);
        const below = this.#token().type === 'plus';
        if (below) this.#next += 1;
        return { kind: 'code', id, below };
      }
      case 'set': {
        this.#next += 1;
        const name = this.#token();
        if (name.type !== 'name') throw problemAt(name, 'After set: comes its name in quotes.', ['"…"']);
        this.#next += 1;
        const id = resolveName(name, this.#number(), 'sets', this.#book);
        const plus = this.#token();
        if (plus.type === 'plus') {
          const fix = { at: plus.at, end: plus.end, insert: '' };
          throw problemAt(plus, 'A set has exactly the codes that are in it: + goes with codes.', [], fix);
        }
        return { kind: 'set', id };
      }
      case 'open': {
        this.#next += 1;
        const node = this.#deeper(token, () => this.#or());
        const close = this.#token();
        if (close.type === 'end') {
          const fix = { at: close.at, end: close.at, insert: ')' };
          throw problemAt(token, 'This parenthesis is never closed.', [')'], fix);
        }
        if (close.type !== 'close') throw this.#afterOperand(close);
        this.#next += 1;
        return node;
      }
      default:
        throw this.#noOperand(token);
    }
  }

  /** `#12` after a name. */
  #number(): number | null {
    const token = this.#token();
    if (token.type !== 'number') return null;
    this.#next += 1;
    return token.number;
  }

  #distance(): Distance | null {
    const token = this.#token();
    if (token.type !== 'distance') return null;
    if (token.distance === null) {
      throw problemAt(token, 'After the slash comes a number and w (words), s (sentences) or t (turns).', [
        '/30w',
        '/2s',
        '/1t',
      ]);
    }
    if (token.distance.count > MOST_DISTANCE) {
      throw problemAt(token, `A distance is at most ${MOST_DISTANCE}. Leave it out for anywhere.`);
    }
    this.#next += 1;
    return token.distance;
  }

  #deeper(token: QueryToken, read: () => QueryNode): QueryNode {
    this.#open += 1;
    if (this.#open > 8 * MOST_DEPTH) throw tooDeep(token);
    const node = read();
    this.#open -= 1;
    return node;
  }

  #take(keyword: string): boolean {
    if (!isWord(this.#token(), keyword)) return false;
    this.#next += 1;
    return true;
  }

  #token(): QueryToken {
    const token = this.#tokens[Math.min(this.#next, this.#tokens.length - 1)];
    if (token === undefined) throw new RangeError('Every text ends in an end token');
    return token;
  }

  /** What stands where an operator should. */
  #afterOperand(token: QueryToken): QueryProblemError {
    const before = { at: token.at, end: token.at };
    switch (token.type) {
      case 'name':
      case 'set':
      case 'any':
      case 'open':
        return problemAt(token, 'Say how this goes together with what is before it.', OPERATORS, {
          ...before,
          insert: 'AND ',
        });
      case 'close':
        return problemAt(token, 'This parenthesis was never opened.', OPERATORS, {
          at: token.at,
          end: token.end,
          insert: '',
        });
      case 'word':
        if (isWord(token, 'NOT')) {
          return problemAt(token, 'NOT follows AND or OR here.', OPERATORS, { ...before, insert: 'AND ' });
        }
        return problemAt(token, `“${token.word}” is no operator.`, OPERATORS);
      default:
        return problemAt(token, `${named(this.#text, token)} cannot stand here.`, OPERATORS);
    }
  }

  /** What stands where a code should. */
  #noOperand(token: QueryToken): QueryProblemError {
    if (token.type === 'end') return problemAt(token, 'The query ends where a code is expected.', OPERANDS);
    if (token.type !== 'word' || KEYWORDS.has(token.word.toUpperCase())) {
      return problemAt(token, `${named(this.#text, token)} stands where a code is expected.`, OPERANDS);
    }
    const fix = { at: token.at, end: token.end, insert: `"${token.word}"` };
    return problemAt(token, `Names of codes stand in quotes: "${token.word}".`, OPERANDS, fix);
  }
}

const KEYWORDS: ReadonlySet<string> = new Set([
  'AND',
  'OR',
  'NOT',
  'NEAR',
  'FOLLOWED',
  'PRECEDED',
  'BY',
  'INSIDE',
  'CONTAINS',
]);

function isWord(token: QueryToken, keyword: string): boolean {
  return token.type === 'word' && token.word.toUpperCase() === keyword;
}

function named(text: string, { at, end }: QueryToken): string {
  return `“${text.slice(at, end)}”`;
}

function tooDeep(where: { readonly at: number; readonly end: number }): QueryProblemError {
  return problemAt(where, `Operators stand within one another at most ${MOST_DEPTH} deep.`);
}
