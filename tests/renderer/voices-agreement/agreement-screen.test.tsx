// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClient, type ValueOf } from '../../../renderer/api/client.ts';
import { ApiProvider } from '../../../renderer/api/provider.tsx';
import { CommandsProvider } from '../../../renderer/app/commands-provider.tsx';
import { AgreementScreen } from '../../../renderer/features/voices/agreement/agreement-screen.tsx';
import { HostProvider } from '../../../renderer/host/context.tsx';
import type { ActionName, CommandName, InputOf, QueryName } from '../../../shared/api/contract.ts';
import type { Host } from '../../../shared/api/host.ts';
import { type Rig, rigs } from '../../contract/transports.ts';
import { testHost } from '../../fixtures/test-host.ts';

const text = 'It was slow and late. Nobody called back. Fine otherwise.';

let rig: Rig;
let client: ReturnType<typeof createClient>;
let sourceId: number;
let ada: number;

beforeEach(async () => {
  window.history.replaceState(null, '', '/voices/agreement');
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  rig = await rigs['in process']();
  client = createClient(rig.transport, { checkOutput: true });
  await client.ask('workspace.create', { file: await rig.newFile('agree.touchline'), coderName: 'Ada Berg' });
  ada = (await ask('workspace.coders', {}))[0]?.id ?? 0;
  sourceId = (await ask('voices.source.add', { kind: 'note', title: 'A visit', text })).id;
});
afterEach(async () => {
  cleanup();
  await rig.close();
});

const ask = <N extends CommandName | QueryName | ActionName>(op: N, input: InputOf<N>): Promise<ValueOf<N>> =>
  client.ask(op, input);

/** Bo codes a little else than Ada: two places differ, one is alike. */
async function secondCoder(): Promise<number> {
  const code = await ask('voices.code.add', { name: 'Delay' });
  await ask('voices.code.add', { name: 'Praise' });
  const bo = (await ask('workspace.coder.add', { name: 'Bo' })).id;
  const add = (start: number, end: number) =>
    ask('voices.coding.add', { sourceId, code: { id: code.id }, start, end });
  await add(0, 11);
  await add(22, 41);
  await ask('workspace.coder.choose', { id: bo });
  await add(7, 20);
  await add(22, 41);
  await add(42, 46);
  await ask('workspace.coder.choose', { id: ada });
  return code.id;
}

function show(host: Partial<Host> = {}, transport = rig.transport): void {
  render(
    <ApiProvider transport={transport} onFailure={(failure) => expect(failure).toBeNull()}>
      <HostProvider host={{ ...testHost(), ...host }}>
        <CommandsProvider>
          <AgreementScreen />
        </CommandsProvider>
      </HostProvider>
    </ApiProvider>,
  );
}

const consensus = async () =>
  (await ask('voices.source.get', { id: sourceId })).codings
    .filter(({ coderId }) => coderId > 2)
    .map(({ start, end }) => [start, end]);

test('with one coder: what a second one is for, and how to add one', async () => {
  show();
  expect(await screen.findByText('Agreement needs a second coder')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Add a coder' })).toBeDefined();
});

test('the numbers by code and in all, with universe, n and what is not defined in words', async () => {
  await secondCoder();
  let copied = '';
  show({
    writeClipboard: async (words) => {
      copied = words;
    },
  });
  const table = await screen.findByRole('table', { name: 'Agreement by code' }, { timeout: 20_000 });
  const row = within(table).getByRole('row', { name: /^Delay/ });
  const cells = within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
  // 57 characters: 23 both, 7 only Ada, 13 only Bo, 14 neither.
  expect(cells).toEqual([
    '64.9 %',
    '0.288',
    '0.315',
    '0.287',
    '2',
    '75.44%',
    '52.63%',
    '63.16%',
    '23 · 7 · 13 · 14',
  ]);
  expect(
    screen.getByText(/1 source that every one of these coders has a coding in; n = 57 characters/),
  ).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Copy the methods statement' }));
  await waitFor(() => expect(copied).toContain('Agreement of Ada Berg and Bo on 1 source'));
  expect(copied).toContain('Krippendorff’s alpha (nominal) 0.287');
});

test('by keyboard: from the code to its places, settled one after the other, undone, opened again', async () => {
  await secondCoder();
  show();
  const code = await screen.findByRole('button', { name: /^Delay/ }, { timeout: 20_000 });
  code.focus();
  fireEvent.click(code);
  const place = await screen.findByRole('group', { name: 'Place 1 of 2' });
  await waitFor(() => expect(document.activeElement).toBe(place));
  const press = (key: string, more: object = {}) =>
    void fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

  press('j');
  expect(await screen.findByRole('group', { name: 'Place 2 of 2' })).toBeDefined();
  expect(within(screen.getByRole('region', { name: 'Ada Berg' })).getByText('Not coded')).toBeDefined();
  press('k');
  await screen.findByRole('group', { name: 'Place 1 of 2' });
  press('3');
  await screen.findByText('1 of 2 settled');
  expect(await consensus()).toEqual([[0, 20]]);

  await screen.findByRole('group', { name: 'Place 1 of 1' });
  press('0');
  await screen.findByText('All of it is settled');
  await ask('workspace.undo', {});
  await screen.findByText('1 of 2 settled');
  expect(await consensus()).toEqual([[0, 20]]);

  const again = await screen.findByRole('group', { name: 'Place 1 of 1' });
  again.focus();
  press('o');
  press('ArrowRight');
  press('Enter');
  await screen.findByText('2 of 2 settled');
  expect(await consensus()).toEqual([
    [0, 20],
    [42, 56],
  ]);

  fireEvent.click(screen.getByRole('radio', { name: 'Settled' }));
  (await screen.findByRole('group', { name: 'Place 1 of 2' })).focus();
  press('r');
  await screen.findByText('1 of 2 settled');
  expect(await consensus()).toEqual([[42, 56]]);
});

test('a second key before the next place has come does not settle the first anew', async () => {
  const codeId = await secondCoder();
  window.history.replaceState(null, '', `/voices/agreement?code=${codeId}`);
  let hold: (() => void) | undefined;
  let holds = false;
  const send: Rig['transport']['send'] = async (request) => {
    // Once it is settled the list comes late.
    if (holds && request.op === 'voices.agreement.disagreements')
      await new Promise<void>((resolve) => {
        hold = resolve;
      });
    return rig.transport.send(request);
  };
  show({}, { ...rig.transport, send });
  (await screen.findByRole('group', { name: 'Place 1 of 2' })).focus();
  const press = (key: string) => void fireEvent.keyDown(document.activeElement ?? document.body, { key });
  holds = true;
  press('1');
  await waitFor(() => expect(hold).toBeDefined());
  press('2');
  holds = false;
  hold?.();
  await screen.findByText('1 of 2 settled');
  await screen.findByRole('group', { name: 'Place 1 of 1' });
  expect(await consensus()).toEqual([[0, 11]]);
  press('2');
  await screen.findByText('All of it is settled');
});

test('all agreements of a code go to the consensus in one step', async () => {
  const codeId = await secondCoder();
  window.history.replaceState(null, '', `/voices/agreement?code=${codeId}`);
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Copy 1 agreement to the consensus' }));
  await screen.findByText('Agreements are in the consensus');
  expect(await consensus()).toEqual([[22, 41]]);
});
