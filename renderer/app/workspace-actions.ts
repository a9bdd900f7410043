import { useCallback } from 'react';
import type { Failure } from '../../shared/api/failure.ts';
import { useCommand } from '../api/query.ts';
import { fileNameOf as plainFileName } from '../ui/file-name.ts';
import { showStatus } from '../ui/status.tsx';
import { useFileChooser } from './file-chooser.tsx';
import { useGo } from './navigation.ts';
import { routes } from './routes.ts';

/** Opening, copying and moving the workspace as a file; each asks for the place and shows what failed. */
export interface WorkspaceActions {
  readonly open: () => Promise<void>;
  readonly openRecent: (token: string) => Promise<void>;
  readonly openExample: () => Promise<void>;
  readonly create: (name: string, coderName: string) => Promise<boolean>;
  readonly saveCopy: (name: string) => Promise<void>;
  readonly moveTo: (name: string) => Promise<void>;
  readonly restore: (backupId: string, name: string) => Promise<void>;
  readonly close: () => Promise<void>;
  /** One of them is under way. */
  readonly busy: boolean;
}

export function useWorkspaceActions(): WorkspaceActions {
  const files = useFileChooser();
  const go = useGo();
  const openCommand = useCommand('workspace.open', { quiet: true });
  const exampleCommand = useCommand('workspace.openExample');
  const createCommand = useCommand('workspace.create');
  const copyCommand = useCommand('workspace.saveCopy');
  const moveCommand = useCommand('workspace.moveTo');
  const restoreCommand = useCommand('workspace.restoreBackup');
  const closeCommand = useCommand('workspace.close');
  const { run: runOpen } = openCommand;
  const openRecent = useCallback(
    async (token: string) => {
      const result = await runOpen({ file: token });
      if (result.ok) return go(routes.home);
      const { failure } = result;
      const readOnly = async (): Promise<void> => {
        const copy = await runOpen({ file: token, readOnly: true });
        if (copy.ok) go(routes.home);
        else showStatus({ tone: 'failed', text: copy.failure.message });
      };
      const action = canReadOnly(failure)
        ? { label: 'Open a read-only copy', onPress: () => void readOnly() }
        : failure.code === 'corrupt'
          ? { label: 'Show backups', onPress: () => go(`${routes.settings}#backups`) }
          : undefined;
      showStatus({ tone: 'failed', text: failure.message, ...(action ? { action } : {}) });
    },
    [runOpen, go],
  );
  return {
    busy:
      openCommand.pending ||
      exampleCommand.pending ||
      createCommand.pending ||
      moveCommand.pending ||
      restoreCommand.pending ||
      closeCommand.pending,
    openRecent,
    open: async () => {
      const file = await files.chooseWorkspace('Open a workspace');
      if (file) await openRecent(file.token);
    },
    openExample: async () => {
      const result = await exampleCommand.run({});
      if (result.ok) go(routes.home);
    },
    create: async (name, coderName) => {
      const suggestedName = `${fileNameOf(name)}.touchline`;
      const file = await files.choosePlace({
        title: 'Where to keep the new workspace',
        verb: 'Create',
        suggestedName,
      });
      if (!file) return false;
      const coder = coderName.trim();
      const result = await createCommand.run(
        coder === '' ? { file: file.token } : { file: file.token, coderName: coder },
      );
      if (result.ok) go(routes.home);
      return result.ok;
    },
    saveCopy: async (name) => {
      const suggestedName = `${fileNameOf(name)} copy.touchline`;
      const file = await files.choosePlace({ title: 'Save a copy', verb: 'Save a copy', suggestedName });
      if (!file) return;
      const result = await copyCommand.run({ file: file.token });
      if (result.ok) showStatus({ tone: 'done', text: `A copy was saved as “${file.name}”.` });
    },
    moveTo: async (name) => {
      const suggestedName = `${fileNameOf(name)}.touchline`;
      const file = await files.choosePlace({ title: 'Move the workspace', verb: 'Move here', suggestedName });
      if (!file) return;
      const result = await moveCommand.run({ file: file.token });
      if (result.ok) showStatus({ tone: 'done', text: `The workspace is now “${file.name}”.` });
    },
    restore: async (backupId, name) => {
      const suggestedName = `${fileNameOf(name)} restored.touchline`;
      const file = await files.choosePlace({
        title: 'Restore into a new file',
        verb: 'Restore',
        suggestedName,
      });
      if (!file) return;
      const result = await restoreCommand.run({ id: backupId, file: file.token });
      if (!result.ok) return;
      showStatus({
        tone: 'done',
        text: `The backup was restored into “${file.name}”. The earlier file is unchanged.`,
      });
      go(routes.home);
    },
    close: async () => {
      const result = await closeCommand.run({});
      if (result.ok) go(routes.start);
    },
  };
}

/** Whether the store offers to open the file for reading after it refused to open it for writing. */
function canReadOnly({ detail }: Failure): boolean {
  return typeof detail === 'object' && detail !== null && 'offer' in detail && detail.offer === 'read-only';
}

/** A workspace's name as a file name, without the ending. */
function fileNameOf(name: string): string {
  return plainFileName(name.replace(/\.touchline$/i, ''), 'Workspace');
}
