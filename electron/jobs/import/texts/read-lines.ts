import { LIMITS } from '../limits.ts';
import type { Conversation, LeftOut, Segment } from './model.ts';
import { labelled, nameShape, speakersAmong } from './speaker-names.ts';
import { CLOCK, clockMs } from './times.ts';

/** Where a turn begins: who, when, and what stands on the same line. */
interface Start {
  readonly speaker: string;
  readonly ms: number | null;
  readonly rest: string;
}

const TIMED_LABEL = new RegExp(
  String.raw`^\s*(?:\*\*)?[[(<]?(${CLOCK})[\])>]?\s*[-–]?\s*([^:\n]{1,60}?)\s*(?:\*\*)?:(?:\*\*)?\s+(.*)$`,
);
const LABEL_TIMED = new RegExp(
  String.raw`^\s*(?:\*\*|__)?([^:\n]{1,60}?)\s*[[(<](${CLOCK})[\])>]\s*(?:\*\*|__)?\s*:?(?:\*\*|__)?\s*(.*)$`,
);
const COLUMNS = new RegExp(
  String.raw`^\s*[[(]?(${CLOCK})[\])]?(?:\t|\s{2,})(\S[^\t:]{0,58}?)(?:\t|\s{2,})(.*)$`,
);
const BOLD_LABEL = /^\s*(\*\*|__)([^:*\n]{1,60}?)(?::\s*\1|\1\s*:)\s*(.*)$/;
const ALONE_TIME = new RegExp(String.raw`^\s*[[(]?(${CLOCK})[\])]?\s*$`);
const OTTER_HEAD = new RegExp(String.raw`^\s*(\S.{0,58}?)(\s{2,}|\t|\s)[[(]?(${CLOCK})[\])]?\s*$`);
const TOOL_LINE = /^\s*(?:transcribed by https?:\/\/\S+|transcript (?:created|generated) by\b.*)\s*$/i;

/**
 * A conversation out of plain text: Otter and Meet (a line of name and time, then what was said) or names at the
 * start of lines. undefined where nobody's turns can be told: the text is then kept as it is.
 */
export function readConversation(text: string): Conversation | undefined {
  const lines = text.split('\n');
  return readHeads(lines) ?? readLabels(lines);
}

/** `Jane Doe  0:49` on a line of its own. */
function readHeads(lines: readonly string[]): Conversation | undefined {
  const starts = new Map<number, Start>();
  let certain = 0;
  const counts = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    const [, name = '', gap = '', time = ''] = OTTER_HEAD.exec(line) ?? [];
    const ms = clockMs(time);
    if (ms === null || nameShape(name) !== 'name') continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (gap !== ' ') certain++;
    starts.set(index, { speaker: name.replace(/\s+/g, ' '), ms, rest: '' });
  }
  const repeats = [...counts.values()].some((count) => count > 1);
  const filled = lines.filter((line) => line.trim() !== '').length;
  // With one blank between, a sentence that ends in a time looks the same: then only a repeating pattern counts.
  const isOne = certain > 0 ? certain * 2 >= starts.size : repeats && starts.size >= 3;
  if (!isOne || starts.size * 12 < filled) return undefined;
  return conversation(lines, starts, 'otter', new Set());
}

/** `[00:05:32] Alice: …`, `**Sarah (00:00):** …`, `00:05:32  Alice  …`, `Alice: …`. */
function readLabels(lines: readonly string[]): Conversation | undefined {
  const starts = new Map<number, Start>();
  const counts = new Map<string, number>();
  const plain = new Map<number, { readonly label: string; readonly rest: string }>();
  const times = new Set<number>();
  for (const [index, line] of lines.entries()) {
    const start = timedStart(line);
    if (start !== undefined) {
      starts.set(index, start);
      counts.set(start.speaker, (counts.get(start.speaker) ?? 0) + 2);
      continue;
    }
    if (ALONE_TIME.test(line)) times.add(index);
    const [, , bold, after = ''] = BOLD_LABEL.exec(line) ?? [];
    const label = bold === undefined ? labelled(line) : { label: bold.trim(), rest: after };
    if (label === undefined) continue;
    plain.set(index, label);
    counts.set(label.label, (counts.get(label.label) ?? 0) + 1);
  }
  const filled = lines.filter((line) => line.trim() !== '').length;
  const names = speakersAmong(counts, filled, false);
  let firstRepeated = Number.POSITIVE_INFINITY;
  for (const [index, { label }] of plain) {
    if (names.has(label) && (counts.get(label) ?? 0) > 1) firstRepeated = Math.min(firstRepeated, index);
  }
  const [firstTimed = Number.POSITIVE_INFINITY] = starts.keys();
  for (const [index, { label, rest }] of plain) {
    // Once-only labels above the first turn are the form's own: "Date: 3 May".
    const isForm = index < Math.min(firstRepeated, firstTimed) && (counts.get(label) ?? 0) === 1;
    if (names.has(label) && !isForm) starts.set(index, { speaker: label, ms: null, rest });
  }
  if (starts.size < 2 && firstTimed === Number.POSITIVE_INFINITY) return undefined;
  if (starts.size === 0 || starts.size * 25 < filled || starts.size > LIMITS.cues) return undefined;
  return conversation(lines, starts, 'labels', times);
}

function timedStart(line: string): Start | undefined {
  const before = TIMED_LABEL.exec(line) ?? COLUMNS.exec(line);
  const found = before ?? LABEL_TIMED.exec(line);
  if (found === null) return undefined;
  const [, one = '', two = '', rest = ''] = found;
  const [time, name] = before === null ? [two, one] : [one, two];
  const ms = clockMs(time);
  if (ms === null || nameShape(name) === 'no') return undefined;
  return { speaker: name.trim().replace(/\s+/g, ' '), ms, rest };
}

function conversation(
  lines: readonly string[],
  starts: ReadonlyMap<number, Start>,
  dialect: 'otter' | 'labels',
  times: ReadonlySet<number>,
): Conversation {
  const segments: Segment[] = [];
  const leftOut: LeftOut[] = [];
  let open: { speaker: string; startMs: number | null; lines: string[] } = {
    speaker: '',
    startMs: null,
    lines: [],
  };
  let pending: number | null = null;
  const close = (): void => {
    const { speaker, startMs } = open;
    const text = trimLines(open.lines);
    if (text !== '') segments.push({ speaker, text, startMs, endMs: null, isCue: false });
  };
  for (const [index, line] of lines.entries()) {
    const start = starts.get(index);
    if (start !== undefined) {
      close();
      open = { speaker: start.speaker, startMs: start.ms ?? pending, lines: [start.rest] };
      pending = null;
    } else if (times.has(index)) {
      pending = clockMs(ALONE_TIME.exec(line)?.[1] ?? '');
    } else if (TOOL_LINE.test(line)) {
      leftOut.push({ line: index + 1, reason: `The tool's own line: “${line.trim()}”` });
    } else open.lines.push(line);
  }
  close();
  return { dialect, segments, leftOut, notes: [] };
}

/** Without blank lines around; inside, a run of them is one. */
function trimLines(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^[ \t]+/, '');
}
