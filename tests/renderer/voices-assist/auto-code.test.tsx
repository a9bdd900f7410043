// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { AutoCodeScreen } from '../../../renderer/features/voices/auto-code/auto-code-screen.tsx';
import { type ImportRig, startRig } from '../../jobs/import-plan/rig.ts';
import { layOut, show } from '../voices-grid/rig.tsx';

let rig: ImportRig;
const wait = { timeout: 15_000 };

beforeAll(() => {
  layOut();
  // jsdom has none, and the palette watches its own height.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
});
beforeEach(async () => {
  window.history.replaceState(null, '', '/voices/auto-code');
  rig = await startRig();
});
afterEach(async () => {
  cleanup();
  await rig.close();
});

const texts = [
  'The delay was long. Nobody rang.',
  'Such a délay again!',
  'All went well.',
  'No delay at all.',
];

async function fill(): Promise<void> {
  for (const [index, text] of texts.entries()) {
    await rig.ask('voices.source.add', { kind: 'note', title: `Note ${index + 1}`, text });
  }
  await rig.ask('voices.code.add', { name: 'Waiting' });
}

const button = (name: string | RegExp) => screen.findByRole('button', { name }, wait);
const codings = async () => (await rig.ask('voices.codes', {}))[0]?.codings;

/** Types what to look for, chooses the code in the palette and asks for the preview, as one does by keyboard. */
async function look(words: string): Promise<HTMLElement> {
  const field = await screen.findByRole('textbox', { name: /Look for/ });
  fireEvent.change(field, { target: { value: words } });
  if (screen.queryByRole('button', { name: 'Choose code' })) {
    fireEvent.click(await button('Choose code'));
    fireEvent.click(await screen.findByRole('option', { name: /Waiting/ }));
  }
  await button(/Waiting/);
  const form = field.closest('form');
  if (form) fireEvent.submit(form);
  return screen.findByRole('listbox', { name: 'Places to code' }, wait);
}

test('looked for, looked at, one left out by the space bar, coded in one step and undone', async () => {
  await fill();
  show(rig, <AutoCodeScreen />);
  const list = await look('delay');
  await screen.findByText('3 places in 3 texts by 3 people');
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(3));
  expect(await codings()).toBe(0);
  list.focus();
  fireEvent.keyDown(list, { key: 'ArrowDown' });
  fireEvent.keyDown(list, { key: ' ' });
  await waitFor(() => expect(screen.getByText('Left out.')).toBeTruthy());
  fireEvent.click(await button('Code 2 places'));
  await waitFor(async () => expect(await codings()).toBe(2), wait);
  const state = await rig.ask('workspace.state', {});
  expect(state?.undoLabel).toBe('Auto-code ‘delay’ with Waiting: 2 codings');
  fireEvent.click(await button('Undo'));
  await waitFor(async () => expect(await codings()).toBe(0), wait);
});

test('leaving out all and taking in a few codes those few', async () => {
  await fill();
  show(rig, <AutoCodeScreen />);
  const list = await look('delay');
  fireEvent.click(await button('Leave out all'));
  expect((await button('Code')).hasAttribute('disabled')).toBe(true);
  list.focus();
  fireEvent.keyDown(list, { key: 'End' });
  fireEvent.keyDown(list, { key: ' ' });
  fireEvent.keyDown(list, { key: 'Enter', ctrlKey: true });
  await waitFor(async () => expect(await codings()).toBe(1), wait);
  const { total, rows } = await rig.ask('voices.sources', {});
  expect(total).toBe(4);
  expect(rows.filter((row) => row.codings > 0).map(({ title }) => title)).toEqual(['Note 4']);
});

test('what is coded already is shown apart; the search stays at hand', async () => {
  await fill();
  show(rig, <AutoCodeScreen />);
  await look('delay');
  fireEvent.click(await button('Code 3 places'));
  await waitFor(async () => expect(await codings()).toBe(3), wait);
  await screen.findByText('Nothing looked for yet');
  const field = await screen.findByRole('textbox', { name: /Look for/ });
  const form = field.closest('form');
  if (form) fireEvent.submit(form);
  await screen.findByText('Nothing to code', undefined, wait);
  fireEvent.click(await screen.findByRole('radio', { name: 'Coded already 3' }));
  await screen.findByRole('listbox', { name: 'Coded already' });
  expect(await screen.findAllByText('Coded already.')).toHaveLength(3);
  expect(await button('Recent')).toBeTruthy();
});

test('a pattern that is none says so; the form says what is missing', async () => {
  await fill();
  show(rig, <AutoCodeScreen />);
  await screen.findByText('Type what to look for.');
  fireEvent.click(await screen.findByRole('radio', { name: 'Pattern' }));
  const field = await screen.findByRole('textbox', { name: 'Look for a pattern' });
  fireEvent.change(field, { target: { value: '(open' } });
  await screen.findByText('Choose the code for each line.');
  fireEvent.click(await button('Choose code'));
  fireEvent.click(await screen.findByRole('option', { name: /Waiting/ }));
  const form = field.closest('form');
  if (form) fireEvent.submit(form);
  await screen.findByText(/not a pattern that can be looked for/, undefined, wait);
});
