import { CircleAlert, X } from 'lucide-react';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import './status.css';

/** A short message that comes and goes: what was just done, or what could not be. */
export interface StatusMessage {
  readonly text: string;
  readonly tone: 'done' | 'failed';
  /** For example "Undo". */
  readonly action?: { readonly label: string; readonly onPress: () => void };
  /** Said after the text, for example "; Ctrl+Z undoes". */
  readonly hint?: string;
  /** The number of the commit that is told of: `action` and `hint` are about it, and go with a later one. */
  readonly commit?: number;
}

interface Shown extends StatusMessage {
  readonly id: number;
}

let shown: readonly Shown[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function publish(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Shows a message at the foot of the window. What was done goes by itself; a failure stays until dismissed. */
export function showStatus(message: StatusMessage): void {
  lastId += 1;
  const rest = shown.filter((entry) => entry.tone === 'failed' && entry.text !== message.text);
  publish([...rest.slice(-2), { ...message, id: lastId }]);
}

export function dismissStatus(id: number): void {
  publish(shown.filter((entry) => entry.id !== id));
}

const doneStays = 5000;

/** Where messages appear. `lastCommit` is the number of the newest commit. Once per window. */
export function StatusRegion({ lastCommit = 0 }: { readonly lastCommit?: number }): ReactNode {
  const messages = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  const newest = messages.at(-1);
  useEffect(() => {
    if (newest?.tone !== 'done') return;
    const timer = setTimeout(() => dismissStatus(newest.id), doneStays);
    return () => clearTimeout(timer);
  }, [newest]);
  return (
    <section className="status-region" aria-label="Messages" aria-live="polite">
      {messages.map((message) => {
        const isNewest = message.commit === undefined || message.commit >= lastCommit;
        return (
          <div key={message.id} className="status" data-tone={message.tone}>
            {message.tone === 'failed' ? (
              <CircleAlert size={16} strokeWidth={1.5} aria-hidden="true" />
            ) : null}
            <span className="status-text">
              {isNewest ? `${message.text}${message.hint ?? ''}` : message.text}
            </span>
            {message.action && isNewest ? (
              <Button
                kind="quiet"
                onPress={() => {
                  dismissStatus(message.id);
                  message.action?.onPress();
                }}
              >
                {message.action.label}
              </Button>
            ) : null}
            <IconButton label="Dismiss" placement="top" onPress={() => dismissStatus(message.id)}>
              <X size={16} strokeWidth={1.5} aria-hidden="true" />
            </IconButton>
          </div>
        );
      })}
    </section>
  );
}
