import { ArrowDown, ArrowUp, Columns3, Layers } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { Condition } from '../../../../shared/voices/condition.ts';
import type { GridGroup } from '../../../../shared/voices/grid-model.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { SearchField } from '../../../ui/text-field.tsx';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { type ColumnSettings, type GridColumn, isShown, ordered, withStep } from './columns.ts';
import { withoutWords, withWords, wordsIn } from './filter-address.ts';
import type { Density } from './grid-table.tsx';
import { groupName, groupsFor } from './groups.ts';

export interface FilterBarProps {
  readonly condition: Condition | null;
  readonly onCondition: (condition: Condition | null) => void;
  readonly group: GridGroup | null;
  readonly onGroup: (group: GridGroup | null) => void;
  readonly shown: number | undefined;
  readonly total: number | undefined;
  readonly density: Density;
  readonly onDensity: (density: Density) => void;
  readonly columns: readonly GridColumn[];
  readonly settings: ColumnSettings;
  readonly onSettings: (settings: ColumnSettings) => void;
  readonly search: RefObject<HTMLInputElement | null>;
}

const typingMs = 200;

/** What is asked of the answers and how they are shown, and how many answer it. */
export function FilterBar(props: FilterBarProps): ReactNode {
  const { condition, onCondition, shown, total } = props;
  const words = wordsIn(condition);
  return (
    <div className="grid-bar" role="toolbar" aria-label="Filter">
      <Words
        value={words}
        onChange={(next) => onCondition(withWords(condition, next))}
        search={props.search}
      />
      <ConditionBuilder
        about="answers"
        value={withoutWords(condition)}
        onChange={(next) => onCondition(withWords(next, words))}
      />
      <span className="grid-bar-end">
        <span className="grid-bar-count" aria-live="polite">
          {countWords(shown, total)}
        </span>
        <GroupMenu {...props} />
        <Segmented<Density>
          label="Lines of each answer"
          options={[
            { id: 'one', label: 'One line' },
            { id: 'four', label: 'Four' },
            { id: 'all', label: 'Whole' },
          ]}
          value={props.density}
          onChange={props.onDensity}
        />
        <ColumnMenu columns={props.columns} settings={props.settings} onSettings={props.onSettings} />
      </span>
    </div>
  );
}

function countWords(shown: number | undefined, total: number | undefined): string {
  if (shown === undefined || total === undefined) return '';
  return `${formatNumber(shown)} of ${formatNumber(total)}`;
}

/** Asks a moment after the last letter, so that the grid does not flicker through every one. */
function Words(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly search: RefObject<HTMLInputElement | null>;
}): ReactNode {
  const { value, onChange } = props;
  const [typed, setTyped] = useState(value);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => latest.current(typed), typingMs);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return (
    <SearchField
      label="Words in the answer"
      value={typed}
      onChange={setTyped}
      className="grid-bar-search"
      inputRef={props.search}
    />
  );
}

function GroupMenu({ group, onGroup, columns }: FilterBarProps): ReactNode {
  const name = groupName(group, columns);
  return (
    <Menu
      label="Group by"
      placement="bottom end"
      trigger={
        <IconButton label={name === undefined ? 'Group the answers' : `Grouped by ${name}`}>
          <Layers size={16} strokeWidth={group === null ? 1.5 : 2.25} aria-hidden="true" />
        </IconButton>
      }
      items={[
        { id: 'none', label: 'No groups', isChecked: group === null, onAction: () => onGroup(null) },
        ...groupsFor(columns).map(({ id, label, group: by }) => ({
          id,
          label,
          isChecked: label === name,
          onAction: () => onGroup(by),
        })),
      ]}
    />
  );
}

function ColumnMenu(props: {
  readonly columns: readonly GridColumn[];
  readonly settings: ColumnSettings;
  readonly onSettings: (settings: ColumnSettings) => void;
}): ReactNode {
  const { columns, settings, onSettings } = props;
  const all = ordered(columns, settings);
  return (
    <Popover
      label="Columns"
      placement="bottom end"
      trigger={
        <IconButton label="Choose columns">
          <Columns3 size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
      }
    >
      <ul className="column-list">
        {all.map((column) => (
          <li key={column.id} className="column-line">
            <Checkbox
              isSelected={isShown(column, columns, settings)}
              isDisabled={column.id === 'text'}
              onChange={(isOn) =>
                onSettings({ ...settings, shown: { ...settings.shown, [column.id]: isOn } })
              }
            >
              {column.label}
            </Checkbox>
            <span className="column-moves">
              <IconButton
                label={`Move ${column.label} up`}
                onPress={() => onSettings(withStep(columns, all, settings, column.id, -1))}
              >
                <ArrowUp size={14} strokeWidth={1.5} aria-hidden="true" />
              </IconButton>
              <IconButton
                label={`Move ${column.label} down`}
                onPress={() => onSettings(withStep(columns, all, settings, column.id, 1))}
              >
                <ArrowDown size={14} strokeWidth={1.5} aria-hidden="true" />
              </IconButton>
            </span>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
