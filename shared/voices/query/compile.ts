import type { Distance, QueryLeaf, QueryNode } from './ast.ts';

/**
 * A query made ready to be evaluated: leaves by number, and no NOT left. NOT stands among what AND does `without`;
 * where nothing else is said it is taken from any code.
 */
export type CompiledNode =
  | { readonly kind: 'leaf'; readonly leaf: number }
  | { readonly kind: 'or'; readonly parts: readonly CompiledNode[] }
  | {
      readonly kind: 'and';
      readonly first: CompiledNode;
      readonly others: readonly CompiledNode[];
      readonly without: readonly CompiledNode[];
    }
  | {
      readonly kind: 'near' | 'followed' | 'preceded' | 'inside' | 'contains';
      readonly left: CompiledNode;
      readonly right: CompiledNode;
      readonly within: Distance | null;
    };

export interface CompiledQuery {
  readonly root: CompiledNode;
  /** Each code, set and `*` once, by the numbers the nodes use. */
  readonly leaves: readonly QueryLeaf[];
}

/** Numbers the leaves and takes the NOTs to where they act. */
export function compileQuery(ast: QueryNode): CompiledQuery {
  const leaves: QueryLeaf[] = [];
  const numbers = new Map<string, number>();
  const leafOf = (leaf: QueryLeaf): CompiledNode => {
    const key = JSON.stringify(leaf, Object.keys(leaf).sort());
    const number = numbers.get(key) ?? leaves.push(leaf) - 1;
    numbers.set(key, number);
    return { kind: 'leaf', leaf: number };
  };
  const compiled = (node: QueryNode): CompiledNode => {
    switch (node.kind) {
      case 'and':
        return conjunction(node.parts);
      case 'not':
        return node.part.kind === 'not' ? compiled(node.part.part) : conjunction([node]);
      case 'or':
        return { kind: 'or', parts: node.parts.map(compiled) };
      case 'near':
      case 'followed':
      case 'preceded': {
        const { kind, within } = node;
        return { kind, left: compiled(node.left), right: compiled(node.right), within };
      }
      case 'inside':
      case 'contains':
        return { kind: node.kind, left: compiled(node.left), right: compiled(node.right), within: null };
      default:
        return leafOf(node);
    }
  };
  const conjunction = (parts: readonly QueryNode[]): CompiledNode => {
    const positive: CompiledNode[] = [];
    const negative: CompiledNode[] = [];
    for (const part of parts) {
      let inner = part;
      let isNegative = false;
      while (inner.kind === 'not') {
        inner = inner.part;
        isNegative = !isNegative;
      }
      (isNegative ? negative : positive).push(compiled(inner));
    }
    const [first = leafOf({ kind: 'any' }), ...others] = positive;
    return { kind: 'and', first, others, without: negative };
  };
  return { root: compiled(ast), leaves };
}

/**
 * Leaves of which at least one must have a coding in a source for anything to be found there; of several such groups
 * the one that costs least, `cost` being a leaf's.
 */
export function neededLeaves(
  node: CompiledNode,
  cost: (leaf: number) => number,
): { readonly leaves: ReadonlySet<number>; readonly cost: number } {
  switch (node.kind) {
    case 'leaf':
      return { leaves: new Set([node.leaf]), cost: cost(node.leaf) };
    case 'or': {
      const parts = node.parts.map((part) => neededLeaves(part, cost));
      const leaves = new Set(parts.flatMap((part) => [...part.leaves]));
      return { leaves, cost: [...leaves].reduce((sum, leaf) => sum + cost(leaf), 0) };
    }
    case 'and':
      return cheapest([node.first, ...node.others], cost);
    default:
      return cheapest([node.left, node.right], cost);
  }
}

function cheapest(nodes: readonly CompiledNode[], cost: (leaf: number) => number) {
  return nodes
    .map((node) => neededLeaves(node, cost))
    .reduce((least, one) => (one.cost < least.cost ? one : least));
}
