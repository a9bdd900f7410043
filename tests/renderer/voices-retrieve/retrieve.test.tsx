// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { RetrieveScreen } from '../../../renderer/features/voices/retrieve/retrieve-screen.tsx';
import { testHost } from '../../fixtures/test-host.ts';
import { type ImportRig, startRig } from '../../jobs/import-plan/rig.ts';
import { layOut, show } from '../voices-grid/rig.tsx';

const TEXT = 'I waited for three hours. Nobody rang. The engineer was kind and said sorry.';

let rig: ImportRig;
let codes: { readonly waiting: number; readonly kind: number; readonly sorry: number };

beforeAll(layOut);
beforeEach(async () => {
  window.history.replaceState(null, '', '/voices/retrieve');
  localStorage.clear();
  rig = await startRig();
  const source = await rig.ask('voices.source.add', { kind: 'note', title: 'Visit', text: TEXT });
  const add = async (name: string) => (await rig.ask('voices.code.add', { name })).id;
  codes = { waiting: await add('Waiting'), kind: await add('Kindness'), sorry: await add('Apology') };
  const coded = async (id: number, words: string) => {
    const start = TEXT.indexOf(words);
    await rig.ask('voices.coding.add', {
      sourceId: source.id,
      code: { id },
      start,
      end: start + words.length,
    });
  };
  await coded(codes.waiting, 'I waited for three hours.');
  await coded(codes.kind, 'The engineer was kind and said sorry.');
  await coded(codes.sorry, 'said sorry');
});
afterEach(async () => {
  cleanup();
  await rig.close();
});

const field = () => screen.findByRole('combobox', { name: 'Query' });
const write = async (text: string): Promise<HTMLElement> => {
  const query = await field();
  await screen.findByText(/Which quotes|quotes? from/);
  fireEvent.change(query, { target: { value: text } });
  return query;
};
const quotes = (): (string | null)[] =>
  [...document.querySelectorAll('[data-result] mark')].map((mark) => mark.textContent);

test('what is written is found, counted, and stands in the address', async () => {
  show(rig, <RetrieveScreen />);
  await write('"Kindness" AND "Apology"');
  await screen.findByText('1 quote from 1 source, 0 people');
  await waitFor(() => expect(quotes()).toEqual(['The engineer was kind and said sorry.']));
  expect(new URLSearchParams(window.location.search).get('q')).toBe('"Kindness" AND "Apology"');
});

test('another rule gives other quotes of the same query', async () => {
  show(rig, <RetrieveScreen />);
  await write('"Kindness" AND "Apology"');
  await waitFor(() => expect(quotes()).toHaveLength(1));
  fireEvent.click(screen.getByRole('radio', { name: 'Shared part' }));
  await waitFor(() => expect(quotes()).toEqual(['said sorry']));
});

test('what cannot be read is said with a change that mends it', async () => {
  show(rig, <RetrieveScreen />);
  const query = await write('"Kindnes"');
  const problem = await screen.findByText(/no code/i);
  expect(query.getAttribute('aria-invalid')).toBe('true');
  expect(query.getAttribute('aria-describedby')).toBe(problem.closest('p')?.id);
  fireEvent.click(within(problem.closest('p') ?? problem).getByRole('button'));
  await waitFor(() => expect(quotes()).toEqual(['The engineer was kind and said sorry.']));
});

test('codes are offered while typing; Enter takes the chosen one', async () => {
  show(rig, <RetrieveScreen />);
  const query = await write('wai');
  const options = await screen.findAllByRole('option');
  expect(options[0]?.textContent).toContain('Waiting');
  fireEvent.keyDown(query, { key: 'Enter' });
  await waitFor(() => expect(quotes()).toEqual(['I waited for three hours.']));
});

test('the builder changes the text: without another code', async () => {
  show(rig, <RetrieveScreen />);
  const query = await write('"Kindness" AND NOT "Apology"');
  await waitFor(() => expect(screen.getByText('without')).toBeTruthy());
  expect((query as HTMLTextAreaElement).value).toBe('"Kindness" AND NOT "Apology"');
  await screen.findByText('No quotes');
  const all = screen.getByRole('group', { name: 'All of these' });
  fireEvent.click(within(all).getByRole('radio', { name: 'Any of' }));
  await waitFor(() =>
    expect((query as HTMLTextAreaElement).value).toMatch(/^"Kindness" OR \(?NOT "Apology"\)?$/),
  );
});

test('a renamed code stays in the query under its new name', async () => {
  show(rig, <RetrieveScreen />);
  const query = await write('"Apology"');
  await waitFor(() => expect(quotes()).toEqual(['said sorry']));
  const code = (await rig.ask('voices.codes', {})).find(({ id }) => id === codes.sorry);
  await act(async () => {
    await rig.ask('voices.code.edit', { id: codes.sorry, ifRev: code?.rev ?? 0, name: 'Saying sorry' });
  });
  await waitFor(() => expect((query as HTMLTextAreaElement).value.trim()).toBe('"Saying sorry"'));
  await waitFor(() => expect(quotes()).toEqual(['said sorry']));
});

test('a quote is copied with its attribution', async () => {
  const copied: string[] = [];
  const host = testHost();
  show(rig, <RetrieveScreen />, {
    ...host,
    writeClipboard: async (text) => {
      copied.push(text);
    },
  });
  await write('"Apology"');
  await waitFor(() => expect(quotes()).toEqual(['said sorry']));
  const result = document.querySelector<HTMLElement>('[data-result]');
  result?.focus();
  if (result) fireEvent.keyDown(result, { key: 'c', ctrlKey: true });
  await waitFor(() => expect(copied).toEqual(['“said sorry”\n— Visit']));
});

test('a saved query stays live, and can be deleted with undo', async () => {
  show(rig, <RetrieveScreen />);
  await write('"Waiting"');
  await waitFor(() => expect(quotes()).toHaveLength(1));
  fireEvent.click(screen.getByRole('button', { name: 'Save…' }));
  fireEvent.change(await screen.findByRole('textbox', { name: 'Name' }), { target: { value: 'Long waits' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  const saved = await screen.findByRole('button', { name: 'Long waits' });
  await write('"Apology"');
  await waitFor(() => expect(quotes()).toEqual(['said sorry']));
  await act(async () => {
    await rig.ask('voices.source.add', { kind: 'note', title: 'Second', text: 'Still waiting' });
    await rig.ask('voices.coding.add', { sourceId: 2, code: { id: codes.waiting }, start: 0, end: 13 });
  });
  fireEvent.click(saved);
  await waitFor(() => expect(quotes()).toEqual(['I waited for three hours.', 'Still waiting']));
  fireEvent.keyDown(saved, { key: 'Delete' });
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Long waits' })).toBeNull());
  await act(async () => {
    await rig.ask('workspace.undo', {});
  });
  await screen.findByRole('button', { name: 'Long waits' });
});
