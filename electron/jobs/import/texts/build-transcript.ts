import { codePointLength } from '../../../../shared/text/code-points.ts';
import type { ReadCue, ReadTurn, Segment, Transcript } from './model.ts';

/** Cues of one speaker with at most this much silence between them are one turn. */
const JOIN_MS = 2_000;
/** A turn of nobody in particular ends at the first sentence end after this long, */
const UNNAMED_MS = 12_000;
/** and at any cue after this long: otherwise captions without names would be one endless turn. */
const UNNAMED_MOST_MS = 30_000;

const SENTENCE_END = /[.!?…。！？][)"'”’»\]]*$/u;
const DASHED = /^[-–—]\s/;
/** Scripts written without blanks between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}　-〿！-･]/u;

/** What stands between two cues of one turn. */
function joint(before: string, after: string): string {
  if (DASHED.test(after)) return '\n';
  const last = [...before.slice(-2)].at(-1) ?? '';
  const first = [...after.slice(0, 2)][0] ?? '';
  return UNSPACED.test(last) && UNSPACED.test(first) ? '' : ' ';
}

function joins(
  turn: { speaker: string; startMs: number | null; endMs: number | null; text: string },
  next: Segment,
): boolean {
  if (!next.isCue || turn.speaker !== next.speaker) return false;
  // A block that lost its time stays with the words before it.
  if (next.startMs === null || turn.endMs === null) return true;
  if (next.startMs - turn.endMs > JOIN_MS) return false;
  if (turn.speaker !== '') return true;
  const lasted = turn.endMs - (turn.startMs ?? turn.endMs);
  return lasted < UNNAMED_MS || (lasted < UNNAMED_MOST_MS && !SENTENCE_END.test(turn.text));
}

/**
 * The text of a conversation: one turn a line or more, the names beside it in the turns, the times of cues kept.
 * Words and their order are those of the segments; only blanks are added between them.
 */
export function buildTranscript(segments: readonly Segment[]): Transcript {
  const parts: string[] = [];
  const turns: ReadTurn[] = [];
  const cues: ReadCue[] = [];
  let length = 0;
  const add = (piece: string): void => {
    parts.push(piece);
    length += codePointLength(piece);
  };
  let open:
    | { speaker: string; start: number; startMs: number | null; endMs: number | null; text: string }
    | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const { speaker, start, startMs, endMs } = open;
    // What stands above the first name (a title, a date) is nobody's turn.
    if (speaker !== '' || startMs !== null) turns.push({ speaker, start, end: length, startMs, endMs });
    open = undefined;
  };
  for (const segment of segments) {
    if (open !== undefined && joins(open, segment)) add(joint(open.text, segment.text));
    else {
      close();
      if (length > 0) add('\n');
    }
    const start = length;
    add(segment.text);
    const { startMs, endMs, speaker } = segment;
    open ??= { speaker, start, startMs, endMs: null, text: '' };
    open.startMs ??= startMs;
    open.endMs = laterOf(open.endMs, endMs);
    open.text = segment.text;
    if (segment.isCue && startMs !== null) cues.push({ start, end: length, startMs, endMs });
  }
  close();
  return { text: parts.join(''), turns, cues };
}

function laterOf(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
