// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Route } from 'wouter';
import { createClient, type ValueOf } from '../../../renderer/api/client.ts';
import { ApiProvider } from '../../../renderer/api/provider.tsx';
import { useWorkspace } from '../../../renderer/api/query.ts';
import { CommandsProvider } from '../../../renderer/app/commands-provider.tsx';
import { InspectorProvider } from '../../../renderer/app/inspector.tsx';
import { Messages } from '../../../renderer/app/messages.tsx';
import { patterns } from '../../../renderer/app/routes.ts';
import { CodebookScreen } from '../../../renderer/features/voices/codebook/codebook-screen.tsx';
import { InspectedProvider } from '../../../renderer/features/voices/coding/inspected.tsx';
import { HostProvider } from '../../../renderer/host/context.tsx';
import type { CommandName, InputOf, QueryName } from '../../../shared/api/contract.ts';
import { type Rig, rigs } from '../../contract/transports.ts';
import { testHost } from '../../fixtures/test-host.ts';

let rig: Rig;
let client: ReturnType<typeof createClient>;
const ids = new Map<string, number>();

const ask = <N extends CommandName | QueryName>(op: N, input: InputOf<N>): Promise<ValueOf<N>> =>
  client.ask(op, input);

/** Waiting (Phone (Queue), Post), Praise; two overlapping codings, of Phone and of Post. */
beforeEach(async () => {
  localStorage.clear();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  const size = (value: number) => ({ configurable: true, get: () => value });
  Object.defineProperties(HTMLElement.prototype, {
    offsetHeight: size(600),
    clientHeight: size(600),
    offsetWidth: size(1200),
    clientWidth: size(1200),
  });
  Element.prototype.scrollIntoView = () => undefined;
  rig = await rigs['in process']();
  client = createClient(rig.transport, { checkOutput: true });
  await client.ask('workspace.create', { file: await rig.newFile('book.touchline'), coderName: 'Ada Berg' });
  ids.clear();
  for (const [name, parent] of [
    ['Waiting', null],
    ['Phone', 'Waiting'],
    ['Queue', 'Phone'],
    ['Post', 'Waiting'],
    ['Praise', null],
  ] as const) {
    const parentId = parent === null ? null : (ids.get(parent) ?? null);
    ids.set(name, (await ask('voices.code.add', { name, parentId })).id);
  }
  const sourceId = (
    await ask('voices.source.add', { kind: 'note', title: 'Note', text: 'He came late and nobody rang.' })
  ).id;
  await ask('voices.coding.add', { sourceId, code: { id: idOf('Phone') }, start: 0, end: 12 });
  await ask('voices.coding.add', { sourceId, code: { id: idOf('Post') }, start: 8, end: 20 });
  window.history.replaceState(null, '', `/voices/codebook/${idOf('Post')}`);
});
afterEach(async () => {
  cleanup();
  await rig.close();
});

const idOf = (name: string): number => ids.get(name) ?? 0;
const place = async (name: string) => {
  const codes = await ask('voices.codes', {});
  const code = codes.find(({ id }) => id === idOf(name));
  const siblings = codes.filter(({ parentId }) => parentId === code?.parentId).map((each) => each.name);
  return [codes.find(({ id }) => id === code?.parentId)?.name ?? null, siblings];
};

function Opened({ children }: { readonly children: ReactNode }): ReactNode {
  return useWorkspace() ? children : null;
}

async function show(): Promise<void> {
  render(
    <ApiProvider transport={rig.transport} onFailure={(failure) => expect(failure).toBeNull()}>
      <HostProvider host={testHost()}>
        <CommandsProvider>
          <InspectorProvider>
            <Opened>
              <main data-command-context="voices">
                <InspectedProvider>
                  <Route path={patterns.codebook} component={CodebookScreen} />
                </InspectedProvider>
              </main>
            </Opened>
          </InspectorProvider>
          <Messages />
        </CommandsProvider>
      </HostProvider>
    </ApiProvider>,
  );
  await screen.findByRole('article', { name: 'Post' });
}

/** The row of the selected code, with the focus. */
async function focus(name: string): Promise<HTMLElement> {
  await screen.findByRole('article', { name });
  // A row that is drawn anew is another element.
  return waitFor(() => {
    const row = screen.getByRole('row', { name: new RegExp(`^${name}`) });
    row.focus();
    expect(document.activeElement).toBe(row);
    return row;
  });
}

