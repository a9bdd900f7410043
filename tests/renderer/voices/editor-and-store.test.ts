import { EditorState, type TransactionSpec } from '@codemirror/state';
import { expect, test } from 'vitest';
import { buildCodebook } from '../../../renderer/features/voices/coding/codebook.ts';
import {
  codingField,
  codingsBetween,
  setCodings,
} from '../../../renderer/features/voices/reader/coding-field.ts';
import { spansOf } from '../../../renderer/features/voices/reader/coding-spans.ts';
import { EditSession } from '../../../renderer/features/voices/reader/edit-session.ts';
import { lineEnds } from '../../../renderer/features/voices/reader/line-ends.ts';
import { toText } from '../../../renderer/features/voices/reader/text-edits.ts';
import { indexCodePoints } from '../../../shared/text/code-points.ts';
import { failureOf, openTestWorkspace, type TestWorkspace } from '../../store/support.ts';

/** One window's editor on a source, joined to the store as the reader joins it. */
class Desk {
  state: EditorState;
  readonly session: EditSession;
  readonly #workspace: TestWorkspace;
  readonly #id: number;

  constructor(workspace: TestWorkspace, id: number) {
    this.#workspace = workspace;
    this.#id = id;
    const source = workspace.ask('voices.source.get', { id });
    this.state = EditorState.create({
      doc: toText(source.text),
      extensions: [EditorState.lineSeparator.of('\n'), lineEnds, codingField],
    });
    this.session = new EditSession({
      text: source.text,
      rev: source.textRev,
      onStatus: () => undefined,
      onSwallowed: () => undefined,
      delay: 1_000_000,
      send: async (edits, ifRev) => {
        const changes = edits.map((edit) => ({ ...edit }));
        let rev = 0;
        let swallowed: { codingId: number; code: string; text: string }[] = [];
        const work = () => {
          ({ rev, swallowed } = workspace.run('voices.source.editText', { id, ifRev, changes }));
        };
        try {
          work();
          return { ok: true, rev, swallowed };
        } catch {
          return { ok: false, failure: failureOf(work) };
        }
      },
    });
    this.look();
  }

  type(spec: TransactionSpec): void {
    const transaction = this.state.update(spec);
    this.state = transaction.state;
    this.session.typed(transaction.changes);
  }

  /** The store's answer comes in. */
  look(): void {
    const source = this.#workspace.ask('voices.source.get', { id: this.#id });
    const changes = this.session.receive(source.text, source.textRev);
    if (changes) this.state = this.state.update({ changes }).state;
    if (!this.session.isClean || this.session.baseRev !== source.textRev) return;
    const book = buildCodebook(this.#workspace.ask('voices.codes', {}));
    const spans = spansOf(source.codings, indexCodePoints(source.text), book, () => '');
    this.state = this.state.update({ effects: setCodings.of(spans) }).state;
  }

  get text(): string {
    return this.state.doc.toString();
  }

  /** The codings drawn, as their words. */
  get drawn(): readonly string[] {
    return codingsBetween(this.state, 0, this.state.doc.length).map(
      ({ span, from, to }) => `${span.id} ${from}-${to}`,
    );
  }
}

/** What the store has, in the editor's units. */
function stored(workspace: TestWorkspace, id: number) {
  const { text, codings } = workspace.ask('voices.source.get', { id });
  const index = indexCodePoints(text);
  const drawn = codings
    .map(({ id: coding, start, end }) => ({
      coding,
      from: index.toUtf16(start as never),
      to: index.toUtf16(end as never),
    }))
    .sort((a, b) => a.from - b.from || b.to - a.to || a.coding - b.coding)
    .map(({ coding, from, to }) => `${coding} ${from}-${to}`);
  return { text, drawn };
}

function begin(text: string, coded: readonly (readonly [number, number])[]) {
  const workspace = openTestWorkspace();
  const { id } = workspace.run('voices.source.add', { kind: 'note', title: 'Note', text });
  coded.forEach(([start, end], at) => {
    const code = { name: `Code ${at}`, parentId: null };
    workspace.run('voices.coding.add', { sourceId: id, code, start, end });
  });
  return { workspace, id };
}

test('a coded word deleted and written anew in the same length is drawn where the store has it', async () => {
  const { workspace, id } = begin('He came late today', [[8, 12]]);
  const desk = new Desk(workspace, id);
  desk.type({ changes: { from: 8, to: 12 } });
  desk.type({ changes: { from: 8, insert: 'soon' } });
  expect(await desk.session.flush()).toBe(true);
  desk.look();
  expect(stored(workspace, id).drawn).toEqual(['1 8-12']);
  expect(desk.drawn).toEqual(['1 8-12']);
});

const pieces = [
  'a',
  ' ',
  'ß',
  '😀',
  '👩‍👩‍👧',
  'e\u0301',
  'שלום',
  '\u202e',
  '\u0000',
  '\n',
  '\r\n',
  '\r',
  '中',
  '👍🏽',
  '',
];

test('two windows typing any script at once: both and the store end with one text and one set of codings', async () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  for (let round = 0; round < 12; round += 1) {
    const text = Array.from({ length: 30 }, () => pieces[random(9)] ?? '').join('');
    const { length } = indexCodePoints(text);
    const coded = Array.from({ length: 6 }, () => {
      const start = random(length - 1);
      return [start, start + 1 + random(length - start)] as const;
    }).filter(([start, end]) => end <= length && end > start);
    const { workspace, id } = begin(text, coded);
    const desks = [new Desk(workspace, id), new Desk(workspace, id)];
    for (let step = 0; step < 30; step += 1) {
      const desk = desks[random(2)];
      if (!desk) continue;
      const act = random(6);
      if (act < 4) {
        // Between characters only: no editor puts its caret inside one.
        const index = indexCodePoints(desk.text);
        const from = random(index.length + 1);
        const to = Math.min(index.length, from + random(5));
        const insert = (pieces[random(pieces.length)] ?? '').repeat(random(3));
        desk.type({
          changes: {
            from: index.toUtf16(from as never),
            to: index.toUtf16(to as never),
            insert: desk.state.toText(insert),
          },
        });
      } else if (act === 4) {
        desk.look();
        const isSaved = await desk.session.flush();
        expect(isSaved).toBe(true);
        desk.look();
      } else if (random(3) === 0) workspace.revert('undo');
    }
    for (const _ of [1, 2]) {
      for (const desk of desks) {
        desk.look();
        expect(await desk.session.flush()).toBe(true);
        desk.look();
      }
    }
    const now = stored(workspace, id);
    expect(desks.map((desk) => desk.text)).toEqual([now.text, now.text]);
    expect(desks.map((desk) => desk.drawn)).toEqual([now.drawn, now.drawn]);
    expect(workspace.ask('voices.source.get', { id }).intact).toBe(true);
    workspace.checkFullText();
  }
});
