// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { VerbatimGrid } from '../../../renderer/features/voices/grid/verbatim-grid.tsx';
import { type ImportRig, mappingOf, startRig } from '../../jobs/import-plan/rig.ts';
import { layOut, show } from './rig.tsx';

let rig: ImportRig;
let codeId: number;

/** More rows than are coded without asking. */
const ROWS = 60;

beforeAll(() => {
  layOut();
  // The palettes watch their size, which jsdom does not know.
  globalThis.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
});
beforeEach(async () => {
  window.history.replaceState(null, '', '/voices');
  localStorage.clear();
  rig = await startRig();
  const lines = Array.from(
    { length: ROWS },
    (_, n) => `C${n},${n % 3 === 0 ? 'North' : 'South'},Answer ${n} it was.`,
  );
  const file = rig.file('answers.csv', `who,region,why\n${lines.join('\n')}\n`);
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

function press(key: string, over: Partial<KeyboardEventInit> = {}): void {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...over });
}

async function showGrid(address = '/voices'): Promise<void> {
  window.history.replaceState(null, '', address);
  show(rig, <VerbatimGrid />);
  await screen.findByText('Answer 0 it was.');
  const cell = screen.getAllByRole('gridcell')[0];
  cell?.focus();
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('gridcell'));
}

const codings = async (): Promise<number> =>
  (await rig.ask('voices.codes', {})).reduce((sum, code) => sum + code.codings, 0);

test('all rows are coded and uncoded by key, each with its exact count asked before', async () => {
  await showGrid();
  press('1');
  await screen.findByText(/Coded 1 answer with Waiting/);
  press('a', { ctrlKey: true });
  await screen.findByText(`${ROWS} selected`);
  press('1');
  const question = await screen.findByRole('alertdialog');
  expect(question.textContent).toContain(`Code ${ROWS - 1} answers with “Waiting”?`);
  expect(question.textContent).toContain('1 answer has it already');
  fireEvent.click(within(question).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(await codings()).toBe(1);
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('gridcell'));
  press('1');
  const again = await screen.findByRole('alertdialog');
  fireEvent.click(within(again).getByRole('button', { name: `Code ${ROWS - 1} answers` }));
  await screen.findByText(new RegExp(`Coded ${ROWS - 1} answers with Waiting`));
  expect(await codings()).toBe(ROWS);

  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('gridcell'));
  press('u');
  const palette = await screen.findByRole('combobox');
  expect(screen.getByText(`${ROWS} codings in ${ROWS} answers`)).toBeTruthy();
  fireEvent.keyDown(palette, { key: 'Enter' });
  const removing = await screen.findByRole('alertdialog');
  expect(removing.textContent).toContain(`Remove ${ROWS} codings of “Waiting”?`);
  fireEvent.click(within(removing).getByRole('button', { name: `Remove ${ROWS} codings` }));
  await screen.findByText(new RegExp(`Removed Waiting from ${ROWS} answers`));
  expect(await codings()).toBe(0);
  await rig.ask('workspace.undo', {});
  expect(await codings()).toBe(ROWS);
});

test('Ctrl+D takes the codes of the row above, or of the first selected row', async () => {
  await showGrid();
  press('1');
  await screen.findByText(/Coded 1 answer with Waiting/);
  press('ArrowDown');
  press('d', { ctrlKey: true });
  await screen.findByText('Filled Waiting down to 1 answer: 1 coding added');
  expect(await codings()).toBe(2);
  press('ArrowDown', { shiftKey: true });
  press('ArrowDown', { shiftKey: true });
  await screen.findByText('3 selected');
  press('d', { ctrlKey: true });
  await screen.findByText('Filled Waiting down to 2 answers: 2 codings added');
  expect(await codings()).toBe(4);
});

test('groups open and close by key, and what is hidden stays part of the selection’s reach', async () => {
  const region = (await rig.ask('voices.grid.columns', {})).find(({ name }) => name === 'region');
  await showGrid(`/voices?group=a${region?.id}`);
  const heads = (): (string | null)[] =>
    screen.getAllByRole('gridcell', { expanded: true }).map((cell) => cell.textContent);
  expect(heads()[0]).toBe('North20 answers');
  press('Enter');
  await waitFor(() => expect(screen.queryByText('Answer 0 it was.')).toBeNull());
  press('ArrowRight');
  await screen.findByText('Answer 0 it was.');
  press('ArrowLeft');
  await waitFor(() => expect(screen.queryByText('Answer 0 it was.')).toBeNull());
  press('a', { ctrlKey: true });
  await screen.findByText(`${ROWS} selected`);
});

test('a coded row stays where it was until the list is asked for anew: going down misses none', async () => {
  const filter = {
    all: [
      { test: 'coded', is: false },
      { test: 'attribute', attributeId: 1, op: 'is', value: 'North' },
    ],
  };
  await showGrid(`/voices?filter=${encodeURIComponent(JSON.stringify(filter))}`);
  for (let row = 0; row < 3; row += 1) {
    press('1');
    await waitFor(async () => expect(await codings()).toBe(row + 1));
    press('ArrowDown');
  }
  await screen.findByText(/^3 answers no longer fit the filter/);
  await act(async () => {
    await rig.ask('workspace.undo', {});
  });
  await screen.findByText(/^2 answers no longer fit the filter/);
  fireEvent.click(screen.getByRole('button', { name: 'Show the list anew' }));
  await waitFor(() => expect(screen.queryByText(/no longer fit/)).toBeNull());
  expect(document.activeElement?.getAttribute('role')).toBe('gridcell');
});

test('the last answer leaves the filter by being coded: the keys code nothing unseen, and lead back to all', async () => {
  const filter = {
    all: [
      { test: 'coded', is: false },
      { test: 'text', words: 'Answer 0' },
    ],
  };
  await showGrid(`/voices?filter=${encodeURIComponent(JSON.stringify(filter))}`);
  press('1');
  await screen.findByText(/^1 answer no longer fits the filter/);
  fireEvent.click(screen.getByRole('button', { name: 'Show the list anew' }));
  const all = await screen.findByRole('button', { name: 'Show all answers' });
  await waitFor(() => expect(document.activeElement).toBe(all));
  press('v');
  await screen.findByText(/^Nothing is selected/);
  expect(await codings()).toBe(1);
  press('u');
  await screen.findByText(/^No coding here/);
  expect(await codings()).toBe(1);
});
