import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Touchpoint } from '../../../../shared/journeys/model.ts';
import { ComboBox } from '../../../ui/combo-box.tsx';
import type { Then } from './text-editor.tsx';
import './editors.css';

export type StepField = 'name' | 'touchpoint' | 'channel';

/** What is typed about a step; the touchpoint by its name, empty where it takes the step's own. */
export interface StepText {
  readonly name: string;
  readonly touchpoint: string;
  readonly channel: string;
}

export interface StepEditorProps {
  readonly initial: StepText;
  readonly field: StepField;
  readonly touchpoints: readonly Touchpoint[];
  readonly channels: readonly string[];
  readonly onSave: (text: StepText, then: Then) => void;
  readonly onCancel: () => void;
  readonly onOpen: (flush: (() => void) | null) => void;
}

/** Name, touchpoint and channel of a step over its place on the map; Tab goes through them and on to the next step. */
export function StepEditor(props: StepEditorProps): ReactNode {
  const { initial, field, touchpoints, channels, onOpen } = props;
  const box = useRef<HTMLDivElement>(null);
  const isDone = useRef(false);
  const [touchpoint, setTouchpoint] = useState<string | null>(initial.touchpoint || null);
  const [channel, setChannel] = useState<string | null>(initial.channel || null);
  const latest = useRef(props);
  latest.current = props;

  const read = (name: StepField): string =>
    box.current?.querySelector<HTMLInputElement>(`[data-field="${name}"] input`)?.value.trim() ?? '';
  const save = (then: Then): void => {
    if (isDone.current) return;
    isDone.current = true;
    latest.current.onSave(
      { name: read('name'), touchpoint: read('touchpoint'), channel: read('channel') },
      then,
    );
  };
  const saveRef = useRef(save);
  saveRef.current = save;

  useEffect(() => {
    const input = box.current?.querySelector<HTMLInputElement>(`[data-field="${field}"] input`);
    input?.focus();
    input?.select();
    onOpen(() => saveRef.current('leave'));
    return () => onOpen(null);
  }, [field, onOpen]);

  // Captured, because a combo box keeps its keys to itself. It may take an option first; the text is read after.
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target;
    if (!(target instanceof HTMLInputElement) || event.nativeEvent.isComposing) return;
    const at = target.closest('[data-field]')?.getAttribute('data-field');
    const isListOpen = target.getAttribute('aria-expanded') === 'true';
    const isOptionPicked = isListOpen && target.hasAttribute('aria-activedescendant');
    if (event.key === 'Escape' && !isListOpen) {
      event.preventDefault();
      event.stopPropagation();
      isDone.current = true;
      props.onCancel();
    } else if (event.key === 'Enter' && !isOptionPicked && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      setTimeout(() => saveRef.current('stay'));
    } else if (event.key === 'Tab' && at === (event.shiftKey ? 'name' : 'channel')) {
      event.preventDefault();
      const then = event.shiftKey ? 'previous' : 'next';
      setTimeout(() => saveRef.current(then));
    }
  };
  const onBlur = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    const inside = to instanceof Element && (box.current?.contains(to) || to.closest('.float') !== null);
    if (!inside) setTimeout(() => saveRef.current('leave'));
  };

  return (
    <div
      ref={box}
      role="group"
      aria-label="Step"
      className="journey-editor journey-step-editor"
      data-editor=""
      onKeyDownCapture={onKeyDown}
      onBlur={onBlur}
    >
      <label className="field" data-field="name">
        <span className="field-label">Step</span>
        <input
          type="text"
          className="field-box"
          defaultValue={initial.name}
          placeholder="What the customer does"
          dir="auto"
        />
      </label>
      <div data-field="touchpoint">
        <ComboBox<string>
          label="Touchpoint"
          options={withOwn(
            touchpoints.map(({ name }) => name),
            initial.touchpoint,
          )}
          value={touchpoint}
          onChange={setTouchpoint}
          onCreate={() => undefined}
          placeholder="As the step"
        />
      </div>
      <div data-field="channel">
        <ComboBox<string>
          label="Channel"
          options={withOwn(channels, initial.channel)}
          value={channel}
          onChange={setChannel}
          onCreate={() => undefined}
          placeholder="Phone, web, shop …"
        />
      </div>
    </div>
  );
}

function withOwn(names: readonly string[], own: string) {
  const all = own === '' || names.includes(own) ? names : [own, ...names];
  return [...new Set(all)].map((name) => ({ id: name, label: name }));
}
