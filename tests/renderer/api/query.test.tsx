// @vitest-environment jsdom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ApiProvider, usePendingCommands } from '../../../renderer/api/provider.tsx';
import { useCommand, useJob, useQuery, useWorkspace } from '../../../renderer/api/query.ts';
import type { ChangedEvent, WorkspaceState } from '../../../shared/api/events.ts';
import type { Failure } from '../../../shared/api/failure.ts';
import type { Transport } from '../../../shared/api/transport.ts';
import { scriptedTransport } from '../../fixtures/scripted-transport.ts';

afterEach(cleanup);

const open: WorkspaceState = {
  sessionId: 'first',
  name: 'Harbour',
  readOnly: false,
  undoLabel: null,
  redoLabel: null,
  savedState: 'saved',
  notices: [],
};

function inside(transport: Transport, onFailure: (failure: Failure) => void = () => undefined) {
  return ({ children }: { readonly children: ReactNode }) => (
    <ApiProvider transport={transport} onFailure={onFailure}>
      {children}
    </ApiProvider>
  );
}

function changed(tables: ChangedEvent['tables'], undoLabel: string | null = null): ChangedEvent {
  return { type: 'changed', seq: 2, tables, ids: {}, undoLabel, redoLabel: null };
}

describe('the answer of a query', () => {
  test('is asked for again when a table it reads changes, and only then', async () => {
    const transport = scriptedTransport({ 'voices.codes': () => [], 'workspace.coders': () => [] });
    const view = renderHook(() => [useQuery('voices.codes', {}), useQuery('workspace.coders', {})], {
      wrapper: inside(transport),
    });
    await waitFor(() => expect(view.result.current.every((query) => query.isSuccess)).toBe(true));
    expect([transport.count('voices.codes'), transport.count('workspace.coders')]).toEqual([1, 1]);
    act(() => transport.tell(changed(['code'])));
    await waitFor(() => expect(transport.count('voices.codes')).toBe(2));
    act(() => transport.tell(changed(['coder'])));
    await waitFor(() => expect(transport.count('workspace.coders')).toBe(2));
    expect(transport.count('voices.codes')).toBe(2);
  });

  test('that names no table is stale after any change', async () => {
    const transport = scriptedTransport({ 'workspace.activity': () => [] });
    const view = renderHook(() => useQuery('workspace.activity', { limit: 5 }), {
      wrapper: inside(transport),
    });
    await waitFor(() => expect(view.result.current.isSuccess).toBe(true));
    act(() => transport.tell(changed(['wave'])));
    await waitFor(() => expect(transport.count('workspace.activity')).toBe(2));
  });

  test('is kept for each input by itself', async () => {
    const transport = scriptedTransport({
      'workspace.activity': ({ limit }: { limit: number }) => Array(limit).fill(0),
    });
    const view = renderHook(({ limit }) => useQuery('workspace.activity', { limit }), {
      wrapper: inside(transport),
      initialProps: { limit: 1 },
    });
    await waitFor(() => expect(view.result.current.data).toHaveLength(1));
    view.rerender({ limit: 2 });
    await waitFor(() => expect(view.result.current.data).toHaveLength(2));
    view.rerender({ limit: 1 });
    expect(view.result.current.data).toHaveLength(1);
    expect(transport.count('workspace.activity')).toBe(2);
  });

  test('of one workspace is not shown in the next', async () => {
    let name = 'Waiting';
    const transport = scriptedTransport({ 'workspace.state': () => open, 'voices.codes': () => [{ name }] });
    const view = renderHook(() => ({ codes: useQuery('voices.codes', {}).data, state: useWorkspace() }), {
      wrapper: inside(transport),
    });
    await waitFor(() => expect(view.result.current.codes).toEqual([{ name: 'Waiting' }]));
    name = 'Price';
    act(() =>
      transport.tell({ type: 'workspace', workspace: { ...open, sessionId: 'second', name: 'Hill' } }),
    );
    await waitFor(() => expect(view.result.current.state?.name).toBe('Hill'));
    await waitFor(() => expect(view.result.current.codes).toEqual([{ name: 'Price' }]));
  });

  test('that was read before a change but arrives after the word of it is asked for again', async () => {
    const answers = [Promise.withResolvers<unknown>(), Promise.withResolvers<unknown>()];
    let asked = 0;
    const transport = scriptedTransport({ 'voices.codes': () => answers[asked++]?.promise });
    const view = renderHook(() => useQuery('voices.codes', {}), { wrapper: inside(transport) });
    expect(transport.count('voices.codes')).toBe(1);
    await act(async () => transport.tell(changed(['code'])));
    await act(async () => answers[0]?.resolve([{ name: 'before' }]));
    await act(async () => answers[1]?.resolve([{ name: 'after' }]));
    await waitFor(() => expect(view.result.current.data).toEqual([{ name: 'after' }]));
    expect(view.result.current.isFetching).toBe(false);
  });

  test('of a workspace closed meanwhile is not shown when it arrives in the next', async () => {
    const answers = [Promise.withResolvers<unknown>(), Promise.withResolvers<unknown>()];
    let asked = 0;
    const transport = scriptedTransport({
      'workspace.state': () => open,
      'voices.codes': () => answers[asked++]?.promise,
    });
    const seen: unknown[] = [];
    renderHook(
      () => {
        const { data } = useQuery('voices.codes', {});
        if (data !== undefined) seen.push(data);
        return useWorkspace();
      },
      { wrapper: inside(transport) },
    );
    await act(async () => transport.tell({ type: 'workspace', workspace: { ...open, sessionId: 'second' } }));
    await act(async () => answers[0]?.resolve([{ name: 'first workspace' }]));
    await act(async () => answers[1]?.resolve([{ name: 'second workspace' }]));
    await waitFor(() => expect(seen.at(-1)).toEqual([{ name: 'second workspace' }]));
    expect(asked).toBe(2);
    expect(seen).not.toContainEqual([{ name: 'first workspace' }]);
  });

  test('is an error with the failure in it where the store refused', async () => {
    const view = renderHook(() => useQuery('voices.codes', {}), { wrapper: inside(scriptedTransport({})) });
    await waitFor(() => expect(view.result.current.error?.failure.code).toBe('not-found'));
  });
});

