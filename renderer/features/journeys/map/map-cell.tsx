import { type CSSProperties, type ReactNode, useRef } from 'react';
import { type DragKind, type DropSide, useDrag } from './use-drag.ts';

export interface MapCellProps {
  /** From `cursorKey`; how the map finds the element to focus. */
  readonly cell: string;
  readonly role: 'gridcell' | 'columnheader' | 'rowheader';
  readonly label: string;
  readonly isCurrent: boolean;
  readonly style?: CSSProperties;
  readonly className?: string;
  readonly isOpened?: boolean;
  readonly colSpan?: number;
  readonly onFocus: () => void;
  readonly onEdit?: () => void;
  readonly children?: ReactNode;
}

/** One place of the map the keyboard can stand on, laid over its part of the picture. */
export function MapCell(props: MapCellProps & { readonly ref?: React.Ref<HTMLDivElement> }): ReactNode {
  const {
    cell,
    role,
    label,
    isCurrent,
    style,
    className,
    isOpened,
    colSpan,
    onFocus,
    onEdit,
    children,
    ref,
  } = props;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the role is one of the three of a grid
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: all three may carry a label
    <div
      {...(ref ? { ref } : {})}
      role={role}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={label}
      {...(colSpan === undefined ? {} : { 'aria-colspan': colSpan })}
      {...(isOpened ? { 'aria-current': 'true' as const } : {})}
      data-cell={cell}
      className={className === undefined ? 'journey-cell' : `journey-cell ${className}`}
      style={style}
      onFocus={(event) => {
        if (event.target === event.currentTarget) onFocus();
      }}
      onDoubleClick={(event) => {
        if (event.target === event.currentTarget) onEdit?.();
      }}
    >
      {children}
    </div>
  );
}

export interface DragCellProps extends MapCellProps {
  readonly kind: DragKind;
  readonly id: number | null;
  readonly onDrop: (dragged: { readonly kind: DragKind; readonly id: number }, side: DropSide) => void;
}

/** A cell that can be dragged beside others of its kind. */
export function DragCell({ kind, id, onDrop, children, ...cell }: DragCellProps): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  const side = useDrag(element, kind, id, onDrop);
  return (
    <MapCell {...cell} ref={element}>
      {side === null ? null : <span className="journey-drop" data-side={side} />}
      {children}
    </MapCell>
  );
}
