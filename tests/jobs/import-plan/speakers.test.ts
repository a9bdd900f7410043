import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SpeakerMapping } from '../../../shared/voices/import-texts.ts';
import { type ImportRig, startRig } from './rig.ts';

let rig: ImportRig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const call = (who: string, more = '') =>
  `WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ines>How are you, ${who}?\n\n00:03.000 --> 00:05.000\n<v ${who}>Cold.${more}\n\n00:05.500 --> 00:06.000\n<v ${who}>Since Monday.\n`;
const named = (title: string, speaker: string) =>
  `Ines: Hello.\n${speaker}: It is ${title}.\nInes: And?\n${speaker}: Fine.\n`;
const order = { filter: {}, sort: { by: 'order', direction: 'ascending' } } as const;

async function bring(files: readonly string[], speakers: readonly SpeakerMapping[]) {
  const plan = await rig.job('voices.import.planTexts', { files: [...files], speakers: [...speakers] });
  await rig.ask('voices.import.apply', { planId: plan.planId });
  const { ids } = await rig.ask('voices.grid.order', order);
  return { plan, sources: await Promise.all(ids.map((id) => rig.ask('voices.source.get', { id }))) };
}

test('looking tells what each file is and who speaks, and changes nothing', async () => {
  const look = await rig.job('voices.import.inspectTexts', {
    files: [
      rig.file('2026-03-01 Ada.vtt', call('Ada')),
      rig.file('empty.txt', ''),
      rig.file('note.txt', 'A short note.'),
    ],
  });
  expect(
    look.texts.map(({ title, dialect, kind, turns, words, problem }) => [
      title,
      dialect,
      kind,
      turns,
      words,
      problem,
    ]),
  ).toEqual([
    ['2026-03-01 Ada', 'vtt', 'transcript', 2, 7, null],
    ['empty.txt', 'plain', 'note', 0, 0, 'The file is empty; export it again from the tool it came from.'],
    ['note', 'plain', 'note', 0, 3, null],
  ]);
  expect(look.texts[0]).toMatchObject({ durationMs: 6000, heardAt: Date.UTC(2026, 2, 1, 12) });
  expect(look.speakers.map(({ name, turns, words, firstWords }) => [name, turns, words, firstWords])).toEqual(
    [
      ['Ines', 1, 4, 'How are you, Ada?'],
      ['Ada', 1, 3, 'Cold. Since Monday.'],
    ],
  );
  expect(await rig.ask('people.participants', {})).toEqual([]);
  expect((await rig.ask('voices.sources', {})).total).toBe(0);
});

test('nobody is created unasked', async () => {
  const { sources, plan } = await bring([rig.file('Ada.vtt', call('Ada'))], []);
  expect(plan.counts).toMatchObject({ participantsNew: 0, participantsKnown: 0, sources: 1 });
  expect(await rig.ask('people.participants', {})).toEqual([]);
  expect(
    sources[0]?.turns.map(({ speaker, participantId, start, end, startMs }) => [
      speaker,
      participantId,
      start,
      end,
      startMs,
    ]),
  ).toEqual([
    ['Ines', null, 0, 17, 1000],
    ['Ada', null, 18, 37, 3000],
  ]);
  expect(sources[0]?.text).toBe('How are you, Ada?\nCold. Since Monday.');
});

test('one name is one new participant in all files, whose texts they are; one undo takes all of it back', async () => {
  const files = [rig.file('One.vtt', call('Ada')), rig.file('Two.vtt', call('Ada', ' Very.'))];
  const { plan, sources } = await bring(files, [
    { name: 'Ines', who: { is: 'interviewer' } },
    { name: 'Ada', who: { is: 'new', pseudonym: 'P-01' } },
  ]);
  expect(plan).toMatchObject({ participantsNew: ['P-01'], counts: { participantsNew: 1 } });
  const people = await rig.ask('people.participants', {});
  expect(people.map(({ pseudonym }) => pseudonym)).toEqual(['P-01']);
  const id = people[0]?.id;
  for (const source of sources) {
    expect(source.participant?.id).toBe(id);
    expect(source.turns.map(({ participantId }) => participantId)).toEqual([null, id]);
  }
  await rig.ask('workspace.undo', {});
  expect(await rig.ask('people.participants', {})).toEqual([]);
  expect((await rig.ask('voices.sources', {})).total).toBe(0);
});

test('a general name can be somebody else in each file', async () => {
  const files = [
    rig.file('Leeds.txt', named('Leeds', 'Participant')),
    rig.file('York.txt', named('York', 'Participant')),
  ];
  const { sources } = await bring(files, [{ name: 'Participant', who: { is: 'new-each' } }]);
  const people = await rig.ask('people.participants', {});
  expect(people.map(({ pseudonym }) => pseudonym).sort()).toEqual(['Leeds', 'York']);
  expect(sources.map(({ title, participant }) => [title, participant?.name])).toEqual([
    ['Leeds', 'Leeds'],
    ['York', 'York'],
  ]);
});

