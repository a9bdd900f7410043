// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ImportScreen } from '../../../renderer/features/voices/import/import-screen.tsx';
import {
  firstChoices,
  planInput,
  proposedPseudonym,
  sayForAll,
  unfinished,
} from '../../../renderer/features/voices/import/texts-choices.ts';
import type { FileToken } from '../../../shared/api/host.ts';
import type { TextsLook } from '../../../shared/voices/import-texts.ts';
import { testHost } from '../../fixtures/test-host.ts';
import { type ImportRig, startRig } from '../../jobs/import-plan/rig.ts';
import { layOut, show } from '../voices-grid/rig.tsx';

let rig: ImportRig;
const wait = { timeout: 8000 };

beforeAll(layOut);
beforeEach(async () => {
  window.history.replaceState(null, '', '/voices/import');
  rig = await startRig();
});
afterEach(async () => {
  cleanup();
  await rig.close();
});

const token = (name: string, text: string): FileToken => ({ token: rig.file(name, text), name });
const call = (n: number) =>
  `WEBVTT\n\nNOTE Kept by the tool.\n\n00:01.000 --> 00:02.000\n<v Ines>How was call ${n}?\n\n00:03.000 --> 00:05.000\n<v Ada>Cold.\n`;
const button = (name: string) => screen.findByRole('button', { name }, wait);

async function open(...files: FileToken[]): Promise<void> {
  show(rig, <ImportScreen />, { ...testHost(), pickFiles: async () => files });
  fireEvent.click(await button('Choose files…'));
  await screen.findByRole('heading', { name: 'Who speaks' }, wait);
}

async function choose(control: string, option: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: new RegExp(control) }));
  fireEvent.click(await screen.findByRole('option', { name: option }));
}

test('who speaks is shown and nobody is anybody; the user makes one a participant, and the import follows', async () => {
  await open(token('One.vtt', call(1)), token('Two.vtt', call(2)));
  const list = screen.getByRole('region', { name: 'Who speaks' });
  expect(within(list).getByText('2 turns, 8 words in 2 files')).toBeTruthy();
  expect(within(list).getByText('How was call 1?')).toBeTruthy();
  await choose('Ada is', 'A new participant');
  const pseudonym = await screen.findByRole('textbox', { name: 'Pseudonym of Ada' });
  expect((pseudonym as HTMLInputElement).value).toBe('Participant 1');
  fireEvent.change(pseudonym, { target: { value: '' } });
  expect(await screen.findByText('Give “Ada” a pseudonym.')).toBeTruthy();
  expect((await button('Preview')).hasAttribute('disabled')).toBe(true);
  fireEvent.change(pseudonym, { target: { value: 'P-01' } });
  await choose('Ines is', 'Interviewer');
  fireEvent.click(await button('Preview'));
  await screen.findByText('Adds 2 texts.', undefined, wait);
  expect(screen.getByText('1 participant will be added.')).toBeTruthy();
  expect(await rig.ask('people.participants', {})).toEqual([]);
  fireEvent.click(await button('Import'));
  await waitFor(() => expect(window.location.pathname).toBe('/voices'), wait);
  expect((await rig.ask('people.participants', {})).map((one) => one.pseudonym)).toEqual(['P-01']);
});

test('what is left out is listed beside its file; a title can be changed and a choice survives the way back', async () => {
  await open(token('One.vtt', call(1)));
  expect(screen.getByText(/Left out, line 3: A comment: “Kept by the tool.”/)).toBeTruthy();
  fireEvent.change(screen.getByRole('textbox', { name: 'Title' }), { target: { value: 'First call' } });
  fireEvent.click(await button('Preview'));
  await screen.findByText('First call', undefined, wait);
  fireEvent.click(await button('Back'));
  expect(((await screen.findByRole('textbox', { name: 'Title' })) as HTMLInputElement).value).toBe(
    'First call',
  );
});

const look = (speakers: TextsLook['speakers']): TextsLook => ({ texts: [], speakers });
const speaker = (name: string, knownId: number | null = null) => ({
  name,
  files: 1,
  turns: 1,
  words: 1,
  firstWords: '',
  knownId,
  isGeneric: false,
});

