import path from 'node:path';
import type { BrowserWindow, FileFilter } from 'electron';
import { dialog, shell } from 'electron';
import type { FilePurpose, FileToken, PickOptions, SaveOptions } from '../../shared/api/host.ts';
import type { TokenPurpose } from '../platform/tokens.ts';
import { isOpenable } from './addresses.ts';
import { filesIn } from './folders.ts';

/** Turns a chosen path into what the page may hold. */
export type Grant = (file: string, purpose: TokenPurpose) => Promise<FileToken>;

const workspaceFiles: FileFilter = { name: 'Touchline workspaces', extensions: ['touchline'] };
const filters: Readonly<Record<FilePurpose, FileFilter[]>> = {
  workspace: [workspaceFiles],
  import: [
    {
      name: 'Texts and tables',
      extensions: [
        'csv',
        'tsv',
        'tab',
        'xlsx',
        'xlsm',
        'json',
        'jsonl',
        'ndjson',
        'zip',
        'txt',
        'md',
        'markdown',
        'vtt',
        'srt',
        'docx',
        'pdf',
      ],
    },
    { name: 'All files', extensions: ['*'] },
  ],
  export: [],
  backup: [],
};

/** The system's dialog for files to read, or for a folder where the purpose is backups. Empty when cancelled. */
export async function pickFiles(
  window: BrowserWindow,
  options: PickOptions,
  grant: Grant,
): Promise<readonly FileToken[]> {
  const isFolder = options.folder === true && options.purpose === 'import';
  const what = options.purpose === 'backup' || isFolder ? 'openDirectory' : 'openFile';
  const answer = await dialog.showOpenDialog(window, {
    properties: options.multiple ? [what, 'multiSelections'] : [what],
    filters: isFolder ? [] : filters[options.purpose],
  });
  if (answer.canceled) return [];
  const paths = isFolder ? await filesIn(answer.filePaths) : answer.filePaths;
  return Promise.all(paths.map((file) => grant(file, options.purpose)));
}

/** The system's dialog for a file to write; null when cancelled. */
export async function pickSave(
  window: BrowserWindow,
  options: SaveOptions,
  documents: string,
  grant: Grant,
): Promise<FileToken | null> {
  const name = plainName(options.suggestedName);
  const ending = path.extname(name).slice(1);
  const answer = await dialog.showSaveDialog(window, {
    defaultPath: path.join(documents, name),
    filters: ending === '' ? [] : [{ name: `${ending.toUpperCase()} file`, extensions: [ending] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (answer.canceled || answer.filePath === '') return null;
  return grant(answer.filePath, options.purpose);
}

/** Opens a web or mail address outside, after showing the user the whole of it. Others are refused silently. */
export async function openLink(window: BrowserWindow, address: string): Promise<void> {
  if (!isOpenable(address)) return;
  const answer = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'Open this address outside Touchline?',
    detail: address,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (answer.response === 0) await shell.openExternal(address);
}

/** A file name out of what may be any text: no folders, nothing Windows or macOS refuses, never empty. */
export function plainName(text: string): string {
  const name = [...text.normalize('NFC')]
    .map((character) => (/[\p{Cc}\p{Cf}\\/:*?"<>|]/u.test(character) ? ' ' : character))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 120);
  return name === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name)
    ? `Untitled ${name}`.trim()
    : name;
}
