import {
  type Condition,
  type ConditionTest,
  conditionTestSchema,
  MOST_DEPTH,
} from '../../../../shared/voices/condition.ts';

/** A condition while it is put together: groups in groups, and questions that may not be finished yet. */
export interface Group {
  readonly kind: 'group';
  readonly key: number;
  readonly join: 'all' | 'any';
  readonly isNot: boolean;
  readonly parts: readonly Part[];
}
export interface Question {
  readonly kind: 'question';
  readonly key: number;
  readonly isNot: boolean;
  readonly asked: Draft;
}
export type Part = Group | Question;

type Id = { readonly id: number | null };
/** As a condition's test, with what is not chosen yet left open. */
export type Draft =
  | Exclude<ConditionTest, { readonly id: number }>
  | (Id & { readonly test: Exclude<Extract<ConditionTest, { readonly id: number }>['test'], 'code'> })
  | (Id & { readonly test: 'code'; readonly below: boolean });

let lastKey = 0;
const newKey = (): number => ++lastKey;

export function question(asked: Draft, isNot = false): Question {
  return { kind: 'question', key: newKey(), isNot, asked };
}

export function group(join: 'all' | 'any', parts: readonly Part[], isNot = false): Group {
  return { kind: 'group', key: newKey(), join, isNot, parts };
}

/** The parts of a condition to edit; always a group at the top, without a NOT of its own. */
export function toTree(condition: Condition | null): Group {
  if (condition === null) return group('all', []);
  const part = toPart(condition, false);
  return part.kind === 'group' && !part.isNot ? part : group('all', [part]);
}

function toPart(condition: Condition, isNot: boolean): Part {
  if ('not' in condition) return toPart(condition.not, !isNot);
  if ('test' in condition) return question(condition, isNot);
  if ('all' in condition)
    return group(
      'all',
      condition.all.map((part) => toPart(part, false)),
      isNot,
    );
  return group(
    'any',
    condition.any.map((part) => toPart(part, false)),
    isNot,
  );
}

/** The condition of what is finished; null where nothing is. */
export function toCondition(tree: Group): Condition | null {
  return fromPart(tree);
}

function fromPart(part: Part): Condition | null {
  const bare = part.kind === 'group' ? fromGroup(part) : fromQuestion(part);
  if (bare === null) return null;
  return part.isNot ? { not: bare } : bare;
}

function fromGroup({ join, parts }: Group): Condition | null {
  const done = parts.flatMap((part) => fromPart(part) ?? []);
  const [only] = done;
  if (only === undefined) return null;
  if (done.length === 1) return only;
  return join === 'all' ? { all: done } : { any: done };
}

function fromQuestion({ asked }: Question): Condition | null {
  if (!isFinished(asked)) return null;
  const parsed = conditionTestSchema.safeParse(asked);
  return parsed.success ? parsed.data : null;
}

/** Whether a question asks something already. */
export function isFinished(asked: Draft): boolean {
  if ('id' in asked) return asked.id !== null;
  if (asked.test === 'text') return asked.words.trim() !== '';
  if (asked.test === 'kind') return asked.kinds.length > 0;
  if (asked.test === 'date') return asked.from !== undefined || asked.to !== undefined;
  if (asked.test !== 'attribute' || asked.op === 'filled' || asked.op === 'empty') return true;
  return (asked.value ?? '').trim() !== '';
}

/** Every group and question changed by `change`; undefined takes one out. The top stays. */
function mapParts(tree: Group, change: (part: Part) => readonly Part[]): Group {
  return {
    ...tree,
    parts: tree.parts.flatMap((part) => change(part.kind === 'group' ? mapParts(part, change) : part)),
  };
}

export function replace(tree: Group, key: number, part: Part): Group {
  if (tree.key === key) return part.kind === 'group' ? part : tree;
  return mapParts(tree, (here) => (here.key === key ? [part] : [here]));
}

export function add(tree: Group, groupKey: number, part: Part): Group {
  if (tree.key === groupKey) return { ...tree, parts: [...tree.parts, part] };
  return mapParts(tree, (here) =>
    here.kind === 'group' && here.key === groupKey ? [{ ...here, parts: [...here.parts, part] }] : [here],
  );
}

/** Takes a part out; a group left without any goes too. */
export function remove(tree: Group, key: number): Group {
  return mapParts(tree, (here) => {
    if (here.key === key) return [];
    return here.kind === 'group' && here.parts.length === 0 ? [] : [here];
  });
}

/** Puts a part into a new group of the other kind, so that more can be asked beside it. */
export function intoGroup(tree: Group, key: number): Group {
  const parent = parentOf(tree, key);
  if (!parent || depthOf(tree, key) + 1 >= MOST_DEPTH) return tree;
  const join = parent.join === 'all' ? 'any' : 'all';
  return mapParts(tree, (here) => (here.key === key ? [group(join, [here])] : [here]));
}

/** Takes a part out of its group, to stand behind it; at the top nothing changes. */
export function outOfGroup(tree: Group, key: number): Group {
  const parent = parentOf(tree, key);
  const part = parent?.parts.find((entry) => entry.key === key);
  if (!parent || !part || parent.key === tree.key) return tree;
  return mapParts(tree, (here) => {
    if (here.kind !== 'group' || here.key !== parent.key) return [here];
    const parts = here.parts.filter((entry) => entry.key !== key);
    return parts.length === 0 ? [part] : [{ ...here, parts }, part];
  });
}

/** Moves a part one place among those of its group. */
export function move(tree: Group, key: number, by: 1 | -1): Group {
  const parent = parentOf(tree, key);
  if (!parent) return tree;
  const from = parent.parts.findIndex((part) => part.key === key);
  const to = from + by;
  if (to < 0 || to >= parent.parts.length) return tree;
  const parts = [...parent.parts];
  const [moved] = parts.splice(from, 1);
  if (moved) parts.splice(to, 0, moved);
  return replace(tree, parent.key, { ...parent, parts });
}

/** The group a part stands in; undefined for the top and what is not there. */
export function parentOf(tree: Group, key: number): Group | undefined {
  if (tree.parts.some((part) => part.key === key)) return tree;
  for (const part of tree.parts) {
    const found = part.kind === 'group' ? parentOf(part, key) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Groups above a part, with what a NOT adds. */
export function depthOf(tree: Group, key: number): number {
  const parent = parentOf(tree, key);
  return parent ? 1 + (parent.isNot ? 1 : 0) + depthOf(tree, parent.key) : 0;
}
