import { MoreHorizontal, Plus } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import type { DistanceUnit, QueryLeaf, QueryNode, QueryPair } from '../../../../shared/voices/query/ast.ts';
import { MOST_DISTANCE } from '../../../../shared/voices/query/ast.ts';
import type { NameBook } from '../../../../shared/voices/query/names.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../../../ui/menu.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import type { Option } from '../../../ui/option.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { Select } from '../../../ui/select.tsx';
import { joined, type NodePath, negated, type Relation, related, replaceAt } from './edit-query.ts';
import type { Names } from './use-retrieval.ts';

export interface QueryBuilderProps {
  readonly ast: QueryNode | null;
  readonly onChange: (ast: QueryNode | null) => void;
  readonly names: Names;
  readonly book: NameBook;
}

interface Workings {
  readonly leaves: readonly Option<string>[];
  readonly book: NameBook;
  readonly replace: (path: NodePath, node: QueryNode | null) => void;
}

const relations: readonly Option<Relation>[] = [
  { id: 'near', label: 'near' },
  { id: 'followed', label: 'followed by' },
  { id: 'preceded', label: 'preceded by' },
  { id: 'inside', label: 'inside' },
  { id: 'contains', label: 'containing' },
];
const units: readonly Option<DistanceUnit>[] = [
  { id: 'words', label: 'words' },
  { id: 'sentences', label: 'sentences' },
  { id: 'turns', label: 'turns' },
];
const joins = [
  { id: 'and', label: 'All of' },
  { id: 'or', label: 'Any of' },
] as const;

/** The query as a tree of choices; what is built here stands as text in the field above, and the other way round. */
export function QueryBuilder({ ast, onChange, names, book }: QueryBuilderProps): ReactNode {
  const leaves = useMemo(() => leafOptions(names, book), [names, book]);
  const workings: Workings = {
    leaves,
    book,
    replace: (path, node) => onChange(ast ? replaceAt(ast, path, node) : node),
  };
  if (!ast) {
    return (
      <div className="query-builder">
        <LeafChoice
          label="Quotes coded with"
          leaf={null}
          workings={workings}
          onChange={(leaf) => onChange(leaf)}
        />
      </div>
    );
  }
  return (
    <div className="query-builder">
      <Node node={ast} path={[]} workings={workings} />
    </div>
  );
}

interface NodeProps {
  readonly node: QueryNode;
  readonly path: NodePath;
  readonly workings: Workings;
}

function Node({ node, path, workings }: NodeProps): ReactNode {
  switch (node.kind) {
    case 'and':
    case 'or':
      return <Group node={node} path={path} workings={workings} />;
    case 'not':
      return (
        <div className="query-not">
          <span className="query-word">without</span>
          <Node node={node.part} path={[...path, 0]} workings={workings} />
        </div>
      );
    case 'near':
    case 'followed':
    case 'preceded':
    case 'inside':
    case 'contains':
      return <Pair node={node} path={path} workings={workings} />;
    default:
      return (
        <div className="query-leaf">
          <LeafChoice leaf={node} workings={workings} onChange={(leaf) => workings.replace(path, leaf)} />
          <NodeMenu node={node} path={path} workings={workings} />
        </div>
      );
  }
}

interface GroupProps extends NodeProps {
  readonly node: Extract<QueryNode, { kind: 'and' | 'or' }>;
}

function Group({ node, path, workings }: GroupProps): ReactNode {
  const { replace } = workings;
  return (
    <fieldset className="query-group" aria-label={node.kind === 'and' ? 'All of these' : 'Any of these'}>
      <div className="query-group-bar">
        <Segmented
          label="How they are joined"
          options={joins}
          value={node.kind}
          onChange={(kind) => replace(path, { ...node, kind })}
        />
        <NodeMenu node={node} path={path} workings={workings} />
      </div>
      {node.parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an operand has no other name than its place
        <Node key={index} node={part} path={[...path, index]} workings={workings} />
      ))}
      <AddCode
        workings={workings}
        onAdd={(leaf) => replace(path, { ...node, parts: [...node.parts, leaf] })}
      />
    </fieldset>
  );
}

function Pair({ node, path, workings }: NodeProps & { readonly node: QueryPair }): ReactNode {
  const { replace } = workings;
  const within = 'within' in node ? node.within : null;
  const canBeAnywhere = node.kind === 'followed' || node.kind === 'preceded';
  const setWithin = (count: number, unit: DistanceUnit): void => {
    if (node.kind === 'near') replace(path, { ...node, within: { count, unit } });
    else if (canBeAnywhere) replace(path, { ...node, within: { count, unit } });
  };
  return (
    <fieldset className="query-group" aria-label="Two that stand together">
      <Node node={node.left} path={[...path, 0]} workings={workings} />
      <div className="query-relation">
        <Select<Relation>
          aria-label="How they stand to each other"
          options={relations}
          value={node.kind}
          onChange={(relation) => replace(path, related(relation, node.left, node.right, node))}
        />
        {within ? (
          <>
            <span className="query-word">within</span>
            <NumberField
              aria-label="Distance"
              className="query-distance"
              minValue={0}
              maxValue={MOST_DISTANCE}
              value={within.count}
              onChange={(count) => {
                if (Number.isFinite(count)) setWithin(count, within.unit);
              }}
            />
            <Select<DistanceUnit>
              aria-label="Distance in"
              options={units}
              value={within.unit}
              onChange={(unit) => setWithin(within.count, unit)}
            />
            {canBeAnywhere ? (
              <Button kind="quiet" onPress={() => replace(path, { ...node, within: null })}>
                Anywhere
              </Button>
            ) : null}
          </>
        ) : canBeAnywhere ? (
          <Button kind="quiet" onPress={() => setWithin(30, 'words')}>
            Within…
          </Button>
        ) : null}
        <NodeMenu node={node} path={path} workings={workings} />
      </div>
      <Node node={node.right} path={[...path, 1]} workings={workings} />
    </fieldset>
  );
}

