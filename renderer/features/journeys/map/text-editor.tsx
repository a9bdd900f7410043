import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import './editors.css';

/** Where the keyboard goes once an editor has saved. */
export type Then = 'stay' | 'next' | 'previous' | 'leave';

export interface TextEditorProps {
  readonly label: string;
  readonly initial: string;
  readonly placeholder?: string;
  /** Several lines: Shift+Enter breaks a line. */
  readonly isLong?: boolean;
  readonly onSave: (text: string, then: Then) => void;
  readonly onCancel: () => void;
  /** Receives a way to save what is typed so far, for commands that go elsewhere. */
  readonly onOpen: (flush: (() => void) | null) => void;
}

/** A field laid over the thing it edits. Enter saves, Tab saves and goes on, Escape leaves it as it was. */
export function TextEditor(props: TextEditorProps): ReactNode {
  const { label, initial, placeholder, isLong = false, onOpen } = props;
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const isDone = useRef(false);
  const latest = useRef(props);
  latest.current = props;

  const save = (then: Then): void => {
    if (isDone.current) return;
    isDone.current = true;
    latest.current.onSave(field.current?.value ?? '', then);
  };
  const saveRef = useRef(save);
  saveRef.current = save;

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
    onOpen(() => saveRef.current('leave'));
    return () => onOpen(null);
  }, [onOpen]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      isDone.current = true;
      props.onCancel();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      save('stay');
    } else if (event.key === 'Tab') {
      event.preventDefault();
      save(event.shiftKey ? 'previous' : 'next');
    }
  };
  const shared = {
    ref: field,
    'aria-label': label,
    defaultValue: initial,
    dir: 'auto',
    onKeyDown,
    onBlur: () => save('leave'),
    ...(placeholder === undefined ? {} : { placeholder }),
  } as const;
  return (
    <div className="journey-editor" data-editor="" data-long={isLong ? '' : undefined}>
      {isLong ? <textarea {...shared} rows={3} /> : <input {...shared} type="text" />}
    </div>
  );
}