test('a change brings the name of the step that undo would take back', async () => {
  const transport = scriptedTransport({ 'workspace.state': () => open });
  const view = renderHook(() => useWorkspace(), { wrapper: inside(transport) });
  await waitFor(() => expect(view.result.current?.undoLabel).toBeNull());
  act(() => transport.tell(changed(['code'], 'Add code Waiting')));
  await waitFor(() => expect(view.result.current?.undoLabel).toBe('Add code Waiting'));
});

describe('a command', () => {
  test('counts as not yet saved until the store has answered', async () => {
    const { promise, resolve } = Promise.withResolvers<{ id: number }>();
    const transport = scriptedTransport({ 'workspace.coder.add': () => promise });
    const view = renderHook(
      () => ({ add: useCommand('workspace.coder.add'), pending: usePendingCommands() }),
      {
        wrapper: inside(transport),
      },
    );
    act(() => void view.result.current.add.run({ name: 'Ada' }));
    expect(view.result.current.pending).toBe(1);
    await act(async () => resolve({ id: 7 }));
    expect(view.result.current.pending).toBe(0);
  });

  test('draws nothing anew for who only sends it, and what is shown of it for who looks', async () => {
    const { promise, resolve } = Promise.withResolvers<{ id: number }>();
    const transport = scriptedTransport({ 'workspace.coder.add': () => promise });
    const draws = { sending: 0, looking: 0 };
    const sends = renderHook(
      () => {
        draws.sending += 1;
        return useCommand('workspace.coder.add').run;
      },
      { wrapper: inside(transport) },
    );
    const looks = renderHook(
      () => {
        draws.looking += 1;
        const { run, pending } = useCommand('workspace.coder.add');
        return { run, pending };
      },
      { wrapper: inside(transport) },
    );
    const before = { ...draws };
    act(() => void sends.result.current({ name: 'Ada' }));
    act(() => void looks.result.current.run({ name: 'Bo' }));
    expect(looks.result.current.pending).toBe(true);
    await act(async () => resolve({ id: 7 }));
    expect(looks.result.current.pending).toBe(false);
    expect(draws.sending).toBe(before.sending);
    expect(draws.looking).toBe(before.looking + 2);
  });

  test('that fails tells the window, unless its screen shows the failure itself', async () => {
    const onFailure = vi.fn();
    const view = renderHook(
      () => [useCommand('workspace.undo'), useCommand('workspace.redo', { quiet: true })] as const,
      { wrapper: inside(scriptedTransport({}), onFailure) },
    );
    await act(async () => void (await view.result.current[1].run({})));
    expect(onFailure).not.toHaveBeenCalled();
    expect(view.result.current[1].failure?.code).toBe('not-found');
    await act(async () => void (await view.result.current[0].run({})));
    expect(onFailure).toHaveBeenCalledWith({ code: 'not-found', message: 'No answer for workspace.undo' });
  });

  test('whose way to the store breaks is a failure, not an exception', async () => {
    const broken: Transport = {
      send: () => Promise.reject(new Error('gone')),
      onEvent: () => () => undefined,
    };
    const view = renderHook(() => useCommand('workspace.undo'), { wrapper: inside(broken) });
    const result = await act(() => view.result.current.run({}));
    expect(result.ok ? null : result.failure.code).toBe('internal');
  });
});

