// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { AutoCodeScreen } from '../../../renderer/features/voices/auto-code/auto-code-screen.tsx';
import { askedOf } from '../../../renderer/features/voices/auto-code/draft.ts';
import { autoCodeRows, keptState } from '../../../renderer/features/voices/auto-code/session.ts';
import { useCoders } from '../../../renderer/features/voices/coding/use-coders.ts';
import { useCodes } from '../../../renderer/features/voices/coding/use-codes.ts';
import { AnswerDetails } from '../../../renderer/features/voices/grid/answer-details.tsx';
import { VerbatimGrid } from '../../../renderer/features/voices/grid/verbatim-grid.tsx';
import { type ImportRig, startRig } from '../../jobs/import-plan/rig.ts';
import { layOut, show } from '../voices-grid/rig.tsx';

let rig: ImportRig;
const wait = { timeout: 15_000 };

beforeAll(layOut);
beforeEach(async () => {
  window.history.replaceState(null, '', '/voices');
  localStorage.clear();
  rig = await startRig();
});
afterEach(async () => {
  cleanup();
  await rig.close();
});

const coded: readonly (readonly [text: string, code: string])[] = [
  ['We waited for three hours', 'Delay'],
  ['They kept us waiting all day', 'Delay'],
  ['Such a friendly lady', 'Kind'],
  ['She was friendly and patient', 'Kind'],
];

async function fill(): Promise<readonly number[]> {
  const open: number[] = [];
  for (const text of ['I waited three days', 'Friendly and patient people']) {
    open.push((await rig.ask('voices.source.add', { kind: 'answer', title: 'A', text })).id);
  }
  for (const [text, name] of coded) {
    const { id } = await rig.ask('voices.source.add', { kind: 'answer', title: 'A', text });
    await rig.ask('voices.coding.addWhole', { sourceIds: [id], code: { name, parentId: null } });
  }
  return open;
}

const codesOf = async (id: number): Promise<readonly string[]> => {
  const names = new Map((await rig.ask('voices.codes', {})).map((code) => [code.id, code.name]));
  return (
    (await rig.ask('voices.grid.rows', { ids: [id] }))[0]?.codings.map(
      ({ codeId }) => names.get(codeId) ?? '',
    ) ?? []
  );
};
const press = (key: string, over: Partial<KeyboardEventInit> = {}): void => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...over });
};

async function onRow(text: string): Promise<void> {
  const cell = (await screen.findByText(text, undefined, wait)).closest<HTMLElement>('[role="gridcell"]');
  if (cell) fireEvent.mouseDown(cell);
  cell?.focus();
  await waitFor(() => expect(document.activeElement?.textContent).toContain(text));
}

const suggestions = () => screen.findByRole('listbox', { name: 'Suggested codes' }, wait);
const namesIn = (list: HTMLElement): readonly string[] =>
  within(list)
    .getAllByRole('option')
    .map((option) => option.querySelector('.pick-name')?.textContent ?? '');

function Details({ id }: { readonly id: number }) {
  const { book } = useCodes();
  return <AnswerDetails id={id} book={book} coders={useCoders()} onOpen={() => undefined} />;
}

test('Y names the likeliest codes of the row with their words; 1 codes it as one step; the next row needs no run', async () => {
  const [waited = 0, friendly = 0] = await fill();
  show(rig, <VerbatimGrid details={(id) => <Details id={id} />} />);
  await onRow('I waited three days');
  // Nothing is learned, nor coded, by going to a row.
  expect(screen.queryByRole('listbox')).toBeNull();
  press('y');
  const list = await suggestions();
  expect(namesIn(list)).toEqual(['Delay', 'Kind']);
  expect(within(list).getAllByRole('option')[0]?.textContent).toMatch(/by “(waited|three)/);
  expect(await codesOf(waited)).toEqual([]);
  press('1');
  await waitFor(async () => expect(await codesOf(waited)).toEqual(['Delay']), wait);
  expect((await rig.ask('workspace.state', {}))?.undoLabel).toMatch(/Code/);
  await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());

  const jobs = (await rig.ask('workspace.state', {}))?.undoLabel;
  press('ArrowDown');
  await waitFor(() => expect(document.activeElement?.textContent).toContain('Friendly and patient people'));
  press('y');
  // At hand at once: the run for the first row answered for those after it too.
  expect(namesIn(screen.getByRole('listbox', { name: 'Suggested codes' }))).toEqual(['Kind', 'Delay']);
  expect((await rig.ask('workspace.state', {}))?.undoLabel).toBe(jobs);
  press('Escape');
  await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
  expect(await codesOf(friendly)).toEqual([]);
  const section = await screen.findByRole('region', { name: 'Suggested codes' }, wait);
  await waitFor(() => expect(section.textContent).toMatch(/Kind/), wait);
}, 60_000);

test('X refuses the focused suggestion and leaves the others; undone, it is there again without learning anew', async () => {
  const [waited = 0] = await fill();
  show(rig, <VerbatimGrid />);
  await onRow('I waited three days');
  press('y');
  await suggestions();
  press('x');
  await waitFor(() => expect(namesIn(screen.getByRole('listbox'))).toEqual(['Kind']), wait);
  expect((await rig.ask('workspace.state', {}))?.undoLabel).toBe('Refuse suggestion');
  await rig.ask('workspace.undo', {});
  await waitFor(() => expect(namesIn(screen.getByRole('listbox'))).toEqual(['Delay', 'Kind']), wait);
  expect(await codesOf(waited)).toEqual([]);
}, 60_000);

test('with nothing coded it says so instead of an empty list', async () => {
  await rig.ask('voices.source.add', { kind: 'answer', title: 'A', text: 'Some words' });
  show(rig, <VerbatimGrid />);
  await onRow('Some words');
  press('y');
  await screen.findByText(/Nothing to learn from yet/, undefined, wait);
}, 60_000);

test('the chosen rows are all that auto-code looks through, until told to look everywhere', async () => {
  const [waited = 0] = await fill();
  const session = (await rig.ask('workspace.state', {}))?.sessionId ?? '';
  expect(autoCodeRows(session, [waited])).toBe(true);
  cleanup();
  show(rig, <AutoCodeScreen />);
  await screen.findByText(/Only the 1 row chosen in the grid/, undefined, wait);
  const { draft } = keptState(session);
  const filled = { ...draft, lines: [{ key: 1, typed: 'waited', code: { name: 'Wait', parentId: null } }] };
  const asked = askedOf(filled);
  if (!asked) throw new Error('Nothing asked');
  expect((await rig.job('voices.autoCode.plan', asked)).looked).toBe(1);
  fireEvent.click(screen.getByRole('button', { name: 'Look everywhere' }));
  await waitFor(() => expect(keptState(session).draft.sourceIds).toBeNull());
}, 60_000);
