import type { ReactNode } from 'react';
import {
  GridList as AriaGridList,
  type DragAndDropHooks,
  GridListItem,
  type Selection,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import './tree.css';

export interface GridListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly itemId: (item: T) => number | string;
  /** What typing ahead looks for and assistive technology reads. */
  readonly itemText: (item: T) => string;
  readonly render: (item: T) => ReactNode;
  readonly selected?: number | string | null;
  readonly onSelect?: (id: number | string) => void;
  /** Enter or a double click; without `onSelect`, a click too. */
  readonly onOpen?: (id: number | string) => void;
  readonly dragAndDrop?: DragAndDropHooks;
  readonly empty?: ReactNode;
  /** Takes the focus when it appears. */
  readonly autoFocus?: boolean;
  readonly className?: string;
}

/** A list of rows that may hold buttons. For thousands of rows use {@link VirtualList}. */
export function GridList<T extends object>(props: GridListProps<T>): ReactNode {
  const {
    label,
    items,
    itemId,
    itemText,
    render,
    selected,
    onSelect,
    onOpen,
    dragAndDrop,
    empty,
    className,
  } = props;
  return (
    <AriaGridList
      aria-label={label}
      className={classNames('grid-list', className)}
      autoFocus={props.autoFocus ? 'first' : false}
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
      {...(onOpen ? { onAction: onOpen } : {})}
      {...(dragAndDrop ? { dragAndDropHooks: dragAndDrop } : {})}
      renderEmptyState={() => empty ?? null}
    >
      {items.map((item) => (
        <GridListItem
          key={itemId(item)}
          id={itemId(item)}
          textValue={itemText(item)}
          className="grid-list-row"
          {...(!onSelect && selected === itemId(item) ? { 'data-current': '' } : {})}
        >
          {render(item)}
        </GridListItem>
      ))}
    </AriaGridList>
  );
}