const alt = (row: HTMLElement, key: string): void => void fireEvent.keyDown(row, { key, altKey: true });

test('Alt and the arrows move a code: up, down, out, and under the one above', async () => {
  await show();
  const steps = [
    ['ArrowUp', '2', 'Waiting', ['Post', 'Phone']],
    ['ArrowDown', '2', 'Waiting', ['Phone', 'Post']],
    ['ArrowRight', '3', 'Phone', ['Queue', 'Post']],
    ['ArrowLeft', '2', 'Waiting', ['Phone', 'Post']],
    ['ArrowLeft', '1', null, ['Waiting', 'Post', 'Praise']],
  ] as const;
  for (const [key, level, parent, siblings] of steps) {
    alt(await focus('Post'), key);
    await waitFor(async () => expect(await place('Post')).toEqual([parent, siblings]));
    await waitFor(() =>
      expect(screen.getByRole('row', { name: /^Post/ }).getAttribute('aria-level')).toBe(level),
    );
  }
});

test('F2 renames in place: a name taken is told and stays, Enter keeps a free one, Escape keeps none', async () => {
  await show();
  fireEvent.keyDown(await focus('Post'), { key: 'F2' });
  const field = await screen.findByRole('textbox', { name: 'New name of Post' });
  fireEvent.change(field, { target: { value: 'Phone' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  await screen.findByText(/There is already a code “Phone” under “Waiting”/);
  fireEvent.change(field, { target: { value: 'Letters' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  await screen.findByRole('article', { name: 'Letters' });
  fireEvent.keyDown(await focus('Letters'), { key: 'F2' });
  const again = await screen.findByRole('textbox', { name: 'New name of Letters' });
  fireEvent.change(again, { target: { value: 'Nothing' } });
  fireEvent.keyDown(again, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('textbox', { name: /New name/ })).toBeNull());
  expect((await ask('voices.codes', {})).map(({ name }) => name)).toContain('Letters');
});

test('N asks for a sibling, Shift+N for a code below', async () => {
  await show();
  fireEvent.keyDown(await focus('Post'), { key: 'N', shiftKey: true });
  const dialog = await screen.findByRole('dialog', { name: 'New code' });
  within(dialog).getByText('Waiting › Post');
  fireEvent.change(within(dialog).getByRole('textbox', { name: 'Name' }), { target: { value: 'Letters' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Add code' }));
  await screen.findByRole('article', { name: 'Letters' });
  const codes = await ask('voices.codes', {});
  expect(codes.find(({ name }) => name === 'Letters')?.parentId).toBe(idOf('Post'));
});

test('merging says before and after how many codings move and become one, and Undo is offered', async () => {
  await show();
  await focus('Post');
  fireEvent.click(screen.getByRole('button', { name: 'More for the selected codes' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Merge into…' }));
  const dialog = await screen.findByRole('dialog', { name: /Merge “Post” into another code/ });
  fireEvent.click(within(dialog).getByRole('button', { name: /The code that stays/ }));
  fireEvent.click(await screen.findByRole('option', { name: /^Phone/ }));
  await within(dialog).findByText('1 coding moves; 1 coding that overlaps becomes part of another.');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Merge' }));
  await screen.findByText(
    /“Post” merged into “Phone”: 1 coding moves; 1 coding that overlaps becomes part of another/,
  );
  await screen.findByRole('article', { name: 'Phone' });
  expect((await ask('voices.quotes', { codeId: idOf('Phone') })).quotes.map(({ text }) => text)).toEqual([
    'He came late and nob',
  ]);
  screen.getByRole('button', { name: 'Undo' });
});

test('a quote becomes an example and stops being one; the page counts codings, sources and people', async () => {
  await show();
  const page = await screen.findByRole('article', { name: 'Post' });
  fireEvent.click(await within(page).findByRole('button', { name: 'Use as example' }));
  const examples = within(page).getByRole('region', { name: 'Examples' });
  await within(examples).findByText('late and nob');
  fireEvent.click(within(examples).getByRole('button', { name: 'No longer an example' }));
  await within(examples).findByText(/None yet/);
  const counts = await within(page).findByRole('table', { name: 'How often this code was used' });
  expect(
    within(counts)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toContain('1');
  await within(page).findByText('Added as “Post”');
});