test('two people in one text: it is nobody’s, their turns are theirs; a known participant is not added again', async () => {
  const { id } = await rig.ask('people.participant.add', { pseudonym: 'P-09' });
  const { sources } = await bring(
    [rig.file('Pair.vtt', call('Ada'))],
    [
      { name: 'Ines', who: { is: 'new', pseudonym: 'p-09' } },
      { name: 'Ada', who: { is: 'participant', id } },
    ],
  );
  expect(await rig.ask('people.participants', {})).toHaveLength(1);
  expect(sources[0]?.turns.map(({ participantId }) => participantId)).toEqual([id, id]);
});

test('who was mapped once is proposed the next time', async () => {
  await bring(
    [rig.file('One.vtt', call('Ada Lovelace'))],
    [{ name: 'Ada Lovelace', who: { is: 'new', pseudonym: 'P-01' } }],
  );
  const look = await rig.job('voices.import.inspectTexts', {
    files: [rig.file('Two.vtt', call('Ada Lovelace', ' Very.'))],
  });
  const [person] = await rig.ask('people.participants', {});
  expect(look.speakers.find(({ name }) => name === 'Ada Lovelace')?.knownId).toBe(person?.id);
  expect(look.speakers.find(({ name }) => name === 'Ines')?.knownId).toBeNull();
});

test('titles, kinds and files left out are as the user says', async () => {
  const files = [
    rig.file('a.txt', named('a', 'P4')),
    rig.file('b.txt', 'A post.'),
    rig.file('c.txt', 'A third.'),
  ];
  const plan = await rig.job('voices.import.planTexts', {
    files,
    texts: [
      { index: 0, kind: 'note', title: 'As written' },
      { index: 1, kind: 'post' },
      { index: 2, leaveOut: true },
    ],
  });
  expect(plan.counts).toMatchObject({ sources: 2, skipped: 1 });
  await rig.ask('voices.import.apply', { planId: plan.planId });
  const { ids } = await rig.ask('voices.grid.order', order);
  const rows = await rig.ask('voices.grid.rows', { ids });
  expect(rows.map(({ title, kind, text }) => [title, kind, text])).toEqual([
    ['As written', 'note', named('a', 'P4')],
    ['b', 'post', 'A post.'],
  ]);
});

test('files are sorted by what they hold, then by name', async () => {
  const sorted = await rig.job('voices.import.sort', {
    files: [
      rig.file('table.csv', 'a,b\n1,2\n'),
      rig.file('no-ending', call('Ada')),
      rig.file('note.md', '# Note'),
      rig.file('photo.txt', Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0x2d)),
      rig.file('program.exe', 'MZ'),
      rig.file('photo.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)),
    ],
  });
  expect(sorted.map(({ as }) => as)).toEqual(['table', 'text', 'text', 'text', 'left', 'left']);
  expect(sorted[5]?.reason).toContain('picture');
});

test('300 names made to do harm are kept as the words they are', async () => {
  const payloads = Array.from(
    { length: 300 },
    (_, n) =>
      [
        `<script>alert(${n})</script>`,
        `=cmd|' /C calc'!A${n}`,
        `"><img src=x onerror=alert(${n})>`,
        `\${${n}}{{${n}}}`,
        `'; DROP TABLE turn; --${n}`,
      ][n % 5] ?? '',
  );
  const cues = payloads.map(
    (name, n) =>
      `00:${String(n % 60).padStart(2, '0')}.000 --> 00:59.000\n<v ${name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}>word${n}`,
  );
  const { sources } = await bring([rig.file('names.vtt', `WEBVTT\n\n${cues.join('\n\n')}\n`)], []);
  expect(sources[0]?.turns.map(({ speaker }) => speaker)).toEqual(
    payloads.map((name) => name.replace(/\s+/g, ' ').trim()),
  );
});

test('what the one who asks says is left out of auto-coding, also where nobody else is known', async () => {
  const asked = async () =>
    (
      await rig.job('voices.autoCode.plan', {
        rules: [{ code: { name: 'greeting', parentId: null }, terms: ['how are you'] }],
      })
    ).hits;
  await bring([rig.file('Ada.vtt', call('Ada'))], []);
  expect(await asked()).toBe(1);
  await rig.ask('workspace.undo', {});
  await bring([rig.file('Ada.vtt', call('Ada'))], [{ name: 'Ines', who: { is: 'interviewer' } }]);
  expect(await asked()).toBe(0);
});
