import { type ReactNode, useState } from 'react';
import { useCommand } from '../../../api/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { shortQuote } from '../coding/words.ts';

export interface PasteDialogProps {
  readonly onClose: () => void;
  readonly onAdded: (sourceId: number) => void;
}

/** Makes a note of pasted text. Without a title, its first line becomes one. */
export function PasteDialog({ onClose, onAdded }: PasteDialogProps): ReactNode {
  const add = useCommand('voices.source.add', { quiet: true });
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const save = async (): Promise<void> => {
    const name = title.trim() || titleOf(text);
    const result = await add.run({ kind: 'note', title: name, text, heardAt: Date.now() });
    if (result.ok) onAdded(result.value.id);
  };
  return (
    <Dialog
      title="Paste text as a note"
      size="medium"
      isOpen
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={add.pending || text.trim() === ''}>
            Add note
          </Button>
        </>
      }
    >
      {add.failure ? <Banner tone="danger">{add.failure.message} The text is still here.</Banner> : null}
      <TextField
        label="Title"
        description="Left empty: the first line."
        value={title}
        onChange={setTitle}
        maxLength={300}
      />
      <TextArea label="Text" value={text} onChange={setText} rows={12} autoFocus />
    </Dialog>
  );
}

/** A title from the first line with words in it. */
export function titleOf(text: string): string {
  const line = text.split('\n').find((one) => one.trim() !== '') ?? '';
  return shortQuote(line.replace(/^#+\s*/, ''), 80) || 'Note';
}
