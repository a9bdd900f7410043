import { describe, expect, test } from 'vitest';
import { editMap } from '../../../shared/text/anchors.ts';
import { codePoint } from '../../../shared/text/code-points.ts';
import { failureOf, openTestWorkspace, type TestWorkspace } from '../support.ts';

function transcript(workspace: TestWorkspace, text: string) {
  const { id } = workspace.run('voices.source.add', { kind: 'transcript', title: 'Call', text });
  return id;
}

function coded(workspace: TestWorkspace, sourceId: number) {
  const { text, codings } = workspace.ask('voices.source.get', { id: sourceId });
  const characters = Array.from(text);
  return codings.map(({ start, end }) => characters.slice(start, end).join(''));
}

function edit(
  workspace: TestWorkspace,
  id: number,
  ...changes: { from: number; to: number; insert: string }[]
) {
  const { textRev } = workspace.ask('voices.source.get', { id });
  return workspace.run('voices.source.editText', { id, ifRev: textRev, changes });
}

describe('editing a text', () => {
  test('codings keep their words, behind emoji too', () => {
    const workspace = openTestWorkspace();
    const id = transcript(workspace, '😀😀 the bill was wrong');
    const code = { name: 'Bill', parentId: null };
    workspace.run('voices.coding.add', { sourceId: id, code, start: 7, end: 11 });
    edit(workspace, id, { from: 0, to: 1, insert: 'Well:\r\n' }, { from: 12, to: 15, insert: 'is' });
    expect(workspace.ask('voices.source.get', { id }).text).toBe('Well:\n😀 the bill is wrong');
    expect(coded(workspace, id)).toEqual(['bill']);
    expect(workspace.ask('voices.source.get', { id }).intact).toBe(true);
  });

  test('what a deletion swallows is named, and comes back with undo', () => {
    const workspace = openTestWorkspace();
    const id = transcript(workspace, 'one two three');
    const { id: codingId } = workspace.run('voices.coding.add', {
      sourceId: id,
      code: { name: 'Number', parentId: null },
      start: 4,
      end: 7,
    });
    const memo = workspace.run('voices.memo.add', { sourceId: id, start: 4, end: 7, text: 'look here' });
    const { swallowed } = edit(workspace, id, { from: 3, to: 8, insert: '' });
    expect(swallowed).toEqual([{ codingId, code: 'Number', text: 'two' }]);
    const after = workspace.ask('voices.source.get', { id });
    expect(after.codings).toEqual([]);
    expect(after.memos).toMatchObject([{ id: memo.id, start: 3, end: 3 }]);
    workspace.revert('undo');
    expect(coded(workspace, id)).toEqual(['two']);
    expect(workspace.ask('voices.source.get', { id }).memos).toMatchObject([{ start: 4, end: 7 }]);
  });

  test('only rows that moved are written', () => {
    const workspace = openTestWorkspace();
    const id = transcript(workspace, 'one two three');
    const code = { name: 'Number', parentId: null };
    const first = workspace.run('voices.coding.add', { sourceId: id, code, start: 0, end: 3 });
    const last = workspace.run('voices.coding.add', { sourceId: id, code, start: 8, end: 13 });
    const revs = () =>
      new Map(workspace.ask('voices.source.get', { id }).codings.map((coding) => [coding.id, coding.rev]));
    const before = revs();
    edit(workspace, id, { from: 4, to: 7, insert: 'deux!' });
    expect(revs().get(first.id)).toBe(before.get(first.id));
    expect(revs().get(last.id)).not.toBe(before.get(last.id));
  });

  test('codings before, among and behind several edits go where the editor puts them', () => {
    const workspace = openTestWorkspace();
    const text = '0123456789'.repeat(4);
    const edits = [
      { from: 8, to: 12, insert: 'abcdefghi' },
      { from: 15, to: 15, insert: 'X' },
      { from: 20, to: 23, insert: '' },
    ];
    const map = editMap(
      edits.map(({ from, to, insert }) => ({
        from: codePoint(from),
        to: codePoint(to),
        inserted: insert.length,
      })),
    );
    const ranges = Array.from(text, (_, start) => ({ start: codePoint(start), end: codePoint(start + 1) }));
    const id = transcript(workspace, text);
    for (const { start, end } of ranges) {
      const code = { name: `At ${start}`, parentId: null };
      workspace.run('voices.coding.add', { sourceId: id, code, start, end });
    }
    edit(workspace, id, ...edits);
    const expected = ranges.flatMap((range) => {
      const moved = map.range(range);
      return moved.kind === 'kept' ? [{ start: moved.start, end: moved.end }] : [];
    });
    const { codings } = workspace.ask('voices.source.get', { id });
    expect(codings.map(({ start, end }) => ({ start, end }))).toEqual(expected);
  });

  test('words added at the end of a turn belong to its speaker; an emptied turn goes', () => {
    const workspace = openTestWorkspace();
    const turn = (speaker: string, start: number, end: number) => ({
      speaker,
      participantId: null,
      start,
      end,
      startMs: null,
    });
    const { id } = workspace.run('voices.source.add', {
      kind: 'transcript',
      title: 'Call',
      text: 'hello\nhi\nbye',
      turns: [turn('A', 0, 5), turn('B', 6, 8), turn('A', 9, 12)],
    });
    edit(workspace, id, { from: 5, to: 5, insert: ' there' }, { from: 6, to: 9, insert: '' });
    const { turns } = workspace.ask('voices.source.get', { id });
    expect(turns.map(({ speaker, start, end }) => [speaker, start, end])).toEqual([
      ['A', 0, 11],
      ['A', 12, 15],
    ]);
  });

  test('refuses edits beyond the text, out of order, or of a text that changed meanwhile', () => {
    const workspace = openTestWorkspace();
    const id = transcript(workspace, 'short');
    expect(failureOf(() => edit(workspace, id, { from: 0, to: 6, insert: '' })).code).toBe('invalid-input');
    expect(
      failureOf(() => edit(workspace, id, { from: 3, to: 4, insert: '' }, { from: 0, to: 1, insert: '' }))
        .code,
    ).toBe('invalid-input');
    const { textRev } = workspace.ask('voices.source.get', { id });
    edit(workspace, id, { from: 0, to: 0, insert: 'x' });
    const stale = { id, ifRev: textRev, changes: [{ from: 0, to: 1, insert: '' }] };
    expect(failureOf(() => workspace.run('voices.source.editText', stale)).code).toBe('conflict');
  });
});
