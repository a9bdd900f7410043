import type { LeftOut } from './model.ts';
import { clockMs } from './times.ts';

/** A cue as written: its time, and its lines with their markup. */
export interface RawCue {
  /** Line of the file, from 1, of its first words. */
  readonly line: number;
  readonly id: string;
  /** null where its time is missing or unreadable. */
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly lines: readonly string[];
}

export interface RawCues {
  readonly cues: readonly RawCue[];
  readonly leftOut: readonly LeftOut[];
}

const ARROW = '-->';
const MOST_SHOWN = 60;

interface Block {
  readonly line: number;
  readonly lines: readonly string[];
}

/** Lines between blank ones. In WebVTT a line of spaces is not blank, and YouTube writes them inside cues. */
function blocksOf(text: string, isBlank: (line: string) => boolean): readonly Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let first = 1;
  for (const [index, line] of text.split('\n').entries()) {
    if (!isBlank(line)) {
      if (lines.length === 0) first = index + 1;
      lines.push(line);
    } else if (lines.length > 0) {
      blocks.push({ line: first, lines });
      lines = [];
    }
  }
  if (lines.length > 0) blocks.push({ line: first, lines });
  return blocks;
}

/** The cues of a WebVTT text; its header, comments, styles and regions are left out and listed. */
export function readVttCues(text: string): RawCues {
  const leftOut: LeftOut[] = [];
  const cues: RawCue[] = [];
  for (const [index, block] of blocksOf(text, (line) => line === '').entries()) {
    const head = block.lines[0] ?? '';
    if (index === 0 && /^\ufeff?WEBVTT(?:[ \t]|$)/.test(head)) {
      const end = block.lines.findIndex((line) => line.includes(ARROW));
      const header = end < 0 ? block.lines : block.lines.slice(0, Math.max(1, end));
      const said = header.join(' ').replace(/^\ufeff?WEBVTT[ \t-]*/, '');
      if (said !== '') leftOut.push({ line: block.line, reason: `The head of the file: ${shown(said)}` });
      // Some writers forget the blank line after the head.
      if (end >= 0) {
        const rest = { line: block.line + header.length, lines: block.lines.slice(header.length) };
        for (const cue of cuesOf(rest)) cues.push(cue);
      }
      continue;
    }
    const kind = /^(NOTE|STYLE|REGION)(?:[ \t]|$)/.exec(head)?.[1];
    const isKept =
      kind === undefined ||
      (kind !== 'NOTE' && cues.length > 0) ||
      block.lines.some((line) => line.includes(ARROW));
    if (isKept) for (const cue of cuesOf(block)) cues.push(cue);
    else leftOut.push({ line: block.line, reason: leftOutWords(kind, block.lines) });
  }
  return { cues, leftOut };
}

/** The cues of an SRT text. */
export function readSrtCues(text: string): RawCues {
  return {
    cues: blocksOf(text.replace(/^\ufeff/, ''), (line) => line.trim() === '').flatMap(cuesOf),
    leftOut: [],
  };
}

function leftOutWords(kind: string, lines: readonly string[]): string {
  if (kind === 'NOTE') return `A comment: ${shown(lines.join(' ').replace(/^NOTE[ \t]*/, ''))}`;
  return kind === 'STYLE' ? 'How captions are to look (STYLE).' : 'Where captions are to stand (REGION).';
}

function shown(text: string): string {
  const clean = text.trim().toWellFormed();
  return clean.length > MOST_SHOWN ? `“${clean.slice(0, MOST_SHOWN - 1).toWellFormed()}…”` : `“${clean}”`;
}

/** A block holds one cue, or several where blank lines between them are missing. */
function cuesOf({ line, lines }: Block): readonly RawCue[] {
  const times = lines.flatMap((text, index) => (text.includes(ARROW) ? [index] : []));
  if (times.length === 0 && lines.every((text) => text.trim() === '')) return [];
  if (times.length === 0) return [{ line, id: '', startMs: null, endMs: null, lines }];
  const cues: RawCue[] = [];
  let from = 0;
  for (const [number, at] of times.entries()) {
    const next = times[number + 1];
    // The line before a time is its id: a number, or where a block begins whatever stands there.
    const hasId = at > from && (number === 0 || isIdAt(lines, at - 1));
    const stray = lines.slice(from, hasId ? at - 1 : at);
    if (stray.length > 0) cues.push({ line: line + from, id: '', startMs: null, endMs: null, lines: stray });
    let end = next ?? lines.length;
    if (next !== undefined && next - 1 > at && isIdAt(lines, next - 1)) end = next - 1;
    const time = timesOf(lines[at] ?? '');
    const body = lines.slice(at + 1, end);
    cues.push({
      line: line + at + 1,
      id: hasId ? (lines[at - 1] ?? '').trim() : '',
      startMs: time?.startMs ?? null,
      endMs: time?.endMs ?? null,
      // A line with an arrow that holds no times is speech.
      lines: time === undefined ? [lines[at] ?? '', ...body] : body,
    });
    from = end;
  }
  return cues;
}

/** Inside a block an id is a number, or what stands after a line of spaces. */
const isIdAt = (lines: readonly string[], index: number): boolean =>
  /^\s*\d+\s*$/.test(lines[index] ?? '') || (lines[index - 1] ?? 'words').trim() === '';

function timesOf(line: string): { readonly startMs: number; readonly endMs: number | null } | undefined {
  const [before = '', after = ''] = line.split(ARROW);
  const startMs = clockMs(before);
  const endMs = clockMs(/^\s*(\S*)/.exec(after)?.[1] ?? '');
  if (startMs === null) return undefined;
  return { startMs, endMs: endMs !== null && endMs >= startMs ? endMs : null };
}
