import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Code } from '../../../../shared/voices/model.ts';
import { useCommand } from '../../../api/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useCodes } from '../coding/use-codes.ts';
import { PickField } from '../sources/pick-field.tsx';
import { ColourField } from './colour-field.tsx';

export type CodeQuestion =
  | { readonly kind: 'new'; readonly parentId: number | null }
  | { readonly kind: 'rename'; readonly code: Code };

export interface CodeDialogProps {
  readonly question: CodeQuestion;
  readonly onClose: () => void;
  readonly onDone: (codeId: number) => void;
}

/** Names a code: a new one with its parent and colour, or one that is there. */
export function CodeDialog({ question, onClose, onDone }: CodeDialogProps): ReactNode {
  const { book } = useCodes();
  const isNew = question.kind === 'new';
  const [name, setName] = useState(isNew ? '' : question.code.name);
  const [parentId, setParentId] = useState(isNew ? question.parentId : question.code.parentId);
  const [colour, setColour] = useState<number | null>(isNew ? null : question.code.colour);
  const add = useCommand('voices.code.add', { quiet: true });
  const edit = useCommand('voices.code.edit', { quiet: true });
  const nameInput = useRef<HTMLInputElement>(null);
  // A rename mostly replaces the name: typing may begin at once.
  useEffect(() => nameInput.current?.select(), []);
  const failure = add.failure ?? edit.failure;
  const save = async (): Promise<void> => {
    const trimmed = name.trim();
    if (trimmed === '') return;
    if (isNew) {
      const result = await add.run({ name: trimmed, parentId, ...(colour === null ? {} : { colour }) });
      if (result.ok) onDone(result.value.id);
      return;
    }
    const { id, rev } = question.code;
    const fields = { name: trimmed, ...(colour === null ? {} : { colour }) };
    if ((await edit.run({ id, ifRev: rev, ...fields })).ok) onDone(id);
  };
  const parent = parentId === null ? null : book.path(parentId).join(' › ');
  return (
    <Dialog
      title={isNew ? 'New code' : 'Rename code'}
      isOpen
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={name.trim() === '' || add.pending || edit.pending}>
            {isNew ? 'Add code' : 'Rename'}
          </Button>
        </>
      }
    >
      {failure ? <Banner tone="danger">{failure.message}</Banner> : null}
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        maxLength={300}
        autoFocus
        inputRef={nameInput}
      />
      {isNew ? (
        <PickField
          label="Under"
          value={parent}
          none="The top"
          options={book.flat.map((code) => ({
            id: code.id,
            name: code.name,
            detail: book.path(code.id).slice(0, -1).join(' › '),
          }))}
          onChange={setParentId}
        />
      ) : null}
      <ColourField value={colour} onChange={setColour} />
    </Dialog>
  );
}
