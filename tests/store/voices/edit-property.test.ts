import { expect, test } from 'vitest';
import { Random } from '../../bench/random.ts';
import { openTestWorkspace, type TestWorkspace } from '../support.ts';

/** `TOUCHLINE_LONG=1` takes the hundred thousand of the issue. */
const EDITS = process.env.TOUCHLINE_LONG === '1' ? 100_000 : 2500;
const EDITS_OF_A_TEXT = 50;

/**
 * The reference: every character carries the numbers of the codings it is in. It knows nothing of offsets and maps; an
 * edit takes characters away and puts others in, which are in the codings that held everything around them.
 */
interface Marked {
  readonly character: string;
  readonly codings: ReadonlySet<number>;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

const pieces = [
  ...['a', 'b', 'zu', ' ', ' ', '. ', 'word', '\n', '0'],
  ...['😀', '👩‍👩‍👧', '🇩🇪', '𝒳', '𠮷'],
  ...['e\u0301', 'n\u0303\u0323', '\u0301'],
  ...['שלום', 'مرحبا', '\u202eabc\u202c', 'ي\u0651'],
] as const;
const lineEnds = ['\r\n', '\r', '\r\n\r\n', 'x\r\ny'] as const;

function someText(random: Random, most: number): string {
  let text = '';
  for (let left = random.int(0, most + 1); left > 0; left -= 1)
    text += random.int(0, 8) === 0 ? pick(random, lineEnds) : pick(random, pieces);
  return text;
}

function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[random.int(0, list.length)];
  if (found === undefined) throw new Error('Nothing to pick from');
  return found;
}

/** Up to three edits, sorted and apart; two may touch. Deletions, insertions, replacements. */
function someEdits(random: Random, length: number): readonly Edit[] {
  const cuts = Array.from({ length: 2 * random.int(1, 4) }, () => random.int(0, length + 1)).sort(
    (a, b) => a - b,
  );
  const edits: Edit[] = [];
  for (let at = 0; at < cuts.length; at += 2) {
    const from = cuts[at] ?? 0;
    const far = cuts[at + 1] ?? from;
    const kind = random.int(0, 3);
    const to = kind === 0 ? from : Math.min(far, from + random.int(0, 12));
    edits.push({ from, to, insert: kind === 1 ? '' : someText(random, 4) });
  }
  return edits;
}

function afterEdits(before: readonly Marked[], edits: readonly Edit[]): readonly Marked[] {
  const none: ReadonlySet<number> = new Set();
  const after: Marked[] = [];
  let at = 0;
  for (const { from, to, insert } of edits) {
    after.push(...before.slice(at, from));
    // What is typed between two characters is where both are; what replaces characters is where all of them were.
    const around = to > from ? before.slice(from, to) : [before[from - 1], before[from]];
    const sets = around.map((one) => one?.codings ?? none);
    const codings = new Set([...(sets[0] ?? none)].filter((id) => sets.every((set) => set.has(id))));
    for (const character of insert.replace(/\r\n?/g, '\n')) after.push({ character, codings });
    at = to;
  }
  return [...after, ...before.slice(at)];
}

function wordsOf(marked: readonly Marked[]): ReadonlyMap<number, string> {
  const words = new Map<number, string>();
  for (const { character, codings } of marked)
    for (const id of codings) words.set(id, (words.get(id) ?? '') + character);
  return words;
}

function stored(workspace: TestWorkspace, id: number) {
  const { text, codings, intact } = workspace.ask('voices.source.get', { id });
  const characters = Array.from(text);
  const words = codings.map((one) => [one.id, characters.slice(one.start, one.end).join('')] as const);
  return { text, words: new Map(words.toSorted(([a], [b]) => a - b)), intact };
}

function expected(marked: readonly Marked[]) {
  const words = new Map([...wordsOf(marked)].toSorted(([a], [b]) => a - b));
  return { text: marked.map(({ character }) => character).join(''), words, intact: true };
}

/** A new text with up to twelve codings, each of a code of its own so that none join. */
function someSource(workspace: TestWorkspace, random: Random, codes: readonly number[]) {
  const text = someText(random, 60).replace(/\r\n?/g, '\n');
  const { id } = workspace.run('voices.source.add', { kind: 'note', title: 'Note', text });
  const marked = Array.from(text, (character) => ({ character, codings: new Set<number>() }));
  for (const codeId of codes) {
    const start = random.int(0, marked.length + 1);
    const end = Math.min(marked.length, start + random.int(1, 30));
    if (end <= start) continue;
    const code = { id: codeId };
    const coding = workspace.run('voices.coding.add', { sourceId: id, code, start, end });
    for (const one of marked.slice(start, end)) one.codings.add(coding.id);
  }
  return { id, marked };
}

test(
  `${EDITS} random edits: every coding’s words are what the reference says, and undo brings both back`,
  () => {
    const random = new Random(20_260_122);
    let swallowed = 0;
    for (let done = 0; done < EDITS; ) {
      const workspace = openTestWorkspace();
      const codes = Array.from(
        { length: 12 },
        (_, n) => workspace.run('voices.code.add', { name: `Code ${n}` }).id,
      );
      for (let texts = 0; texts < 40 && done < EDITS; texts += 1) {
        const source = someSource(workspace, random, codes);
        let marked: readonly Marked[] = source.marked;
        for (let n = 0; n < EDITS_OF_A_TEXT && done < EDITS; n += 1, done += 1) {
          const edits = someEdits(random, marked.length);
          const ifRev =
            workspace.db.value<number>('SELECT rev FROM source_text WHERE id = ?', [source.id]) ?? 0;
          const next = afterEdits(marked, edits);
          const told = workspace.run('voices.source.editText', {
            id: source.id,
            ifRev,
            changes: [...edits],
          }).swallowed;
          const story = JSON.stringify({ before: expected(marked).text, edits });
          const wanted = expected(next);
          expect(stored(workspace, source.id), story).toEqual(wanted);
          const gone = [...wordsOf(marked)].filter(([coding]) => !wanted.words.has(coding));
          expect(new Map(told.map((one) => [one.codingId, one.text])), story).toEqual(new Map(gone));
          swallowed += gone.length;
          if (n % 5 === 4) {
            workspace.revert('undo');
            expect(stored(workspace, source.id), story).toEqual(expected(marked));
            workspace.revert('redo');
            expect(stored(workspace, source.id), story).toEqual(wanted);
          }
          marked = next;
        }
      }
      workspace.checkFullText();
    }
    // The random texts are short and the deletions long enough for the hard case to come up often.
    expect(swallowed).toBeGreaterThan(EDITS / 50);
  },
  60 * 60_000,
);
