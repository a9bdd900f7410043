import { CornerDownRight, Plus } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import type { Code } from '../../../../shared/voices/model.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeSwatch } from '../../../ui/code-mark.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { parentPath } from './codebook.ts';
import { rank } from './match.ts';
import { type PickItem, PickPalette } from './pick-palette.tsx';
import { useRecentCodes } from './recent-codes.ts';
import { useCodes } from './use-codes.ts';

/** A code that exists, or one to make under a parent. */
export type CodeChoice =
  | { readonly id: number }
  | { readonly name: string; readonly parentId: number | null };

export interface CodePaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onChoose: (choice: CodeChoice) => void;
  /** What will be coded: "12 words", "3 answers". */
  readonly what: string;
}

const mostShown = 60;
const newKey = 'new-code';

/** Finds a code by a part of its name or path, those used lately first; makes a new one where none has the name. */
export function CodePalette(props: CodePaletteProps): ReactNode {
  // A new palette each time: what was typed for the last coding is not wanted for this one.
  return props.isOpen ? <OpenCodePalette {...props} /> : null;
}

function OpenCodePalette({ onClose, onChoose, what }: CodePaletteProps): ReactNode {
  const { book } = useCodes();
  const [recent] = useRecentCodes();
  const [typed, setTyped] = useState('');
  const [parentId, setParentId] = useState<number | null>(null);
  const parent = parentId === null ? undefined : book.byId.get(parentId);
  const name = typed.trim();

  const found = useMemo(() => {
    const order = new Map(recent.map((id, index) => [id, index]));
    const codes = parentId === null ? book.flat : book.childrenOf(parentId);
    const candidates = codes.map((code) => ({
      value: code,
      name: code.name,
      context: parentPath(book, code.id),
      recency: order.get(code.id),
    }));
    const near = rank(candidates, name, mostShown, false);
    const scattered = rank(candidates, name, mostShown).filter((code) => !near.includes(code));
    return { near, scattered };
  }, [book, recent, name, parentId]);

  const taken = book.childrenOf(parentId).some((code) => code.name.toLowerCase() === name.toLowerCase());
  const choose = (choice: CodeChoice): void => {
    onClose();
    onChoose(choice);
  };
  const create = (): void => choose({ name, parentId });
  const itemOf = (code: Code): PickItem => ({
    key: String(code.id),
    name: code.name,
    detail: parentPath(book, code.id),
    icon: <CodeSwatch colour={code.colour} />,
    ...(code.pin === null ? {} : { end: <Kbd shortcut={String(code.pin)} /> }),
    onChoose: () => choose({ id: code.id }),
  });
  const items: PickItem[] = found.near.map(itemOf);
  if (name !== '' && !taken) {
    items.push({
      key: newKey,
      name: `New code “${name}”`,
      detail: parent ? `under ${book.path(parent.id).join(' › ')}` : 'at the top',
      icon: <Plus size={16} strokeWidth={1.5} aria-hidden="true" />,
      onChoose: create,
    });
  }
  // A name whose letters are merely scattered through another one is more likely a new code.
  items.push(...found.scattered.slice(0, mostShown - found.near.length).map(itemOf));
  const onKey = (event: KeyboardEvent, key: string): boolean => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || event.shiftKey)) {
      if (name !== '' && !taken) create();
      return true;
    }
    if (event.key === 'Tab' && !event.shiftKey && key !== '' && key !== newKey) {
      setParentId(Number(key));
      setTyped('');
      return true;
    }
    if (event.key === 'Backspace' && typed === '' && parent) {
      setParentId(parent.parentId);
      return true;
    }
    return false;
  };

  return (
    <PickPalette
      label={`Code ${what}`}
      placeholder={parent ? `Find or name a code under ${parent.name}` : `Code ${what} with…`}
      isOpen
      onClose={onClose}
      typed={typed}
      onTyped={setTyped}
      items={items}
      onKey={onKey}
      head={
        parent ? (
          <div className="pick-parent">
            <CornerDownRight size={14} strokeWidth={1.5} aria-hidden="true" />
            <span className="clip">Under {book.path(parent.id).join(' › ')}</span>
            <Button kind="quiet" onPress={() => setParentId(null)}>
              Anywhere
            </Button>
          </div>
        ) : null
      }
      foot={
        <>
          <span>
            <Kbd quiet shortcut="Enter" /> code
          </span>
          <span>
            <Kbd quiet shortcut="Tab" /> go under the highlighted code
          </span>
          <span>
            <Kbd quiet shortcut="Shift+Enter" /> new code with this name
          </span>
        </>
      }
      empty={
        name === ''
          ? 'No code here yet. Type a name and press Enter to make the first one.'
          : 'No code has this name.'
      }
    />
  );
}
