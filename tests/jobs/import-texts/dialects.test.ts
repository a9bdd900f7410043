import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildTranscript } from '../../../electron/jobs/import/texts/build-transcript.ts';
import { dateInName } from '../../../electron/jobs/import/texts/dated-name.ts';
import { readCues } from '../../../electron/jobs/import/texts/read-cues.ts';
import { readTextSource } from '../../../electron/jobs/import/texts/read-source.ts';
import { temporaryFiles } from '../import/files.ts';
import { spokenWords, turnTexts } from './words.ts';

const fixture = (name: string) => join(import.meta.dirname, '../../fixtures/import/texts', name);
const { write } = temporaryFiles();
const turnsOf = async (name: string) => turnTexts(await readTextSource(fixture(name)));

describe('each dialect, to the word and the millisecond', () => {
  test('Teams: voices, entities, two voices in one cue, a voice that is not closed', async () => {
    expect(await turnsOf('teams.vtt')).toEqual([
      [
        'Okafor, Ada (Field)',
        3120,
        9250,
        'Thanks for having me & the dog. He is asleep already. The fitter came at 10:15: an hour late.',
      ],
      ['P07', 12_000, 13_750, 'And then?'],
      ['Okafor, Ada (Field)', 12_000, 13_750, 'Then he <sighed> and left.'],
      ['P07', 14_000, 15_000, 'I see 🎉'],
    ]);
  });

  test('Zoom: at most two seconds join, a line without a name goes on, colons in speech are nobody', async () => {
    expect(await turnsOf('zoom.transcript.vtt')).toEqual([
      ['Réka Nagy', 2000, 4100, 'Shall we begin?'],
      ['P-12', 4900, 9000, 'Yes. One thing: my line dropped at 9:40. Twice, in fact.'],
      ['P-12', 14_000, 18_000, 'Sorry, I lost my thread. Here it is: nobody told me anything.'],
      ['Réka Nagy', 18_400, 19_000, 'Go on.'],
    ]);
  });

  test('YouTube: each rolling line once, and said', async () => {
    const source = await readTextSource(fixture('rolling.vtt'));
    expect(source.text).toBe('so we waited and waited for the van that never came');
    expect(source.notes[0]).toBe('6 lines that rolling captions show twice are taken once.');
    expect(source.cues.map(({ startMs }) => startMs)).toEqual([0, 2010, 4010, 6010]);
  });

  test('people who say the same thing twice are not rolling captions', async () => {
    const cues = [0, 1, 2, 3, 4].map((n) => `0:00:0${n}.000 --> 0:00:0${n + 1}.000\nYes.`);
    const source = await readTextSource(write('yes.vtt', `WEBVTT\n\n${cues.join('\n\n')}`));
    expect(spokenWords(source.text)).toEqual(['Yes.', 'Yes.', 'Yes.', 'Yes.', 'Yes.']);
  });

  test('styles, regions, comments and heads are left out and listed; what only looks like a tag stays', async () => {
    const source = await readTextSource(fixture('styled.vtt'));
    expect(source.text).toBe('Good morning\nI have <laughs> 3 < 4 forks');
    expect(source.leftOut.map(({ line }) => line)).toEqual([1, 3, 6, 10]);
    expect(source.leftOut.at(-1)?.reason).toContain('far from the microphone');
  });

  test('SRT: tags and places of words out, names in', async () => {
    expect(await turnsOf('plain.srt')).toEqual([
      ['Tom', 1000, 5000, 'The parcel sat with a neighbour. For three days.'],
      ['Ines', 5200, 7000, 'Did anybody write?'],
      ['Tom', 11_000, 12_000, 'No.'],
    ]);
  });

  test('Meet: names in lines, times on lines of their own', async () => {
    expect(await turnsOf('meet.txt')).toEqual([
      ['Ines Duarte', 0, null, 'How did you find out?'],
      ['Tom Bell', null, null, 'By chance. My note says: back door.'],
      ['Ines Duarte', 300_000, null, 'And whom did you call?'],
      ['Tom Bell', null, null, 'The depot.\nThey kept me waiting.'],
    ]);
  });

  test('Otter: a time in speech is no turn, blank lines inside a turn stay', async () => {
    expect(await turnsOf('otter.txt')).toEqual([
      ['Ines Duarte', 4000, null, 'How did it start?'],
      ['Unknown Speaker', 9000, null, 'With a letter at 10:30.\n\nIt said nothing.'],
      ['Ines Duarte', 3_735_000, null, 'Thank you.'],
    ]);
  });

  test('labels: four ways in one file, front matter kept', async () => {
    const source = await readTextSource(fixture('labels.md'));
    expect(turnTexts(source)).toEqual([
      ['Ines', 0, null, 'What did you expect?'],
      ['Tom', 7000, null, 'A call. Only that: a call.'],
      ['Ines', 21_000, null, 'And you got?'],
      ['Tom', 30_000, null, 'Silence.'],
    ]);
    expect(source.text.startsWith('---\nstudy: winter\n---\n')).toBe(true);
  });

  test('the head of a form and a remark are nobody speaking', async () => {
    const source = await readTextSource(fixture('form.txt'));
    expect(source.text.startsWith('Date: 3 May\nPlace: Leeds\n')).toBe(true);
    expect(turnTexts(source).map(([speaker]) => speaker)).toEqual(['Interviewer', 'P4', 'Interviewer', 'P4']);
    expect(source.text.endsWith('Note: I was cross.')).toBe(true);
  });

  test('prose with colons stays prose; as a transcript it is said that nobody is named', async () => {
    const source = await readTextSource(fixture('prose.txt'));
    expect(source).toMatchObject({ kind: 'note', dialect: 'plain', turns: [] });
    expect(source.text).toBe(readFileSync(fixture('prose.txt'), 'utf8'));
    const asked = await readTextSource(fixture('prose.txt'), { kind: 'transcript' });
    expect(asked.notes).toContain('The file does not say who speaks.');
  });

  test('as a note, a text with names is kept as it is written', async () => {
    const source = await readTextSource(fixture('form.txt'), { kind: 'note' });
    expect(source.text).toBe(readFileSync(fixture('form.txt'), 'utf8'));
    expect(source.turns).toEqual([]);
  });
});

