import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { Agreement } from '../../../../shared/stats/agreement.ts';
import {
  type AgreementResult,
  type CoefficientName,
  type Coefficients,
  coefficientNames,
  type Measured,
} from '../../../../shared/voices/agreement/model.ts';
import {
  coefficientNamesInFull,
  coefficientText,
  coefficientTitles,
  reasonSentence,
} from '../../../../shared/voices/agreement/words.ts';
import { CodeSwatch } from '../../../ui/code-mark.tsx';
import { countOf, formatNumber, formatShare } from '../../../ui/format.ts';
import { type CodeRow, type RowSort, type SortKey, sortedRows } from './table-rows.ts';

export interface AgreementTableProps {
  readonly result: AgreementResult;
  readonly rows: readonly CodeRow[];
  readonly shown: readonly CoefficientName[];
  /** Opens the places two coders differ in. */
  readonly onOpen: (codeId: number) => void;
  readonly openCode: number | null;
}

/** A row for each code, all of them together on top. Arrow keys move over the codes, Enter opens one. */
export function AgreementTable({ result, rows, shown, onOpen, openCode }: AgreementTableProps): ReactNode {
  const [sort, setSort] = useState<RowSort>({ by: 'code', isDescending: false });
  const [active, setActive] = useState<number | null>(openCode);
  const body = useRef<HTMLTableSectionElement>(null);
  const ordered = sortedRows(rows, sort);
  const columns = coefficientNames.filter((name) => shown.includes(name));
  const isPair = result.coders.length === 2;
  const tabStop = ordered.some(({ codeId }) => codeId === active) ? active : (ordered[0]?.codeId ?? null);
  const canOpen = isPair && ordered.some(({ differing }) => differing !== null);

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = ordered.findIndex(({ codeId }) => codeId === tabStop);
    const last = ordered.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(last, at + 1),
      ArrowUp: Math.max(0, at - 1),
      Home: 0,
      End: last,
      PageDown: Math.min(last, at + 15),
      PageUp: Math.max(0, at - 15),
    };
    const next = ordered[moves[event.key] ?? -1];
    if (!next) return;
    event.preventDefault();
    setActive(next.codeId);
    body.current?.querySelector<HTMLElement>(`[data-code="${next.codeId}"]`)?.focus();
  };
  const heading = (by: SortKey, label: string, title?: string): ReactNode => (
    <Heading
      by={by}
      label={label}
      sort={sort}
      onSort={() => setSort({ by, isDescending: sort.by === by ? !sort.isDescending : false })}
      {...(title === undefined ? {} : { title })}
    />
  );
  return (
    <table className="table agreement-table" aria-label="Agreement by code">
      <thead>
        <tr>
          {heading('code', 'Code')}
          {columns.map((name) => (
            <Heading
              key={name}
              by={name}
              label={coefficientTitles[name]}
              title={coefficientNamesInFull[name]}
              sort={sort}
              onSort={() =>
                setSort({ by: name, isDescending: sort.by === name ? !sort.isDescending : false })
              }
            />
          ))}
          {isPair ? heading('differing', 'Differ', 'Places the two coders differ in') : null}
          {heading('prevalence', 'Coded by any', 'Share of the units that any of them coded')}
          {result.coders.map(({ id, name }) => (
            <th
              key={id}
              scope="col"
              className="table-column"
              data-number=""
              title={`Share of the units ${name} coded`}
            >
              {name}
            </th>
          ))}
          {isPair ? (
            <th
              scope="col"
              className="table-column"
              data-number=""
              title="Units both, only one, neither coded"
            >
              Both · one · other · neither
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        <Totals label="All codes together" measured={result.together} columns={columns} isPair={isPair} />
        <tr className="agreement-total">
          <th scope="row" className="table-cell">
            Mean over codes
          </th>
          {columns.map((name) => (
            <Value
              key={name}
              name={name}
              agreement={result.mean.coefficients[name]}
              note={`over ${countOf(result.mean.over[name] ?? 0, 'code')}`}
            />
          ))}
          <td className="table-cell" colSpan={1 + result.coders.length + (isPair ? 2 : 0)} />
        </tr>
      </tbody>
      <tbody ref={body} onKeyDown={onKeyDown}>
        {ordered.map((row) => (
          <tr
            key={row.codeId}
            className="table-row"
            {...(row.codeId === openCode ? { 'data-current': '' } : {})}
          >
            <th scope="row" className="table-cell agreement-code">
              <button
                type="button"
                className="agreement-open"
                data-code={row.codeId}
                tabIndex={row.codeId === tabStop ? 0 : -1}
                aria-disabled={!canOpen}
                title={row.path === '' ? row.name : `${row.path} › ${row.name}`}
                onFocus={() => setActive(row.codeId)}
                onClick={() => {
                  if (canOpen) onOpen(row.codeId);
                }}
              >
                <CodeSwatch colour={row.colour} />
                <span className="clip" dir="auto">
                  {row.name}
                </span>
                {row.path === '' ? null : (
                  <span className="clip secondary agreement-path" dir="auto">
                    {row.path}
                  </span>
                )}
              </button>
            </th>
            <Values coefficients={row.coefficients} columns={columns} />
            {isPair ? (
              <td className="table-cell" data-number="">
                {row.differing === null ? '' : formatNumber(row.differing)}
              </td>
            ) : null}
            <Shares measured={row} isPair={isPair} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heading({
  by,
  label,
  title,
  sort,
  onSort,
}: {
  readonly by: SortKey;
  readonly label: string;
  readonly title?: string;
  readonly sort: RowSort;
  readonly onSort: () => void;
}): ReactNode {
  const isSorted = sort.by === by;
  return (
    <th
      scope="col"
      className="table-column"
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}
      {...(by === 'code' ? {} : { 'data-number': '' })}
    >
      <button
        type="button"
        className="agreement-sort"
        onClick={onSort}
        {...(title === undefined ? {} : { title })}
      >
        {label}
        {isSorted ? (
          sort.isDescending ? (
            <ArrowDown size={12} strokeWidth={2} aria-hidden="true" />
          ) : (
            <ArrowUp size={12} strokeWidth={2} aria-hidden="true" />
          )
        ) : null}
      </button>
    </th>
  );
}

function Totals({
  label,
  measured,
  columns,
  isPair,
}: {
  readonly label: string;
  readonly measured: Measured;
  readonly columns: readonly CoefficientName[];
  readonly isPair: boolean;
}): ReactNode {
  return (
    <tr className="agreement-total">
      <th scope="row" className="table-cell">
        {label}
      </th>
      <Values coefficients={measured.coefficients} columns={columns} />
      {isPair ? <td className="table-cell" /> : null}
      <Shares measured={measured} isPair={isPair} />
    </tr>
  );
}

/** The coefficients of a row; also for the table of pairs. */
export function Values({
  coefficients,
  columns,
}: {
  readonly coefficients: Coefficients;
  readonly columns: readonly CoefficientName[];
}): ReactNode {
  return columns.map((name) => <Value key={name} name={name} agreement={coefficients[name]} />);
}

function Value({
  name,
  agreement,
  note,
}: {
  readonly name: CoefficientName;
  readonly agreement: Agreement;
  readonly note?: string;
}): ReactNode {
  const reason = agreement.defined ? undefined : reasonSentence(agreement.reason);
  return (
    <td className="table-cell" data-number="" title={reason ?? note}>
      {agreement.defined ? (
        coefficientText(name, agreement)
      ) : (
        <span className="secondary">
          not defined<span className="sr-only">: {reason}</span>
        </span>
      )}
      {note === undefined || !agreement.defined ? null : <span className="sr-only">, {note}</span>}
    </td>
  );
}

function Shares({ measured, isPair }: { readonly measured: Measured; readonly isPair: boolean }): ReactNode {
  const { counts } = measured;
  return (
    <>
      <td className="table-cell" data-number="">
        {share(measured.byAny)}
      </td>
      {measured.prevalence.map((value, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: coders keep their place
        <td key={place} className="table-cell" data-number="">
          {share(value)}
        </td>
      ))}
      {isPair && counts ? (
        <td className="table-cell" data-number="">
          {[counts.both, counts.first, counts.second, counts.neither].map((n) => formatNumber(n)).join(' · ')}
        </td>
      ) : null}
    </>
  );
}

const share = (value: number | null): string => (value === null ? '–' : formatShare(value, 2));