function NodeMenu({ node, path, workings }: NodeProps): ReactNode {
  const { replace } = workings;
  const any: QueryNode = { kind: 'any' };
  const isNegated = node.kind === 'not';
  const items: MenuEntry[] = [
    { id: 'and', label: 'And another…', onAction: () => replace(path, joined('and', node, any)) },
    { id: 'or', label: 'Or another…', onAction: () => replace(path, joined('or', node, any)) },
    {
      id: 'without',
      label: 'And without another…',
      onAction: () => replace(path, joined('and', node, { kind: 'not', part: any })),
    },
    { id: 'line', separator: true },
    ...relations.map(
      ({ id, label }): MenuEntry => ({
        id,
        label: `Only where ${label} another…`,
        onAction: () => replace(path, related(id, node, any)),
      }),
    ),
    { id: 'line2', separator: true },
    {
      id: 'not',
      label: isNegated ? 'With it' : 'Without it',
      onAction: () => replace(path, negated(node)),
    },
    { id: 'remove', label: 'Remove', isDanger: true, onAction: () => replace(path, null) },
  ];
  return (
    <Menu
      label="What to do with this part"
      trigger={
        <IconButton label="Change this part of the query">
          <MoreHorizontal size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
      }
      items={items}
    />
  );
}

interface LeafChoiceProps {
  readonly label?: string;
  readonly leaf: QueryLeaf | null;
  readonly workings: Workings;
  readonly onChange: (leaf: QueryLeaf) => void;
}

function LeafChoice({ label, leaf, workings, onChange }: LeafChoiceProps): ReactNode {
  const isGone = leaf?.kind === 'gone';
  const below = leaf !== null && 'below' in leaf && leaf.below;
  const hasBelow = leaf?.kind === 'code' && workings.book.hasChildren(leaf.id);
  return (
    <>
      <ComboBox
        {...(label === undefined ? { 'aria-label': 'Code or set' } : { label })}
        className="query-code"
        // A combo box keeps the text it began with; another leaf is another box.
        key={leaf ? keyOf(leaf) : 'none'}
        options={workings.leaves}
        value={leaf && !isGone ? keyOf(leaf) : null}
        placeholder="Type a code or a set"
        {...(isGone ? { error: `“${leaf.name}” was deleted. Choose another.` } : {})}
        onChange={(key) => {
          if (key !== null) onChange(leafOf(key, below));
        }}
      />
      {leaf?.kind === 'code' && (hasBelow || below) ? (
        <Checkbox isSelected={below} onChange={(next) => onChange({ ...leaf, below: next })}>
          with all below
        </Checkbox>
      ) : null}
    </>
  );
}

function AddCode({
  workings,
  onAdd,
}: {
  readonly workings: Workings;
  readonly onAdd: (leaf: QueryLeaf) => void;
}): ReactNode {
  return (
    <div className="query-add">
      <Plus size={14} strokeWidth={1.5} aria-hidden="true" />
      <LeafChoice leaf={null} workings={workings} onChange={onAdd} />
    </div>
  );
}

function leafOptions(names: Names, book: NameBook): readonly Option<string>[] {
  const byId = new Map(names.codes.map((code) => [code.id, code]));
  const above = (parentId: number | null): string => {
    const parent = parentId === null ? undefined : byId.get(parentId);
    if (!parent) return '';
    const further = above(parent.parentId);
    return further === '' ? parent.name : `${further} › ${parent.name}`;
  };
  return [
    ...names.codes.map(({ id, parentId, name }) => {
      const path = above(parentId);
      return { id: `code:${id}`, label: name, ...(path === '' ? {} : { description: path }) };
    }),
    ...names.sets.map(({ id, name }) => ({
      id: `set:${id}`,
      label: `Set: ${name}`,
      description: book.setText(id) ?? '',
    })),
    { id: 'any', label: 'Any code' },
  ];
}

function keyOf(leaf: QueryLeaf): string {
  return leaf.kind === 'code' || leaf.kind === 'set' ? `${leaf.kind}:${leaf.id}` : leaf.kind;
}

function leafOf(key: string, below: boolean): QueryLeaf {
  const [kind, id] = key.split(':');
  if (kind === 'code') return { kind: 'code', id: Number(id), below };
  if (kind === 'set') return { kind: 'set', id: Number(id) };
  return { kind: 'any' };
}
