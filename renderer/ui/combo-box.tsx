import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, ComboBox as AriaComboBox, Group, Input } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { FieldLabel, FieldNotes, type FieldParts } from './field.tsx';
import { OptionList } from './list-box.tsx';
import { idOfKey, type Option } from './option.ts';
import { Float } from './popover.tsx';
import './select.css';

export interface ComboBoxProps<K extends string | number> extends FieldParts {
  readonly 'aria-label'?: string;
  readonly options: readonly Option<K>[];
  readonly value: K | null;
  readonly onChange: (value: K | null) => void;
  /** Given: text that matches nothing is kept, and handed over on Enter or when the field is left. */
  readonly onCreate?: (text: string) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly className?: string;
}

/** Picks one of a long list by typing a part of its name. */
export function ComboBox<K extends string | number>(allProps: ComboBoxProps<K>): ReactNode {
  const { label, description, error, options, value, onChange, onCreate, placeholder, className, ...props } =
    allProps;
  const keepNew = (text: string): void => {
    const name = text.trim();
    if (name !== '' && !options.some((option) => option.label === name)) onCreate?.(name);
  };
  return (
    <AriaComboBox<Option<K>>
      {...props}
      isInvalid={error !== undefined}
      defaultItems={options}
      value={value}
      onChange={(key) => onChange(idOfKey(options, key))}
      allowsCustomValue={onCreate !== undefined}
      menuTrigger="input"
      className={classNames('field', className)}
    >
      <FieldLabel label={label} />
      <Group className="field-box">
        <Input
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(onCreate ? { onBlur: (event) => keepNew(event.currentTarget.value) } : {})}
        />
        <AriaButton className="field-arrow combo-arrow">
          <ChevronDown size={14} strokeWidth={1.5} aria-hidden="true" />
        </AriaButton>
      </Group>
      <FieldNotes description={description} error={error} />
      <Float>
        <OptionList<K> />
      </Float>
    </AriaComboBox>
  );
}
