import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { SourceRow } from '../../../../shared/voices/model.ts';
import { useCommand } from '../../../api/query.ts';

export interface RenameFieldProps {
  readonly row: Pick<SourceRow, 'id' | 'rev' | 'title'>;
  /** The title is kept or given up; the focus goes back to the list. */
  readonly onDone: () => void;
}

/** A source's title as a field in its row: Enter keeps it, Escape gives it up, leaving the field keeps it. */
export function RenameField({ row, onDone }: RenameFieldProps): ReactNode {
  const edit = useCommand('voices.source.edit');
  const [title, setTitle] = useState(row.title);
  const isOver = useRef(false);
  const end = async (keep: boolean): Promise<void> => {
    if (isOver.current) return;
    isOver.current = true;
    const next = title.trim();
    if (keep && next !== '' && next !== row.title) {
      const result = await edit.run({ id: row.id, ifRev: row.rev, title: next });
      // What was refused stays in the field, to be tried again or given up.
      if (!result.ok) {
        isOver.current = false;
        return;
      }
    }
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // The keys of the list are not meant while a title is typed.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') void end(true);
    if (event.key === 'Escape') void end(false);
  };
  return (
    <input
      className="source-rename"
      aria-label="Title of the source"
      dir="auto"
      maxLength={300}
      // biome-ignore lint/a11y/noAutofocus: F2 was pressed to type here
      autoFocus
      value={title}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTitle(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onMouseDown={(event) => event.stopPropagation()}
      onBlur={() => void end(true)}
    />
  );
}
