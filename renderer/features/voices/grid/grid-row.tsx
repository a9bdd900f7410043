import { BookOpenText } from 'lucide-react';
import { memo, type PointerEvent, type ReactNode, type Ref } from 'react';
import type { AttributeColumn, GridRow as Row } from '../../../../shared/voices/model.ts';
import { CodeMark } from '../../../ui/code-mark.tsx';
import { formatDay, formatNumber } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import type { Codebook } from '../coding/codebook.ts';
import type { Coders } from '../coding/use-coders.ts';
import type { GridColumn } from './columns.ts';
import { RowText } from './row-text.tsx';
import { chipsOf } from './segments.ts';
import type { TextSelection } from './text-selection.ts';

export interface GridRowProps {
  readonly index: number;
  readonly start: number;
  /** undefined while it is on its way. */
  readonly row: Row | undefined;
  readonly columns: readonly GridColumn[];
  /** The column the keyboard stands on, or -1 where this row is not the active one. */
  readonly activeColumn: number;
  readonly isSelected: boolean;
  readonly selection: TextSelection | null;
  readonly pickedCodingId: number | null;
  readonly book: Codebook;
  readonly coders: Coders;
  readonly measure: Ref<HTMLDivElement>;
  readonly onPoint: (index: number, column: number, event: PointerEvent) => void;
  readonly onTextSelected: (index: number, text: HTMLElement) => void;
  readonly onRead: (index: number) => void;
}

/** One answer with what belongs to it. */
export const GridRow = memo(function GridRow(props: GridRowProps): ReactNode {
  const { index, start, row, columns, activeColumn, isSelected, measure } = props;
  return (
    <div
      ref={measure}
      data-index={index}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-active={activeColumn >= 0 ? '' : undefined}
      className="grid-row"
      style={{ transform: `translateY(${start}px)` }}
    >
      {columns.map((column, at) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={at + 1}
          aria-busy={row === undefined}
          data-column={at}
          data-number={column.isNumber ? '' : undefined}
          tabIndex={at === activeColumn ? 0 : -1}
          className={`grid-cell grid-cell-${column.attribute ? 'attribute' : column.id}`}
          style={{ width: `var(--column-${at})` }}
          onPointerDown={(event) => props.onPoint(index, at, event)}
        >
          {row === undefined ? <span className="grid-waiting" /> : cell(column, row, props)}
        </div>
      ))}
    </div>
  );
});

function cell(column: GridColumn, row: Row, props: GridRowProps): ReactNode {
  const { attribute } = column;
  if (attribute) {
    const value = row.values[String(attribute.id)] ?? '';
    const { max } = attribute;
    const scale = attribute.kind === 'score' && value !== '' && max !== null ? ` / ${formatNumber(max)}` : '';
    return (
      <span className="grid-value" title={value === '' ? '' : scaleWords(attribute, value)} dir="auto">
        {value}
        {scale === '' ? null : <span className="grid-scale">{scale}</span>}
      </span>
    );
  }
  switch (column.id) {
    case 'text':
      return <TextCell {...props} row={row} />;
    case 'codes':
      return <Codes row={row} book={props.book} coders={props.coders} />;
    case 'question':
      return <Plain text={row.question ?? (row.kind === 'answer' ? '' : row.title)} />;
    case 'participant':
      return <Plain text={row.participant ?? ''} />;
    case 'touchpoint':
      return <Plain text={row.touchpoint ?? ''} />;
    case 'date':
      return <Plain text={row.heardAt === null ? '' : formatDay(row.heardAt)} />;
    case 'length':
      return <Plain text={formatNumber(row.length)} />;
    default:
      return null;
  }
}

/** "7 on a scale of 0 to 10". */
function scaleWords({ min, max }: AttributeColumn, value: string): string {
  if (min === null || max === null) return value;
  return `${value} on a scale of ${formatNumber(min)} to ${formatNumber(max)}`;
}

function Plain({ text }: { readonly text: string }): ReactNode {
  return (
    <span className="grid-value" title={text} dir="auto">
      {text}
    </span>
  );
}

function TextCell(props: GridRowProps & { readonly row: Row }): ReactNode {
  const { index, row, book, selection, pickedCodingId, activeColumn } = props;
  return (
    <>
      <div
        className="grid-text-box"
        onPointerUp={(event) => props.onTextSelected(index, event.currentTarget)}
      >
        <RowText row={row} book={book} selection={selection} pickedCodingId={pickedCodingId} />
      </div>
      {activeColumn >= 0 ? (
        <span className="grid-read">
          <IconButton
            label="Open in the reader"
            shortcut="Mod+Enter"
            excludeFromTabOrder
            onPress={() => props.onRead(index)}
          >
            <BookOpenText size={16} strokeWidth={1.5} aria-hidden="true" />
          </IconButton>
        </span>
      ) : null}
    </>
  );
}

function Codes(props: { readonly row: Row; readonly book: Codebook; readonly coders: Coders }): ReactNode {
  const { row, book, coders } = props;
  const chips = chipsOf(row.codings, coders.active?.id);
  return (
    <span className="grid-chips">
      {chips.map(({ codeId, count, isOwn, hasRating, hasTouchpoint }) => {
        const code = book.byId.get(codeId);
        const other = row.codings.find((coding) => coding.codeId === codeId);
        const by = isOwn || !other ? '' : coders.nameOf(other.coderId);
        const facts = [
          count > 1 ? `${count} times` : '',
          hasTouchpoint ? 'on a touchpoint' : '',
          hasRating ? 'rated' : '',
          by === '' ? '' : `by ${by}`,
        ].filter((fact) => fact !== '');
        const name = code?.name ?? 'Code';
        return (
          <span
            key={codeId}
            className="grid-chip"
            data-other={isOwn ? undefined : ''}
            title={facts.length === 0 ? name : `${name} (${facts.join(', ')})`}
          >
            <CodeMark colour={code?.colour ?? 0} name={name} />
            {by === '' ? null : (
              <span className="grid-chip-note">{coders.initialsOf(other?.coderId ?? 0)}</span>
            )}
            {hasRating ? (
              <span className="grid-chip-note" aria-hidden="true">
                ±
              </span>
            ) : null}
          </span>
        );
      })}
    </span>
  );
}
