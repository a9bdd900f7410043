import { z } from 'zod';

/** What the distance of NEAR, FOLLOWED BY and PRECEDED BY is counted in; the letter stands in the text: `30w`. */
export const distanceUnits = ['words', 'sentences', 'turns'] as const;
export type DistanceUnit = (typeof distanceUnits)[number];

/** At most `count` words between the two; or at most so many sentences or turns further on (0: in the same one). */
export interface Distance {
  readonly count: number;
  readonly unit: DistanceUnit;
}

/** One code, with every code below it where `below`; a set's members as they are listed; any code at all. */
export type QueryLeaf =
  | { readonly kind: 'code'; readonly id: number; readonly below: boolean }
  | { readonly kind: 'set'; readonly id: number }
  | { readonly kind: 'any' }
  /** A code or set that a saved query was made with and that has been deleted since. */
  | { readonly kind: 'gone'; readonly what: 'code' | 'set'; readonly name: string; readonly below: boolean };

/** Operators between two sides. What is found is always the left side: the right side only says which of it. */
export type QueryPair =
  | { readonly kind: 'near'; readonly left: QueryNode; readonly right: QueryNode; readonly within: Distance }
  | {
      /** The left ends before the right begins (`followed`), or begins after it has ended (`preceded`). */
      readonly kind: 'followed' | 'preceded';
      readonly left: QueryNode;
      readonly right: QueryNode;
      /** Null: anywhere later (earlier) in the same source. */
      readonly within: Distance | null;
    }
  | { readonly kind: 'inside' | 'contains'; readonly left: QueryNode; readonly right: QueryNode };

/** A query. What each operator means is in build/decisions/query-language.md. */
export type QueryNode =
  | QueryLeaf
  | QueryPair
  | { readonly kind: 'and' | 'or'; readonly parts: readonly QueryNode[] }
  | { readonly kind: 'not'; readonly part: QueryNode };

/** Operators within operators. */
export const MOST_DEPTH = 12;
/** Operands of one AND or OR. */
export const MOST_PARTS = 200;
/** Codes and sets in a whole query. */
export const MOST_LEAVES = 500;
/** Words, sentences or turns. */
export const MOST_DISTANCE = 100_000;

const id = z.int().positive();
const distance = z.strictObject({
  count: z.int().min(0).max(MOST_DISTANCE),
  unit: z.enum(distanceUnits),
});
const leafSchemas = [
  z.strictObject({ kind: z.literal('code'), id, below: z.boolean() }),
  z.strictObject({ kind: z.literal('set'), id }),
  z.strictObject({ kind: z.literal('any') }),
  z.strictObject({
    kind: z.literal('gone'),
    what: z.enum(['code', 'set']),
    name: z.string().max(300),
    below: z.boolean(),
  }),
] as const;

/** A schema that nests as deep as allowed and no deeper, so that no input can make it recurse for ever. */
function nested(depth: number): z.ZodType<QueryNode> {
  if (depth === 0) return z.discriminatedUnion('kind', leafSchemas);
  const inner = nested(depth - 1);
  const sides = { left: inner, right: inner };
  return z.discriminatedUnion('kind', [
    ...leafSchemas,
    z.strictObject({ kind: z.enum(['and', 'or']), parts: z.array(inner).min(2).max(MOST_PARTS) }),
    z.strictObject({ kind: z.literal('not'), part: inner }),
    z.strictObject({ kind: z.literal('near'), ...sides, within: distance }),
    z.strictObject({ kind: z.enum(['followed', 'preceded']), ...sides, within: distance.nullable() }),
    z.strictObject({ kind: z.enum(['inside', 'contains']), ...sides }),
  ]);
}

export const queryNodeSchema: z.ZodType<QueryNode> = nested(MOST_DEPTH).refine(
  (node) => leavesOf(node).length <= MOST_LEAVES,
  `A query names at most ${MOST_LEAVES} codes and sets.`,
);

/** The node's own operands, in the order they are written; none of a leaf. */
export function operandsOf(node: QueryNode): readonly QueryNode[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.parts;
    case 'not':
      return [node.part];
    case 'near':
    case 'followed':
    case 'preceded':
    case 'inside':
    case 'contains':
      return [node.left, node.right];
    default:
      return [];
  }
}

/** Every code, set and `*` of the query, in the order they are written, repeated where they are. */
export function leavesOf(node: QueryNode): readonly QueryLeaf[] {
  switch (node.kind) {
    case 'code':
    case 'set':
    case 'any':
    case 'gone':
      return [node];
    default:
      return operandsOf(node).flatMap(leavesOf);
  }
}

/** How many operators stand within one another; 0 of a leaf. */
export function depthOf(node: QueryNode): number {
  const operands = operandsOf(node);
  return operands.length === 0 ? 0 : 1 + Math.max(...operands.map(depthOf));
}
