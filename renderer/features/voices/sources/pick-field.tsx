import { ChevronsUpDown } from 'lucide-react';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { rank } from '../coding/match.ts';
import { type PickItem, PickPalette } from '../coding/pick-palette.tsx';

export interface PickFieldProps {
  readonly label: string;
  /** The chosen one's name; null where nothing is chosen. */
  readonly value: string | null;
  readonly options: readonly { readonly id: number; readonly name: string; readonly detail?: string }[];
  readonly onChange: (id: number | null) => void;
  /** What the field says while nothing is chosen. */
  readonly none: string;
  readonly isDisabled?: boolean;
  readonly description?: string;
}

/** A field over any number of choices: opens a palette that finds while typing. */
export function PickField(props: PickFieldProps): ReactNode {
  const { label, value, none, isDisabled = false, description } = props;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="field">
      <span className="field-label" id={id}>
        {label}
      </span>
      <AriaButton
        className="field-box select-button"
        aria-labelledby={`${id} ${id}-value`}
        isDisabled={isDisabled}
        onPress={() => setOpen(true)}
      >
        <span id={`${id}-value`} className="select-value clip" dir="auto">
          {value ?? <span className="secondary">{none}</span>}
        </span>
        <span className="field-arrow">
          <ChevronsUpDown size={14} strokeWidth={1.5} aria-hidden="true" />
        </span>
      </AriaButton>
      {description === undefined ? null : <span className="field-description">{description}</span>}
      {isOpen ? <PickFieldPalette {...props} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function PickFieldPalette(props: PickFieldProps & { readonly onClose: () => void }): ReactNode {
  const { label, value, options, onChange, none, onClose } = props;
  const [typed, setTyped] = useState('');
  const found = useMemo(
    () =>
      rank(
        options.map((option) => ({ value: option, name: option.name })),
        typed,
        60,
      ),
    [options, typed],
  );
  const choose = (id: number | null): void => {
    onClose();
    onChange(id);
  };
  const items: PickItem[] = found.map((option) => ({
    key: String(option.id),
    name: option.name,
    ...(option.detail === undefined ? {} : { detail: option.detail }),
    onChoose: () => choose(option.id),
  }));
  if (value !== null && typed.trim() === '')
    items.unshift({ key: 'none', name: none, onChoose: () => choose(null) });
  return (
    <PickPalette
      label={label}
      placeholder={`Find: ${label.toLowerCase()}`}
      isOpen
      onClose={onClose}
      typed={typed}
      onTyped={setTyped}
      items={items}
      empty={options.length === 0 ? 'There is none in this workspace yet.' : 'Nothing matches.'}
    />
  );
}
