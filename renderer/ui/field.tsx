import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import './field.css';

/** What every field may carry around its control. */
export interface FieldParts {
  readonly label?: string | undefined;
  readonly description?: ReactNode;
  /** Why the value cannot be taken; shown under the control and read out. */
  readonly error?: string | undefined;
}

/** A field's label. The error and description go after the control. */
export function FieldLabel({ label }: Pick<FieldParts, 'label'>): ReactNode {
  return label === undefined ? null : <Label className="field-label">{label}</Label>;
}

export function FieldNotes({ description, error }: Pick<FieldParts, 'description' | 'error'>): ReactNode {
  return (
    <>
      {description === undefined ? null : (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </>
  );
}
