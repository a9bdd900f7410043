// @vitest-environment jsdom
import { cleanup, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { CompareScreen } from '../../../renderer/features/voices/compare/compare-screen.tsx';
import { type ImportRig, startRig } from '../../jobs/import-plan/rig.ts';
import { layOut, show } from '../voices-grid/rig.tsx';

let rig: ImportRig;

// Each result comes from a process of its own, which takes a moment to start.
configure({ asyncUtilTimeout: 20_000 });
beforeAll(layOut);
beforeEach(async () => {
  window.history.replaceState(null, '', '/voices/compare');
  localStorage.clear();
  rig = await startRig();
  const add = async (name: string) => (await rig.ask('voices.code.add', { name })).id;
  const waiting = await add('Waiting');
  const kind = await add('Kindness');
  for (const [month, text] of [
    [0, 'I waited long but she was kind'],
    [2, 'I waited again'],
  ] as const) {
    const { id } = await rig.ask('voices.source.add', {
      kind: 'note',
      title: `Note ${month}`,
      text,
      heardAt: Date.UTC(2026, month, 15, 12),
    });
    await rig.ask('voices.coding.add', { sourceId: id, code: { id: waiting }, start: 0, end: text.length });
    if (month === 0)
      await rig.ask('voices.coding.add', { sourceId: id, code: { id: kind }, start: 18, end: 30 });
  }
});
afterEach(async () => {
  cleanup();
  await rig.close();
});

const cell = (name: string) => screen.findByRole('gridcell', { name });

test('codes against codes: arrows walk, Enter opens the quotes behind a number', async () => {
  show(rig, <CompareScreen />);
  const first = await cell('Waiting, Waiting: 2');
  first.focus();
  fireEvent.keyDown(first, { key: 'ArrowRight' });
  const shared = await cell('Waiting, Kindness: 1');
  expect(document.activeElement).toBe(shared);
  fireEvent.keyDown(shared, { key: 'Enter' });
  const quotes = await screen.findByRole('region', { name: 'Quotes: Waiting × Kindness' });
  await within(quotes).findByText('she was kind');
  const link = within(quotes).getByRole('link', { name: 'Open in Retrieve' });
  const params = new URL(link.getAttribute('href') ?? '', 'http://x').searchParams;
  expect(params.get('q')).toBe('"Waiting" AND "Kindness"');
  expect(params.get('rule')).toBe('shared');
});

test('shares of a row are of what is coded with it at all', async () => {
  show(rig, <CompareScreen />);
  await cell('Waiting, Kindness: 1');
  fireEvent.click(screen.getByRole('radio', { name: 'Share of row' }));
  await cell('Waiting, Kindness: 50%');
  await cell('Kindness, Waiting: 100%');
});

test('the table behind the heat map names each pair once', async () => {
  show(rig, <CompareScreen />);
  await cell('Waiting, Kindness: 1');
  fireEvent.click(screen.getByRole('radio', { name: 'Table' }));
  const table = await screen.findByRole('grid', { name: 'Matrix as a table' });
  expect(within(table).getAllByRole('row')).toHaveLength(2);
});

test('a new coding is counted without asking', async () => {
  show(rig, <CompareScreen />);
  await cell('Waiting, Kindness: 1');
  await rig.ask('voices.coding.add', { sourceId: 2, code: { id: 2 }, start: 0, end: 5 });
  await cell('Waiting, Kindness: 2');
});

test('a word may be called as a column of its table is', async () => {
  await rig.ask('voices.source.add', { kind: 'note', title: 'Words', text: 'word count sources word' });
  show(rig, <CompareScreen />);
  fireEvent.click(await screen.findByRole('tab', { name: 'Words' }));
  const list = await screen.findByRole('grid', { name: 'Words' });
  for (const word of ['word', 'count', 'sources']) {
    expect(within(list).getByRole('row', { name: word })).toBeTruthy();
  }
});

test('a word of the list is shown in its places', async () => {
  show(rig, <CompareScreen />);
  fireEvent.click(await screen.findByRole('tab', { name: 'Words' }));
  const list = await screen.findByRole('grid', { name: 'Words' });
  const row = within(list).getByRole('row', { name: /waited/ });
  row.focus();
  fireEvent.keyDown(row, { key: 'Enter' });
  fireEvent.keyUp(row, { key: 'Enter' });
  await screen.findByText('2 places in 2 sources');
  expect(screen.getAllByText('waited')).toHaveLength(2);
});

test('over time, a month nobody was heard in is no zero', async () => {
  show(rig, <CompareScreen />);
  fireEvent.click(await screen.findByRole('tab', { name: 'Over time' }));
  const table = await screen.findByRole('table', { name: 'The numbers behind it' });
  const numbers = within(within(table).getByRole('row', { name: /^Waiting/ })).getAllByRole('button');
  expect(numbers.map((number) => number.textContent)).toEqual(['1', 'nobody heard', '1']);
  const [march] = numbers.slice(-1);
  if (march) fireEvent.click(march);
  await waitFor(() =>
    expect(document.querySelector('[data-result] mark')?.textContent).toBe('I waited again'),
  );
});
