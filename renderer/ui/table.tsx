import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Table as AriaTable, Cell, Column, Row, TableBody, TableHeader } from 'react-aria-components';
import './table.css';

export interface TableColumn<T, K extends string = string> {
  readonly id: K;
  readonly label: string;
  readonly render: (row: T) => ReactNode;
  /** Numbers stand right-aligned with tabular figures. */
  readonly isNumber?: boolean;
  readonly isSortable?: boolean;
  /** The column whose text names the row for assistive technology. Exactly one. */
  readonly isRowHeader?: boolean;
  /** The heading is for assistive technology only (a column of buttons). */
  readonly isLabelHidden?: boolean;
  /** CSS width, for example `8rem` or `30%`. */
  readonly width?: string;
}

export interface TableSort<K extends string = string> {
  readonly column: K;
  readonly direction: 'ascending' | 'descending';
}

export interface TableProps<T, K extends string = string> {
  readonly label: string;
  readonly columns: readonly TableColumn<T, K>[];
  readonly rows: readonly T[];
  readonly rowId: (row: T) => number | string;
  /** Given: rows can be opened with Enter or a click. */
  readonly onOpen?: (row: T) => void;
  readonly selectedId?: number | string | null;
  readonly sort?: TableSort<K>;
  readonly onSort?: (sort: TableSort<K>) => void;
  readonly empty?: ReactNode;
}

/** A table of up to some hundreds of rows. Longer lists use {@link VirtualList}. */
export function Table<T extends object, K extends string = string>(props: TableProps<T, K>): ReactNode {
  const { label, columns, rows, rowId, onOpen, selectedId, sort, onSort, empty } = props;
  const byId = (key: unknown): T | undefined => rows.find((row) => rowId(row) === key);
  return (
    <AriaTable
      aria-label={label}
      className="table"
      {...(onOpen
        ? {
            onRowAction: (key) => {
              const row = byId(key);
              if (row) onOpen(row);
            },
          }
        : {})}
      {...(sort ? { sortDescriptor: { ...sort, column: columnKey(sort.column) } } : {})}
      {...(onSort
        ? {
            onSortChange: ({ column, direction }) => {
              const found = columns.find((item) => columnKey(item.id) === column);
              if (found) onSort({ column: found.id, direction });
            },
          }
        : {})}
    >
      <TableHeader>
        {columns.map((column) => (
          <Column
            key={column.id}
            id={columnKey(column.id)}
            isRowHeader={column.isRowHeader ?? false}
            allowsSorting={column.isSortable ?? false}
            className="table-column"
            {...(column.isNumber ? { 'data-number': '' } : {})}
            {...(column.width === undefined ? {} : { style: { width: column.width } })}
          >
            {({ sortDirection }) => (
              <span className="table-heading">
                {column.isLabelHidden ? <span className="sr-only">{column.label}</span> : column.label}
                {sortDirection === 'ascending' ? (
                  <ArrowUp size={12} strokeWidth={2} aria-hidden="true" />
                ) : null}
                {sortDirection === 'descending' ? (
                  <ArrowDown size={12} strokeWidth={2} aria-hidden="true" />
                ) : null}
              </span>
            )}
          </Column>
        ))}
      </TableHeader>
      <TableBody dependencies={[columns, selectedId]} renderEmptyState={() => empty ?? null}>
        {rows.map((row) => (
          <Row
            key={rowId(row)}
            id={rowId(row)}
            className="table-row"
            {...(rowId(row) === selectedId ? { 'data-current': '' } : {})}
          >
            {columns.map((column) => (
              <Cell
                key={column.id}
                className="table-cell"
                {...(column.isNumber ? { 'data-number': '' } : {})}
              >
                {column.render(row)}
              </Cell>
            ))}
          </Row>
        ))}
      </TableBody>
    </AriaTable>
  );
}

/** Rows and columns share one name space; a row may be called anything, even as a column is. */
function columnKey(id: string): string {
  return `column\u0000${id}`;
}
