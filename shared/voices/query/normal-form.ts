import type { QueryNode } from './ast.ts';

/**
 * One query for all the ways to write what finds the same under every result rule: double NOT goes, OR is flat, its
 * parts are in one order and stand there once; of AND the first part that is no NOT leads (it is the one whose
 * passages are found), the others are in one order and stand there once. Two queries with one normal form find the
 * same; two that find the same need not have one.
 */
export function normalForm(node: QueryNode): QueryNode {
  switch (node.kind) {
    case 'not': {
      const part = normalForm(node.part);
      return part.kind === 'not' ? part.part : { kind: 'not', part };
    }
    case 'or': {
      const parts = node.parts
        .map(normalForm)
        .flatMap((part): readonly QueryNode[] => (part.kind === 'or' ? part.parts : [part]));
      return joined('or', ordered(parts));
    }
    case 'and': {
      const parts = node.parts.map(normalForm);
      const leading = parts.find((part) => part.kind !== 'not');
      const others = ordered(parts.filter((part) => part !== leading));
      return joined('and', leading ? [leading, ...others] : others);
    }
    case 'near':
    case 'followed':
    case 'preceded':
    case 'inside':
    case 'contains':
      return { ...node, left: normalForm(node.left), right: normalForm(node.right) };
    default:
      return node;
  }
}

/** Whether two queries are written alike but for order and parentheses that change nothing. */
export function sameQuery(a: QueryNode, b: QueryNode): boolean {
  return keyOf(normalForm(a)) === keyOf(normalForm(b));
}

function joined(kind: 'and' | 'or', parts: readonly QueryNode[]): QueryNode {
  const [first] = parts;
  return first !== undefined && parts.length === 1 ? first : { kind, parts };
}

function ordered(parts: readonly QueryNode[]): readonly QueryNode[] {
  const byKey = new Map(parts.map((part) => [keyOf(part), part]));
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, part]) => part);
}

/** The query as JSON with its fields in one order. */
function keyOf(node: QueryNode): string {
  return JSON.stringify(node, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