test('a job whose end arrives before the answer to its start is still seen', async () => {
  const transport = scriptedTransport({
    'workspace.verify': () => {
      const value = { checked: 3, damaged: [] };
      transport.tell({
        type: 'job',
        jobId: 'j1',
        label: 'Checking every text',
        job: { state: 'done', value },
      });
      return { jobId: 'j1' };
    },
  });
  const onDone = vi.fn();
  const view = renderHook(() => useJob('workspace.verify', onDone), { wrapper: inside(transport) });
  await act(() => view.result.current.start({}));
  expect(view.result.current.run).toEqual({ state: 'done', value: { checked: 3, damaged: [] } });
  expect(onDone).toHaveBeenCalledTimes(1);
});

test('a job shows its progress and can be cancelled', async () => {
  const transport = scriptedTransport({
    'workspace.verify': () => ({ jobId: 'j2' }),
    'jobs.cancel': () => ({}),
  });
  const view = renderHook(() => useJob('workspace.verify'), { wrapper: inside(transport) });
  await act(() => view.result.current.start({}));
  const job = { state: 'running', progress: 0.4, note: 'Row 40' } as const;
  act(() => transport.tell({ type: 'job', jobId: 'j2', label: 'Checking every text', job }));
  expect(view.result.current.run).toEqual(job);
  act(() => view.result.current.cancel());
  expect(transport.requests.at(-1)).toEqual({ op: 'jobs.cancel', input: { jobId: 'j2' } });
});

describe('a job overtaken before its id was known', () => {
  /** Answers to starts come when the test says so. */
  function slow() {
    const answers: ((jobId: string) => void)[] = [];
    const transport = scriptedTransport({
      'workspace.verify': () => new Promise((resolve) => answers.push((jobId) => resolve({ jobId }))),
      'jobs.cancel': () => ({}),
    });
    const view = renderHook(() => useJob('workspace.verify'), { wrapper: inside(transport) });
    const cancelled = () =>
      transport.requests.filter(({ op }) => op === 'jobs.cancel').map(({ input }) => input);
    return { transport, view, answers, cancelled };
  }

  test('is cancelled once it is known, and its result is not taken for that of the next', async () => {
    const { transport, view, answers, cancelled } = slow();
    act(() => void view.result.current.start({}));
    act(() => void view.result.current.start({}));
    await act(async () => answers[1]?.('second'));
    await act(async () => answers[0]?.('first'));
    expect(cancelled()).toEqual([{ jobId: 'first' }]);
    const done = (jobId: string, checked: number) =>
      transport.tell({
        type: 'job',
        jobId,
        label: 'Checking every text',
        job: { state: 'done', value: { checked, damaged: [] } },
      });
    await act(async () => done('first', 1));
    expect(view.result.current.run.state).toBe('running');
    await act(async () => done('second', 2));
    expect(view.result.current.run).toEqual({ state: 'done', value: { checked: 2, damaged: [] } });
  });

  test('can be given up', async () => {
    const { view, answers, cancelled } = slow();
    act(() => void view.result.current.start({}));
    act(() => view.result.current.cancel());
    expect(view.result.current.run).toMatchObject({ state: 'failed', failure: { code: 'cancelled' } });
    await act(async () => answers[0]?.('late'));
    expect(cancelled()).toEqual([{ jobId: 'late' }]);
    expect(view.result.current.run.state).toBe('failed');
  });
});

describe('a job whose store was restarted', () => {
  const restarted = { type: 'store-restarted' } as const;
  const ended = (result: { readonly current: { readonly run: { readonly state: string } } }) =>
    result.current.run.state;

  test('has failed, whether it had told of itself or not', async () => {
    const transport = scriptedTransport({ 'workspace.verify': () => ({ jobId: 'j4' }) });
    const view = renderHook(() => useJob('workspace.verify'), { wrapper: inside(transport) });
    await act(() => view.result.current.start({}));
    await act(async () => transport.tell(restarted));
    expect(ended(view.result)).toBe('failed');
    await act(() => view.result.current.start({}));
    const job = { state: 'running', progress: 0.4, note: '' } as const;
    await act(async () => transport.tell({ type: 'job', jobId: 'j4', label: 'Checking', job }));
    expect(ended(view.result)).toBe('running');
    await act(async () => transport.tell(restarted));
    expect(ended(view.result)).toBe('failed');
  });

  test('keeps the result it had', async () => {
    const transport = scriptedTransport({ 'workspace.verify': () => ({ jobId: 'j5' }) });
    const view = renderHook(() => useJob('workspace.verify'), { wrapper: inside(transport) });
    await act(() => view.result.current.start({}));
    const job = { state: 'done', value: { checked: 1, damaged: [] } } as const;
    await act(async () => transport.tell({ type: 'job', jobId: 'j5', label: 'Checking', job }));
    await act(async () => transport.tell(restarted));
    expect(ended(view.result)).toBe('done');
  });
});
