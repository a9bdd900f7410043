import { ArrowLeftRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { cellQuery } from '../../../../shared/voices/compare/cell-query.ts';
import {
  type AxisLabel,
  type Matrix,
  type MatrixInput,
  type Measure,
  matrixInputSchema,
} from '../../../../shared/voices/compare/model.ts';
import type { Condition } from '../../../../shared/voices/condition.ts';
import { useJobResult } from '../../../api/job-result.ts';
import { HeatMap } from '../../../charts/heat-map.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { countOf, formatNumber, formatShare } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import type { Option } from '../../../ui/option.ts';
import { useRemembered } from '../../../ui/remembered.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { Select } from '../../../ui/select.tsx';
import { axisOf, labelName, useAxisOptions } from './axes.ts';
import { ExportComparison } from './export-comparison.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { QuotesPanel } from './quotes-panel.tsx';
import { ResultOf } from './running.tsx';

const measureOptions: readonly Option<Measure>[] = [
  { id: 'quotes', label: 'Quotes' },
  { id: 'people', label: 'People' },
  { id: 'sources', label: 'Sources' },
];
const measureNouns: Readonly<Record<Measure, readonly [string, string]>> = {
  quotes: ['quote', 'quotes'],
  people: ['person', 'people'],
  sources: ['source', 'sources'],
};
const asOptions = [
  { id: 'count', label: 'Counts' },
  { id: 'row', label: 'Share of row' },
  { id: 'column', label: 'Share of column' },
] as const;
type ShownAs = (typeof asOptions)[number]['id'];
const sizes: readonly Option<string>[] = ['20', '40', '80', '150'].map((id) => ({
  id,
  label: `At most ${id}`,
}));
const views = [
  { id: 'map', label: 'Heat map' },
  { id: 'table', label: 'Table' },
] as const;

interface Choices {
  readonly rows: string;
  readonly columns: string;
  readonly measure: Measure;
  readonly as: ShownAs;
  readonly most: string;
  readonly view: (typeof views)[number]['id'];
}
const usual: Choices = {
  rows: 'codes',
  columns: 'codes',
  measure: 'quotes',
  as: 'count',
  most: '40',
  view: 'map',
};
const isChoices = (value: unknown): value is Choices =>
  typeof value === 'object' && value !== null && Object.keys(usual).every((key) => key in value);

/** Codes against codes, segments, touchpoints, waves, attributes or time. */
export function MatrixTab({ where }: { readonly where: Condition | null }): ReactNode {
  const [choices, setChoices] = useRemembered<Choices>('voices.compare.matrix', usual, isChoices);
  const change = (some: Partial<Choices>): void => {
    setOpened(null);
    setChoices({ ...choices, ...some });
  };
  const [opened, setOpened] = useState<{ readonly row: string; readonly column: string } | null>(null);
  const options = useAxisOptions();
  const input: MatrixInput = {
    rows: axisOf(choices.rows),
    columns: axisOf(choices.columns),
    measure: choices.measure,
    where,
    most: Number(choices.most),
  };
  const result = useJobResult('voices.compare.matrix', input);
  const matrix = result.value;
  const asked = `${nameOf(options, choices.rows)} by ${nameOf(options, choices.columns)}, counted in ${choices.measure}`;
  return (
    <div className="compare-tab">
      <div className="compare-choices">
        <Select
          label="Rows"
          className="compare-axis"
          options={options}
          value={choices.rows}
          onChange={(rows) => change({ rows })}
        />
        <IconButton
          label="Swap rows and columns"
          onPress={() => change({ rows: choices.columns, columns: choices.rows })}
        >
          <ArrowLeftRight size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
        <Select
          label="Columns"
          className="compare-axis"
          options={options}
          value={choices.columns}
          onChange={(columns) => change({ columns })}
        />
        <Segmented
          label="Counted in"
          options={measureOptions}
          value={choices.measure}
          onChange={(measure) => change({ measure })}
        />
        <Segmented
          label="Shown as"
          options={asOptions}
          value={choices.as}
          onChange={(as) => change({ as })}
        />
        <Select
          aria-label="Rows and columns shown"
          options={sizes}
          value={choices.most}
          onChange={(most) => change({ most })}
        />
        <Segmented label="View" options={views} value={choices.view} onChange={(view) => change({ view })} />
        <ExportComparison
          what={{ kind: 'matrix', input }}
          asked={asked}
          name="Matrix"
          isDisabled={!matrix || matrix.cells.length === 0}
        />
      </div>
      <ResultOf result={result} what="Counting the matrix">
        {(value) =>
          value.cells.length === 0 ? (
            <EmptyState title="Nothing to count">
              No coding stands in both the rows and the columns. Choose other sides, or fewer conditions.
            </EmptyState>
          ) : (
            <Shown
              matrix={value}
              // Labels and numbers belong together: those of an older answer keep its question.
              input={matrixInputSchema.parse(result.answered ?? input)}
              choices={choices}
              opened={opened}
              onOpen={setOpened}
            />
          )
        }
      </ResultOf>
    </div>
  );
}

interface ShownProps {
  readonly matrix: Matrix;
  readonly input: MatrixInput;
  readonly choices: Choices;
  readonly opened: { readonly row: string; readonly column: string } | null;
  readonly onOpen: (opened: { readonly row: string; readonly column: string } | null) => void;
}

function Shown({ matrix, input, choices, opened, onOpen }: ShownProps): ReactNode {
  const { rows, columns, cells, allRows, allColumns, total } = matrix;
  const values = cells.map((count, cell) => {
    const label =
      choices.as === 'row' ? rows[Math.floor(cell / columns.length)] : columns[cell % columns.length];
    if (choices.as === 'count') return count;
    return label && label.total > 0 ? count / label.total : null;
  });
  const format =
    choices.as === 'count' ? (value: number) => formatNumber(value) : (value: number) => formatShare(value);
  const at = opened ? { row: find(rows, opened.row), column: find(columns, opened.column) } : null;
  const [one, many] = measureNouns[input.measure];
  const cut = [
    allRows > rows.length ? `${rows.length} of ${countOf(allRows, 'row')}` : '',
    allColumns > columns.length ? `${columns.length} of ${countOf(allColumns, 'column')}` : '',
  ].filter((part) => part !== '');
  const open = (cell: number): void => {
    const row = rows[Math.floor(cell / columns.length)];
    const column = columns[cell % columns.length];
    if (row && column) onOpen({ row: keyOf(row), column: keyOf(column) });
  };
  return (
    <>
      <p className="compare-said">
        {countOf(total, one, many)} in all
        {cut.length > 0 ? `; the highest ${cut.join(' and ')} are shown` : ''}. Enter opens the quotes of a
        cell.
      </p>
      <div className="compare-body">
        {choices.view === 'map' ? (
          <HeatMap
            label="Matrix"
            rows={rows.map((label) => headOf(input.rows, label))}
            columns={columns.map((label) => headOf(input.columns, label))}
            values={values}
            format={format}
            isSquare={JSON.stringify(input.rows) === JSON.stringify(input.columns)}
            notDefined="not defined: there is nothing it could be a share of"
            selected={
              at?.row !== undefined && at.column !== undefined
                ? rows.indexOf(at.row) * columns.length + columns.indexOf(at.column)
                : null
            }
            onSelect={open}
          />
        ) : (
          <MatrixTable matrix={matrix} input={input} onOpen={open} />
        )}
        {at?.row && at.column ? (
          <QuotesPanel
            title={`${labelName(input.rows, at.row)} × ${labelName(input.columns, at.column)}`}
            spec={cellQuery(input, matrix, at.row, at.column)}
            onClose={() => onOpen(null)}
          />
        ) : null}
      </div>
    </>
  );
}

function headOf(axis: MatrixInput['rows'], label: AxisLabel) {
  const name = labelName(axis, label);
  return {
    name,
    title: label.detail !== '' && axis.of !== 'time' ? `${label.detail} › ${name}` : name,
    total: formatNumber(label.total),
  };
}

const keyOf = ({ key }: AxisLabel): string => JSON.stringify(key);
const find = (labels: readonly AxisLabel[], key: string) => labels.find((label) => keyOf(label) === key);
const nameOf = (options: readonly Option<string>[], id: string) =>
  options.find((option) => option.id === id)?.label ?? 'Codes';
