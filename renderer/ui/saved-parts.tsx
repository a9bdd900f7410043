import { type ReactNode, useState } from 'react';
import type { Failure } from '../../shared/api/failure.ts';
import { NumberField } from './number-field.tsx';
import { SavedField } from './saved-field.tsx';
import { TextField } from './text-field.tsx';

interface SavedPartProps<T> {
  readonly label: string;
  readonly value: T | null;
  readonly onSave: (value: T | null) => Promise<Failure | null>;
  readonly description?: ReactNode;
  /** The label is for assistive technology only. */
  readonly isQuiet?: boolean;
}

/** A calendar date that saves itself when the field is left; empty is no date. */
export function SavedDate({ label, value, onSave, description, isQuiet }: SavedPartProps<string>): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    if (typed === null) return;
    const next = typed === '' ? null : typed;
    const failed = next === value ? null : await onSave(next);
    setFailure(failed?.message ?? null);
    if (!failed) setTyped(null);
  };
  return (
    <TextField
      {...(isQuiet ? { 'aria-label': label } : { label })}
      type="date"
      value={typed ?? value ?? ''}
      onChange={setTyped}
      onBlur={() => void save()}
      error={failure ?? undefined}
      className={isQuiet ? 'saved-field saved-field-quiet' : 'saved-field'}
      {...(description === undefined ? {} : { description })}
    />
  );
}

export interface SavedNumberProps extends SavedPartProps<number> {
  readonly min?: number;
  readonly max?: number;
  /** Shown and typed as a percentage; kept as a share of 1. */
  readonly isShare?: boolean;
  readonly placeholder?: string;
}

/** A number that saves itself when the field is left or stepped; empty is no number. */
export function SavedNumber(props: SavedNumberProps): ReactNode {
  const { label, value, onSave, description, min = 0, max, isShare = false, placeholder } = props;
  const [failure, setFailure] = useState<string | null>(null);
  const save = async (typed: number): Promise<void> => {
    const next = Number.isFinite(typed) ? typed : null;
    if (next === value) return;
    setFailure((await onSave(next))?.message ?? null);
  };
  return (
    <NumberField
      label={label}
      value={value ?? Number.NaN}
      onChange={(typed) => void save(typed)}
      minValue={min}
      {...(max === undefined ? {} : { maxValue: max })}
      {...(isShare
        ? { formatOptions: { style: 'percent' as const, maximumFractionDigits: 1 }, step: 0.01 }
        : {})}
      error={failure ?? undefined}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(description === undefined ? {} : { description })}
    />
  );
}

/** A whole number of things in a row of a table; empty is not known. */
export function SavedCount({ label, value, onSave }: SavedPartProps<number>): ReactNode {
  const save = async (text: string): Promise<Failure | null> => {
    const trimmed = text.replace(/[\s,.’']/gu, '');
    if (!/^\d{0,9}$/.test(trimmed)) {
      return { code: 'invalid-input', message: 'A whole number, 0 or more; empty where it is not known.' };
    }
    return onSave(trimmed === '' ? null : Number(trimmed));
  };
  return (
    <SavedField
      isQuiet
      className="saved-count"
      label={label}
      value={value === null ? '' : String(value)}
      onSave={save}
    />
  );
}
