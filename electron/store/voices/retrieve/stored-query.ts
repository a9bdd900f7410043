import { z } from 'zod';
import { conditionSchema } from '../../../../shared/voices/condition.ts';
import type { QueryNode } from '../../../../shared/voices/query/ast.ts';
import {
  contextSchema,
  type QuerySpec,
  type ResultContext,
  resultRules,
} from '../../../../shared/voices/query/spec.ts';
import type { ReadDb } from '../../core/db.ts';
import { refused } from '../../core/failures.ts';

/**
 * A query as it is kept: codes and sets by their uid (hex), which outlives renaming, moving and merging of workspaces,
 * with the name they had when it was saved, to say what is missing once they are deleted.
 */
type StoredNode =
  | { readonly kind: 'code'; readonly uid: string; readonly name: string; readonly below: boolean }
  | { readonly kind: 'set'; readonly uid: string; readonly name: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'gone'; readonly what: 'code' | 'set'; readonly name: string; readonly below: boolean }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly StoredNode[] }
  | { readonly kind: 'not'; readonly part: StoredNode }
  | (Omit<Extract<QueryNode, { kind: 'near' }>, 'left' | 'right'> & Sides)
  | (Omit<Extract<QueryNode, { kind: 'followed' | 'preceded' }>, 'left' | 'right'> & Sides)
  | (Omit<Extract<QueryNode, { kind: 'inside' | 'contains' }>, 'left' | 'right'> & Sides);

interface Sides {
  readonly left: StoredNode;
  readonly right: StoredNode;
}

const distance = z.object({ count: z.int(), unit: z.enum(['words', 'sentences', 'turns']) });
const sides = {
  get left() {
    return storedSchema;
  },
  get right() {
    return storedSchema;
  },
};
const storedSchema: z.ZodType<StoredNode> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('code'), uid: z.string(), name: z.string(), below: z.boolean() }),
    z.object({ kind: z.literal('set'), uid: z.string(), name: z.string() }),
    z.object({ kind: z.literal('any') }),
    z.object({
      kind: z.literal('gone'),
      what: z.enum(['code', 'set']),
      name: z.string(),
      below: z.boolean(),
    }),
    z.object({ kind: z.enum(['and', 'or']), parts: z.array(storedSchema) }),
    z.object({ kind: z.literal('not'), part: storedSchema }),
    z.object({ kind: z.literal('near'), ...sides, within: distance }),
    z.object({ kind: z.enum(['followed', 'preceded']), ...sides, within: distance.nullable() }),
    z.object({ kind: z.enum(['inside', 'contains']), ...sides }),
  ]),
);

const settingsSchema = z.object({
  rule: z.enum(resultRules).default('whole'),
  where: conditionSchema.nullable().default(null),
  context: contextSchema.default({ unit: 'sentences', count: 1 }),
});

/** The two columns a saved query is kept in. Refused where a code or set of it is gone. */
export function storeQuery(
  db: ReadDb,
  { ast, rule, where }: QuerySpec,
  context: ResultContext,
): { readonly text: string; readonly settings: string } {
  const text = JSON.stringify(storedNode(db, ast));
  return { text, settings: JSON.stringify({ rule, where, context }) };
}

/** A saved query as it is used, with what was deleted since as `gone`; undefined where it cannot be read. */
export function readStoredQuery(
  db: ReadDb,
  text: string,
  settings: string,
): { readonly query: QuerySpec; readonly context: ResultContext } | undefined {
  const node = storedSchema.safeParse(parsed(text));
  const rest = settingsSchema.safeParse(parsed(settings));
  if (!node.success || !rest.success) return undefined;
  const { rule, where, context } = rest.data;
  return { query: { ast: usedNode(db, node.data), rule, where }, context };
}

function storedNode(db: ReadDb, node: QueryNode): StoredNode {
  const inner = (one: QueryNode) => storedNode(db, one);
  switch (node.kind) {
    case 'code':
      return {
        kind: 'code',
        ...named(db, 'SELECT hex(uid) AS uid, name FROM code WHERE id = ?', node.id),
        below: node.below,
      };
    case 'set':
      return {
        kind: 'set',
        ...named(db, 'SELECT hex(uid) AS uid, name FROM code_set WHERE id = ?', node.id),
      };
    case 'and':
    case 'or':
      return { kind: node.kind, parts: node.parts.map(inner) };
    case 'not':
      return { kind: 'not', part: inner(node.part) };
    case 'any':
    case 'gone':
      return node;
    default:
      return { ...node, left: inner(node.left), right: inner(node.right) };
  }
}

function named(db: ReadDb, sql: string, id: number): { readonly uid: string; readonly name: string } {
  const row = db.get<{ uid: string; name: string }>(sql, [id]);
  if (row) return { uid: row.uid, name: row.name };
  throw refused(
    'A code or set of this query is no longer in the codebook, so it was not saved. Put another in its place, or undo its deletion.',
  );
}

function usedNode(db: ReadDb, node: StoredNode): QueryNode {
  const inner = (one: StoredNode) => usedNode(db, one);
  switch (node.kind) {
    case 'code': {
      const id = db.value<number>('SELECT id FROM code WHERE uid = unhex(?)', [node.uid]);
      const { name, below } = node;
      return id === undefined ? { kind: 'gone', what: 'code', name, below } : { kind: 'code', id, below };
    }
    case 'set': {
      const id = db.value<number>('SELECT id FROM code_set WHERE uid = unhex(?)', [node.uid]);
      return id === undefined
        ? { kind: 'gone', what: 'set', name: node.name, below: false }
        : { kind: 'set', id };
    }
    case 'and':
    case 'or':
      return { kind: node.kind, parts: node.parts.map(inner) };
    case 'not':
      return { kind: 'not', part: inner(node.part) };
    case 'any':
    case 'gone':
      return node;
    default:
      return { ...node, left: inner(node.left), right: inner(node.right) };
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
