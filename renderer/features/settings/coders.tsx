import { Pencil } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Coder } from '../../../shared/workspace/model.ts';
import { useCommand, useQuery, useRefresh } from '../../api/query.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Section } from './section.tsx';

/** Who codes in this workspace, and whose name codings are given now. */
export function Coders({ isReadOnly }: { readonly isReadOnly: boolean }): ReactNode {
  const coders = useQuery('workspace.coders', {});
  const choose = useCommand('workspace.coder.choose');
  const refresh = useRefresh();
  return (
    <Section
      id="coders"
      title="Coders"
      more="Every coding carries the name of the person who made it. The name in the title bar is the one working now."
    >
      {coders.error ? (
        <ErrorState isSmall title="The coders could not be read" message={coders.error.message} />
      ) : null}
      {coders.isPending ? <Skeleton rows={2} /> : null}
      <ul className="coders">
        {coders.data?.map((coder) => (
          <CoderRow
            key={coder.id}
            coder={coder}
            isReadOnly={isReadOnly}
            onChoose={() => void choose.run({ id: coder.id }).then(() => refresh('workspace.coders'))}
          />
        ))}
      </ul>
      {isReadOnly ? null : <AddCoder />}
    </Section>
  );
}

interface CoderRowProps {
  readonly coder: Coder;
  readonly isReadOnly: boolean;
  readonly onChoose: () => void;
}

function CoderRow({ coder, isReadOnly, onChoose }: CoderRowProps): ReactNode {
  const [draft, setDraft] = useState<string | null>(null);
  const rename = useCommand('workspace.coder.rename');
  const keep = async (): Promise<void> => {
    const name = draft?.trim() ?? '';
    if (name !== '' && name !== coder.name) {
      const result = await rename.run({ id: coder.id, name, ifRev: coder.rev });
      if (!result.ok) return;
    }
    setDraft(null);
  };
  if (draft !== null) {
    return (
      <li>
        <form
          className="coder-form"
          onSubmit={(event) => {
            event.preventDefault();
            void keep();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setDraft(null);
          }}
        >
          <TextField
            aria-label={`New name of ${coder.name}`}
            value={draft}
            onChange={setDraft}
            maxLength={80}
            autoFocus
          />
          <Button type="submit">Rename</Button>
          <Button kind="quiet" onPress={() => setDraft(null)}>
            Cancel
          </Button>
        </form>
      </li>
    );
  }
  return (
    <li className="coder-row">
      <span className="coder-initials" aria-hidden="true">
        {coder.initials}
      </span>
      <span className="clip coder-name" dir="auto">
        {coder.name}
      </span>
      {coder.isActive ? (
        <Badge tone="accent">Coding now</Badge>
      ) : coder.isConsensus ? (
        <Badge>What was settled</Badge>
      ) : (
        <Button kind="quiet" onPress={onChoose}>
          Code as {coder.name}
        </Button>
      )}
      {isReadOnly ? null : (
        <IconButton label={`Rename ${coder.name}`} onPress={() => setDraft(coder.name)}>
          <Pencil size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
      )}
    </li>
  );
}

function AddCoder(): ReactNode {
  const [name, setName] = useState('');
  const add = useCommand('workspace.coder.add', { quiet: true });
  const submit = async (): Promise<void> => {
    if (name.trim() === '') return;
    const result = await add.run({ name: name.trim() });
    if (result.ok) setName('');
  };
  return (
    <form
      className="coder-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        aria-label="Name of a new coder"
        placeholder="Name"
        value={name}
        onChange={(next) => {
          setName(next);
          add.clear();
        }}
        maxLength={80}
        error={add.failure?.message}
      />
      <Button type="submit" isDisabled={name.trim() === '' || add.pending}>
        Add a coder
      </Button>
    </form>
  );
}
