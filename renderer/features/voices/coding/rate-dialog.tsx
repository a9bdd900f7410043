import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Rating } from '../../../../shared/util/rating.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { isFiniteNumber, useRemembered } from '../../../ui/remembered.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { entryOf, isFull, type RateEntry, rateKey, ratingOf, scales } from './rate-entry.ts';
import { importanceWords, shortQuote } from './words.ts';
import './rate-dialog.css';

export interface RateDialogProps {
  readonly quote: string;
  /** The touchpoint the coding is on; its name stands in the title. */
  readonly touchpoint: string;
  readonly rating: Rating | null;
  readonly onSave: (rating: Rating | null) => void;
  readonly onClose: () => void;
}

const words = [
  { id: -1, keys: 'W', label: 'Worse' },
  { id: 0, keys: 'A', label: 'As expected' },
  { id: 1, keys: 'B', label: 'Better' },
] as const;
const modes = [
  { id: 'word', label: 'In one word', icon: <Key name="O" />, keys: 'O' },
  { id: 'scale', label: 'On a scale', icon: <Key name="S" />, keys: 'S' },
] as const;
const isMode = (value: unknown): value is RateEntry['mode'] => value === 'word' || value === 'scale';

/** Rates what a quote says was expected and experienced. Letters, digits and Enter are enough. */
export function RateDialog({ quote, touchpoint, rating, onSave, onClose }: RateDialogProps): ReactNode {
  const [lastMode, setLastMode] = useRemembered<RateEntry['mode']>('rate.mode', 'word', isMode);
  const [lastMax, setLastMax] = useRemembered<number>('rate.max', 10, isFiniteNumber);
  const lastScale = scales.find((scale) => scale.max === lastMax) ?? scales[0];
  const [entry, setEntry] = useState(() => entryOf(rating, lastMode, lastScale));
  const [problem, setProblem] = useState<string | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const expected = useRef<HTMLInputElement>(null);
  const experienced = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (entry.mode === 'scale') expected.current?.focus();
    else body.current?.focus();
  }, [entry.mode]);

  const change = (next: RateEntry): void => {
    setProblem(null);
    setEntry(next);
  };
  const save = (): void => {
    const result = ratingOf(entry);
    if (!result.ok) {
      setProblem(result.problem);
      if (entry.mode === 'scale') (entry.expected === '' ? expected.current : experienced.current)?.focus();
      return;
    }
    setLastMode(entry.mode);
    setLastMax(entry.scale.max);
    onSave(result.rating);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isNumber = event.target instanceof HTMLInputElement;
    // Enter on a button presses the button.
    if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return;
    const meaning = rateKey(entry, event.key, isNumber);
    if (meaning === null) return;
    event.preventDefault();
    if (meaning.type === 'change') change(meaning.entry);
    else if (event.target === expected.current && entry.experienced === '') experienced.current?.focus();
    else save();
  };
  const typeExpected = (text: string): void => {
    change({ ...entry, expected: text });
    if (isFull(entry.scale, text)) experienced.current?.focus();
  };
  const scaleId = scales.find(({ min, max }) => min === entry.scale.min && max === entry.scale.max)?.id;

  return (
    <Dialog
      title={`Rate the gap at ${touchpoint}`}
      size="medium"
      isOpen
      onClose={onClose}
      footer={
        <>
          {rating === null ? null : (
            <span className="dialog-footer-start">
              <Button onPress={() => onSave(null)}>Take the rating back</Button>
            </span>
          )}
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" onPress={save}>
            Rate
          </Button>
        </>
      }
    >
      <div ref={body} tabIndex={-1} className="dialog-form rate" onKeyDownCapture={onKey}>
        <p className="words" dir="auto">
          {shortQuote(quote, 240)}
        </p>
        <Segmented
          label="How to rate"
          options={modes}
          value={entry.mode}
          onChange={(mode) => change({ ...entry, mode })}
        />
        {entry.mode === 'word' ? (
          <WordPart entry={entry} onChange={change} />
        ) : (
          <>
            <div className="rate-part">
              <span className="rate-label">Scale</span>
              <Segmented
                label="Scale"
                options={scales}
                value={scaleId ?? '0-10'}
                onChange={(id) =>
                  change({ ...entry, scale: scales.find((one) => one.id === id) ?? scales[0] })
                }
              />
            </div>
            <div className="rate-numbers">
              <TextField
                label="Expected"
                value={entry.expected}
                onChange={typeExpected}
                inputRef={expected}
                inputMode="decimal"
                autoComplete="off"
              />
              <TextField
                label="Experienced"
                value={entry.experienced}
                onChange={(text) => change({ ...entry, experienced: text })}
                inputRef={experienced}
                inputMode="decimal"
                autoComplete="off"
              />
            </div>
          </>
        )}
        <ImportancePart entry={entry} onChange={change} />
        <p className="field-error" role="alert">
          {problem}
        </p>
      </div>
    </Dialog>
  );
}

/** The key of a button, drawn in it; assistive technology is told of it as the button's shortcut. */
function Key({ name }: { readonly name: string }): ReactNode {
  return (
    <span className="rate-key" aria-hidden="true">
      <Kbd shortcut={name} />
    </span>
  );
}

interface PartProps {
  readonly entry: RateEntry;
  readonly onChange: (entry: RateEntry) => void;
}

function WordPart({ entry, onChange }: PartProps): ReactNode {
  return (
    <div className="rate-part">
      <span className="rate-label">Than expected it was</span>
      <div className="rate-words">
        {words.map((word) => (
          <Button
            key={word.id}
            kind={entry.word === word.id ? 'primary' : 'secondary'}
            icon={<Key name={word.keys} />}
            aria-pressed={entry.word === word.id}
            aria-keyshortcuts={word.keys}
            onPress={() => onChange({ ...entry, word: word.id })}
          >
            {word.label}
          </Button>
        ))}
      </div>
    </div>
  );
}

function ImportancePart({ entry, onChange }: PartProps): ReactNode {
  return (
    <div className="rate-part">
      <span className="rate-label">Importance to the customer, where it was said (0 clears it)</span>
      <div className="rate-words">
        {importanceWords.map((label, index) => (
          <Button
            key={label}
            kind={entry.importance === index + 1 ? 'primary' : 'secondary'}
            icon={<Key name={String(index + 1)} />}
            aria-pressed={entry.importance === index + 1}
            aria-keyshortcuts={String(index + 1)}
            onPress={() =>
              onChange({ ...entry, importance: entry.importance === index + 1 ? null : index + 1 })
            }
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
