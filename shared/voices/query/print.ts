import { assertNever } from '../../util/assert-never.ts';
import type { Distance, QueryNode } from './ast.ts';
import { type NameBook, quoted } from './names.ts';

/**
 * The query as text, with the names of now. Whatever is no single name stands in parentheses inside another operator,
 * so that nobody has to know which operator binds tighter. `parseQuery` gives the same query back, but for codes and
 * sets that are gone: their old names stand there, and are what parsing complains about.
 */
export function printQuery(node: QueryNode, book: NameBook): string {
  switch (node.kind) {
    case 'code': {
      const text = book.codeText(node.id);
      return `${text ?? `"?"#${node.id}`}${node.below ? '+' : ''}`;
    }
    case 'set':
      return book.setText(node.id) ?? `set:"?"#${node.id}`;
    case 'any':
      return '*';
    case 'gone': {
      const text = quoted({ path: [node.name], fromTop: false });
      return node.what === 'set' ? `set:${text}` : `${text}${node.below ? '+' : ''}`;
    }
    case 'and':
    case 'or':
      return node.parts.map((part) => inner(part, book)).join(node.kind === 'and' ? ' AND ' : ' OR ');
    case 'not':
      return `NOT ${inner(node.part, book)}`;
    case 'near':
      return `${side(node.left, book)} NEAR/${printDistance(node.within)} ${side(node.right, book)}`;
    case 'followed':
    case 'preceded': {
      const within = node.within === null ? '' : `/${printDistance(node.within)}`;
      const operator = node.kind === 'followed' ? 'FOLLOWED BY' : 'PRECEDED BY';
      return `${side(node.left, book)} ${operator}${within} ${side(node.right, book)}`;
    }
    case 'inside':
    case 'contains':
      return `${side(node.left, book)} ${node.kind.toUpperCase()} ${side(node.right, book)}`;
    default:
      return assertNever(node);
  }
}

/** `30w`, `2s`, `1t`. */
export function printDistance({ count, unit }: Distance): string {
  return `${count}${unit.charAt(0)}`;
}

function inner(node: QueryNode, book: NameBook): string {
  const text = printQuery(node, book);
  return isLeaf(node) || node.kind === 'not' ? text : `(${text})`;
}

function side(node: QueryNode, book: NameBook): string {
  const text = printQuery(node, book);
  return isLeaf(node) ? text : `(${text})`;
}

function isLeaf({ kind }: QueryNode): boolean {
  return kind === 'code' || kind === 'set' || kind === 'any' || kind === 'gone';
}
