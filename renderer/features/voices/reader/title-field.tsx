import { type ReactNode, useState } from 'react';
import type { Source } from '../../../../shared/voices/model.ts';
import { useCommand } from '../../../api/query.ts';
import { TextField } from '../../../ui/text-field.tsx';

/** The source's title; while its text is edited, a field. */
export function TitleField({
  source,
  isEditing,
}: {
  readonly source: Source;
  readonly isEditing: boolean;
}): ReactNode {
  const edit = useCommand('voices.source.edit');
  const [typed, setTyped] = useState<string | null>(null);
  if (!isEditing) {
    return (
      <h2 className="pane-title clip reader-title" dir="auto" title={source.title}>
        {source.title}
      </h2>
    );
  }
  const save = async (): Promise<void> => {
    const title = typed?.trim();
    if (title !== undefined && title !== '' && title !== source.title)
      await edit.run({ id: source.id, ifRev: source.rev, title });
    setTyped(null);
  };
  return (
    <TextField
      aria-label="Title"
      className="reader-title"
      value={typed ?? source.title}
      onChange={setTyped}
      maxLength={300}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void save();
        else event.continuePropagation();
      }}
    />
  );
}
