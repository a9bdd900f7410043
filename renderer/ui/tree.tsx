import { ChevronRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import {
  Button as AriaButton,
  Tree as AriaTree,
  type DragAndDropHooks,
  type Key,
  type Selection,
  TreeItem,
  TreeItemContent,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import './tree.css';

/** A row of a tree with the rows under it. */
export interface TreeNode<T> {
  readonly id: number | string;
  /** What typing ahead looks for and assistive technology reads. */
  readonly text: string;
  readonly value: T;
  readonly children: readonly TreeNode<T>[];
}

export interface TreeProps<T> {
  readonly label: string;
  readonly nodes: readonly TreeNode<T>[];
  /** The row's own content after the indentation and arrow. */
  readonly render: (node: TreeNode<T>) => ReactNode;
  readonly selected?: number | string | null;
  readonly onSelect?: (id: number | string) => void;
  /** Given instead of `selected` and `onSelect`: any number of rows, by Shift and Ctrl as in a list of files. */
  readonly selection?: {
    readonly ids: ReadonlySet<number | string>;
    readonly onChange: (ids: ReadonlySet<number | string>) => void;
  };
  /** Enter or a double click on a row. */
  readonly onOpen?: (id: number | string) => void;
  readonly expanded?: Iterable<Key>;
  readonly onExpandedChange?: (keys: Set<Key>) => void;
  /** From react-aria's `useDragAndDrop`; gives keyboard dragging too. */
  readonly dragAndDrop?: DragAndDropHooks;
  readonly empty?: ReactNode;
  readonly className?: string;
}

/** A tree of rows: arrow keys move and open, typing finds. */
export function Tree<T>(props: TreeProps<T>): ReactNode {
  const { label, nodes, render, selected, onSelect, onOpen, expanded, onExpandedChange, dragAndDrop, empty } =
    props;
  const renderNode = (node: TreeNode<T>): ReactElement => (
    <TreeItem key={node.id} id={node.id} textValue={node.text} className="tree-row">
      <TreeItemContent>
        {({ hasChildItems }) => (
          <>
            {hasChildItems ? (
              <AriaButton slot="chevron" className="tree-arrow">
                <ChevronRight size={14} strokeWidth={1.5} aria-hidden="true" />
              </AriaButton>
            ) : (
              <span className="tree-arrow" />
            )}
            {dragAndDrop ? (
              <AriaButton slot="drag" className="sr-only" aria-label={`Move ${node.text}`} />
            ) : null}
            {render(node)}
          </>
        )}
      </TreeItemContent>
      {node.children.map(renderNode)}
    </TreeItem>
  );
  return (
    <AriaTree
      aria-label={label}
      className={classNames('tree', props.className)}
      {...(onSelect
        ? {
            selectionMode: 'single' as const,
            selectionBehavior: 'replace' as const,
            selectedKeys: selected === null || selected === undefined ? [] : [selected],
            onSelectionChange: (keys: Selection) => {
              const key = keys === 'all' ? undefined : [...keys][0];
              if (key !== undefined) onSelect(key);
            },
          }
        : {})}
      {...(props.selection ? manySelected(props.selection, nodes) : {})}
      {...(onOpen ? { onAction: onOpen } : {})}
      {...(expanded ? { expandedKeys: expanded } : {})}
      {...(onExpandedChange ? { onExpandedChange } : {})}
      {...(dragAndDrop ? { dragAndDropHooks: dragAndDrop } : {})}
      renderEmptyState={() => empty ?? null}
    >
      {nodes.map(renderNode)}
    </AriaTree>
  );
}

function manySelected<T>(
  { ids, onChange }: NonNullable<TreeProps<T>['selection']>,
  nodes: readonly TreeNode<T>[],
) {
  const all = (list: readonly TreeNode<T>[]): readonly (number | string)[] =>
    list.flatMap((node) => [node.id, ...all(node.children)]);
  return {
    selectionMode: 'multiple' as const,
    selectionBehavior: 'replace' as const,
    selectedKeys: ids,
    onSelectionChange: (keys: Selection) => onChange(new Set(keys === 'all' ? all(nodes) : keys)),
  };
}
