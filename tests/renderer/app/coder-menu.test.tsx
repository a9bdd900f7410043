// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClient } from '../../../renderer/api/client.ts';
import { ApiProvider } from '../../../renderer/api/provider.tsx';
import { CoderMenu } from '../../../renderer/app/coder-menu.tsx';
import { CommandsProvider, useCommands } from '../../../renderer/app/commands-provider.tsx';
import { HostProvider } from '../../../renderer/host/context.tsx';
import { type Rig, rigs } from '../../contract/transports.ts';
import { testHost } from '../../fixtures/test-host.ts';

let rig: Rig;
let client: ReturnType<typeof createClient>;

beforeEach(async () => {
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
  await client.ask('workspace.create', {
    file: await rig.newFile('coders.touchline'),
    coderName: 'Ada Berg',
  });
  await client.ask('workspace.coder.add', { name: 'Bo' });
});
afterEach(async () => {
  cleanup();
  await rig.close();
});

function Palette() {
  const commands = useCommands();
  return (
    <button type="button" onClick={() => commands.run('voices.hideOthers')}>
      run
    </button>
  );
}

function show(): void {
  render(
    <ApiProvider transport={rig.transport} onFailure={(failure) => expect(failure).toBeNull()}>
      <HostProvider host={testHost()}>
        <CommandsProvider>
          <CoderMenu />
          <Palette />
        </CommandsProvider>
      </HostProvider>
    </ApiProvider>,
  );
}

const hidden = async () => (await client.ask('workspace.coder.hidden', {})).hidesOthers;

test('others’ work is hidden from the menu, seen beside the name all the while, and shown again by the command', async () => {
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Coding as Ada Berg' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Hide others’ work, off' }));
  expect(
    await screen.findByRole('button', { name: 'Coding as Ada Berg, others’ work is hidden' }),
  ).toBeDefined();
  expect(screen.getByText('others hidden')).toBeDefined();
  expect(await hidden()).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'run' }));
  expect(await screen.findByRole('button', { name: 'Coding as Ada Berg' })).toBeDefined();
  expect(await hidden()).toBe(false);
});

test('the consensus cannot be chosen to code as: it is not in the menu, and the store refuses it', async () => {
  const { id: sourceId } = await client.ask('voices.source.add', { kind: 'note', title: 'A', text: 'Slow' });
  const { id: codeId } = await client.ask('voices.code.add', { name: 'Delay' });
  const { textRev } = await client.ask('voices.source.get', { id: sourceId });
  const place = { codeId, sourceId, ifTextRev: textRev, start: 0, end: 4 };
  await client.ask('voices.agreement.settle', { ...place, spans: [{ start: 0, end: 4 }] });
  const consensus = (await client.ask('workspace.coders', {})).find(({ isConsensus }) => isConsensus);
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Coding as Ada Berg' }));
  const names = (await screen.findAllByRole('menuitem')).map((item) => item.textContent);
  expect(names.join()).toContain('Bo');
  expect(names.join()).not.toContain('Consensus');
  const refused = await client.call('workspace.coder.choose', { id: consensus?.id ?? 0 });
  expect(refused.ok ? '' : refused.failure.message).toContain('nobody codes as it');
});
