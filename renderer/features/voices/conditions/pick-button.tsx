import { ChevronsUpDown } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { rank } from '../coding/match.ts';
import { PickPalette } from '../coding/pick-palette.tsx';

export interface PickButtonProps<K extends string | number> {
  /** What is chosen here: "Touchpoint". */
  readonly label: string;
  /** What stands on the button. */
  readonly shown: string;
  /** Something has to be chosen yet, or what was chosen is gone. */
  readonly isOpenQuestion?: boolean;
  readonly options: readonly { readonly id: K; readonly name: string; readonly detail?: string }[];
  readonly onChange: (id: K) => void;
  readonly autoFocus?: boolean;
}

/** A button over any number of choices: opens a palette that finds while typing. */
export function PickButton<K extends string | number>(props: PickButtonProps<K>): ReactNode {
  const { label, shown, isOpenQuestion = false, autoFocus = false } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <AriaButton
        className="field-box select-button condition-pick"
        aria-label={`${label}: ${shown}`}
        autoFocus={autoFocus}
        onPress={() => setOpen(true)}
      >
        <span className="select-value clip" dir="auto" title={shown}>
          {isOpenQuestion ? <span className="secondary">{shown}</span> : shown}
        </span>
        <span className="field-arrow">
          <ChevronsUpDown size={14} strokeWidth={1.5} aria-hidden="true" />
        </span>
      </AriaButton>
      {isOpen ? <Choices {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const mostShown = 60;

function Choices<K extends string | number>(
  props: PickButtonProps<K> & { readonly onClose: () => void },
): ReactNode {
  const { label, options, onChange, onClose } = props;
  const [typed, setTyped] = useState('');
  const found = useMemo(
    () =>
      rank(
        options.map((option) => ({ value: option, name: option.name, context: option.detail ?? '' })),
        typed,
        mostShown,
      ),
    [options, typed],
  );
  return (
    <PickPalette
      label={label}
      placeholder={`Find: ${label.toLowerCase()}`}
      isOpen
      onClose={onClose}
      typed={typed}
      onTyped={setTyped}
      items={found.map((option) => ({
        key: String(option.id),
        name: option.name,
        ...(option.detail === undefined ? {} : { detail: option.detail }),
        onChoose: () => {
          onClose();
          onChange(option.id);
        },
      }))}
      empty={options.length === 0 ? 'There is none in this workspace yet.' : 'Nothing matches.'}
    />
  );
}
