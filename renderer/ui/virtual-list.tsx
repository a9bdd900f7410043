import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { classNames } from './class-names.ts';
import './virtual-list.css';

export interface VirtualListHandle {
  /** Brings row `index` into view and, unless told otherwise, gives it the focus. */
  readonly goTo: (index: number, options?: { readonly focus?: boolean }) => void;
}

export interface VirtualListProps {
  readonly label: string;
  readonly count: number;
  /** A stable key of row `index`. */
  readonly rowKey: (index: number) => number | string;
  /** Rows may differ in height: they are measured. `isActive`: the row the arrow keys stand on. */
  readonly render: (index: number, isActive: boolean) => ReactNode;
  /** A row's height before it is measured, in CSS pixels. */
  readonly estimate?: number;
  readonly active: number;
  readonly onActive: (index: number) => void;
  /** Enter or a double click. */
  readonly onOpen?: (index: number) => void;
  /** Other keys on the list; return true when the key was used. */
  readonly onKey?: (event: KeyboardEvent, index: number) => boolean;
  readonly empty?: ReactNode;
  readonly className?: string;
  readonly ref?: Ref<VirtualListHandle>;
}

/** A list of any length: only rows in sight exist. One stop of the Tab key; arrows, Page, Home and End move. */
export function VirtualList(props: VirtualListProps): ReactNode {
  const {
    label,
    count,
    rowKey,
    render,
    estimate = 28,
    active,
    onActive,
    onOpen,
    onKey,
    empty,
    className,
    ref,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: rowKey,
    overscan: 8,
  });
  const current = Math.min(Math.max(active, 0), Math.max(count - 1, 0));

  useImperativeHandle(ref, () => ({
    goTo: (index, options) => {
      virtual.scrollToIndex(index, { align: 'auto' });
      onActive(index);
      if (options?.focus !== false) scroller.current?.focus();
    },
  }));
  useEffect(() => {
    if (hasFocus && count > 0) virtual.scrollToIndex(current, { align: 'auto' });
  }, [current, hasFocus, count, virtual]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    if (onKey?.(event, current)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Enter' && onOpen && count > 0) {
      event.preventDefault();
      onOpen(current);
      return;
    }
    const next =
      event.ctrlKey || event.metaKey || event.altKey
        ? null
        : indexAfterKey(event.key, current, count, pageOf(virtual));
    if (next === null) return;
    event.preventDefault();
    onActive(next);
  };

  if (count === 0) return <>{empty ?? null}</>;
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      aria-activedescendant={rowDomId(label, rowKey(current))}
      tabIndex={0}
      className={classNames('virtual-list', className)}
      onKeyDown={onKeyDown}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
    >
      <div className="virtual-space" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself handles the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and points at the row
          <div
            key={item.key}
            id={rowDomId(label, rowKey(item.index))}
            ref={virtual.measureElement}
            data-index={item.index}
            role="option"
            aria-selected={item.index === current}
            aria-posinset={item.index + 1}
            aria-setsize={count}
            className="virtual-row"
            style={{ transform: `translateY(${item.start}px)` }}
            onClick={() => onActive(item.index)}
            onDoubleClick={() => onOpen?.(item.index)}
          >
            {render(item.index, item.index === current)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Where a key leads from row `index`, or null for a key that does not move. */
export function indexAfterKey(key: string, index: number, count: number, page: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, index + 1);
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'PageDown':
      return Math.min(last, index + page);
    case 'PageUp':
      return Math.max(0, index - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

function pageOf(virtual: Virtualizer<HTMLDivElement, Element>): number {
  const range = virtual.range;
  return Math.max(1, range ? range.endIndex - range.startIndex : 10);
}

function rowDomId(label: string, key: number | string): string {
  return `${label.replace(/\W+/g, '-').toLowerCase()}-row-${key}`;
}
