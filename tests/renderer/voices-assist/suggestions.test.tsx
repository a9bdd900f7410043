// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { SuggestionsScreen } from '../../../renderer/features/voices/suggestions/suggestions-screen.tsx';
import { type ImportRig, startRig } from '../../jobs/import-plan/rig.ts';
import { layOut, show } from '../voices-grid/rig.tsx';

let rig: ImportRig;
const wait = { timeout: 15_000 };

beforeAll(layOut);
beforeEach(async () => {
  window.history.replaceState(null, '', '/voices/suggestions');
  rig = await startRig();
});
afterEach(async () => {
  cleanup();
  await rig.close();
});

const coded: readonly (readonly [text: string, code: string])[] = [
  ['We waited for three hours', 'Delay'],
  ['They kept us waiting all day', 'Delay'],
  ['Waiting again, three weeks', 'Delay'],
  ['Such a friendly lady', 'Kind'],
  ['She was friendly and patient', 'Kind'],
  ['A friendly voice on the phone', 'Kind'],
];
const open = ['I waited three days. Nobody said why.', 'Friendly and patient people'];

async function fill(): Promise<void> {
  for (const [text, name] of coded) {
    const { id } = await rig.ask('voices.source.add', { kind: 'answer', title: 'A', text });
    await rig.ask('voices.coding.addWhole', { sourceIds: [id], code: { name, parentId: null } });
  }
  for (const text of open) await rig.ask('voices.source.add', { kind: 'answer', title: 'A', text });
}

const countsOf = async () =>
  Object.fromEntries((await rig.ask('voices.codes', {})).map(({ name, codings }) => [name, codings]));
const list = () => screen.findByRole('listbox', { name: 'Suggestions' }, wait);
const activeRow = () =>
  screen.getAllByRole('option').find((row) => row.getAttribute('aria-selected') === 'true');

test('row after row: accepted with Enter, the best sentence with S, refused with X, all undoable', async () => {
  await fill();
  show(rig, <SuggestionsScreen />);
  const rows = await list();
  expect(screen.getAllByRole('option')).toHaveLength(2);
  expect(await countsOf()).toEqual({ Delay: 3, Kind: 3 });
  rows.focus();
  const isDelay = () => activeRow()?.textContent?.includes('I waited') ?? false;
  if (!isDelay()) fireEvent.keyDown(rows, { key: 'ArrowDown' });
  await waitFor(() => expect(isDelay()).toBe(true));
  expect(activeRow()?.querySelector('mark')?.textContent).toMatch(/waited|three/);
  fireEvent.keyDown(rows, { key: 's' });
  await waitFor(async () => expect(await countsOf()).toEqual({ Delay: 4, Kind: 3 }), wait);
  const quotes = await rig.ask('voices.quotes', {});
  expect(quotes.quotes.map(({ text }) => text)).toContain('I waited three days.');

  fireEvent.keyDown(rows, { key: 'Home' });
  if (isDelay()) fireEvent.keyDown(rows, { key: 'End' });
  await waitFor(() => expect(isDelay()).toBe(false));
  fireEvent.keyDown(rows, { key: '2' });
  fireEvent.keyDown(rows, { key: 'x' });
  await waitFor(async () => {
    const state = await rig.ask('workspace.state', {});
    expect(state?.undoLabel).toBe('Refuse suggestion');
  }, wait);
  fireEvent.keyDown(rows, { key: '1' });
  fireEvent.keyDown(rows, { key: 'Enter' });
  await waitFor(async () => expect(await countsOf()).toEqual({ Delay: 4, Kind: 4 }), wait);
  await rig.ask('workspace.undo', {});
  await waitFor(async () => expect(await countsOf()).toEqual({ Delay: 4, Kind: 3 }), wait);
});

test('a refused code is not suggested there again', async () => {
  await fill();
  const asked = { what: 'answers' as const, where: null, sourceIds: null, range: null, limit: 10 };
  const before = await rig.job('voices.suggestions', asked);
  const unit = before.units.find(({ text }) => text.startsWith('Friendly'));
  if (!unit) throw new Error('No suggestion for it');
  const first = unit.suggestions[0]?.codeId ?? 0;
  await rig.ask('voices.suggestion.refuse', {
    sourceId: unit.sourceId,
    codeId: first,
    start: unit.start,
    end: unit.end,
  });
  const after = await rig.job('voices.suggestions', asked);
  const same = after.units.find(({ sourceId }) => sourceId === unit.sourceId);
  expect(same?.suggestions.map(({ codeId }) => codeId)).not.toContain(first);
});

test('with nothing coded it says where suggestions come from', async () => {
  await rig.ask('voices.source.add', { kind: 'answer', title: 'A', text: 'Some words' });
  show(rig, <SuggestionsScreen />);
  await screen.findByText('Nothing to learn from yet', undefined, wait);
});

test('the figures: precision and recall of each code, tried on people not learned from', async () => {
  await fill();
  show(rig, <SuggestionsScreen />);
  await list();
  fireEvent.click(screen.getByRole('button', { name: 'How good are they?' }));
  await screen.findByText(/Of 6 coded answers/, undefined, wait);
  expect(screen.getByRole('row', { name: /Delay/ }).textContent).toContain('too few to tell');
});
