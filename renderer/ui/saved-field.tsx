import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../shared/api/failure.ts';
import { TextArea } from './text-area.tsx';
import { TextField } from './text-field.tsx';
import './saved-field.css';

export interface SavedFieldProps {
  readonly label: string;
  readonly value: string;
  /** Saves it; the failure, or null. Called when the field is left or Enter is pressed, and only for a change. */
  readonly onSave: (text: string) => Promise<Failure | null>;
  readonly description?: ReactNode;
  readonly placeholder?: string;
  /** An empty text is not taken; what was there comes back. */
  readonly isRequired?: boolean;
  /** Lines of a longer text; left out: one line. */
  readonly rows?: number;
  readonly isDisabled?: boolean;
  /** Looks like plain text until it is pointed at; the label is for assistive technology only. */
  readonly isQuiet?: boolean;
  readonly className?: string;
}

/**
 * A field that saves itself. Escape brings back what is saved. Where saving failed, what was typed stays, with the
 * reason under it; leaving the field again tries again.
 */
export function SavedField(props: SavedFieldProps): ReactNode {
  const { label, value, onSave, isRequired = false, rows, isQuiet = false, description, className } = props;
  const [text, setText] = useState(value);
  const [failure, setFailure] = useState<string | null>(null);
  const isDirty = useRef(false);
  /** What stands in the field, and what of it is on its way. */
  const typed = useRef(value);
  const sent = useRef<string | null>(null);
  useEffect(() => {
    if (isDirty.current) return;
    typed.current = value;
    setText(value);
  }, [value]);

  const save = async (): Promise<void> => {
    if (!isDirty.current) return;
    const asTyped = typed.current;
    const next = isRequired ? asTyped.trim() : asTyped;
    if (isRequired && next === '') return back();
    if (next === sent.current) return;
    if (next === value && sent.current === null) return back();
    sent.current = next;
    const failed = await onSave(next);
    if (sent.current === next) sent.current = null;
    setFailure(failed?.message ?? null);
    // What was typed meanwhile is saved when the field is left.
    if (!failed && typed.current === asTyped) isDirty.current = false;
  };
  const back = (): void => {
    isDirty.current = false;
    typed.current = value;
    setFailure(null);
    setText(value);
  };
  useLeaving(isDirty, save);
  const onKeyDown = (event: KeyboardEvent): void => {
    // The key ends a composition, not the edit.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && isDirty.current) {
      event.stopPropagation();
      back();
    } else if (event.key === 'Enter' && (rows === undefined || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save();
    }
  };
  const shared = {
    ...(isQuiet ? { 'aria-label': label } : { label }),
    value: text,
    onChange: (next: string) => {
      isDirty.current = true;
      typed.current = next;
      setText(next);
    },
    onBlur: () => void save(),
    isDisabled: props.isDisabled ?? false,
    error: failure ?? undefined,
    className: ['saved-field', isQuiet ? 'saved-field-quiet' : '', className ?? ''].join(' '),
    ...(props.placeholder === undefined ? {} : { placeholder: props.placeholder }),
    ...(description === undefined ? {} : { description }),
  };
  return (
    <div className="saved-field-keys" onKeyDownCapture={onKeyDown} role="presentation">
      {rows === undefined ? <TextField {...shared} /> : <TextArea {...shared} rows={rows} />}
    </div>
  );
}

/** A field that goes away, or a window that is closed, before the field was left: what is typed is saved first. */
function useLeaving(isDirty: RefObject<boolean>, save: () => Promise<void>): void {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent): void => {
      if (!isDirty.current) return;
      void latest.current();
      event.preventDefault();
    };
    window.addEventListener('beforeunload', onUnload);
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      void latest.current();
    };
  }, [isDirty]);
}
