import { type ReactNode, useState } from 'react';
import { cellQuery } from '../../../../shared/voices/compare/cell-query.ts';
import type { Matrix, MatrixInput, Measure, TimeUnit } from '../../../../shared/voices/compare/model.ts';
import type { Condition } from '../../../../shared/voices/condition.ts';
import { useJobResult } from '../../../api/job-result.ts';
import { LineChart } from '../../../charts/line-chart.tsx';
import { codeColour } from '../../../ui/code-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { countOf, formatNumber, formatShare } from '../../../ui/format.ts';
import { MultiPick } from '../../../ui/multi-pick.tsx';
import type { Option } from '../../../ui/option.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { Select } from '../../../ui/select.tsx';
import { useCodes } from '../coding/use-codes.ts';
import { timeName, unitOptions } from './axes.ts';
import { ExportComparison } from './export-comparison.tsx';
import { QuotesPanel } from './quotes-panel.tsx';
import { ResultOf } from './running.tsx';

/** Lines that can still be told apart. */
const MOST_LINES = 8;
const MOST_TIMES = 300;

type Shown = Measure | 'share';
const shownOptions: readonly Option<Shown>[] = [
  { id: 'quotes', label: 'Quotes' },
  { id: 'people', label: 'People' },
  { id: 'sources', label: 'Sources' },
  { id: 'share', label: 'Share of sources' },
];

/** How often codes were met over time; every point opens its quotes. */
export function TimeTab({ where }: { readonly where: Condition | null }): ReactNode {
  const { book } = useCodes();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [unit, setUnit] = useState<TimeUnit>('month');
  const [shown, setShown] = useState<Shown>('quotes');
  const [opened, setOpened] = useState<readonly [row: number, column: number] | null>(null);
  const input: MatrixInput = {
    rows: { of: 'codes', setId: null, ids: chosen.length === 0 ? null : [...chosen], below: true },
    columns: { of: 'time', unit },
    measure: shown === 'share' ? 'sources' : shown,
    where,
    most: MOST_TIMES,
  };
  const result = useJobResult('voices.compare.matrix', input);
  return (
    <div className="compare-tab">
      <div className="compare-choices">
        <MultiPick
          label="Codes, each with all below"
          options={book.flat.map(({ id, name }) => ({ id, label: name }))}
          chosen={chosen}
          onChange={(ids) => {
            setOpened(null);
            setChosen(ids.slice(0, MOST_LINES));
          }}
          placeholder="Add a code"
          empty={`The ${MOST_LINES} most used`}
        />
        <Select label="By" options={unitOptions} value={unit} onChange={setUnit} />
        <Segmented label="Counted in" options={shownOptions} value={shown} onChange={setShown} />
        <ExportComparison
          what={{ kind: 'matrix', input }}
          asked={`Codes by ${unit}`}
          name="Codes over time"
          isDisabled={!result.value || result.value.cells.length === 0}
        />
      </div>
      <ResultOf result={result} what="Counting over time">
        {(matrix) => {
          const { rows, columns } = matrix;
          const undated = columns.findIndex(({ key }) => key === null);
          const dated = columns.flatMap(({ key }, index) => (key === null ? [] : [index]));
          if (dated.length === 0) {
            return (
              <EmptyState title="No dates yet">
                Sources with a date are counted here by when they were heard. Map a date column while
                importing, or set the date in a source’s details.
              </EmptyState>
            );
          }
          const lines = mostUsed(matrix, chosen);
          const row = opened ? rows[opened[0]] : undefined;
          const column = opened ? columns[opened[1]] : undefined;
          const valueAt = (line: number, time: number): number | null => {
            const heard = columns[time]?.heard ?? 0;
            // Where nobody was heard nothing is known: the line breaks.
            if (heard === 0) return null;
            const count = matrix.cells[line * columns.length + time] ?? 0;
            return shown === 'share' ? count / heard : count;
          };
          const format = (value: number) => (shown === 'share' ? formatShare(value) : formatNumber(value));
          return (
            <div className="compare-body">
              <div className="compare-chart">
                <h3>
                  {findingOf(matrix, lines, dated, unit, (line, time) => valueAt(line, time), format, shown)}
                </h3>
                <LineChart
                  label={`Codes by ${unit}`}
                  times={dated.map((time) => timeName(String(columns[time]?.key), unit))}
                  format={format}
                  // Codes of one branch share their colour; lines must not.
                  series={lines.map((line, place) => ({
                    key: line,
                    name: rows[line]?.name ?? '',
                    colour: codeColour(place),
                    values: dated.map((time) => valueAt(line, time)),
                  }))}
                />
                <TimeTable
                  matrix={matrix}
                  lines={lines}
                  times={dated}
                  unit={unit}
                  words={(line, time) => {
                    const value = valueAt(line, time);
                    return value === null ? 'nobody heard' : format(value);
                  }}
                  onOpen={(line, time) => setOpened([line, time])}
                />
                {undated >= 0 ? (
                  <p className="secondary">
                    {countOf(columns[undated]?.total ?? 0, 'quote')} from sources without a date are not in
                    this chart.
                  </p>
                ) : null}
              </div>
              {row && column ? (
                <QuotesPanel
                  title={`${row.name}, ${timeName(String(column.key), unit)}`}
                  spec={cellQuery(input, matrix, row, column)}
                  onClose={() => setOpened(null)}
                />
              ) : null}
            </div>
          );
        }}
      </ResultOf>
    </div>
  );
}

