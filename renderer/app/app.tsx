import { type ReactNode, useCallback, useEffect } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { useLocation } from 'wouter';
import type { Failure } from '../../shared/api/failure.ts';
import type { Host } from '../../shared/api/host.ts';
import type { Transport } from '../../shared/api/transport.ts';
import { ApiProvider, type ApiProviderProps, useClient, WorkspaceScope } from '../api/provider.tsx';
import { useWorkspace } from '../api/query.ts';
import { StartScreen } from '../features/home/start-screen.tsx';
import { HostProvider } from '../host/context.tsx';
import { showStatus } from '../ui/status.tsx';
import { AppCommands } from './app-commands.tsx';
import { CommandsProvider } from './commands-provider.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { FileChooserProvider } from './file-chooser.tsx';
import { Frame } from './frame.tsx';
import { Messages } from './messages.tsx';
import { useGo } from './navigation.ts';
import { NewWorkspaceProvider } from './new-workspace.tsx';
import { Palette } from './palette.tsx';
import { PreferencesProvider } from './preferences.tsx';
import { routes } from './routes.ts';
import { Screens } from './screens.tsx';

export interface AppProps {
  readonly transport: Transport;
  readonly host: Host;
  readonly watchConnection?: ApiProviderProps['watchConnection'];
}

/** The whole page, for either host. */
export function App({ transport, host, watchConnection }: AppProps): ReactNode {
  const onFailure = useCallback((failure: Failure) => {
    if (failure.code === 'cancelled') return;
    const reference = failure.ref === undefined ? '' : ` (reference ${failure.ref})`;
    showStatus({ tone: 'failed', text: `${failure.message}${reference}` });
  }, []);
  const go = useGo();
  return (
    <I18nProvider locale="en">
      <RouterProvider navigate={(path) => go(path)}>
        <ApiProvider
          transport={transport}
          onFailure={onFailure}
          {...(watchConnection ? { watchConnection } : {})}
        >
          <HostProvider host={host}>
            <PreferencesProvider>
              <CommandsProvider>
                <FileChooserProvider>
                  <ErrorBoundary what="Touchline" resetKey="">
                    <NewWorkspaceProvider>
                      <Window />
                    </NewWorkspaceProvider>
                  </ErrorBoundary>
                  <Messages />
                </FileChooserProvider>
              </CommandsProvider>
            </PreferencesProvider>
          </HostProvider>
        </ApiProvider>
      </RouterProvider>
    </I18nProvider>
  );
}

function Window(): ReactNode {
  const workspace = useWorkspace();
  const [path] = useLocation();
  const go = useGo();
  const client = useClient();
  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.type === 'store-restarted') showStatus({ tone: 'failed', text: restarted });
      }),
    [client],
  );
  const isOpen = workspace !== null && workspace !== undefined;
  useEffect(() => {
    if (workspace === null && !beside.has(path)) go(routes.start, { replace: true });
    if (isOpen && path === routes.start) go(routes.home, { replace: true });
  }, [workspace, isOpen, path, go]);
  if (workspace === undefined) return null;
  return (
    <>
      <AppCommands workspace={workspace} />
      <Palette canSearch={isOpen} />
      {workspace === null ? (
        <StartScreen />
      ) : (
        // A new workspace starts every screen afresh.
        <WorkspaceScope key={workspace.sessionId} sessionId={workspace.sessionId}>
          <Frame workspace={workspace}>
            <Screens />
          </Frame>
        </WorkspaceScope>
      )}
    </>
  );
}

/** Screens that need no workspace; the start screen shows them itself. */
const beside: ReadonlySet<string> = new Set([routes.settings, routes.keyboard, routes.gallery]);

const restarted =
  'A part of Touchline stopped and was started again. Everything that was saved is here; look at your last change.';
