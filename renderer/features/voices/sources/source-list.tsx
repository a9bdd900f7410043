import { FileText, Plus } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useCommand, useWorkspace } from '../../../api/query.ts';
import { useCommandHandler, useCommands } from '../../../app/commands-provider.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { countOf, formatNumber } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { Pane } from '../../../ui/pane.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { showStatus } from '../../../ui/status.tsx';
import { SearchField } from '../../../ui/text-field.tsx';
import { VirtualList, type VirtualListHandle } from '../../../ui/virtual-list.tsx';
import { KindIcon } from './kind-icon.tsx';
import { RenameField } from './rename-field.tsx';
import { useSourceOrder, useSourceRow } from './use-source-order.ts';
import './source-list.css';

export interface SourceListProps {
  readonly current: number | null;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly onOpen: (sourceId: number | null) => void;
}

/** All sources, by name; the one chosen is shown in the reader. */
export function SourceList({ current, words, onWords, onOpen }: SourceListProps): ReactNode {
  const { ids, isLoading, error, retry } = useSourceOrder(words);
  const registry = useCommands();
  const remove = useCommand('voices.source.delete');
  const [hasFocus, setHasFocus] = useState(false);
  const [active, setActive] = useState(0);
  const [renaming, setRenaming] = useState<number | null>(null);
  const canWrite = useWorkspace()?.readOnly !== true;
  const list = useRef<VirtualListHandle>(null);
  useEffect(() => {
    const at = current === null ? -1 : ids.indexOf(current);
    if (at < 0) return;
    setActive(at);
    list.current?.goTo(at, { focus: false });
  }, [current, ids]);

  const removeActive = async (): Promise<void> => {
    const id = ids[active];
    if (id === undefined) return;
    const result = await remove.run({ ids: [id] });
    if (!result.ok) return;
    if (id === current) onOpen(ids[active + 1] ?? ids[active - 1] ?? null);
    const { codings } = result.value;
    showStatus({
      tone: 'done',
      text: `Source deleted${codings > 0 ? `, with ${countOf(codings, 'coding')}` : ''}`,
      commit: result.seq,
      action: { label: 'Undo', onPress: () => registry.run('edit.undo') },
    });
  };
  useCommandHandler('edit.rename', () => setRenaming(ids[active] ?? null), {
    enabled: hasFocus && canWrite && ids.length > 0,
  });
  useCommandHandler('edit.delete', () => void removeActive(), { enabled: hasFocus && ids.length > 0 });

  return (
    <Pane
      label="Sources"
      heading={
        <h2 className="pane-title clip">
          Sources <span className="secondary number">{formatNumber(ids.length)}</span>
        </h2>
      }
      actions={
        <Menu
          label="Add a source"
          placement="bottom end"
          trigger={
            <IconButton label="Add a source">
              <Plus size={16} strokeWidth={1.5} aria-hidden="true" />
            </IconButton>
          }
          items={[
            { id: 'note', label: 'New note', onAction: () => registry.run('voices.newNote') },
            { id: 'paste', label: 'Paste text…', onAction: () => registry.run('voices.pasteNote') },
            { id: 'import', label: 'Import…', onAction: () => registry.run('voices.import') },
          ]}
        />
      }
    >
      <div className="side-filter">
        <SearchField label="Words in the text" value={words} onChange={onWords} />
      </div>
      {error ? (
        <ErrorState isSmall title="The sources could not be read" message={error.message} onRetry={retry} />
      ) : null}
      {isLoading && !error ? <Skeleton rows={8} /> : null}
      {isLoading || error ? null : (
        // biome-ignore lint/a11y/noStaticElementInteractions: only watches where the focus is
        <div className="side-list" onFocus={() => setHasFocus(true)} onBlur={() => setHasFocus(false)}>
          <VirtualList
            ref={list}
            label="Sources"
            count={ids.length}
            rowKey={(index) => ids[index] ?? index}
            active={active}
            onActive={(index) => {
              setActive(index);
              const id = ids[index];
              if (id !== undefined && id !== current) onOpen(id);
            }}
            render={(index) => (
              <SourceLine
                words={words}
                index={index}
                isRenaming={renaming !== null && ids[index] === renaming}
                onRenamed={() => {
                  setRenaming(null);
                  list.current?.goTo(index);
                }}
              />
            )}
            empty={<NoSources isFiltered={words.trim() !== ''} onShowAll={() => onWords('')} />}
          />
        </div>
      )}
    </Pane>
  );
}

interface SourceLineProps {
  readonly words: string;
  readonly index: number;
  readonly isRenaming: boolean;
  readonly onRenamed: () => void;
}

function SourceLine({ words, index, isRenaming, onRenamed }: SourceLineProps): ReactNode {
  const row = useSourceRow(words, index);
  if (!row) return <div className="source-row" />;
  if (isRenaming) {
    return (
      <div className="source-row">
        <KindIcon kind={row.kind} />
        <RenameField key={row.id} row={row} onDone={onRenamed} />
      </div>
    );
  }
  return (
    <div className="source-row" title={row.title}>
      <KindIcon kind={row.kind} />
      <span className="clip" dir="auto">
        {row.title}
      </span>
      {row.codings > 0 ? (
        <span className="number" title={countOf(row.codings, 'coding')}>
          <span className="sr-only">, codings: </span>
          {formatNumber(row.codings)}
        </span>
      ) : null}
    </div>
  );
}

function NoSources({
  isFiltered,
  onShowAll,
}: {
  readonly isFiltered: boolean;
  readonly onShowAll: () => void;
}): ReactNode {
  const registry = useCommands();
  if (isFiltered) {
    return (
      <EmptyState
        isSmall
        title="No source has these words"
        actions={<Button onPress={onShowAll}>Show all</Button>}
      />
    );
  }
  return (
    <EmptyState
      isSmall
      icon={<FileText size={24} strokeWidth={1.5} />}
      title="No sources yet"
      actions={
        <>
          <Button onPress={() => registry.run('voices.import')}>Import a file</Button>
          <Button onPress={() => registry.run('voices.newNote')}>Write a note</Button>
        </>
      }
    >
      What customers said belongs here: survey answers, transcripts, notes.
    </EmptyState>
  );
}
