// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { VerbatimGrid } from '../../../renderer/features/voices/grid/verbatim-grid.tsx';
import { type ImportRig, mappingOf, startRig } from '../../jobs/import-plan/rig.ts';
import { layOut, show } from './rig.tsx';

let rig: ImportRig;
let codeId: number;

beforeAll(layOut);
beforeEach(async () => {
  window.history.replaceState(null, '', '/voices');
  localStorage.clear();
  rig = await startRig();
  const file = rig.file(
    'answers.csv',
    'who,region,why\nC1,North,The engineer came late.\nC2,South,All was well.\nC3,North,Late again.\nC4,East,No news.\n',
  );
  const plan = await rig.job('voices.import.planTable', {
    file,
    mapping: mappingOf({
      who: { role: 'participant' },
      region: { role: 'attribute' },
      why: { role: 'answer' },
    }),
  });
  await rig.ask('voices.import.apply', { planId: plan.planId });
  codeId = (await rig.ask('voices.code.add', { name: 'Waiting', colour: 2 })).id;
  await rig.ask('voices.code.pin', { id: codeId, pin: 1 });
});
afterEach(async () => {
  cleanup();
  await rig.close();
});

const codeRev = async (): Promise<number> => (await rig.ask('voices.codes', {}))[0]?.rev ?? 0;

async function showGrid(): Promise<HTMLElement> {
  show(rig, <VerbatimGrid />);
  await screen.findByText('The engineer came late.');
  return screen.getByRole('grid');
}

const texts = (): (string | null)[] =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[0]?.textContent ?? null);

/** Where the keyboard is: the row's number on screen and the column's. */
const focused = (): (string | null)[] => {
  const cell = document.activeElement;
  return [
    cell?.closest('[role=row]')?.getAttribute('aria-rowindex') ?? null,
    cell?.getAttribute('aria-colindex') ?? null,
  ];
};

function press(key: string, over: Partial<KeyboardEventInit> = {}): void {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...over });
}

async function focusFirst(): Promise<void> {
  const cell = screen.getAllByRole('gridcell')[0];
  cell?.focus();
  await waitFor(() => expect(focused()).toEqual(['2', '1']));
}

test('shows the answers beside who gave them, and says how many', async () => {
  const grid = await showGrid();
  expect(grid.getAttribute('aria-rowcount')).toBe('5');
  expect(texts()).toEqual(['The engineer came late.', 'All was well.', 'Late again.', 'No news.']);
  expect(screen.getByText('C3')).toBeTruthy();
  expect(screen.getAllByText('North')).toHaveLength(2);
  await screen.findByText('4 of 4');
});

test('arrows move between rows and columns, with one stop for the Tab key', async () => {
  const grid = await showGrid();
  await focusFirst();
  press('ArrowDown');
  await waitFor(() => expect(focused()).toEqual(['3', '1']));
  press('ArrowRight');
  await waitFor(() => expect(focused()).toEqual(['3', '2']));
  press('End', { ctrlKey: true });
  await waitFor(() => expect(focused()[0]).toBe('5'));
  expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  press('Home', { ctrlKey: true });
  press('ArrowUp');
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('columnheader'));
});

test('a pinned key codes the row, R codes the next one again, and undo takes one step back', async () => {
  await showGrid();
  await focusFirst();
  press('1');
  await screen.findByText(/Coded 1 answer with Waiting/);
  press('ArrowDown');
  await waitFor(() => expect(focused()[0]).toBe('3'));
  press('r');
  await waitFor(async () => expect((await rig.ask('voices.codes', {}))[0]?.codings).toBe(2));
  const rows = screen.getAllByRole('row');
  await waitFor(() => expect(within(rows[2] ?? document.body).getByText('Waiting')).toBeTruthy());
  await rig.ask('workspace.undo', {});
  await waitFor(() => expect(within(rows[2] ?? document.body).queryByText('Waiting')).toBeNull());
  expect(within(rows[1] ?? document.body).getByText('Waiting')).toBeTruthy();
});

test('several rows are selected with Shift and coded in one step', async () => {
  await showGrid();
  await focusFirst();
  press('ArrowDown', { shiftKey: true });
  await waitFor(() => expect(focused()[0]).toBe('3'));
  press('ArrowDown', { shiftKey: true });
  await screen.findByText('3 selected');
  press('1');
  await screen.findByText(/Coded 3 answers with Waiting/);
  expect((await rig.ask('voices.codes', {}))[0]?.codings).toBe(3);
  await rig.ask('workspace.undo', {});
  expect((await rig.ask('voices.codes', {}))[0]?.codings).toBe(0);
  press('a', { ctrlKey: true });
  await screen.findByText('4 selected');
  press('Escape');
  await waitFor(() => expect(screen.queryByText('4 selected')).toBeNull());
});

test('words inside an answer are selected and coded alone', async () => {
  await showGrid();
  await focusFirst();
  press('Enter');
  await screen.findByText(/the sentence/);
  press('ArrowRight', { shiftKey: true, ctrlKey: true });
  press('ArrowRight', { shiftKey: true, ctrlKey: true });
  await waitFor(() =>
    expect(document.querySelector('.grid-text [data-selected]')?.textContent).toBe('The engineer'),
  );
  press('1');
  await screen.findByText(/Coded 2 words with Waiting/);
  await waitFor(() => expect(document.querySelector('mark')?.textContent).toBe('The engineer'));
  press('Escape');
  press('u');
  await screen.findByText(/Removed Waiting/);
  await waitFor(() => expect(document.querySelector('mark')).toBeNull());
});

