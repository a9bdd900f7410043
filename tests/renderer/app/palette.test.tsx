// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiProvider } from '../../../renderer/api/provider.tsx';
import { CommandsProvider, useCommandHandler } from '../../../renderer/app/commands-provider.tsx';
import { Palette } from '../../../renderer/app/palette.tsx';
import { HostProvider } from '../../../renderer/host/context.tsx';
import type { SearchHit } from '../../../shared/workspace/model.ts';
import { scriptedTransport } from '../../fixtures/scripted-transport.ts';
import { testHost } from '../../fixtures/test-host.ts';

beforeEach(() => {
  window.history.replaceState(null, '', '/home');
  // jsdom lays nothing out.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(cleanup);

const hit: SearchHit = {
  kind: 'source',
  id: 12,
  title: 'Interview 7',
  snippet: 'nobody \uE000came\uE001 until noon',
  route: '/voices/source/12',
};

function show(search: (input: { text: string }) => readonly SearchHit[], onBackups = () => undefined) {
  const transport = scriptedTransport({ 'workspace.search': search });
  function Handlers() {
    useCommandHandler('workspace.backups', onBackups);
    return null;
  }
  render(
    <ApiProvider transport={transport} onFailure={() => undefined}>
      <HostProvider host={testHost()}>
        <CommandsProvider>
          <Handlers />
          <Palette canSearch />
        </CommandsProvider>
      </HostProvider>
    </ApiProvider>,
  );
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  return { transport, field: screen.getByPlaceholderText(/Find a command/) };
}

test('Ctrl+K opens it; typing narrows the commands; Enter runs the first', async () => {
  const onBackups = vi.fn();
  const { field } = show(() => [], onBackups);
  fireEvent.change(field, { target: { value: 'earlier' } });
  await waitFor(() =>
    expect(screen.getAllByRole('option').map((row) => row.textContent)).toEqual(['Browse earlier versions…']),
  );
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() => expect(onBackups).toHaveBeenCalledTimes(1));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('what was said is found too, with the words that matched marked, and opened', async () => {
  const { field, transport } = show(() => [hit]);
  fireEvent.change(field, { target: { value: 'came' } });
  const row = await screen.findByRole('option', { name: /Interview 7/ });
  expect(row.querySelector('mark')?.textContent).toBe('came');
  expect(transport.requests).toEqual([{ op: 'workspace.search', input: { text: 'came', limit: 30 } }]);
  fireEvent.click(row);
  expect(window.location.pathname).toBe('/voices/source/12');
});

test('the store is asked once typing pauses, not at every key', async () => {
  vi.useFakeTimers();
  try {
    const { field, transport } = show(() => []);
    for (const value of ['c', 'ca', 'cam']) {
      fireEvent.change(field, { target: { value } });
      await act(() => vi.advanceTimersByTimeAsync(50));
    }
    expect(transport.requests).toEqual([]);
    await act(() => vi.advanceTimersByTimeAsync(150));
    expect(transport.requests.map((request) => request.input)).toEqual([{ text: 'cam', limit: 30 }]);
  } finally {
    vi.useRealTimers();
  }
});

test('nothing found is said, with what to try', async () => {
  const { field } = show(() => []);
  fireEvent.change(field, { target: { value: 'zebra' } });
  expect(await screen.findByText(/Nothing matches “zebra”/)).toBeTruthy();
});
