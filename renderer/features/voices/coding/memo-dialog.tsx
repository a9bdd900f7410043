import { type ReactNode, useState } from 'react';
import type { Memo } from '../../../../shared/voices/model.ts';
import { useCommand } from '../../../api/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { formatDay } from '../../../ui/format.ts';
import { TextArea } from '../../../ui/text-area.tsx';

import { useCoders } from './use-coders.ts';

/** What a new memo hangs on. */
export type MemoPlace =
  | { readonly sourceId: number; readonly codingId: number }
  | { readonly sourceId: number; readonly start: number; readonly end: number }
  | { readonly sourceId: number }
  | { readonly codeId: number };

export interface MemoDialogProps {
  readonly place: MemoPlace;
  /** The memo that is there already, if any. */
  readonly memo: Memo | undefined;
  /** What it is about: "12 words coded Waiting". */
  readonly about: string;
  readonly onClose: () => void;
  /** `commit` is the number of the commit that did it. */
  readonly onDone: (what: 'added' | 'changed' | 'deleted', commit: number) => void;
}

/** Writes a memo. Ctrl+Enter saves; an emptied memo is deleted. */
export function MemoDialog({ place, memo, about, onClose, onDone }: MemoDialogProps): ReactNode {
  const [text, setText] = useState(memo?.text ?? '');
  const add = useCommand('voices.memo.add', { quiet: true });
  const edit = useCommand('voices.memo.edit', { quiet: true });
  const remove = useCommand('voices.memo.delete', { quiet: true });
  const failure = add.failure ?? edit.failure ?? remove.failure;
  const pending = add.pending || edit.pending || remove.pending;
  const coders = useCoders();
  const erase = async (id: number): Promise<void> => {
    const result = await remove.run({ id });
    if (result.ok) onDone('deleted', result.seq);
  };
  const save = async (): Promise<void> => {
    if (text.trim() === '') return memo ? erase(memo.id) : onClose();
    if (memo) {
      const result = await edit.run({ id: memo.id, ifRev: memo.rev, text });
      if (result.ok) onDone('changed', result.seq);
      return;
    }
    const result = await add.run({ ...place, text });
    if (result.ok) onDone('added', result.seq);
  };
  return (
    <Dialog
      title={memo ? 'Memo' : 'New memo'}
      size="medium"
      isOpen
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          {memo ? (
            <Button isDisabled={pending} onPress={() => void erase(memo.id)}>
              Delete memo
            </Button>
          ) : null}
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={pending}>
            Save memo
          </Button>
        </>
      }
    >
      {failure ? <Banner tone="danger">{failure.message} What you wrote is still here.</Banner> : null}
      {memo ? (
        <p className="secondary">
          {memo.coderId === null ? '' : `${coders.nameOf(memo.coderId)}, `}
          {formatDay(memo.createdAt)}
        </p>
      ) : null}
      <TextArea
        label={`About ${about}`}
        description="Ctrl+Enter saves. An empty memo is deleted."
        value={text}
        onChange={setText}
        rows={8}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
          else event.continuePropagation();
        }}
      />
    </Dialog>
  );
}
