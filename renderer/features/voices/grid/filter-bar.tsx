import { Columns3, X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { SourceFilter } from '../../../../shared/voices/model.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { SearchField } from '../../../ui/text-field.tsx';
import type { Codebook } from '../coding/codebook.ts';
import { AddFilter } from './add-filter.tsx';
import { type ColumnSettings, type GridColumn, isShown } from './columns.ts';
import { chipsOfFilter } from './filter-words.ts';
import type { Density } from './grid-table.tsx';
import type { FilterChoices } from './use-filter-names.ts';

export interface FilterBarProps {
  readonly filter: SourceFilter;
  readonly onFilter: (filter: SourceFilter) => void;
  readonly choices: FilterChoices;
  readonly book: Codebook;
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

/** What is asked of the answers, each condition a chip that can be removed, and how many answer it. */
export function FilterBar(props: FilterBarProps): ReactNode {
  const { filter, onFilter, choices, shown, total } = props;
  const chips = chipsOfFilter(filter, choices.names).filter(({ key }) => key !== 'text');
  const { text: words, ...rest } = filter;
  return (
    <div className="grid-bar" role="toolbar" aria-label="Filter">
      <Words
        value={words ?? ''}
        onChange={(next) => onFilter(next.trim() === '' ? rest : { ...rest, text: next })}
        search={props.search}
      />
      <AddFilter filter={filter} choices={choices} book={props.book} onFilter={onFilter} />
      {chips.map((chip) => (
        <span key={chip.key} className="filter-chip">
          <span className="clip" title={chip.text}>
            {chip.text}
          </span>
          <AriaButton
            className="filter-chip-remove"
            aria-label={`Remove the filter ${chip.text}`}
            onPress={() => onFilter(chip.without)}
          >
            <X size={14} strokeWidth={1.5} aria-hidden="true" />
          </AriaButton>
        </span>
      ))}
      {chips.length > 1 ? (
        <Button kind="quiet" onPress={() => onFilter({})}>
          Clear all
        </Button>
      ) : null}
      <span className="grid-bar-end">
        <span className="grid-bar-count" aria-live="polite">
          {countWords(shown, total)}
        </span>
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

function ColumnMenu(props: {
  readonly columns: readonly GridColumn[];
  readonly settings: ColumnSettings;
  readonly onSettings: (settings: ColumnSettings) => void;
}): ReactNode {
  const { columns, settings, onSettings } = props;
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
      <div className="column-list">
        {columns
          .filter(({ id }) => id !== 'text')
          .map((column) => (
            <Checkbox
              key={column.id}
              isSelected={isShown(column, columns, settings)}
              onChange={(isOn) =>
                onSettings({ ...settings, shown: { ...settings.shown, [column.id]: isOn } })
              }
            >
              {column.label}
            </Checkbox>
          ))}
      </div>
    </Popover>
  );
}
