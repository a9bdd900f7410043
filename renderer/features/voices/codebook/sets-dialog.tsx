import { Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { CodeSet } from '../../../../shared/voices/codebook-model.ts';
import { useCommand, useQuery } from '../../../api/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { MultiPick } from '../../../ui/multi-pick.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useCodes } from '../coding/use-codes.ts';

/** The code sets: add, rename, delete, and say which codes are in them. */
export function SetsDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { data, error } = useQuery('voices.codeSets', {});
  const [name, setName] = useState('');
  const add = useCommand('voices.codeSet.add', { quiet: true });
  const save = async (): Promise<void> => {
    if (name.trim() === '') return;
    if ((await add.run({ name: name.trim() })).ok) setName('');
  };
  return (
    <Dialog
      title="Code sets"
      size="medium"
      isOpen
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <Button kind="primary" onPress={onClose}>
          Close
        </Button>
      }
    >
      <p className="secondary">
        A set takes codes together that stand apart in the tree. A code may be in several.
      </p>
      {error ? <Banner tone="danger">{error.message}</Banner> : null}
      {add.failure ? <Banner tone="danger">{add.failure.message}</Banner> : null}
      {(data ?? []).map((set) => (
        <SetFields key={set.id} set={set} />
      ))}
      <div className="codebook-new-set">
        <TextField label="New set" value={name} onChange={setName} maxLength={300} />
        <Button type="submit" isDisabled={name.trim() === '' || add.pending}>
          Add set
        </Button>
      </div>
    </Dialog>
  );
}

function SetFields({ set }: { readonly set: CodeSet }): ReactNode {
  const { book } = useCodes();
  const [name, setName] = useState(set.name);
  const rename = useCommand('voices.codeSet.rename', { quiet: true });
  const change = useCommand('voices.codeSet.change');
  const remove = useCommand('voices.codeSet.delete');
  const keep = (): void => {
    const trimmed = name.trim();
    if (trimmed !== '' && trimmed !== set.name)
      void rename.run({ id: set.id, ifRev: set.rev, name: trimmed });
  };
  return (
    <section className="codebook-set" aria-label={set.name}>
      {rename.failure ? <Banner tone="danger">{rename.failure.message}</Banner> : null}
      <div className="codebook-set-head">
        <TextField label="Name" value={name} onChange={setName} onBlur={keep} maxLength={300} />
        <IconButton label={`Delete set ${set.name}`} onPress={() => void remove.run({ id: set.id })}>
          <Trash2 size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
      </div>
      <MultiPick
        label={`Codes of ${set.name}`}
        options={book.flat.map((code) => ({ id: code.id, label: book.path(code.id).join(' › ') }))}
        chosen={set.codeIds}
        onChange={(chosen) =>
          void change.run({
            id: set.id,
            add: chosen.filter((id) => !set.codeIds.includes(id)),
            remove: set.codeIds.filter((id) => !chosen.includes(id)),
          })
        }
        placeholder="Add a code"
        empty="No codes yet."
      />
    </section>
  );
}
