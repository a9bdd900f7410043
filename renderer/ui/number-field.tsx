import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Group,
  Input,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { FieldLabel, FieldNotes, type FieldParts } from './field.tsx';
import './number-field.css';

export interface NumberFieldProps
  extends Omit<AriaNumberFieldProps, 'className' | 'children' | 'style'>,
    FieldParts {
  readonly placeholder?: string;
  readonly className?: string;
}

/** A number, typed or stepped with the arrow keys. NaN is an empty field. */
export function NumberField(allProps: NumberFieldProps): ReactNode {
  const { label, description, error, placeholder, className, ...props } = allProps;
  return (
    <AriaNumberField {...props} isInvalid={error !== undefined} className={classNames('field', className)}>
      <FieldLabel label={label} />
      <Group className="field-box number-field">
        <Input className="number" {...(placeholder === undefined ? {} : { placeholder })} />
        <AriaButton slot="decrement" className="number-step">
          <Minus size={14} strokeWidth={1.5} aria-hidden="true" />
        </AriaButton>
        <AriaButton slot="increment" className="number-step">
          <Plus size={14} strokeWidth={1.5} aria-hidden="true" />
        </AriaButton>
      </Group>
      <FieldNotes description={description} error={error} />
    </AriaNumberField>
  );
}
