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
import { codingsBetween } from '../../../renderer/features/voices/reader/coding-field.ts';
import { Reader } from '../../../renderer/features/voices/reader/reader.tsx';
import { HostProvider } from '../../../renderer/host/context.tsx';
import type { Request, Transport } from '../../../shared/api/transport.ts';
import { type Rig, rigs } from '../../contract/transports.ts';
import { testHost } from '../../fixtures/test-host.ts';

const text = 'He came late and nobody rang.';
let rig: Rig;
let client: ReturnType<typeof createClient>;
let sourceId: number;
/** Called before a request goes out; what it throws is the connection breaking. */
let gate: (request: Request) => Promise<void>;
let failures: string[];

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
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  rig = await rigs['in process']();
  client = createClient(rig.transport, { checkOutput: true });
  failures = [];
  gate = async () => undefined;
  await client.ask('workspace.create', { file: await rig.newFile('keys.touchline'), coderName: 'Ada Berg' });
  sourceId = (await client.ask('voices.source.add', { kind: 'note', title: 'Note', text })).id;
  const code = { name: 'Waiting', parentId: null };
  const { codeId } = await client.ask('voices.coding.add', { sourceId, code, start: 3, end: 7 });
  await client.ask('voices.code.pin', { id: codeId, pin: 1 });
});
afterEach(async () => {
  cleanup();
  await rig.close();
});

function Text(): ReactNode {
  const workspace = useWorkspace();
  const { data } = useQuery('voices.source.read', { id: sourceId });
  return workspace && data ? (
    <Reader source={data} onStep={() => undefined} startEditing={false} switcher={null} />
  ) : null;
}

async function showReader(): Promise<EditorView> {
  const transport: Transport = {
    ...rig.transport,
    onEvent: (listener) => rig.transport.onEvent(listener),
    send: async (request) => {
      await gate(request);
      return rig.transport.send(request);
    },
  };
  render(
    <ApiProvider transport={transport} onFailure={({ message }) => failures.push(message)}>
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
  const view = EditorView.findFromDOM(await screen.findByRole('textbox', { name: 'Text of Note' }));
  if (!view) throw new Error('No editor');
  await waitFor(() => expect(shown(view)).toEqual([['came', true]]));
  return view;
}

/** The coded words as the editor shows them, and whether the store has them. */
const shown = (view: EditorView) =>
  codingsBetween(view.state, 0, view.state.doc.length).map(
    ({ from, to, span }) => [view.state.sliceDoc(from, to), span.id > 0] as const,
  );
const press = (view: EditorView, key: string): void =>
  void act(() => void fireEvent.keyDown(view.contentDOM, { key }));
const select = (view: EditorView, from: number, to = from): void =>
  act(() => view.dispatch({ selection: { anchor: from, head: to } }));

test('a coding is drawn before the store has answered, and is the store’s once it has', async () => {
  const view = await showReader();
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  gate = async ({ op }) => {
    if (op === 'voices.coding.add') await opened;
  };
  select(view, 17, 23);
  press(view, '1');
  await waitFor(() =>
    expect(shown(view)).toEqual([
      ['came', true],
      ['nobody', false],
    ]),
  );
  open();
  await waitFor(() =>
    expect(shown(view)).toEqual([
      ['came', true],
      ['nobody', true],
    ]),
  );
});

test('a coding that is not taken goes again, with the reason', async () => {
  const view = await showReader();
  gate = async ({ op }) => {
    if (op === 'voices.coding.add') throw new Error('gone');
  };
  select(view, 17, 23);
  press(view, '1');
  await waitFor(() => expect(failures).toHaveLength(1));
  expect(shown(view)).toEqual([['came', true]]);
});

test('several steps of the end of a coding are one step to undo', async () => {
  const view = await showReader();
  press(view, '.');
  press(view, 'l');
  press(view, 'l');
  press(view, 'h');
  expect(shown(view)).toEqual([['He came late and', true]]);
  await waitFor(
    async () => expect((await client.ask('voices.source.codings', { id: sourceId })).lengths).toEqual([16]),
    { timeout: 4000 },
  );
  await client.ask('workspace.undo', {});
  await waitFor(() => expect(shown(view)).toEqual([['came', true]]));
});

test('X splits the picked coding at the cursor', async () => {
  const view = await showReader();
  press(view, '.');
  select(view, 5);
  press(view, 'x');
  await waitFor(() =>
    expect(shown(view)).toEqual([
      ['ca', true],
      ['me', true],
    ]),
  );
});

test('an address with a stretch selects it, in code points', async () => {
  const { textRev } = await client.ask('voices.source.read', { id: sourceId });
  const changes = [{ from: 0, to: 0, insert: '😀😀 ' }];
  await client.ask('voices.source.editText', { id: sourceId, ifRev: textRev, changes });
  window.history.replaceState(null, '', `/voices/source/${sourceId}?at=6-10`);
  const view = await showReader();
  await waitFor(() => {
    const { from, to } = view.state.selection.main;
    expect(view.state.sliceDoc(from, to)).toBe('came');
  });
});