const nouns: Readonly<Record<Shown, string>> = {
  quotes: 'quotes',
  people: 'people',
  sources: 'sources',
  share: 'of the sources',
};

/** What the chart shows most plainly, as its title. */
function findingOf(
  { rows, columns }: Matrix,
  lines: readonly number[],
  times: readonly number[],
  unit: TimeUnit,
  valueAt: (line: number, time: number) => number | null,
  format: (value: number) => string,
  shown: Shown,
): string {
  let best = { line: -1, time: -1, value: 0 };
  for (const line of lines) {
    for (const time of times) {
      const value = valueAt(line, time) ?? 0;
      if (value > best.value) best = { line, time, value };
    }
  }
  if (best.line < 0) return 'None of these codes was met';
  const when = timeName(String(columns[best.time]?.key), unit);
  return `${rows[best.line]?.name} was met most in ${when}: ${format(best.value)} ${nouns[shown]}`;
}

/** The rows drawn as lines: those chosen, else the most used. */
function mostUsed({ rows }: Matrix, chosen: readonly number[]): readonly number[] {
  const numbers = rows.map((_, index) => index);
  if (chosen.length > 0) return numbers;
  return numbers
    .sort((a, b) => (rows[b]?.total ?? 0) - (rows[a]?.total ?? 0))
    .slice(0, MOST_LINES)
    .sort((a, b) => a - b);
}

interface TimeTableProps {
  readonly matrix: Matrix;
  readonly lines: readonly number[];
  readonly times: readonly number[];
  readonly unit: TimeUnit;
  readonly words: (line: number, time: number) => string;
  readonly onOpen: (line: number, time: number) => void;
}

/** The table behind the chart; each number is a button to its quotes. */
function TimeTable({ matrix, lines, times, unit, words, onOpen }: TimeTableProps): ReactNode {
  const { rows, columns } = matrix;
  return (
    <div className="compare-time-scroll">
      <table className="compare-time">
        <caption className="field-label">The numbers behind it</caption>
        <thead>
          <tr>
            <th scope="col">Code</th>
            {times.map((time) => (
              <th key={time} scope="col">
                {timeName(String(columns[time]?.key), unit)}
                <span className="secondary compare-heard">
                  {countOf(columns[time]?.heard ?? 0, 'source')}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line}>
              <th scope="row" className="compare-time-name">
                {rows[line]?.name}
              </th>
              {times.map((time) => (
                <td key={time}>
                  <button type="button" className="compare-number" onClick={() => onOpen(line, time)}>
                    {words(line, time)}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
