// @vitest-environment jsdom
import { act, cleanup, render, renderHook, waitFor } from '@testing-library/react';
import { type ReactNode, useEffect } from 'react';
import { afterEach, expect, test } from 'vitest';
import { ApiProvider, useClient, WorkspaceScope } from '../../../renderer/api/provider.tsx';
import { useCommand, useJob, useQuery, useWorkspace } from '../../../renderer/api/query.ts';
import type { WorkspaceState } from '../../../shared/api/events.ts';
import type { Transport } from '../../../shared/api/transport.ts';
import { type ScriptedTransport, scriptedTransport } from '../../fixtures/scripted-transport.ts';

afterEach(cleanup);

const first: WorkspaceState = {
  sessionId: 'first',
  name: 'Harbour',
  readOnly: false,
  undoLabel: null,
  redoLabel: null,
  savedState: 'saved',
  notices: [],
};
const second: WorkspaceState = { ...first, sessionId: 'second', name: 'Hill' };

function inside(transport: Transport) {
  return ({ children }: { readonly children: ReactNode }) => (
    <ApiProvider transport={transport} onFailure={() => undefined}>
      {children}
    </ApiProvider>
  );
}

const sessionsOf = (transport: ScriptedTransport, op: string) =>
  transport.requests.filter((request) => request.op === op).map((request) => request.session);

test('queries, commands and jobs name the opening shown; what concerns the machine names none', async () => {
  const transport = scriptedTransport({
    'workspace.state': () => first,
    'workspace.recents': () => [],
    'voices.codes': () => [],
    'voices.code.add': () => ({ id: 1 }),
    'workspace.verify': () => ({ jobId: 'j' }),
    'workspace.undo': () => ({ label: null }),
    'workspace.open': () => second,
  });
  const view = renderHook(
    () => {
      const workspace = useWorkspace();
      useQuery('workspace.recents', {});
      useQuery('voices.codes', {}, { enabled: workspace !== undefined });
      return {
        workspace,
        add: useCommand('voices.code.add'),
        undo: useCommand('workspace.undo'),
        open: useCommand('workspace.open'),
        verify: useJob('workspace.verify'),
      };
    },
    { wrapper: inside(transport) },
  );
  await waitFor(() => expect(sessionsOf(transport, 'voices.codes')).toEqual(['first']));
  await act(async () => {
    await view.result.current.add.run({ name: 'Waiting' });
    await view.result.current.undo.run({});
    await view.result.current.verify.start({});
    await view.result.current.open.run({ file: 'token' });
  });
  for (const op of ['voices.code.add', 'workspace.undo', 'workspace.verify'])
    expect(sessionsOf(transport, op), op).toEqual(['first']);
  for (const op of ['workspace.state', 'workspace.recents', 'workspace.open'])
    expect(sessionsOf(transport, op), op).toEqual([undefined]);

  await act(async () => transport.tell({ type: 'workspace', workspace: second }));
  await waitFor(() => expect(sessionsOf(transport, 'voices.codes')).toEqual(['first', 'second']));
  await act(async () => void (await view.result.current.add.run({ name: 'Price' })));
  expect(sessionsOf(transport, 'voices.code.add')).toEqual(['first', 'second']);
  await act(async () => transport.tell({ type: 'workspace', workspace: null }));
  await act(async () => void (await view.result.current.add.run({ name: 'Nowhere' })));
  expect(sessionsOf(transport, 'voices.code.add')).toEqual(['first', 'second', undefined]);
});

test('what a screen sends while it goes is for the workspace it was made for', async () => {
  const transport = scriptedTransport({
    'workspace.state': () => first,
    'voices.code.add': () => ({ id: 1 }),
  });
  function Screen(): ReactNode {
    const client = useClient();
    useEffect(() => () => void client.call('voices.code.add', { name: 'Typed last' }), [client]);
    return 'screen';
  }
  function Window(): ReactNode {
    const workspace = useWorkspace();
    if (!workspace) return null;
    return (
      <WorkspaceScope key={workspace.sessionId} sessionId={workspace.sessionId}>
        <Screen />
      </WorkspaceScope>
    );
  }
  const Api = inside(transport);
  const view = render(
    <Api>
      <Window />
    </Api>,
  );
  await waitFor(() => expect(view.container.textContent).toBe('screen'));
  await act(async () => transport.tell({ type: 'workspace', workspace: second }));
  await waitFor(() => expect(sessionsOf(transport, 'voices.code.add')).toEqual(['first']));
});

test('where the word of a new opening was missed, the answer about the workspace does as well', async () => {
  let state = first;
  const transport = scriptedTransport({ 'workspace.state': () => state, 'voices.codes': () => [state.name] });
  const view = renderHook(
    () => {
      const workspace = useWorkspace();
      return useQuery('voices.codes', {}, { enabled: workspace !== undefined }).data;
    },
    { wrapper: inside(transport) },
  );
  await waitFor(() => expect(view.result.current).toEqual(['Harbour']));
  state = second;
  await act(async () => transport.tell({ type: 'store-restarted' }));
  await waitFor(() => expect(view.result.current).toEqual(['Hill']));
  expect(sessionsOf(transport, 'voices.codes').at(-1)).toBe('second');
});
