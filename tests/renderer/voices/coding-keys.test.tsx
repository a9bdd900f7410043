// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClient, type ValueOf } from '../../../renderer/api/client.ts';
import { ApiProvider } from '../../../renderer/api/provider.tsx';
import { useQuery } from '../../../renderer/api/query.ts';
import { CommandsProvider } from '../../../renderer/app/commands-provider.tsx';
import { Messages } from '../../../renderer/app/messages.tsx';
import type { CodingTarget } from '../../../renderer/features/voices/coding/coding-surface.ts';
import { useCodingActions } from '../../../renderer/features/voices/coding/use-coding-actions.tsx';
import { HostProvider } from '../../../renderer/host/context.tsx';
import type { CommandName, InputOf, QueryName } from '../../../shared/api/contract.ts';
import { type Rig, rigs } from '../../contract/transports.ts';
import { testHost } from '../../fixtures/test-host.ts';

const text = 'He came late 😀 and nobody rang us.';
const late = { start: 8, end: 12, selectedText: 'late' };

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
  Element.prototype.scrollIntoView = () => undefined;
  rig = await rigs['in process']();
  client = createClient(rig.transport, { checkOutput: true });
  await client.ask('workspace.create', { file: await rig.newFile('keys.touchline'), coderName: 'Ada Berg' });
  sourceId = (await ask('voices.source.add', { kind: 'note', title: 'Note', text })).id;
});
afterEach(async () => {
  cleanup();
  await rig.close();
});

const ask = <N extends CommandName | QueryName>(op: N, input: InputOf<N>): Promise<ValueOf<N>> =>
  client.ask(op, input);
const codings = async () => (await ask('voices.source.get', { id: sourceId })).codings;

/** A surface with a fixed selection; everything at it can be picked. */
function Surface({
  selection,
  onStep,
}: {
  selection: Omit<CodingTarget, 'sourceId'>;
  onStep: (by: number) => void;
}) {
  const { data } = useQuery('voices.source.get', { id: sourceId });
  const here = data?.codings ?? [];
  const actions = useCodingActions({
    target: () => ({ sourceId, ...selection }),
    codings: () => here,
    quoteOf: (coding) => [...text].slice(coding.start, coding.end).join(''),
    memos: () => data?.memos ?? [],
    pick: () => undefined,
    step: onStep,
    find: () => undefined,
    focus: () => undefined,
  });
  return (
    <main>
      <p>{`${here.length} codings`}</p>
      {actions.dialogs}
    </main>
  );
}

function show(
  selection: Omit<CodingTarget, 'sourceId'> = late,
  onStep: (by: number) => void = () => undefined,
) {
  const all: ReactNode = (
    <ApiProvider transport={rig.transport} onFailure={(failure) => expect(failure).toBeNull()}>
      <HostProvider host={testHost()}>
        <CommandsProvider>
          <Surface selection={selection} onStep={onStep} />
          <Messages />
        </CommandsProvider>
      </HostProvider>
    </ApiProvider>
  );
  render(all);
}

const press = (key: string): void => void fireEvent.keyDown(document.body, { key });
const enter = (field: HTMLElement): void => void fireEvent.keyDown(field, { key: 'Enter' });

test('C, a name, Enter: a new code on the words, and the line that says so', async () => {
  show();
  await screen.findByText('0 codings');
  press('c');
  const field = await screen.findByPlaceholderText('Code 1 word with…');
  fireEvent.change(field, { target: { value: 'Waiting' } });
  await screen.findByRole('option', { name: /New code “Waiting”/ });
  enter(field);
  await screen.findByText('Coded 1 word with Waiting; Ctrl+Z undoes');
  expect(await codings()).toMatchObject([{ start: 8, end: 12 }]);
});

test('Tab goes under a code: the new one is made there', async () => {
  const parent = await ask('voices.code.add', { name: 'Time' });
  show();
  await screen.findByText('0 codings');
  press('c');
  const field = await screen.findByPlaceholderText(/with…/);
  await screen.findByRole('option', { name: 'Time' });
  fireEvent.keyDown(field, { key: 'Tab' });
  const below = await screen.findByPlaceholderText('Find or name a code under Time');
  fireEvent.change(below, { target: { value: 'Delay' } });
  await screen.findByRole('option', { name: /under Time/ });
  enter(below);
  await screen.findByText(/Coded 1 word with Delay/);
  const made = (await ask('voices.codes', {})).find((code) => code.name === 'Delay');
  expect(made?.parentId).toBe(parent.id);
});

