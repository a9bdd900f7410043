import type { ReactNode } from 'react';
import type { TableColumn } from '../../../../shared/voices/import-model.ts';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { Select } from '../../../ui/select.tsx';
import { type MappedRole, type RoleName, roleFor, roles, scaleKinds } from './mapping.ts';

export interface ColumnRowProps {
  readonly column: TableColumn;
  readonly role: MappedRole;
  readonly touchpoints: readonly string[];
  readonly rows: number;
  readonly onRole: (role: MappedRole) => void;
}

/** One column of the file: what is in it, and what it becomes. */
export function ColumnRow({ column, role, touchpoints, rows, onRole }: ColumnRowProps): ReactNode {
  return (
    <div role="row" tabIndex={-1} className="map-row" data-column-index={column.index} data-role={role.role}>
      <div
        role="rowheader"
        tabIndex={-1}
        className="map-name"
        title={column.headers.filter(Boolean).join('\n')}
      >
        <span dir="auto">{column.name}</span>
      </div>
      <div
        role="cell"
        tabIndex={-1}
        className="map-sample"
        dir="auto"
        title={column.sample.slice(0, 3).join('\n')}
      >
        {column.sample.slice(0, 3).join(' · ')}
      </div>
      <div role="cell" tabIndex={-1} className="map-number map-filled">
        <span className="sr-only">filled </span>
        {rows === 0 ? '0' : `${formatNumber(Math.round((column.filled / rows) * 100))} %`}
      </div>
      <div role="cell" tabIndex={-1} className="map-number map-distinct">
        <span className="sr-only">different values </span>
        {formatNumber(column.distinct)}
      </div>
      <div role="cell" tabIndex={-1} className="map-role">
        <Select<RoleName>
          aria-label={`${column.name} becomes`}
          options={roles}
          value={role.role}
          onChange={(name) => onRole(roleFor(name, column, role))}
          className="map-role-select"
        />
        {role.role === 'score' ? (
          <ScaleFields column={column} role={role} touchpoints={touchpoints} onRole={onRole} />
        ) : null}
      </div>
    </div>
  );
}

function ScaleFields(props: {
  readonly column: TableColumn;
  readonly role: Extract<MappedRole, { role: 'score' }>;
  readonly touchpoints: readonly string[];
  readonly onRole: (role: MappedRole) => void;
}): ReactNode {
  const { column, role, touchpoints, onRole } = props;
  const { scale, touchpoint } = role;
  const isGap = scale.kind === 'expectation' || scale.kind === 'experience' || scale.kind === 'importance';
  const change = (end: 'min' | 'max', value: number): void => {
    if (Number.isFinite(value)) onRole({ ...role, scale: { ...scale, [end]: value } });
  };
  const place = (name: string | null): void => {
    const { touchpoint: _, ...rest } = role;
    onRole(name === null || name.trim() === '' ? rest : { ...rest, touchpoint: name.trim() });
  };
  return (
    <>
      <Select
        aria-label={`What ${column.name} measures`}
        options={scaleKinds}
        value={scale.kind}
        onChange={(kind) => onRole({ ...role, scale: { ...scale, kind } })}
        className="map-scale-kind"
      />
      <span className="map-scale">
        <NumberField
          aria-label={`Lowest value of ${column.name}`}
          value={scale.min}
          onChange={(value) => change('min', value)}
          className="map-scale-end"
        />
        <span aria-hidden="true">–</span>
        <NumberField
          aria-label={`Highest value of ${column.name}`}
          value={scale.max}
          onChange={(value) => change('max', value)}
          className="map-scale-end"
        />
      </span>
      {isGap ? (
        <TouchpointField
          label={`Touchpoint of ${column.name}`}
          placeholder="Touchpoint"
          value={touchpoint ?? null}
          touchpoints={touchpoints}
          onChange={place}
        />
      ) : null}
    </>
  );
}

export interface TouchpointFieldProps {
  readonly label: string;
  readonly isLabelShown?: boolean;
  readonly description?: string;
  readonly placeholder?: string;
  readonly value: string | null;
  readonly touchpoints: readonly string[];
  readonly onChange: (name: string | null) => void;
}

/** A touchpoint by name: one that exists, or a new one. */
export function TouchpointField(props: TouchpointFieldProps): ReactNode {
  const { label, isLabelShown = false, description, placeholder, value, touchpoints, onChange } = props;
  const names = value === null || touchpoints.includes(value) ? touchpoints : [value, ...touchpoints];
  return (
    <ComboBox<string>
      {...(isLabelShown ? { label } : { 'aria-label': label })}
      {...(description === undefined ? {} : { description })}
      {...(placeholder === undefined ? {} : { placeholder })}
      options={names.map((id) => ({ id, label: id }))}
      value={value}
      onChange={onChange}
      onCreate={onChange}
      className="map-touchpoint"
      // A name made elsewhere on the screen joins the list only when it is made again.
      key={names.join('\u0000')}
    />
  );
}
