import { type ReactNode, useMemo } from 'react';
import type { Backup } from '../../../shared/workspace/model.ts';
import { useCommand, useQuery, useRefresh } from '../../api/query.ts';
import { useWorkspaceActions } from '../../app/workspace-actions.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { formatBytes, formatNumber, formatTime } from '../../ui/format.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showStatus } from '../../ui/status.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { Section } from './section.tsx';

export interface BackupsProps {
  readonly workspaceName: string;
  /** false: nothing is open, and the backups are those of the workspace that could not be opened last. */
  readonly isOpen: boolean;
}

/** Earlier versions of a workspace; each can be restored into a file of its own. */
export function Backups({ workspaceName, isOpen }: BackupsProps): ReactNode {
  const backups = useQuery('workspace.backups', {});
  const backUp = useCommand('workspace.backupNow');
  const refresh = useRefresh();
  const actions = useWorkspaceActions();
  const { restore, busy } = actions;
  const columns = useMemo<readonly TableColumn<Backup>[]>(
    () => [
      { id: 'at', label: 'Made', isRowHeader: true, render: (backup) => formatTime(backup.at) },
      { id: 'reason', label: 'Why', render: (backup) => backup.reason },
      { id: 'sources', label: 'Sources', isNumber: true, render: (backup) => formatNumber(backup.sources) },
      { id: 'codings', label: 'Codings', isNumber: true, render: (backup) => formatNumber(backup.codings) },
      { id: 'bytes', label: 'Size', isNumber: true, render: (backup) => formatBytes(backup.bytes) },
      {
        id: 'restore',
        label: 'Restore',
        isLabelHidden: true,
        isNumber: true,
        render: (backup) => (
          <Button
            kind="quiet"
            isDisabled={busy}
            aria-label={`Restore the backup of ${formatTime(backup.at)}`}
            onPress={() => void restore(backup.id, workspaceName)}
          >
            Restore…
          </Button>
        ),
      },
    ],
    [busy, restore, workspaceName],
  );
  const makeOne = async (): Promise<void> => {
    const result = await backUp.run({});
    await refresh('workspace.backups');
    if (result.ok) showStatus({ tone: 'done', text: 'A backup was made and checked.' });
  };
  return (
    <Section id="backups" title="Backups" more={isOpen ? aboutOpen : aboutClosed}>
      {isOpen ? (
        <div>
          <Button onPress={() => void makeOne()} isDisabled={backUp.pending}>
            {backUp.pending ? 'Backing up' : 'Back up now'}
          </Button>
        </div>
      ) : null}
      {backups.error ? (
        <ErrorState
          isSmall
          title="The backups could not be read"
          message={backups.error.message}
          onRetry={() => void backups.refetch()}
        />
      ) : null}
      {backups.isPending ? <Skeleton rows={3} /> : null}
      {backups.data?.length === 0 ? (
        <p className="secondary">
          {isOpen
            ? 'None yet. One is made every half hour of changes, before imports, and at closing.'
            : 'None to show. Open a workspace to see its backups.'}
        </p>
      ) : null}
      {backups.data && backups.data.length > 0 ? (
        <div className="backups">
          <Table label="Backups" columns={columns} rows={backups.data} rowId={(backup) => backup.id} />
        </div>
      ) : null}
    </Section>
  );
}

const aboutOpen =
  'Made by themselves, outside the workspace’s folder, and checked. Restoring writes a new file; the one you work on stays as it is.';
const aboutClosed =
  'While nothing is open, the backups of the workspace that could not be opened last are here. Restoring writes a new file; the damaged one stays as it is.';
