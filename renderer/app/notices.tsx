import { type ReactNode, useState } from 'react';
import type { WorkspaceNotice } from '../../shared/api/events.ts';
import { assertNever } from '../../shared/util/assert-never.ts';
import type { Workspace } from '../api/cache.ts';
import { useConnected } from '../api/provider.tsx';
import { Banner, type Tone } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useGo } from './navigation.ts';
import { routes } from './routes.ts';
import { useWorkspaceActions } from './workspace-actions.ts';

/** What the user should know about the file as a whole, each with what can be done about it. */
export function Notices({ workspace }: { readonly workspace: Workspace }): ReactNode {
  const connected = useConnected();
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const keyOf = (notice: WorkspaceNotice): string =>
    `${workspace.sessionId}:${notice.kind}:${notice.message}`;
  const shown = workspace.notices.filter((notice) => !dismissed.includes(keyOf(notice)));
  return (
    <>
      {connected ? null : (
        <Banner tone="danger">
          Touchline does not answer. Everything that was saved is safe. If this stays, start Touchline again.
        </Banner>
      )}
      {workspace.readOnly ? <ReadOnlyNotice workspace={workspace} /> : null}
      {shown.map((notice) => (
        <Banner
          key={keyOf(notice)}
          tone={toneOf(notice.kind)}
          actions={<NoticeActions notice={notice} name={workspace.name} />}
          {...(canDismiss(notice.kind)
            ? { onDismiss: () => setDismissed([...dismissed, keyOf(notice)]) }
            : {})}
        >
          {notice.message}
        </Banner>
      ))}
    </>
  );
}

function ReadOnlyNotice({ workspace }: { readonly workspace: Workspace }): ReactNode {
  const actions = useWorkspaceActions();
  return (
    <Banner
      tone="warning"
      actions={<Button onPress={() => void actions.saveCopy(workspace.name)}>Save a copy…</Button>}
    >
      {workspace.readOnlyReason ?? 'This workspace is open for reading only. To change things, save a copy.'}
    </Banner>
  );
}

function NoticeActions({
  notice,
  name,
}: {
  readonly notice: WorkspaceNotice;
  readonly name: string;
}): ReactNode {
  const actions = useWorkspaceActions();
  const go = useGo();
  const backups = <Button onPress={() => go(`${routes.settings}#backups`)}>Show backups</Button>;
  const copy = <Button onPress={() => void actions.saveCopy(name)}>Save a copy…</Button>;
  switch (notice.kind) {
    case 'cloud-folder':
      return (
        <Button kind="primary" onPress={() => void actions.moveTo(name)}>
          Move to a local folder…
        </Button>
      );
    case 'moved':
    case 'disk-full':
      return copy;
    case 'damaged':
      return (
        <>
          {copy}
          {backups}
        </>
      );
    case 'recovered':
    case 'conflicted-copy':
    case 'backup-failed':
      return backups;
    default:
      return assertNever(notice.kind);
  }
}

function toneOf(kind: WorkspaceNotice['kind']): Tone {
  switch (kind) {
    case 'damaged':
    case 'disk-full':
    case 'moved':
      return 'danger';
    case 'cloud-folder':
    case 'conflicted-copy':
    case 'backup-failed':
      return 'warning';
    case 'recovered':
      return 'info';
    default:
      return assertNever(kind);
  }
}

/** What is still wrong stays in sight; what has only happened can be put away. */
function canDismiss(kind: WorkspaceNotice['kind']): boolean {
  return kind !== 'damaged' && kind !== 'disk-full' && kind !== 'moved';
}