test('1 codes with the pinned code, and R the same code again', async () => {
  const { id } = await ask('voices.code.add', { name: 'Silence' });
  await ask('voices.code.pin', { id, pin: 1 });
  show();
  await screen.findByText('0 codings');
  await waitFor(async () => {
    press('1');
    expect(await codings()).toHaveLength(1);
  });
  await ask('voices.coding.remove', { ids: (await codings()).map((coding) => coding.id) });
  await screen.findByText('0 codings');
  press('r');
  await screen.findByText('1 codings');
  expect(await codings()).toMatchObject([{ codeId: id, start: 8, end: 12 }]);
});

test('V: the words become the code', async () => {
  show({ start: 13, end: 14, selectedText: '😀 late,' });
  await screen.findByText('0 codings');
  press('v');
  await screen.findByText(/Coded 1 word with 😀 late/);
});

test('U asks which of several codings goes, and takes that one only', async () => {
  const first = await ask('voices.coding.add', {
    sourceId,
    code: { name: 'One', parentId: null },
    start: 0,
    end: 12,
  });
  const second = await ask('voices.coding.add', {
    sourceId,
    code: { name: 'Two', parentId: null },
    start: 8,
    end: 20,
  });
  show();
  await screen.findByText('2 codings');
  press('u');
  const field = await screen.findByPlaceholderText('Remove which of 2 codings?');
  fireEvent.change(field, { target: { value: 'two' } });
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
  enter(field);
  await screen.findByText(/^Removed Two from/);
  expect((await codings()).map((coding) => coding.id)).toEqual([first.id]);
  expect(second.id).not.toBe(first.id);
});

test('G on a coding without a touchpoint asks for one first, then rates it', async () => {
  await ask('voices.coding.add', { sourceId, code: { name: 'One', parentId: null }, start: 8, end: 12 });
  show();
  await screen.findByText('1 codings');
  press('g');
  const field = await screen.findByPlaceholderText(/Put “late” on…/);
  fireEvent.change(field, { target: { value: 'Installation' } });
  await screen.findByRole('option', { name: /New touchpoint “Installation”/ });
  enter(field);
  const heading = await screen.findByText('Rate the gap at Installation');
  const body = screen.getByText('Than expected it was');
  fireEvent.keyDown(body, { key: 'w' });
  fireEvent.keyDown(body, { key: '5' });
  fireEvent.keyDown(body, { key: 'Enter' });
  await waitFor(() => expect(heading.isConnected).toBe(false));
  await waitFor(async () =>
    expect((await codings())[0]?.rating).toEqual({ kind: 'direct', direct: -1, importance: 1 }),
  );
});

test('G pressed right after T rates at the touchpoint just chosen, before the text was read again', async () => {
  await ask('journeys.touchpoint.add', { name: 'Engineer visit' });
  const { id: codeId } = await ask('voices.code.add', { name: 'Delay' });
  await ask('voices.coding.add', { sourceId, code: { id: codeId }, start: 8, end: 12 });
  // A text so long that reading it again takes its time: every answer after the first is held back.
  const send = rig.transport.send.bind(rig.transport);
  let held = false;
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  rig.transport.send = async (request) => {
    const reply = await send(request);
    if (held && request.op === 'voices.source.get') await gate;
    return reply;
  };
  show();
  await screen.findByText('1 codings');
  held = true;
  fireEvent.keyDown(document.body, { key: 't' });
  fireEvent.change(await screen.findByRole('combobox'), { target: { value: 'engineer' } });
  fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter' });
  await screen.findByText(/Put on Engineer visit/);
  await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
  fireEvent.keyDown(document.body, { key: 'g' });
  expect(await screen.findByRole('dialog', { name: 'Rate the gap at Engineer visit' })).toBeTruthy();
  letGo();
});

test('without a selection nothing is coded, and the way to select is told', async () => {
  show({ start: 4, end: 4, selectedText: '' });
  await screen.findByText('0 codings');
  press('c');
  await screen.findByText(/Nothing is selected/);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('[ and ] step through the sources', async () => {
  const steps: number[] = [];
  show(late, (by) => steps.push(by));
  await screen.findByText('0 codings');
  press(']');
  press('[');
  expect(steps).toEqual([1, -1]);
});