test('Delete takes the row away while the grid has the focus, and the message takes it back', async () => {
  await showGrid();
  fireEvent.keyDown(document.body, { key: 'Delete' });
  await focusFirst();
  press('Delete');
  await screen.findByText('Deleted 1 answer');
  await waitFor(() => expect(texts()).toEqual(['All was well.', 'Late again.', 'No news.']));
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(texts()).toHaveLength(4));
});

test('the way back is offered only while it is the newest step', async () => {
  await showGrid();
  await focusFirst();
  press('Delete');
  await waitFor(() => expect(texts()).toHaveLength(3));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy());
  await rig.ask('voices.code.edit', { id: codeId, ifRev: await codeRev(), name: 'Late' });
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull());
  expect(screen.getByText('Deleted 1 answer')).toBeTruthy();
  press('1');
  await screen.findByText('Coded 1 answer with Late; Ctrl+Z undoes');
  press('1');
  await screen.findByText('Late was there already');
});

test('the row of the cursor stands in the address, and the address leads back to it', async () => {
  const before = window.history.length;
  await showGrid();
  await focusFirst();
  press('ArrowDown');
  press('ArrowDown');
  await waitFor(() => expect(focused()).toEqual(['4', '1']));
  const third = (await rig.ask('voices.sources', { filter: {}, limit: 9, offset: 0 })).rows[2]?.id;
  await waitFor(() => expect(window.location.search).toBe(`?row=${third}`));
  expect(window.history.length).toBe(before);
  const address = `/voices${window.location.search}`;
  press('ArrowUp');
  await waitFor(() => expect(`/voices${window.location.search}`).not.toBe(address));
  cleanup();
  // What the window remembers by itself is another row by now.
  window.history.replaceState(null, '', address);
  await showGrid();
  await waitFor(() => expect(focused()).toEqual(['4', '1']));
});

test('an address leads to a row, also while the grid is there; one that is gone leads to the first', async () => {
  const { rows } = await rig.ask('voices.sources', { filter: {}, limit: 9, offset: 0 });
  const address = (at: number): string => `/voices?row=${rows[at]?.id}`;
  window.history.replaceState(null, '', address(3));
  await showGrid();
  await waitFor(() => expect(focused()).toEqual(['5', '1']));
  act(() => window.history.pushState(null, '', address(1)));
  await waitFor(() => expect(focused()).toEqual(['3', '1']));
  cleanup();
  window.history.replaceState(null, '', '/voices?row=999999');
  await showGrid();
  await waitFor(() => expect(focused()).toEqual(['2', '1']));
  await waitFor(() => expect(`/voices${window.location.search}`).toBe(address(0)));
});

test('a header sorts, and the order stands in the address', async () => {
  await showGrid();
  fireEvent.click(screen.getByRole('columnheader', { name: 'Answer' }));
  await waitFor(() =>
    expect(texts()).toEqual(['All was well.', 'Late again.', 'No news.', 'The engineer came late.']),
  );
  expect(screen.getByRole('columnheader', { name: 'Answer' }).getAttribute('aria-sort')).toBe('ascending');
  expect(window.location.search).toContain('sort=');
});

test('words narrow the rows, chips show every other condition and can be removed', async () => {
  const region = (await rig.ask('voices.grid.columns', {})).find(({ name }) => name === 'region');
  const filter = { attributes: [{ attributeId: region?.id, op: 'is', value: 'North' }] };
  window.history.replaceState(null, '', `/voices?filter=${encodeURIComponent(JSON.stringify(filter))}`);
  await showGrid();
  await screen.findByText('2 of 4');
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'again' } });
  await screen.findByText('1 of 4');
  expect(texts()).toEqual(['Late again.']);
  fireEvent.click(screen.getByRole('button', { name: 'Remove the filter region is North' }));
  await waitFor(() => expect(window.location.search).not.toContain('North'));
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nothing like it' } });
  await screen.findByText('No answer fits this filter');
  fireEvent.click(screen.getByRole('button', { name: 'Show all answers' }));
  await screen.findByText('4 of 4');
});

test('columns are chosen and widened from the keyboard, and remembered', async () => {
  await showGrid();
  await focusFirst();
  press('ArrowUp');
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('columnheader'));
  press('ArrowRight', { shiftKey: true });
  await waitFor(() =>
    expect(screen.getByRole('grid').style.getPropertyValue('--column-0')).toBe(`${476 / 16}rem`),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Choose columns' }));
  fireEvent.click(await screen.findByRole('checkbox', { name: 'region' }));
  await waitFor(() => expect(document.querySelectorAll('.grid-cell-attribute')).toHaveLength(0));
  expect(JSON.parse(localStorage.getItem('touchline.grid.columns') ?? '')).toMatchObject({
    widths: { text: 476 },
  });
});

test('a code removed in the same breath it was given: no other goes, and none is missed', async () => {
  await showGrid();
  press('1');
  press('u');
  await waitFor(async () => {
    const told = (await rig.ask('workspace.activity', { limit: 2 })).map(({ label }) => label);
    expect(told).toEqual(['Remove coding', 'Code answer']);
  });
  expect((await rig.ask('voices.codes', {}))[0]?.codings).toBe(0);
});
