import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { completionsAt, type QueryCompletion } from '../../../../shared/voices/query/complete.ts';
import type { NameBook } from '../../../../shared/voices/query/names.ts';
import type { QueryProblem } from '../../../../shared/voices/query/problem.ts';
import { Button } from '../../../ui/button.tsx';

export interface QueryFieldProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly book: NameBook | undefined;
  readonly problem: QueryProblem | null;
}

/** How long typing rests before what cannot be read is said, in ms. */
const REST_MS = 600;
/** Choices shown at once; the rest is reached by typing on. */
const SHOWN = 12;

/**
 * The query as text. While typing, codes, sets and operators that could stand there are offered; arrows choose, Tab or
 * Enter takes one, Escape closes the list. What cannot be read is said under the field, with a change that mends it.
 */
export function QueryField({ text, onChange, book, problem: found }: QueryFieldProps): ReactNode {
  const field = useRef<HTMLTextAreaElement>(null);
  const problem = useRested(text) ? found : null;
  const listId = useId();
  const problemId = useId();
  const [caret, setCaret] = useState(text.length);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const offered = isOpen && book ? completionsAt(text, caret, book) : null;
  const options = offered ? offered.options.slice(0, SHOWN) : [];
  const isListed = options.length > 0;
  const chosen = Math.min(at, options.length - 1);

  const place = (position: number): void => {
    // React sets the value first; only then can the caret stand in the new text.
    requestAnimationFrame(() => {
      field.current?.setSelectionRange(position, position);
      setCaret(position);
    });
  };
  const take = (option: QueryCompletion | undefined): void => {
    if (!option || !offered) return;
    const opens = option.insert.endsWith(' ') || option.insert.endsWith(':');
    const insert = opens ? option.insert : `${option.insert} `;
    onChange(text.slice(0, offered.from) + insert + text.slice(offered.to));
    place(offered.from + insert.length);
    setAt(0);
    setOpen(opens);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      setOpen(true);
    } else if (event.key === 'Enter' && !isListed) {
      event.preventDefault();
    } else if (!isListed) {
      if (event.key === 'ArrowDown') setOpen(true);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      setAt((chosen + by + options.length) % options.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      take(options[chosen]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <div className="query-field">
      <textarea
        ref={field}
        className="field-box query-text"
        aria-label="Query"
        aria-describedby={problem ? problemId : undefined}
        aria-invalid={problem ? true : undefined}
        role="combobox"
        aria-expanded={isListed}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isListed ? `${listId}-${chosen}` : undefined}
        spellCheck={false}
        rows={2}
        value={text}
        placeholder={'“Waiting” AND NOT “Apology” — or build it below'}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
          setAt(0);
          setOpen(true);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div
        id={listId}
        role="listbox"
        aria-label="What could stand here"
        hidden={!isListed}
        className="float query-options"
      >
        {options.map((option, index) => (
          <div
            key={`${option.kind}${option.id ?? option.label}`}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className="query-option"
            onPointerDown={(event) => {
              event.preventDefault();
              take(option);
            }}
          >
            <span className="clip">{option.label}</span>
            <span className="secondary clip">{option.detail}</span>
          </div>
        ))}
      </div>
      {problem ? (
        <p id={problemId} className="query-problem">
          <span>
            {problem.message}
            {problem.expected.length > 0 ? ` Expected here: ${problem.expected.join(', ')}.` : ''}
          </span>
          {problem.fix ? <Fix text={text} problem={problem} onChange={onChange} /> : null}
        </p>
      ) : null}
    </div>
  );
}

/** Whether the text has not been typed into for a moment: half a name is no mistake yet. */
function useRested(text: string): boolean {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested === text;
}

interface FixProps {
  readonly text: string;
  readonly problem: QueryProblem;
  readonly onChange: (text: string) => void;
}

function Fix({ text, problem, onChange }: FixProps): ReactNode {
  const { fix } = problem;
  if (!fix) return null;
  const label = fix.insert === '' ? `Leave out ${text.slice(fix.at, fix.end)}` : `Put ${fix.insert}`;
  return (
    <Button kind="quiet" onPress={() => onChange(text.slice(0, fix.at) + fix.insert + text.slice(fix.end))}>
      {label}
    </Button>
  );
}
