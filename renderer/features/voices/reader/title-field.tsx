import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { SourceToRead } from '../../../../shared/voices/contract-reader.ts';
import { useCommand } from '../../../api/query.ts';
import { TextField } from '../../../ui/text-field.tsx';

/** The source's title; while its text is edited, a field. */
export function TitleField({
  source,
  isEditing,
}: {
  readonly source: Pick<SourceToRead, 'id' | 'rev' | 'title'>;
  readonly isEditing: boolean;
}): ReactNode {
  const edit = useCommand('voices.source.edit');
  const [typed, setTyped] = useState<string | null>(null);
  const isSending = useRef(false);
  const save = async (): Promise<void> => {
    const title = typed?.trim();
    if (title === undefined || isSending.current) return;
    if (title === '' || title === source.title) return setTyped(null);
    isSending.current = true;
    const { ok } = await edit.run({ id: source.id, ifRev: source.rev, title });
    isSending.current = false;
    // What was refused, or typed meanwhile, stays.
    if (ok) setTyped((now) => (now?.trim() === title ? null : now));
  };
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  // A field taken away while it has the focus is not left first.
  useEffect(() => {
    if (!isEditing) void latest.current();
  }, [isEditing]);
  useEffect(() => () => void latest.current(), []);
  if (!isEditing) {
    return (
      <h2 className="pane-title clip reader-title" dir="auto" title={source.title}>
        {source.title}
      </h2>
    );
  }
  return (
    <TextField
      aria-label="Title"
      className="reader-title"
      value={typed ?? source.title}
      onChange={setTyped}
      maxLength={300}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save();
        else event.continuePropagation();
      }}
    />
  );
}
