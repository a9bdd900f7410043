// @vitest-environment jsdom
import { EditorView } from '@codemirror/view';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClient } from '../../../renderer/api/client.ts';
import { ApiProvider } from '../../../renderer/api/provider.tsx';
import { useQuery, useWorkspace } from '../../../renderer/api/query.ts';
import { CommandsProvider } from '../../../renderer/app/commands-provider.tsx';
import { InspectorProvider } from '../../../renderer/app/inspector.tsx';
import { InspectedProvider } from '../../../renderer/features/voices/coding/inspected.tsx';
import { Reader } from '../../../renderer/features/voices/reader/reader.tsx';
import { HostProvider } from '../../../renderer/host/context.tsx';
import { type Rig, rigs } from '../../contract/transports.ts';
import { testHost } from '../../fixtures/test-host.ts';

let rig: Rig;
let client: ReturnType<typeof createClient>;
let sourceId: number;

beforeEach(async () => {
  window.history.replaceState(null, '', '/voices');
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  // jsdom lays nothing out; the editor asks for the place of its letters.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  rig = await rigs['in process']();
  client = createClient(rig.transport, { checkOutput: true });
  await client.ask('workspace.create', {
    file: await rig.newFile('reader.touchline'),
    coderName: 'Ada Berg',
  });
  const text = 'He came late and nobody rang.';
  sourceId = (await client.ask('voices.source.add', { kind: 'note', title: 'Note', text })).id;
  await client.ask('voices.coding.add', {
    sourceId,
    code: { name: 'Waiting', parentId: null },
    start: 8,
    end: 12,
  });
});
afterEach(async () => {
  cleanup();
  await rig.close();
});

function Text(): ReactNode {
  const workspace = useWorkspace();
  const { data } = useQuery('voices.source.read', { id: sourceId });
  return workspace && data ? (
    <Reader source={data} onStep={() => undefined} startEditing switcher={null} />
  ) : null;
}

async function showReader(): Promise<EditorView> {
  render(
    <ApiProvider transport={rig.transport} onFailure={(failure) => expect(failure).toBeNull()}>
      <HostProvider host={testHost()}>
        <CommandsProvider>
          <InspectorProvider>
            <InspectedProvider>
              <Text />
            </InspectedProvider>
          </InspectorProvider>
        </CommandsProvider>
      </HostProvider>
    </ApiProvider>,
  );
  const text = await screen.findByRole('textbox', { name: 'Text of Note' });
  const view = EditorView.findFromDOM(text);
  if (!view) throw new Error('No editor');
  return view;
}

/** Types over a stretch and rests until it is saved. */
async function replace(view: EditorView, from: number, to: number, insert: string): Promise<void> {
  act(() => view.dispatch({ changes: { from, to, insert } }));
  const text = view.state.doc.toString();
  await waitFor(async () => expect((await source()).text).toBe(text), { timeout: 3000 });
}
const source = () => client.ask('voices.source.get', { id: sourceId });
const undo = () => screen.queryByRole('button', { name: 'Undo' });
const banner = /1 coding went with the deleted words: Waiting on “late”/;

test('words deleted with their coding are brought back from the banner', async () => {
  const view = await showReader();
  await replace(view, 7, 12, '');
  await screen.findByText(banner);
  await waitFor(() => expect(undo()).toBeTruthy());
  fireEvent.click(undo() ?? document.body);
  expect(undo()).toBeNull();
  await waitFor(() => expect(screen.queryByText(banner)).toBeNull());
  expect((await source()).codings).toMatchObject([{ start: 8, end: 12 }]);
});

test('once another step is newer the banner keeps the names and offers no undo', async () => {
  const view = await showReader();
  await replace(view, 7, 12, '');
  await screen.findByText(banner);
  await waitFor(() => expect(undo()).toBeTruthy());
  // What is typed and not yet sent is a newer step already.
  act(() => view.dispatch({ changes: { from: 0, insert: 'Then ' } }));
  expect(undo()).toBeNull();
  await waitFor(async () => expect((await source()).text).toMatch(/^Then /), { timeout: 3000 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(undo()).toBeNull();
  expect(screen.getByText(banner)).toBeTruthy();
});

test('a step made elsewhere takes the offer away too', async () => {
  const view = await showReader();
  await replace(view, 7, 12, '');
  await waitFor(() => expect(undo()).toBeTruthy());
  await act(async () => void (await client.ask('voices.code.add', { name: 'Other' })));
  await waitFor(() => expect(undo()).toBeNull());
  expect(screen.getByText(banner)).toBeTruthy();
});
