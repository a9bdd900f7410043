import { ArrowLeft, FilePlus2, FolderOpen, X } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import type { Recent } from '../../../shared/workspace/model.ts';
import { useCommand, useQuery, useRefresh } from '../../api/query.ts';
import { AppMenu } from '../../app/app-menu.tsx';
import { useShortcut } from '../../app/commands-provider.tsx';
import { KeyboardHelp } from '../../app/keyboard-help.tsx';
import { useGo } from '../../app/navigation.ts';
import { useNewWorkspace } from '../../app/new-workspace.tsx';
import { routes } from '../../app/routes.ts';
import { useWorkspaceActions, type WorkspaceActions } from '../../app/workspace-actions.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { formatAgo } from '../../ui/format.ts';
import { GridList } from '../../ui/grid-list.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import { Mark } from './mark.tsx';
import './start-screen.css';

/** What the product opens on while no workspace is open. */
export function StartScreen(): ReactNode {
  const [path] = useLocation();
  useEffect(() => {
    document.title = 'Touchline';
  }, []);
  if (path === routes.settings) return <Beside>{<SettingsScreen />}</Beside>;
  if (path === routes.keyboard) return <Beside>{<KeyboardHelp />}</Beside>;
  return <Start />;
}

function Start(): ReactNode {
  const actions = useWorkspaceActions();
  const openNew = useNewWorkspace();
  const openKeys = useShortcut('workspace.open');
  const newKeys = useShortcut('workspace.new');
  return (
    <div className="start">
      <div className="start-menu">
        <AppMenu />
      </div>
      <main className="start-body">
        <section className="start-begin" aria-labelledby="start-title">
          <Mark />
          <h1 id="start-title">Touchline</h1>
          <p className="start-lead">
            Hear your customers in their own words, and see at which step of their journey they were let down.
          </p>
          <div className="start-actions">
            <StartAction icon={<FilePlus2 size={16} strokeWidth={1.5} />} keys={newKeys} onPress={openNew}>
              New workspace…
            </StartAction>
            <StartAction
              icon={<FolderOpen size={16} strokeWidth={1.5} />}
              keys={openKeys}
              isDisabled={actions.busy}
              onPress={() => void actions.open()}
            >
              Open…
            </StartAction>
          </div>
          <div className="start-example">
            <h2 className="start-heading">New here?</h2>
            <p>
              A regional broadband company, its studies, some hundreds of answers and interviews, coded, and
              two journeys. Your own copy: change what you like.
            </p>
            <Button kind="primary" isDisabled={actions.busy} onPress={() => void actions.openExample()}>
              Explore the example
            </Button>
          </div>
        </section>
        <section className="start-recent" aria-labelledby="recent-title">
          <h2 id="recent-title" className="start-heading">
            Recent workspaces
          </h2>
          <Recents actions={actions} />
        </section>
      </main>
      <p className="start-private secondary">
        Each workspace is one file on this machine. No account, no network, nothing sent anywhere.
      </p>
    </div>
  );
}

interface StartActionProps {
  readonly icon: ReactNode;
  readonly keys: string | undefined;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
  readonly children: string;
}

function StartAction({ icon, keys, children, ...props }: StartActionProps): ReactNode {
  return (
    <div className="start-action">
      <Button {...props} icon={icon}>
        {children}
      </Button>
      {keys === undefined ? null : <Kbd quiet shortcut={keys} />}
    </div>
  );
}

function Recents({ actions }: { readonly actions: WorkspaceActions }): ReactNode {
  const recents = useQuery('workspace.recents', {});
  const forget = useCommand('workspace.forgetRecent');
  const refresh = useRefresh();
  if (recents.error) {
    return (
      <ErrorState
        isSmall
        title="The recent workspaces could not be read"
        message={recents.error.message}
        onRetry={() => void recents.refetch()}
      />
    );
  }
  if (!recents.data) return <Skeleton rows={4} />;
  const remove = async (token: string): Promise<void> => {
    await forget.run({ token });
    await refresh('workspace.recents');
  };
  const open = (token: number | string): void => {
    const recent = recents.data.find((entry) => entry.token === token);
    if (recent && !recent.missing) void actions.openRecent(recent.token);
  };
  return (
    <GridList
      label="Recent workspaces"
      className="recents"
      items={recents.data}
      itemId={(recent) => recent.token}
      itemText={(recent) => recent.name}
      onOpen={open}
      render={(recent) => <RecentRow recent={recent} onForget={() => void remove(recent.token)} />}
      empty={<p className="start-none">Workspaces you open are listed here.</p>}
    />
  );
}

function RecentRow({
  recent,
  onForget,
}: {
  readonly recent: Recent;
  readonly onForget: () => void;
}): ReactNode {
  return (
    <div className="recent" data-missing={recent.missing ? '' : undefined}>
      <span className="recent-text">
        <span className="recent-name clip" dir="auto">
          {recent.name}
        </span>
        <span className="secondary clip">
          {recent.missing
            ? `Not found in ${recent.folder}: moved, renamed or deleted`
            : `in ${recent.folder}`}
        </span>
      </span>
      <span className="secondary recent-when">{formatAgo(recent.openedAt)}</span>
      <IconButton
        label={`Forget ${recent.name}`}
        hint="Take off this list; the file stays"
        onPress={onForget}
      >
        <X size={16} strokeWidth={1.5} aria-hidden="true" />
      </IconButton>
    </div>
  );
}

function Beside({ children }: { readonly children: ReactNode }): ReactNode {
  const go = useGo();
  return (
    <div className="beside">
      <header className="beside-bar">
        <Button
          kind="quiet"
          icon={<ArrowLeft size={16} strokeWidth={1.5} />}
          onPress={() => go(routes.start)}
        >
          Start
        </Button>
      </header>
      <main className="beside-main">{children}</main>
    </div>
  );
}
