import { ImportRefusal } from '../failures.ts';
import { LIMITS } from '../limits.ts';
import { cueVoices } from './cue-text.ts';
import { type RawCue, readSrtCues, readVttCues } from './cues.ts';
import type { Conversation, Segment } from './model.ts';
import { unroll } from './rolling.ts';
import { labelled, speakersAmong } from './speaker-names.ts';

interface Spoken {
  readonly cue: RawCue;
  readonly voice: string | undefined;
  readonly text: string;
}

const DASHED = /^\s*[-–—]\s*\S/;
const TEAMS_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\//i;

/** Plain words of a line of a cue. */
const plainLine = (line: string): string =>
  cueVoices(line)
    .map(({ text }) => text)
    .join(' ');

/** A conversation out of captions: WebVTT (plain, Zoom, Teams, YouTube) or SRT. */
export function readCues(text: string, kind: 'vtt' | 'srt'): Conversation {
  const { cues: raw, leftOut } = kind === 'vtt' ? readVttCues(text) : readSrtCues(text);
  if (raw.length > LIMITS.cues) {
    throw new ImportRefusal(
      'too-large',
      `The file has more than ${LIMITS.cues.toLocaleString('en')} captions; split it into several files.`,
    );
  }
  const { cues, repeated } = unroll(raw, plainLine);
  const spoken = cues.flatMap((cue) =>
    cueVoices(styleless(cue.lines.join('\n'))).map(({ voice, text: said }) => ({ cue, voice, text: said })),
  );
  const isVoiced = spoken.some(({ voice }) => voice !== undefined);
  const { segments, names } = isVoiced ? voicedSegments(spoken) : namedSegments(spoken);
  const notes: string[] = [];
  if (repeated > 0) {
    notes.push(
      repeated === 1
        ? '1 line that rolling captions show twice is taken once.'
        : `${repeated.toLocaleString('en')} lines that rolling captions show twice are taken once.`,
    );
  }
  const untimed = raw.filter(({ startMs }) => startMs === null).length;
  if (untimed > 0) {
    notes.push(
      untimed === 1
        ? '1 block has no time; its words stay with those before them.'
        : `${untimed.toLocaleString('en')} blocks have no time; their words stay with those before them.`,
    );
  }
  const isTeams = isVoiced && raw.some(({ id }) => TEAMS_ID.test(id));
  const isZoom = !isVoiced && names > 0 && raw.some(({ id }) => /^\d+$/.test(id));
  const dialect = kind === 'srt' ? 'srt' : isTeams ? 'vtt-teams' : isZoom ? 'vtt-zoom' : 'vtt';
  return { dialect, segments, leftOut, notes };
}

/** `{\an8}` and its like, which SRT borrowed from another format, say where words stand. */
const styleless = (payload: string): string => payload.replace(/\{\\[^{}\n]{1,60}\}/g, '');

/** Lines of a cue are lines only of the screen, unless a dash begins what another one says. */
function inOneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .reduce((before, line) => `${before}${before === '' ? '' : DASHED.test(line) ? '\n' : ' '}${line}`, '');
}

const segment = ({ cue }: Spoken, speaker: string, text: string): Segment => ({
  speaker,
  text,
  startMs: cue.startMs,
  endMs: cue.endMs,
  isCue: true,
});

interface Named {
  readonly segments: readonly Segment[];
  readonly names: number;
}

function voicedSegments(spoken: readonly Spoken[]): Named {
  const names = new Set(spoken.flatMap(({ voice }) => voice ?? []));
  return {
    segments: spoken.map((one) => segment(one, one.voice ?? '', inOneLine(one.text))),
    names: names.size,
  };
}

/** Names before a colon at the start of a cue. A cue without one is the last speaker's, unless dashes say otherwise. */
function namedSegments(spoken: readonly Spoken[]): Named {
  const counts = new Map<string, number>();
  for (const { text } of spoken) {
    const label = labelled(firstLine(text))?.label;
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const names = speakersAmong(counts, spoken.length, true);
  let speaker = '';
  const segments = spoken.map((one) => {
    const first = labelled(firstLine(one.text));
    if (first === undefined || !names.has(first.label)) {
      const isTwo = one.text.split('\n').filter((line) => DASHED.test(line)).length > 1;
      return segment(one, isTwo ? '' : speaker, inOneLine(one.text));
    }
    speaker = first.label;
    const rest = one.text.slice(firstLine(one.text).length);
    return segment(one, speaker, inOneLine(first.rest + rest));
  });
  // A name with nothing said still names who goes on.
  return { segments: segments.filter(({ text }) => text !== ''), names: names.size };
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
