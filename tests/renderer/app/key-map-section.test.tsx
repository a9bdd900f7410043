// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClient } from '../../../renderer/api/client.ts';
import { ApiProvider } from '../../../renderer/api/provider.tsx';
import { CommandsProvider, useCommandHandler } from '../../../renderer/app/commands-provider.tsx';
import { PreferencesProvider, usePreferences } from '../../../renderer/app/preferences.tsx';
import { KeyMapSection } from '../../../renderer/features/settings/key-map-section.tsx';
import { HostProvider } from '../../../renderer/host/context.tsx';
import { type Rig, rigs } from '../../contract/transports.ts';
import { testHost } from '../../fixtures/test-host.ts';

let rig: Rig;
let ran: string[];
beforeEach(async () => {
  window.history.replaceState(null, '', '/voices');
  rig = await rigs['in process']();
  ran = [];
  const client = createClient(rig.transport, { checkOutput: true });
  await client.ask('workspace.setPreferences', { coderName: 'Ada' });
});
afterEach(async () => {
  cleanup();
  await rig.close();
});

function Commands() {
  useCommandHandler('voices.rate', () => ran.push('rate'));
  useCommandHandler('voices.touchpoint', () => ran.push('touchpoint'));
  return <p>Preferences of {usePreferences().preferences.coderName}</p>;
}

async function show(): Promise<void> {
  render(
    <ApiProvider transport={rig.transport} onFailure={(failure) => expect(failure).toBeNull()}>
      <HostProvider host={testHost()}>
        <PreferencesProvider>
          <CommandsProvider>
            <Commands />
            <KeyMapSection />
          </CommandsProvider>
        </PreferencesProvider>
      </HostProvider>
    </ApiProvider>,
  );
  await screen.findByText('Preferences of Ada');
}

/** The list is long, and drawn anew with each change. */
const patience = { timeout: 5000 };
const keys = async () =>
  (await createClient(rig.transport, { checkOutput: true }).ask('workspace.preferences', {})).keys;
const change = (name: string): void =>
  void fireEvent.click(screen.getByRole('button', { name: `Change the keys of ${name}` }));
const pressIn = (name: string, key: string): void =>
  void fireEvent.keyDown(
    screen.getByRole('button', { name: (said) => said.startsWith(`New keys for ${name}:`) }),
    { key },
  );

test('a key pressed for a command is its key at once, and kept', async () => {
  await show();
  change('Rate the gap…');
  pressIn('Rate the gap…', 'q');
  await waitFor(async () => expect(await keys()).toEqual({ 'voices.rate': 'Q' }));
  await waitFor(() => {
    ran = [];
    fireEvent.keyDown(document.body, { key: 'q' });
    expect(ran).toEqual(['rate']);
  }, patience);
  fireEvent.keyDown(document.body, { key: 'g' });
  expect(ran).toEqual(['rate']);
});

test('a key that is taken is refused with its owner’s name; swapped on request, and reset', async () => {
  await show();
  change('Rate the gap…');
  pressIn('Rate the gap…', 't');
  const note = await screen.findByText(/belongs to “Put on a touchpoint…”/);
  expect(await keys()).toEqual({});
  fireEvent.click(
    within(note.closest('li') ?? document.body).getByRole('button', { name: 'Give it to this one' }),
  );
  await waitFor(async () => expect(await keys()).toEqual({ 'voices.rate': 'T', 'voices.touchpoint': 'G' }));
  await waitFor(() => {
    ran = [];
    fireEvent.keyDown(document.body, { key: 'g' });
    expect(ran).toEqual(['touchpoint']);
  }, patience);
  fireEvent.click(screen.getByRole('button', { name: 'Reset all keys' }));
  await waitFor(async () => expect(await keys()).toEqual({}));
});

test('the list is one stop for Tab, walked by arrows; after new keys the focus is where it began', async () => {
  await show();
  const list = screen.getByRole('list', { name: 'Commands and their keys' });
  const button = (name: string) => screen.getByRole('button', { name: `Change the keys of ${name}` });
  const stops = () =>
    within(list)
      .getAllByRole<HTMLButtonElement>('button')
      .filter(({ tabIndex, disabled }) => !disabled && tabIndex >= 0);
  const rowsWithStops = () => new Set(stops().map((one) => one.closest('li')));
  expect(rowsWithStops().size).toBe(1);
  act(() => button('New workspace…').focus());
  fireEvent.keyDown(button('New workspace…'), { key: 'ArrowDown' });
  expect(document.activeElement).toBe(button('Open workspace…'));
  expect([...rowsWithStops()]).toEqual([button('Open workspace…').closest('li')]);
  fireEvent.keyDown(button('Open workspace…'), { key: 'End' });
  expect(document.activeElement).toBe(button('About Touchline'));
  fireEvent.keyDown(button('About Touchline'), { key: 'ArrowDown' });
  expect(document.activeElement).toBe(button('About Touchline'));
  change('Rate the gap…');
  pressIn('Rate the gap…', 'q');
  await waitFor(() => expect(document.activeElement).toBe(button('Rate the gap…')), patience);
});
