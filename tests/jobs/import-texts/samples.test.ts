import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTextSource } from '../../../electron/jobs/import/texts/read-source.ts';
import { haveSamples, samples } from '../import/files.ts';
import { spokenWords, turnTexts } from './words.ts';

const sample = (name: string) => join(samples, name);

describe.skipIf(!haveSamples)('the sample transcripts', () => {
  test.each([
    ['transcripts/webvttpy_captions_with_bom.vtt', 'vtt', 1, 4],
    ['transcripts/webvttpy_comments.vtt', 'vtt', 1, 3],
    ['transcripts/webvttpy_cue_tags.vtt', 'vtt', 1, 3],
    ['transcripts/webvttpy_missing_timeframe.vtt', 'vtt', 2, 6],
    ['transcripts/webvttpy_sample.srt', 'srt', 1, 5],
    ['transcripts/webvttpy_using_identifiers.vtt', 'vtt', 1, 6],
  ] as const)('%s: %s with %i turns and %i cues', async (name, dialect, turns, cues) => {
    const source = await readTextSource(sample(name));
    expect({ dialect: source.dialect, turns: source.turns.length, cues: source.cues.length }).toEqual({
      dialect,
      turns,
      cues,
    });
    expect(source.kind).toBe('transcript');
    const raw = readFileSync(sample(name), 'utf8');
    expect(spokenWords(source.text)).toEqual(captionWords(raw));
  });

  test('every sample of captions is tried above', () => {
    expect(readdirSync(sample('transcripts')).sort()).toHaveLength(6);
  });

  test('Zoom: names, a colon in speech, and a line that goes on', async () => {
    const source = await readTextSource(sample('survey-formats/zoom_cloud.transcript.vtt'));
    expect(source.dialect).toBe('vtt-zoom');
    expect(source.title).toBe('zoom_cloud');
    expect(turnTexts(source)).toEqual([
      [
        "María O'Neill",
        5790,
        16_200,
        'Thanks for joining, can you tell me about the installation? Take your time.',
      ],
      ['Participant 07', 16_500, 21_900, 'It took 10:30 to finish: twice as long as promised. Uh-huh.'],
    ]);
    expect(source.cues.map(({ startMs }) => startMs)).toEqual([5790, 13_900, 16_500, 21_000]);
  });

  test('Teams: voices, entities, a cue over two lines, one that is not closed', async () => {
    const source = await readTextSource(sample('survey-formats/teams.vtt'));
    expect(source.dialect).toBe('vtt-teams');
    expect(turnTexts(source)).toEqual([
      ['Doe, Jane (Ext)', 9835, 13_995, 'Hello & welcome. Second line of the cue.'],
      ['P07', 14_435, 18_275, "I'm P07."],
    ]);
  });

  test('SRT in the Windows code page: said, and its dash and accent are right', async () => {
    const source = await readTextSource(sample('survey-formats/srt_cp1252.srt'));
    expect(source.notes.join(' ')).toContain('windows-1252');
    expect(turnTexts(source)).toEqual([
      ['Christina', 5790, 13_514, 'Lorem ipsum dolor sit amet – café'],
      ['', 14_000, 15_000, '- Two speakers\n- in one cue'],
    ]);
  });

  test('Otter: names with times, a second paragraph, three parts of a time, the tool’s line left out', async () => {
    const source = await readTextSource(sample('survey-formats/otter.txt'));
    expect(source.dialect).toBe('otter');
    expect(turnTexts(source)).toEqual([
      ['Jane Doe', 49_000, null, "Okay, that's a good point already."],
      ['Unknown Speaker', 62_000, null, 'Yeah, I think so too.\nSecond paragraph of the same turn.'],
      ['Jane Doe', 3_727_000, null, 'After an hour the stamp has three parts.'],
    ]);
    expect(source.leftOut).toEqual([{ line: 11, reason: expect.stringContaining('Transcribed by') }]);
  });

  test('labels in the line, three ways', async () => {
    const source = await readTextSource(sample('survey-formats/inline_label.txt'));
    expect(turnTexts(source)).toEqual([
      ['Alice', 332_000, null, "Let's revisit the budget allocations."],
      ['Sarah', 0, null, 'Thanks for joining.'],
      ['Alice', 332_000, null, "Let's revisit the budget allocations."],
    ]);
  });

  test.each([1, 2, 3, 4])(
    'interview P%i: the PDF and its text have the same words, turns and speakers',
    async (n) => {
      const pdf = sample(`pdpilot-interview-P${n}.pdf`);
      const txt = sample(`pdpilot-interview-P${n}.txt`);
      const asText = await readTextSource(pdf, { kind: 'note', dropRepeated: true });
      expect(asText.repeated.map(({ sample: shown }) => shown)).toEqual([
        expect.stringMatching(/^1\/\d$/),
        expect.stringMatching(/^1, 2, 3 … in the margin$/),
      ]);
      const written = readFileSync(txt, 'utf8');
      // The text has the numbers of the margin at the end of each page, also those that lie below the paper.
      expect(said(asText.text)).toEqual(said(written));
      expect(asText.text).not.toMatch(/\b20 21 22\b/);
      const [fromPdf, fromText] = [
        await readTextSource(pdf, { dropRepeated: true }),
        await readTextSource(txt),
      ];
      expect(new Set(fromText.turns.map(({ speaker }) => speaker))).toEqual(new Set(['Dan', 'Participant']));
      const words = ([speaker, , , text]: readonly unknown[]) => [speaker, said(String(text))];
      expect(turnTexts(fromPdf).map(words)).toEqual(turnTexts(fromText).map(words));
      // What stands in the file is in the turns, label for label.
      const together = turnTexts(fromText).flatMap(([speaker, , , text]) => [
        `${speaker}:`,
        ...spokenWords(text),
      ]);
      expect(['Interview', ...together]).toEqual(spokenWords(written));
    },
  );

  test('nothing is taken out of a PDF unasked', async () => {
    const source = await readTextSource(sample('pdpilot-interview-P1.pdf'), { kind: 'note' });
    for (const page of ['1/5', '2/5', '3/5', '4/5', '5/5']) expect(spokenWords(source.text)).toContain(page);
  });
});

/** Words without the numbers among them. */
const said = (text: string): readonly string[] => spokenWords(text).filter((word) => !/^\d+$/.test(word));

/** The words of captions by a rule of its own: lines that are neither head, id, time nor comment, without their tags. */
function captionWords(raw: string): readonly string[] {
  const blocks = raw
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/);
  const said = blocks.flatMap((block) => {
    if (/^(?:WEBVTT|NOTE)/.test(block)) return [];
    const lines = block.split('\n');
    const time = lines.findIndex((line) => line.includes('-->'));
    return lines.slice(time + 1);
  });
  return spokenWords(said.join('\n').replace(/<[^>]*>/g, ''));
}
