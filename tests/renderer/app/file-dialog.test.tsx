// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import {
  FileDialog,
  type FileQuestion,
  nameProblem,
  withEnding,
} from '../../../renderer/app/file-dialog.tsx';
import { HostProvider } from '../../../renderer/host/context.tsx';
import type { FolderListing } from '../../../shared/api/host.ts';
import { testHost } from '../../fixtures/test-host.ts';

afterEach(cleanup);

const folders: Readonly<Record<string, FolderListing>> = {
  start: {
    name: 'Documents',
    token: 'start',
    parent: null,
    entries: [
      { name: 'Clients', kind: 'folder', token: 'clients' },
      { name: 'Lost', kind: 'folder', token: 'lost' },
      { name: 'Old.touchline', kind: 'workspace', token: 'old' },
    ],
  },
  clients: {
    name: 'Clients',
    token: 'clients',
    parent: 'start',
    entries: [{ name: 'Harbour.touchline', kind: 'workspace', token: 'harbour' }],
  },
};
const save: FileQuestion = { kind: 'save', title: 'Where', verb: 'Create', suggestedName: 'Hill.touchline' };

function show(question: FileQuestion) {
  const onAnswer = vi.fn();
  render(
    <HostProvider host={testHost(folders)}>
      <FileDialog question={question} onAnswer={onAnswer} />
    </HostProvider>,
  );
  return onAnswer;
}

async function press(name: string, key: string) {
  fireEvent.keyDown(await screen.findByRole('row', { name }), { key });
  fireEvent.keyUp(screen.queryByRole('row', { name }) ?? document.body, { key });
}

test('a folder is opened with Enter, and a workspace in it chosen', async () => {
  const onAnswer = show({ kind: 'open', title: 'Open a workspace' });
  await press('Clients', 'Enter');
  await press('Harbour.touchline', 'Enter');
  await waitFor(() => expect(onAnswer).toHaveBeenCalledWith({ token: 'harbour', name: 'Harbour.touchline' }));
});

test('up leads back to the folder above, and is shut at the top', async () => {
  show({ kind: 'open', title: 'Open a workspace' });
  await screen.findByRole('row', { name: 'Old.touchline' });
  const up = screen.getByRole('button', { name: 'Up one folder' });
  expect(up).toHaveProperty('disabled', true);
  await press('Clients', 'Enter');
  await screen.findByRole('row', { name: 'Harbour.touchline' });
  fireEvent.click(up);
  expect(await screen.findByRole('row', { name: 'Old.touchline' })).toBeTruthy();
});

test('a new file is made in the folder shown, with the ending added', async () => {
  const onAnswer = show(save);
  await press('Clients', 'Enter');
  await screen.findByRole('row', { name: 'Harbour.touchline' });
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Hill 2' } });
  fireEvent.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() =>
    expect(onAnswer).toHaveBeenCalledWith({ token: 'clients/Hill 2.touchline', name: 'Hill 2.touchline' }),
  );
});

test('a name that is taken is refused in words, and nothing is answered', async () => {
  const onAnswer = show(save);
  await screen.findByRole('row', { name: 'Old.touchline' });
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'old' } });
  fireEvent.click(screen.getByRole('button', { name: 'Create' }));
  expect(await screen.findByText(/already in this folder/)).toBeTruthy();
  expect(onAnswer).not.toHaveBeenCalled();
});

test('a folder that cannot be read says so and can be tried again', async () => {
  show({ kind: 'open', title: 'Open a workspace' });
  await press('Lost', 'Enter');
  expect(await screen.findByText('The folder is not there any more.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('row', { name: 'Clients' })).toBeTruthy();
});

test('Cancel answers that nothing was chosen', async () => {
  const onAnswer = show(save);
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(onAnswer).toHaveBeenCalledWith(null);
});

test.each([
  ['Hill', 'Hill.touchline'],
  [' Hill.Touchline ', 'Hill.Touchline'],
  ['  ', ''],
])('%o becomes the file name %o', (typed, expected) => {
  expect(withEnding(typed)).toBe(expected);
});

test.each([
  ['', true],
  ['a/b.touchline', true],
  ['a\u0000b.touchline', true],
  ['OLD.touchline', true],
  ['Šarić & Söhne.touchline', false],
])('%o is refused: %o', (name, refused) => {
  expect(nameProblem(name, folders.start?.entries ?? []) !== undefined).toBe(refused);
});
