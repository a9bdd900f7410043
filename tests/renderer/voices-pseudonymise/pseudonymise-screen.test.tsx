// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { PseudonymiseScreen } from '../../../renderer/features/voices/pseudonymise/pseudonymise-screen.tsx';
import { handOverName } from '../../../renderer/features/voices/pseudonymise/session.ts';
import { type ImportRig, startRig } from '../../jobs/import-plan/rig.ts';
import { layOut, show } from '../voices-grid/rig.tsx';

let rig: ImportRig;
const wait = { timeout: 15_000 };

beforeAll(() => {
  layOut();
  // jsdom has none, and lists watch their own height.
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
  window.history.replaceState(null, '', '/voices/pseudonymise');
  rig = await startRig();
});
afterEach(async () => {
  cleanup();
  await rig.close();
});

const button = (name: string | RegExp) => screen.findByRole('button', { name }, wait);
const list = () => screen.findByRole('listbox', { name: 'Names and numbers found' }, wait);
const texts = async () => {
  const { rows } = await rig.ask('voices.sources', {});
  const read = rows.map(({ id }) => rig.ask('voices.source.read', { id }));
  return (await Promise.all(read)).map(({ text }) => text).toSorted();
};

async function fill(): Promise<void> {
  await rig.ask('voices.source.add', {
    kind: 'note',
    title: 'One',
    text: 'My name is Zora Quillfeather, mail a@example.org.',
  });
  await rig.ask('voices.source.add', { kind: 'note', title: 'Two', text: 'Zora rang the Fernlea shop.' });
}

async function look(): Promise<HTMLElement> {
  fireEvent.click(await button('Look for them'));
  const found = await list();
  await waitFor(() => expect(within(found).getAllByRole('option')).toHaveLength(2));
  return found;
}

test('looked for, one left by the space bar, one renamed, replaced in one step and undone', async () => {
  await fill();
  show(rig, <PseudonymiseScreen />);
  await screen.findByText('Nothing looked for yet');
  const found = await look();
  expect(within(found).getAllByRole('option')[0]?.textContent).toContain('Zora Quillfeather');
  found.focus();
  const field = await screen.findByRole('textbox', { name: 'Replaced by' });
  fireEvent.change(field, { target: { value: 'Caller A' } });
  fireEvent.keyDown(found, { key: 'ArrowDown' });
  fireEvent.keyDown(found, { key: ' ' });
  await waitFor(() => expect(within(found).getAllByRole('option')[1]?.textContent).toContain('Stays:'));
  const places = await screen.findByRole('listbox', { name: 'Places' });
  expect(within(places).getAllByText('Stays.')).toHaveLength(1);
  fireEvent.click(await button('Replace 2 places here'));
  await waitFor(
    async () =>
      expect(await texts()).toEqual([
        'Caller A rang the Fernlea shop.',
        'My name is Caller A, mail a@example.org.',
      ]),
    wait,
  );
  await screen.findByText(/not yet confirmed/, undefined, wait);
  expect((await rig.ask('workspace.state', {}))?.undoLabel).toBe('Pseudonymise: 2 places');
  fireEvent.click(await button('Undo'));
  await waitFor(async () => expect((await texts())[1]).toBe('Zora rang the Fernlea shop.'), wait);
  await waitFor(() => expect(screen.queryByText(/not yet confirmed/)).toBeNull());
});

test('a single place is left by the space bar; places are shown as they will be', async () => {
  await fill();
  show(rig, <PseudonymiseScreen />);
  await look();
  const places = await screen.findByRole('listbox', { name: 'Places' });
  await waitFor(() => expect(within(places).getAllByRole('option')[1]?.textContent).toContain('Zora rang'));
  places.focus();
  fireEvent.keyDown(places, { key: 'End' });
  fireEvent.keyDown(places, { key: ' ' });
  fireEvent.click(await screen.findByRole('radio', { name: 'As they will be' }));
  await waitFor(() => {
    const [one, two] = within(places).getAllByRole('option');
    expect(one?.textContent).toContain('My name is [Person 1], mail');
    expect(two?.textContent).toContain('Zora rang');
  });
  fireEvent.click(await button('Replace 2 places here'));
  await waitFor(
    async () =>
      expect(await texts()).toEqual([
        'My name is [Person 1], mail [e-mail 1].',
        'Zora rang the Fernlea shop.',
      ]),
    wait,
  );
});

test('what is unsure is shown apart, and Delete remembers a word as no name', async () => {
  await fill();
  show(rig, <PseudonymiseScreen />);
  const found = await look();
  fireEvent.click(await screen.findByRole('radio', { name: 'Unsure 1' }));
  await waitFor(() =>
    expect(within(found).getAllByRole('option')[0]?.textContent).toContain('Stays:Fernlea'),
  );
  found.focus();
  fireEvent.keyDown(found, { key: 'Delete' });
  await waitFor(async () =>
    expect((await rig.ask('voices.pseudonymise.state', {})).notNames).toEqual(['fernlea']),
  );
  await screen.findByText('None of these');
  fireEvent.click(await button('Look for others…'));
  fireEvent.click(await button('Look for fernlea again'));
  await waitFor(async () => expect((await rig.ask('voices.pseudonymise.state', {})).notNames).toEqual([]));
});

test('a name handed over by the reader is looked for at once', async () => {
  await fill();
  await rig.ask('voices.source.add', {
    kind: 'note',
    title: 'Three',
    text: 'the man they call ottokar left',
  });
  handOverName('ottokar');
  show(rig, <PseudonymiseScreen />);
  const found = await list();
  await waitFor(() => expect(within(found).getAllByRole('option')).toHaveLength(1));
  expect(within(found).getByRole('option').textContent).toContain('ottokar');
});

test('confirming says what goes and offers to delete the backups', async () => {
  await fill();
  show(rig, <PseudonymiseScreen />);
  await look();
  fireEvent.click(await button('Replace 3 places here'));
  fireEvent.click(await button('Confirm…'));
  const dialog = await screen.findByRole('alertdialog', { name: 'Forget the originals for good?' }, wait);
  await within(dialog).findByText('1 backup made before holds the originals.', undefined, wait);
  fireEvent.click(within(dialog).getByRole('checkbox', { name: /^Delete it/ }));
  fireEvent.click(within(dialog).getByRole('button', { name: 'Forget the originals' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull(), wait);
  const state = await rig.ask('voices.pseudonymise.state', {});
  expect(state).toMatchObject({ isUnconfirmed: false, originals: 0, replacements: 2 });
  expect(await rig.ask('workspace.backups', {})).toHaveLength(1);
});

test('cancelling and failing are said; nothing is looked for without a kind', async () => {
  await fill();
  show(rig, <PseudonymiseScreen />);
  for (const box of await screen.findAllByRole('checkbox')) fireEvent.click(box);
  await screen.findByText('Choose what to look for.');
  expect((await button('Look for them')).hasAttribute('disabled')).toBe(true);
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Names' }));
  fireEvent.click(await button('Look for them'));
  fireEvent.click(await button('Cancel'));
  await screen.findByText('Cancelled. Nothing was changed.', undefined, wait);
});
