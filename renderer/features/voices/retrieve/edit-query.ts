import { operandsOf, type QueryNode } from '../../../../shared/voices/query/ast.ts';

/** Where a node stands: the numbers of the operands from the top down; empty for the whole query. */
export type NodePath = readonly number[];

/** The query with the node at `path` replaced; null takes the node out. Null when nothing is left. */
export function replaceAt(root: QueryNode, path: NodePath, node: QueryNode | null): QueryNode | null {
  const [first, ...rest] = path;
  if (first === undefined) return node;
  const operand = operandsOf(root)[first];
  if (!operand) return root;
  return withOperand(root, first, replaceAt(operand, rest, node));
}

/** An operator that lost an operand becomes what is left of it. */
function withOperand(node: QueryNode, at: number, operand: QueryNode | null): QueryNode | null {
  switch (node.kind) {
    case 'and':
    case 'or': {
      const parts = node.parts.flatMap((part, index) => (index !== at ? [part] : operand ? [operand] : []));
      const [only] = parts;
      if (parts.length > 1) return { kind: node.kind, parts };
      return only ?? null;
    }
    case 'not':
      return operand && { kind: 'not', part: operand };
    case 'near':
    case 'followed':
    case 'preceded':
    case 'inside':
    case 'contains': {
      if (!operand) return at === 0 ? node.right : node.left;
      return at === 0 ? { ...node, left: operand } : { ...node, right: operand };
    }
    default:
      return node;
  }
}

/** `node` and `added` joined: an operator of the same kind takes `added` as one more part. */
export function joined(kind: 'and' | 'or', node: QueryNode, added: QueryNode): QueryNode {
  if (node.kind === kind) return { kind, parts: [...node.parts, added] };
  return { kind, parts: [node, added] };
}

/** Without the NOT where it has one, with it where not. */
export function negated(node: QueryNode): QueryNode {
  return node.kind === 'not' ? node.part : { kind: 'not', part: node };
}

export type Relation = 'near' | 'followed' | 'preceded' | 'inside' | 'contains';

/** The pair with another relation between its sides; a distance is kept where the new one has any. */
export function related(relation: Relation, left: QueryNode, right: QueryNode, from?: QueryNode): QueryNode {
  const before = from && 'within' in from ? from.within : null;
  if (relation === 'inside' || relation === 'contains') return { kind: relation, left, right };
  if (relation === 'near') {
    return { kind: 'near', left, right, within: before ?? { count: 30, unit: 'words' } };
  }
  return { kind: relation, left, right, within: before };
}