test('nobody is proposed as a participant but whom an earlier file knew; what is not said is not sent', () => {
  const choices = firstChoices(look([speaker('Ines'), speaker('Ada', 7)]));
  expect(planInput([{ token: 't', name: 'n' }], choices)).toEqual({
    files: ['t'],
    waveId: null,
    dropRepeated: false,
    ownedByOnly: true,
    texts: [],
    speakers: [{ name: 'Ada', who: { is: 'participant', id: 7 } }],
  });
  expect(unfinished(choices)).toBeUndefined();
  const half = { ...choices, speakers: new Map([['Ines', { is: 'participant' as const, id: null }]]) };
  expect(unfinished(half)).toBe('Choose which participant “Ines” is.');
});

test('a pseudonym is proposed that names nobody', () => {
  expect(proposedPseudonym('P-12', new Set())).toBe('P-12');
  expect(proposedPseudonym('Ada Lovelace', new Set(['x', 'Participant 3']))).toBe('Participant 4');
});

test('who is called interviewer asks; nobody else is guessed', () => {
  const names = ['Interviewer', 'MODERATOR 2', 'I', 'Ines', 'Interview partner', 'Hostess'];
  const { speakers } = firstChoices(look(names.map((name) => speaker(name))));
  expect([...speakers.values()].map(({ is }) => is)).toEqual([
    'interviewer',
    'interviewer',
    'interviewer',
    'nobody',
    'nobody',
    'nobody',
  ]);
});

test('all who are nobody so far are said at once, each with a pseudonym of their own', () => {
  const names = ['Interviewer', 'P-1', 'Ada', 'Ben'];
  const choices = firstChoices(look(names.map((name) => speaker(name))));
  const said = sayForAll(choices, names, 'new', new Set(['Participant 1']));
  expect([...said.speakers]).toEqual([
    ['Interviewer', { is: 'interviewer' }],
    ['P-1', { is: 'new', pseudonym: 'P-1' }],
    ['Ada', { is: 'new', pseudonym: 'Participant 3' }],
    ['Ben', { is: 'new', pseudonym: 'Participant 4' }],
  ]);
  const some = sayForAll(choices, ['Ada'], 'new-each', new Set());
  expect(some.speakers.get('Ada')).toEqual({ is: 'new-each' });
  expect(some.speakers.get('Ben')).toEqual({ is: 'nobody' });
});

test('many speakers are found by name, and those found are said together', async () => {
  const text = Array.from({ length: 7 }, (_, n) => `C${n + 1}: It took ${n} days.\nC${n + 1}: Then it came.`);
  await open(token('group.txt', `${text.join('\n')}\nHost: Thank you.\nHost: And good-bye.\n`));
  const list = screen.getByRole('region', { name: 'Who speaks' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(8);
  fireEvent.change(screen.getByRole('searchbox', { name: 'Find a speaker' }), { target: { value: 'c' } });
  expect(within(list).getByRole('status').textContent).toBe('7 of 8 speakers');
  fireEvent.click(await button('All 7 not said yet are…'));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'A new participant each' }));
  expect(
    (await screen.findAllByRole('textbox', { name: /Pseudonym of C/ })).map(
      (one) => (one as HTMLInputElement).value,
    ),
  ).toEqual(expect.arrayContaining(['C1', 'C7']));
  fireEvent.change(screen.getByRole('searchbox', { name: 'Find a speaker' }), { target: { value: 'zz' } });
  expect(await screen.findByText('Nobody of that name speaks in these files.')).toBeTruthy();
  fireEvent.click(await button('Preview'));
  await screen.findByText('7 participants will be added.', undefined, wait);
});

test('the day a text was heard comes from its name and can be changed', async () => {
  await open(token('2026-03-01 Ada.vtt', call(1)));
  const day = screen.getByLabelText('Heard on') as HTMLInputElement;
  expect(day.value).toBe('2026-03-01');
  expect(screen.getByText('As its name says')).toBeTruthy();
  fireEvent.change(day, { target: { value: '2026-02-27' } });
  fireEvent.click(await button('Preview'));
  await screen.findByText('Adds 1 text.', undefined, wait);
  fireEvent.click(await button('Import'));
  await waitFor(() => expect(window.location.pathname).toBe('/voices'), wait);
  const { ids } = await rig.ask('voices.grid.order', {
    filter: {},
    sort: { by: 'order', direction: 'ascending' },
  });
  const [id = 0] = ids;
  const { heardAt } = await rig.ask('voices.source.get', { id });
  expect(heardAt).toBe(Date.UTC(2026, 1, 27, 12));
});
