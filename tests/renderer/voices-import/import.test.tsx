// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { handOver } from '../../../renderer/features/voices/import/handed-over.ts';
import { ImportDrop } from '../../../renderer/features/voices/import/import-drop.tsx';
import { ImportScreen } from '../../../renderer/features/voices/import/import-screen.tsx';
import type { FileToken } from '../../../shared/api/host.ts';
import { testHost } from '../../fixtures/test-host.ts';
import { type ImportRig, startRig } from '../../jobs/import-plan/rig.ts';
import { layOut, show } from '../voices-grid/rig.tsx';

let rig: ImportRig;
let chosen: readonly FileToken[];
const wait = { timeout: 8000 };

beforeAll(layOut);
beforeEach(async () => {
  window.history.replaceState(null, '', '/voices/import');
  chosen = [];
  rig = await startRig();
});
afterEach(async () => {
  cleanup();
  handOver([]);
  await rig.close();
});

const token = (name: string, text: string | Uint8Array): FileToken => ({ token: rig.file(name, text), name });
const host = () => ({ ...testHost(), pickFiles: async () => chosen, dropFiles: async () => chosen });

function choose(...files: FileToken[]): void {
  chosen = files;
  show(rig, <ImportScreen />, host());
}
async function pressChoose(): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: 'Choose files…' }));
}
const button = (name: string) => screen.findByRole('button', { name }, wait);
const stored = async () => (await rig.ask('voices.sources', {})).total;

const survey =
  'customer,region,expected,why\nC-1,North,9,"The engineer never came, and nobody called me."\nC-2,South,7,Everything went as promised and on the day.\nC-3,North,,It took three calls before anybody understood.\n';

test('from the file to the grid: mapped, previewed, imported, undone', async () => {
  choose(token('survey.csv', survey));
  await pressChoose();
  await screen.findByText('What each column becomes', undefined, wait);
  expect(screen.getByRole('button', { name: /UTF-8.*Text encoding/ })).toBeTruthy();
  expect(await stored()).toBe(0);
  fireEvent.click(await button('Preview'));
  await screen.findByText(/Adds 3 answers from 3 respondents/, undefined, wait);
  expect(screen.getByText('3 participants will be added.')).toBeTruthy();
  expect(screen.getByText('No row is skipped.')).toBeTruthy();
  expect(await stored()).toBe(0);
  fireEvent.click(await button('Import'));
  await waitFor(() => expect(window.location.pathname).toBe('/voices'), wait);
  expect(decodeURIComponent(window.location.search)).toBe('?filter={"importFileId":1}');
  expect(await stored()).toBe(3);
  fireEvent.click(await button('Undo'));
  await waitFor(async () => expect(await stored()).toBe(0), wait);
});

test('letters say what a column becomes, and the first rows follow at once', async () => {
  choose(token('survey.csv', survey));
  await pressChoose();
  const region = await screen.findByRole('button', { name: /region becomes/ }, wait);
  const first = screen.getByRole('region', { name: 'First rows' });
  expect(within(first).getByRole('columnheader', { name: /region/ })).toBeTruthy();
  region.focus();
  fireEvent.keyDown(region, { key: 'x' });
  await waitFor(() => expect(within(first).queryByRole('columnheader', { name: /region/ })).toBeNull());
  fireEvent.keyDown(region, { key: 'ArrowDown' });
  await waitFor(() =>
    expect(document.activeElement?.closest('[data-column-index]')?.getAttribute('data-column-index')).toBe(
      '2',
    ),
  );
  for (const name of ['expected', 'why']) {
    const control = screen.getByRole('button', { name: new RegExp(`${name} becomes`) });
    fireEvent.keyDown(control, { key: 'x' });
  }
  await screen.findByText(/Say which column holds the answers/);
  expect((await button('Preview')).hasAttribute('disabled')).toBe(true);
});

test('what is skipped is shown with its line and reason', async () => {
  const twice =
    'response id,why\nr1,The engineer never came to us that day.\nr1,The same response once more in this file.\n';
  choose(token('twice.csv', twice));
  await pressChoose();
  fireEvent.keyDown(await screen.findByRole('button', { name: /response id becomes/ }, wait), { key: 'r' });
  fireEvent.keyDown(screen.getByRole('button', { name: /why becomes/ }), { key: 'a' });
  fireEvent.click(await button('Preview'));
  fireEvent.click(await screen.findByRole('tab', { name: /Left out/ }, wait));
  expect(await screen.findByText('The same response id stands further up in this file.')).toBeTruthy();
  expect(screen.getByText('Line 3')).toBeTruthy();
});

test('a file that cannot be read says why and offers the way on', async () => {
  choose(token('empty.csv', ''));
  await pressChoose();
  await screen.findByText('The file is empty; export it again from the tool it came from.', undefined, wait);
  chosen = [token('survey.csv', survey)];
  fireEvent.click(await button('Choose another file'));
  await screen.findByText('What each column becomes', undefined, wait);
});

test('the same file again is not imported twice', async () => {
  choose(token('survey.csv', survey));
  await pressChoose();
  fireEvent.click(await button('Preview'));
  fireEvent.click(await button('Import'));
  await waitFor(() => expect(window.location.pathname).toBe('/voices'), wait);
  cleanup();
  window.history.replaceState(null, '', '/voices/import');
  choose(token('copy.csv', survey));
  await pressChoose();
  await screen.findByText(/Mapped as the last file/, undefined, wait);
  fireEvent.click(await button('Preview'));
  await screen.findByText(/“copy.csv” was imported before/, undefined, wait);
  expect(screen.queryByRole('button', { name: 'Import' })).toBeNull();
  expect(await stored()).toBe(3);
});

test('tables and texts dropped together come one after the other; other files are named', async () => {
  chosen = [
    token('survey.csv', survey),
    token('Visit.txt', 'She said it was fine.'),
    token('x.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)),
  ];
  show(
    rig,
    <>
      <ImportDrop />
      <ImportScreen />
    </>,
    host(),
  );
  await screen.findByRole('button', { name: 'Choose files…' });
  fireEvent.drop(window, { dataTransfer: { types: ['Files'], files: [] } });
  await screen.findByText(/“x.png” cannot be imported. This is a picture/, undefined, wait);
  expect(screen.getByText('1 of 2')).toBeTruthy();
  fireEvent.click(await button('Preview'));
  fireEvent.click(await button('Import'));
  await screen.findByText('2 of 2', undefined, wait);
  fireEvent.click(await button('Preview'));
  await screen.findByText('Adds 1 text.', undefined, wait);
  fireEvent.click(await button('Import'));
  await waitFor(() => expect(window.location.pathname).toBe('/voices'), wait);
  expect(await stored()).toBe(4);
});
