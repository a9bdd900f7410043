import type { ReactNode } from 'react';
import { RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components';
import { FieldLabel, FieldNotes, type FieldParts } from './field.tsx';
import { idOfKey, type Option } from './option.ts';
import './checkbox.css';

export interface RadioGroupProps<K extends string> extends FieldParts {
  readonly 'aria-label'?: string;
  readonly options: readonly Option<K>[];
  readonly value: K | null;
  readonly onChange: (value: K) => void;
  readonly orientation?: 'horizontal' | 'vertical';
  readonly isDisabled?: boolean;
}

/** One of a few choices, all in sight. */
export function RadioGroup<K extends string>(allProps: RadioGroupProps<K>): ReactNode {
  const { label, description, error, options, onChange, ...props } = allProps;
  return (
    <AriaRadioGroup
      {...props}
      isInvalid={error !== undefined}
      onChange={(key) => {
        const id = idOfKey(options, key);
        if (id !== null) onChange(id);
      }}
      className="radio-group"
    >
      <FieldLabel label={label} />
      <div className="radio-options">
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className="radio" isDisabled={option.isDisabled ?? false}>
            <span className="radio-box" aria-hidden="true" />
            <span className="radio-text">
              <span>{option.label}</span>
              {option.description === undefined ? null : (
                <span className="secondary">{option.description}</span>
              )}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes description={description} error={error} />
    </AriaRadioGroup>
  );
}