test('twenty minutes of talk make 40 to 120 turns, with names and without', async () => {
  const words = ['It took a while,', 'and then they called.', 'I was not at home.', 'So they left it there.'];
  const stamp = (s: number) =>
    `00:${String(Math.floor(s / 60)).padStart(2, '0')}:${String(s % 60).padStart(2, '0')}.000`;
  const cues = Array.from({ length: 300 }, (_, n) => ({
    time: `${stamp(n * 4)} --> ${stamp(n * 4 + 3)}`,
    name: Math.floor(n / 4) % 2 === 0 ? 'Ines' : 'P07',
    text: words[n % words.length],
  }));
  for (const named of [true, false]) {
    const text = cues
      .map(({ time, name, text: said }) => `${time}\n${named ? `<v ${name}>` : ''}${said}`)
      .join('\n\n');
    const { turns, cues: kept } = await readTextSource(write('twenty.vtt', `WEBVTT\n\n${text}\n`));
    expect(turns.length).toBeGreaterThanOrEqual(40);
    expect(turns.length).toBeLessThanOrEqual(120);
    expect(kept).toHaveLength(300);
  }
});

const names = ['Ines', 'P-12', 'Okafor, Ada (Field)', 'Réka Nagy', '王芳', ''];
const said = fc
  .array(
    fc.constantFrom(
      'late',
      'it:',
      '9:40',
      'Größe',
      '🎉',
      'e\u0301',
      'שלום',
      '3',
      '<',
      '&amp;',
      'one:two',
      '…',
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((words) => words.join(' '));

test('property: no word of a caption is lost, doubled or moved, and each cue keeps its place and time', () => {
  const cue = fc.record({
    name: fc.constantFrom(...names),
    text: said,
    gap: fc.integer({ min: 0, max: 5000 }),
  });
  fc.assert(
    fc.property(fc.array(cue, { minLength: 1, maxLength: 30 }), (cues) => {
      let at = 0;
      const stamp = (ms: number) =>
        `0${Math.floor(ms / 3_600_000)}:${String(Math.floor(ms / 60_000) % 60).padStart(2, '0')}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}.${String(ms % 1000).padStart(3, '0')}`;
      const timed = cues.map(({ name, text, gap }) => {
        at += gap;
        const startMs = at;
        at += 900;
        return { name, text, startMs, endMs: at };
      });
      const file = timed
        .map(
          ({ name, text, startMs, endMs }) =>
            `${stamp(startMs)} --> ${stamp(endMs)}\n${name === '' ? '' : `<v ${name}>`}${text}`,
        )
        .join('\n\n');
      const transcript = buildTranscript(readCues(`WEBVTT\n\n${file}\n`, 'vtt').segments);
      const points = [...transcript.text];
      const plain = (text: string) => text.replaceAll('&amp;', '&');
      expect(spokenWords(transcript.text)).toEqual(timed.flatMap(({ text }) => spokenWords(plain(text))));
      expect(
        transcript.cues.map(({ start, end, startMs, endMs }) => [
          points.slice(start, end).join(''),
          startMs,
          endMs,
        ]),
      ).toEqual(timed.map(({ text, startMs, endMs }) => [plain(text), startMs, endMs]));
      for (const { start, end, startMs } of transcript.cues) {
        const owner = timed.find((one) => one.startMs === startMs)?.name;
        expect(transcript.turns.find((turn) => turn.start <= start && end <= turn.end)?.speaker).toBe(owner);
      }
    }),
    { numRuns: 300 },
  );
});

test('a day is taken from a name only where it can be read in one way', () => {
  const day = (name: string) => {
    const at = dateInName(name);
    return at === null ? null : new Date(at).toISOString();
  };
  expect(day('GMT20260301-101500_Recording.transcript.vtt')).toBe('2026-03-01T10:15:00.000Z');
  expect(day('2026-03-01 Visit.txt')).toBe('2026-03-01T12:00:00.000Z');
  expect(day('visit_20260301.txt')).toBe('2026-03-01T12:00:00.000Z');
  expect(day('01-03-2026 Visit.txt')).toBeNull();
  expect(day('2026-02-31.txt')).toBeNull();
  expect(day('order 482026030199.txt')).toBeNull();
  expect(day('P04.txt')).toBeNull();
});
