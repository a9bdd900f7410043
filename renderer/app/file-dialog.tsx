import { ChevronUp, FileText, Folder } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { FileToken, FolderEntry, FolderListing } from '../../shared/api/host.ts';
import { useHost } from '../host/context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { GridList } from '../ui/grid-list.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { TextField } from '../ui/text-field.tsx';
import './file-dialog.css';

/** What a file dialog is for. */
export type FileQuestion =
  | { readonly kind: 'open'; readonly title: string }
  | { readonly kind: 'save'; readonly title: string; readonly verb: string; readonly suggestedName: string };

export interface FileDialogProps {
  readonly question: FileQuestion;
  /** Called once: with the file, or with null when the user gave up. */
  readonly onAnswer: (file: FileToken | null) => void;
}

/** The page's own file dialog, where the system's cannot be shown: folders and workspaces, by name. */
export function FileDialog({ question, onAnswer }: FileDialogProps): ReactNode {
  const host = useHost();
  const formId = useId();
  const [folder, setFolder] = useState<FolderListing | null>(null);
  const [hasMoved, setMoved] = useState(false);
  const [folderError, setFolderError] = useState<string | null>(null);
  const [chosen, setChosen] = useState<FolderEntry | null>(null);
  const [name, setName] = useState(question.kind === 'save' ? question.suggestedName : '');
  const [nameError, setNameError] = useState<string | undefined>(undefined);

  /** The folder shown, or on its way: who answers at once is answered as soon as it is there. */
  const opened = useRef<Promise<FolderListing | null>>(Promise.resolve(null));
  const list = async (token: string | null): Promise<FolderListing | null> => {
    try {
      const listing = await host.listFolder(token);
      setFolder(listing);
      setMoved(token !== null);
      setFolderError(null);
      setChosen(null);
      return listing;
    } catch (error) {
      setFolderError(error instanceof Error ? error.message : String(error));
      return folder;
    }
  };
  const open = (token: string | null): void => {
    opened.current = list(token);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the starting folder is asked for once
  useEffect(() => {
    open(null);
  }, []);

  const openEntry = (entry: FolderEntry): void => {
    if (entry.kind === 'folder') open(entry.token);
    else if (question.kind === 'open') onAnswer({ token: entry.token, name: entry.name });
    else setName(entry.name);
  };
  const save = async (): Promise<void> => {
    const place = await opened.current;
    if (!place) return;
    const fileName = withEnding(name);
    const problem = nameProblem(fileName, place.entries);
    setNameError(problem);
    if (problem !== undefined) return;
    try {
      onAnswer(await host.newFileIn(place.token, fileName));
    } catch (error) {
      setNameError(error instanceof Error ? error.message : String(error));
    }
  };
  const nameField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // After a dialog that closes at the same moment has given the focus back.
    const frame = requestAnimationFrame(() => {
      nameField.current?.focus();
      nameField.current?.setSelectionRange(0, nameField.current.value.replace(/\.touchline$/i, '').length);
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  const submit = (): void => {
    if (question.kind === 'save') void save();
    else if (chosen) openEntry(chosen);
  };

  return (
    <Dialog
      title={question.title}
      isOpen
      size="medium"
      onClose={() => onAnswer(null)}
      footer={
        <>
          <Button onPress={() => onAnswer(null)}>Cancel</Button>
          {question.kind === 'save' ? (
            <Button kind="primary" type="submit" form={formId} isDisabled={name.trim() === ''}>
              {question.verb}
            </Button>
          ) : (
            <Button kind="primary" isDisabled={!chosen} onPress={submit}>
              Open
            </Button>
          )}
        </>
      }
    >
      {question.kind === 'save' ? (
        <form
          id={formId}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <TextField
            label="File name"
            value={name}
            onChange={setName}
            error={nameError}
            inputRef={nameField}
          />
        </form>
      ) : null}
      <div className="file-place">
        <IconButton
          label="Up one folder"
          isDisabled={!folder?.parent}
          onPress={() => {
            if (folder?.parent) open(folder.parent);
          }}
        >
          <ChevronUp size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
        <span className="clip file-folder">{folder?.name ?? ''}</span>
      </div>
      <div className="file-list">
        {folderError === null ? null : (
          <ErrorState
            isSmall
            title="This folder could not be read"
            message={folderError}
            onRetry={() => open(folder?.token ?? null)}
          />
        )}
        {folder === null && folderError === null ? <Skeleton rows={8} /> : null}
        {folder !== null && folderError === null ? (
          <GridList
            key={folder.token}
            autoFocus={question.kind === 'open' || hasMoved}
            label={`Contents of ${folder.name}`}
            items={folder.entries}
            itemId={(entry) => entry.token}
            itemText={(entry) => entry.name}
            selected={chosen?.token ?? null}
            onSelect={(token) => setChosen(folder.entries.find((entry) => entry.token === token) ?? null)}
            onOpen={(token) => {
              const entry = folder.entries.find((item) => item.token === token);
              if (entry) openEntry(entry);
            }}
            render={(entry) => <FileRow entry={entry} />}
            empty={<p className="file-empty">No folders and no workspaces in here.</p>}
          />
        ) : null}
      </div>
    </Dialog>
  );
}

function FileRow({ entry }: { readonly entry: FolderEntry }): ReactNode {
  const Icon = entry.kind === 'folder' ? Folder : FileText;
  return (
    <>
      <Icon size={16} strokeWidth={1.5} aria-label={entry.kind === 'folder' ? 'Folder' : 'Workspace'} />
      <span className="clip">{entry.name}</span>
    </>
  );
}

/** The name with the workspace's ending, which may be left out when typing. */
export function withEnding(name: string): string {
  const trimmed = name.trim();
  return trimmed === '' || /\.touchline$/i.test(trimmed) ? trimmed : `${trimmed}.touchline`;
}

/** Why a new file cannot have this name here, or undefined. */
export function nameProblem(name: string, entries: readonly FolderEntry[]): string | undefined {
  if (name === '') return 'Give the file a name.';
  if (/[/\\:*?"<>|\p{Cc}]/u.test(name)) return 'A file name cannot hold any of / \\ : * ? " < > |';
  if (entries.some((entry) => entry.name.toLowerCase() === name.toLowerCase())) {
    return `“${name}” is already in this folder. Choose another name.`;
  }
  return undefined;
}
