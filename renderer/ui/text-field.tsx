import { Search, X } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  SearchField as AriaSearchField,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Group,
  Input,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { FieldLabel, FieldNotes, type FieldParts } from './field.tsx';
import './search-field.css';

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'className' | 'children' | 'style'>,
    FieldParts {
  readonly placeholder?: string;
  readonly className?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** One line of text. Without a visible `label`, give an `aria-label`. */
export function TextField(allProps: TextFieldProps): ReactNode {
  const { label, description, error, placeholder, className, inputRef, ...props } = allProps;
  return (
    <AriaTextField {...props} isInvalid={error !== undefined} className={classNames('field', className)}>
      <FieldLabel label={label} />
      <Input
        className="field-box"
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(inputRef ? { ref: inputRef } : {})}
      />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  );
}

export interface SearchFieldProps {
  /** Named for assistive technology; shown as the placeholder. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit?: (value: string) => void;
  readonly className?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** Narrows a list while typing; Escape empties it. */
export function SearchField({ label, className, inputRef, ...props }: SearchFieldProps): ReactNode {
  return (
    <AriaSearchField {...props} aria-label={label} className={classNames('field search-field', className)}>
      {({ isEmpty }) => (
        <Group className="field-box">
          <Search size={16} strokeWidth={1.5} aria-hidden="true" className="search-icon" />
          <Input placeholder={label} {...(inputRef ? { ref: inputRef } : {})} />
          {isEmpty ? null : (
            <AriaButton className="search-clear" aria-label="Clear">
              <X size={14} strokeWidth={1.5} aria-hidden="true" />
            </AriaButton>
          )}
        </Group>
      )}
    </AriaSearchField>
  );
}
