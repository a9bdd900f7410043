import type { ReactNode } from 'react';
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { FieldLabel, FieldNotes, type FieldParts } from './field.tsx';

export interface TextAreaProps
  extends Omit<AriaTextFieldProps, 'className' | 'children' | 'style'>,
    FieldParts {
  readonly placeholder?: string;
  /** Lines shown; the reader can drag it taller. */
  readonly rows?: number;
  readonly className?: string;
}

/** Several lines of text. */
export function TextArea(allProps: TextAreaProps): ReactNode {
  const { label, description, error, placeholder, rows = 3, className, ...props } = allProps;
  return (
    <AriaTextField {...props} isInvalid={error !== undefined} className={classNames('field', className)}>
      <FieldLabel label={label} />
      <AriaTextArea
        className="field-box"
        rows={rows}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  );
}
