import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { TableShape } from '../../../../shared/voices/import-model.ts';
import type { TableMapping } from '../../../../shared/voices/import-plan.ts';
import { Button } from '../../../ui/button.tsx';
import { countOf } from '../../../ui/format.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { ColumnRow } from './column-row.tsx';
import { roleFor, roles, withRole } from './mapping.ts';

export interface ColumnsTableProps {
  readonly shape: TableShape;
  readonly mapping: TableMapping;
  readonly touchpoints: readonly string[];
  readonly onMapping: (mapping: TableMapping) => void;
}

const page = 100;

/** Every column with what it becomes. Up and Down go from column to column, a letter says what it is. */
export function ColumnsTable({ shape, mapping, touchpoints, onMapping }: ColumnsTableProps): ReactNode {
  const table = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(page);
  const sampled = shape.columns[0]?.stats.rows ?? 0;
  const columns = shape.columns.slice(0, shown);

  const onKeyDown = (event: KeyboardEvent): void => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || target instanceof HTMLInputElement) return;
    if (event.ctrlKey || event.metaKey || event.altKey || !table.current?.contains(target)) return;
    const at = columns.findIndex(
      ({ index }) => String(index) === target.closest<HTMLElement>('.map-row')?.dataset.columnIndex,
    );
    const column = columns[at];
    if (!column) return;
    const next =
      event.key === 'ArrowDown'
        ? at + 1
        : event.key === 'ArrowUp'
          ? at - 1
          : event.key === 'Home'
            ? 0
            : undefined;
    const to = event.key === 'End' ? columns.length - 1 : next;
    if (to !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      focusRow(table.current, columns[Math.max(0, Math.min(columns.length - 1, to))]?.index);
      return;
    }
    const choice = roles.find(({ key }) => key === event.key.toUpperCase());
    const before = mapping.columns.find(({ index }) => index === column.index);
    if (!choice || !before) return;
    event.preventDefault();
    event.stopPropagation();
    onMapping(withRole(mapping, column.index, roleFor(choice.id, column, before.role)));
  };

  return (
    <div className="map">
      <p className="map-keys">
        <span>
          <Kbd quiet shortcut="ArrowUp" /> <Kbd quiet shortcut="ArrowDown" /> column
        </span>
        {roles.map(({ id, key, label }) => (
          <span key={id}>
            <Kbd quiet shortcut={key} /> {label.toLowerCase()}
          </span>
        ))}
      </p>
      <div ref={table} onKeyDownCapture={onKeyDown}>
        <div role="table" aria-label="Columns" aria-rowcount={shape.columns.length + 1} className="map-table">
          <div role="row" tabIndex={-1} className="map-row map-head">
            <div role="columnheader" tabIndex={-1}>
              Column
            </div>
            <div role="columnheader" tabIndex={-1}>
              What is in it
            </div>
            <div role="columnheader" tabIndex={-1} className="map-number map-filled">
              Filled
            </div>
            <div role="columnheader" tabIndex={-1} className="map-number map-distinct">
              Different
            </div>
            <div role="columnheader" tabIndex={-1}>
              Becomes
            </div>
          </div>
          {columns.map((column) => {
            const mapped = mapping.columns.find(({ index }) => index === column.index);
            return (
              <ColumnRow
                key={`${column.index} ${column.name}`}
                column={column}
                role={mapped?.role ?? { role: 'ignore' }}
                touchpoints={touchpoints}
                rows={sampled}
                onRole={(role) => onMapping(withRole(mapping, column.index, role))}
              />
            );
          })}
        </div>
      </div>
      {shape.columns.length > shown ? (
        <p className="map-more">
          <span>{countOf(shape.columns.length - shown, 'more column')}, mapped as proposed.</span>
          <Button onPress={() => setShown(shown + page)}>Show more</Button>
        </p>
      ) : null}
    </div>
  );
}

function focusRow(table: HTMLElement, index: number | undefined): void {
  const row = table.querySelector<HTMLElement>(`[data-column-index="${index}"]`);
  row?.querySelector<HTMLElement>('.map-role-select button')?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}
