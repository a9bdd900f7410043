import { Command } from 'cmdk';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import '../../../app/palette.css';
import './pick-palette.css';

/** One line that can be chosen. */
export interface PickItem {
  readonly key: string;
  readonly name: string;
  /** A quieter second part: the path of a code. */
  readonly detail?: string;
  readonly icon?: ReactNode;
  /** At the end of the line: a pin. */
  readonly end?: ReactNode;
  readonly onChoose: () => void;
}

export interface PickPaletteProps {
  /** What is being chosen, for assistive technology. */
  readonly label: string;
  readonly placeholder: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly typed: string;
  readonly onTyped: (text: string) => void;
  readonly items: readonly PickItem[];
  /** Over the list: what new things are put under. */
  readonly head?: ReactNode;
  /** Keys and what they do. */
  readonly foot?: ReactNode;
  readonly empty: ReactNode;
  /** Keys of its own; `key` is the highlighted line's. Return true when used. */
  readonly onKey?: (event: KeyboardEvent, key: string) => boolean;
}

/** A box that finds while typing and chooses with Enter; over the screen, closed by Escape. */
export function PickPalette(props: PickPaletteProps): ReactNode {
  const { label, isOpen, onClose } = props;
  return (
    <ModalOverlay
      isOpen={isOpen}
      isDismissable
      className="palette-scrim"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="palette-window">
        <Dialog aria-label={label} className="palette-dialog">
          <PickBody {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PickBody(props: PickPaletteProps): ReactNode {
  const { label, placeholder, typed, onTyped, items, head, foot, empty, onKey } = props;
  const [wanted, setWanted] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Opened from a dialog, that one takes the focus back before this one is known to be over it.
    const frame = requestAnimationFrame(() => input.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  // The highlighted line may have gone with the last letter typed: the first one takes its place.
  const highlighted = items.some((item) => item.key === wanted) ? wanted : (items[0]?.key ?? '');
  return (
    <Command
      shouldFilter={false}
      loop
      label={label}
      className="palette"
      vimBindings={false}
      value={highlighted}
      onValueChange={setWanted}
      onKeyDown={(event) => {
        if (onKey?.(event, highlighted)) event.preventDefault();
      }}
    >
      {head}
      <Command.Input
        ref={input}
        autoFocus
        value={typed}
        onValueChange={(text) => {
          setWanted('');
          onTyped(text);
        }}
        placeholder={placeholder}
        className="palette-input"
        maxLength={300}
        dir="auto"
      />
      <Command.List className="palette-list" label={label}>
        {items.map((item) => (
          <Command.Item key={item.key} value={item.key} onSelect={item.onChoose} className="pick-row">
            {item.icon}
            <span className="pick-text">
              <span className="pick-name clip" dir="auto" title={item.name}>
                {item.name}
              </span>
              {item.detail === undefined || item.detail === '' ? null : (
                <span className="pick-detail clip" dir="auto">
                  {item.detail}
                </span>
              )}
            </span>
            {item.end}
          </Command.Item>
        ))}
        {items.length === 0 ? <p className="palette-note">{empty}</p> : null}
      </Command.List>
      {foot ? <div className="pick-foot">{foot}</div> : null}
    </Command>
  );
}
