import { type ReactNode, useState } from 'react';
import type { Matrix, MatrixInput } from '../../../../shared/voices/compare/model.ts';
import { Button } from '../../../ui/button.tsx';
import { formatNumber, formatShare } from '../../../ui/format.ts';
import { Table, type TableSort } from '../../../ui/table.tsx';
import { labelName } from './axes.ts';

interface Pair {
  readonly cell: number;
  readonly row: string;
  readonly column: string;
  readonly count: number;
  /** Of the row's total; null where that is none. */
  readonly share: number | null;
}

type ColumnId = 'row' | 'column' | 'count' | 'share';

const STEP = 200;

export interface MatrixTableProps {
  readonly matrix: Matrix;
  readonly input: MatrixInput;
  readonly onOpen: (cell: number) => void;
}

/** The same numbers as a list, the highest first. */
export function MatrixTable({ matrix, input, onOpen }: MatrixTableProps): ReactNode {
  const [sort, setSort] = useState<TableSort<ColumnId>>({ column: 'count', direction: 'descending' });
  const [most, setMost] = useState(STEP);
  const { rows, columns, cells } = matrix;
  const isSquare = JSON.stringify(input.rows) === JSON.stringify(input.columns);
  const pairs = cells.flatMap((count, cell): Pair[] => {
    const rowAt = Math.floor(cell / columns.length);
    const columnAt = cell % columns.length;
    const row = rows[rowAt];
    const column = columns[columnAt];
    // Of codes against themselves each pair stands once, and no code with itself.
    if (!row || !column || count === 0 || (isSquare && columnAt <= rowAt)) return [];
    const share = row.total === 0 ? null : count / row.total;
    return [
      { cell, row: labelName(input.rows, row), column: labelName(input.columns, column), count, share },
    ];
  });
  const by = sort.column;
  pairs.sort((a, b) => {
    const order =
      typeof a[by] === 'string' ? String(a[by]).localeCompare(String(b[by])) : Number(a[by]) - Number(b[by]);
    return (sort.direction === 'ascending' ? order : -order) || a.cell - b.cell;
  });
  return (
    <div className="compare-table">
      <Table<Pair, ColumnId>
        label="Matrix as a table"
        rows={pairs.slice(0, most)}
        rowId={({ cell }) => cell}
        sort={sort}
        onSort={setSort}
        onOpen={({ cell }) => onOpen(cell)}
        empty="No row meets a column."
        columns={[
          { id: 'row', label: 'Row', isRowHeader: true, isSortable: true, render: ({ row }) => row },
          { id: 'column', label: 'Column', isSortable: true, render: ({ column }) => column },
          {
            id: 'count',
            label: 'Count',
            isNumber: true,
            isSortable: true,
            width: '7rem',
            render: ({ count }) => formatNumber(count),
          },
          {
            id: 'share',
            label: 'Of the row',
            isNumber: true,
            isSortable: true,
            width: '8rem',
            render: ({ share }) => (share === null ? 'not defined' : formatShare(share, 1)),
          },
        ]}
      />
      {pairs.length > most ? (
        <Button kind="quiet" onPress={() => setMost(most + STEP)}>
          Show more of {formatNumber(pairs.length)}
        </Button>
      ) : null}
    </div>
  );
}
