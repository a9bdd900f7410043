import { ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { FieldLabel, FieldNotes, type FieldParts } from './field.tsx';
import { OptionList } from './list-box.tsx';
import { idOfKey, type Option } from './option.ts';
import { Float } from './popover.tsx';
import './select.css';

export interface SelectProps<K extends string | number> extends FieldParts {
  readonly 'aria-label'?: string;
  readonly options: readonly Option<K>[];
  readonly value: K | null;
  readonly onChange: (value: K) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

/** Picks one of a short list. For more than about twenty choices use {@link ComboBox}. */
export function Select<K extends string | number>(allProps: SelectProps<K>): ReactNode {
  const {
    label,
    description,
    error,
    options,
    value,
    onChange,
    placeholder = 'Choose',
    className,
    ...props
  } = allProps;
  const chosen = options.find((option) => option.id === value);
  return (
    <AriaSelect
      {...props}
      isInvalid={error !== undefined}
      value={value}
      onChange={(key) => {
        const id = idOfKey(options, key);
        if (id !== null) onChange(id);
      }}
      placeholder={placeholder}
      className={classNames('field', className)}
    >
      <FieldLabel label={label} />
      <AriaButton className="field-box select-button">
        <SelectValue className="select-value clip">
          {({ defaultChildren }) =>
            chosen ? (
              <>
                {chosen.icon}
                <span className="clip">{chosen.label}</span>
              </>
            ) : (
              defaultChildren
            )
          }
        </SelectValue>
        <span className="field-arrow">
          <ChevronsUpDown size={14} strokeWidth={1.5} aria-hidden="true" />
        </span>
      </AriaButton>
      <FieldNotes description={description} error={error} />
      <Float>
        <OptionList<K> items={options} />
      </Float>
    </AriaSelect>
  );
}
