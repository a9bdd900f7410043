import { describe, expect, test } from 'vitest';
import { failureOf, openTestWorkspace, type TestWorkspace } from '../support.ts';

const text = 'zero one two three four five six seven';

function setUp() {
  const workspace = openTestWorkspace();
  const sourceId = workspace.run('voices.source.add', { kind: 'note', title: 'N', text }).id;
  const codeId = workspace.run('voices.code.add', { name: 'Number' }).id;
  return { workspace, sourceId, codeId };
}

function ranges(workspace: TestWorkspace, id: number) {
  return workspace.ask('voices.source.get', { id }).codings.map(({ start, end }) => [start, end]);
}

describe('coding a range', () => {
  test('overlapping codings of one code by one coder become one; touching ones stay apart', () => {
    const { workspace, sourceId, codeId } = setUp();
    const add = (start: number, end: number) =>
      workspace.run('voices.coding.add', { sourceId, code: { id: codeId }, start, end });
    const first = add(0, 4);
    expect(add(4, 8).merged).toBe(0);
    expect(ranges(workspace, sourceId)).toEqual([
      [0, 4],
      [4, 8],
    ]);
    expect(add(3, 10)).toEqual({ id: first.id, codeId, merged: 2, dropped: 0 });
    expect(ranges(workspace, sourceId)).toEqual([[0, 10]]);
  });

  test('another coder and another code do not merge', () => {
    const { workspace, sourceId, codeId } = setUp();
    workspace.run('voices.coding.add', { sourceId, code: { id: codeId }, start: 0, end: 8 });
    workspace.run('voices.coding.add', {
      sourceId,
      code: { name: 'Other', parentId: null },
      start: 2,
      end: 6,
    });
    workspace.coderId = workspace.run('workspace.coder.add', { name: 'Bo' }).id;
    workspace.run('voices.coding.add', { sourceId, code: { id: codeId }, start: 3, end: 9 });
    expect(ranges(workspace, sourceId)).toHaveLength(3);
  });

  test('the rating, the touchpoint and the memo of an absorbed coding live on', () => {
    const { workspace, sourceId, codeId } = setUp();
    const code = { id: codeId };
    const plain = workspace.run('voices.coding.add', { sourceId, code, start: 0, end: 4 });
    const rated = workspace.run('voices.coding.add', { sourceId, code, start: 9, end: 12 });
    workspace.run('journeys.coding.touchpoint', { codingId: rated.id, touchpoint: { name: 'Bill' } });
    workspace.run('journeys.coding.rate', {
      codingId: rated.id,
      rating: { kind: 'direct', direct: -1, importance: null },
    });
    workspace.run('voices.memo.add', { codingId: plain.id, text: 'why?' });
    const kept = workspace.run('voices.coding.add', { sourceId, code, start: 2, end: 10 });
    expect(kept).toMatchObject({ id: rated.id, merged: 2 });
    const { codings, memos } = workspace.ask('voices.source.get', { id: sourceId });
    expect(codings).toMatchObject([{ id: rated.id, start: 0, end: 12, rating: { direct: -1 } }]);
    expect(codings[0]?.touchpointId).not.toBeNull();
    expect(memos).toMatchObject([{ codingId: rated.id, text: 'why?' }]);
  });

  test('a new code of a name there already is that code', () => {
    const { workspace, sourceId, codeId } = setUp();
    const code = { name: 'Number', parentId: null };
    expect(workspace.run('voices.coding.add', { sourceId, code, start: 0, end: 4 }).codeId).toBe(codeId);
  });

  test('refuses an empty range, one beyond the text, and a source that is gone', () => {
    const { workspace, sourceId, codeId } = setUp();
    const add = (id: number, start: number, end: number) =>
      failureOf(() => workspace.run('voices.coding.add', { sourceId: id, code: { id: codeId }, start, end }));
    expect(add(sourceId, 4, 4)).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('Select'),
    });
    expect(add(sourceId, 0, text.length + 1).code).toBe('invalid-input');
    expect(add(99, 0, 1).code).toBe('not-found');
  });
});

describe('changing codings', () => {
  test('resizing and recoding absorb what they come to overlap', () => {
    const { workspace, sourceId, codeId } = setUp();
    const other = workspace.run('voices.code.add', { name: 'Other' }).id;
    const add = (id: number, start: number, end: number) =>
      workspace.run('voices.coding.add', { sourceId, code: { id }, start, end }).id;
    const a = add(codeId, 0, 4);
    add(codeId, 6, 9);
    const c = add(other, 8, 20);
    const rev =
      workspace.ask('voices.source.get', { id: sourceId }).codings.find(({ id }) => id === a)?.rev ?? -1;
    workspace.run('voices.coding.resize', { id: a, ifRev: rev, start: 1, end: 7 });
    expect(ranges(workspace, sourceId)).toEqual([
      [1, 9],
      [8, 20],
    ]);
    workspace.run('voices.coding.recode', { id: c, code: { id: codeId } });
    expect(workspace.ask('voices.source.get', { id: sourceId }).codings).toMatchObject([
      { id: c, codeId, start: 1, end: 20 },
    ]);
    expect(
      failureOf(() => workspace.run('voices.coding.resize', { id: c, ifRev: rev, start: 0, end: 3 })).code,
    ).toBe('conflict');
  });

  test('whole answers are coded once; empty ones are passed over', () => {
    const { workspace, sourceId, codeId } = setUp();
    const empty = workspace.run('voices.source.add', { kind: 'answer', title: 'E', text: '' }).id;
    const partly = workspace.run('voices.source.add', {
      kind: 'answer',
      title: 'P',
      text: 'partly coded',
    }).id;
    workspace.run('voices.coding.add', { sourceId: partly, code: { id: codeId }, start: 0, end: 3 });
    const sourceIds = [sourceId, empty, partly];
    const add = () => workspace.run('voices.coding.addWhole', { sourceIds, code: { id: codeId } });
    expect(add()).toEqual({ codeId, added: 2, dropped: 0 });
    expect(add()).toEqual({ codeId, added: 0, dropped: 0 });
    expect(ranges(workspace, partly)).toEqual([[0, 12]]);
    const ids = workspace.ask('voices.source.get', { id: sourceId }).codings.map(({ id }) => id);
    expect(workspace.run('voices.coding.remove', { ids })).toEqual({ removed: 1 });
    expect(failureOf(() => workspace.run('voices.coding.remove', { ids })).code).toBe('not-found');
  });

  test('ratings that many codings becoming one cost are told', () => {
    const { workspace, codeId } = setUp();
    const text = 'slow and late and slow again';
    const sourceId = workspace.run('voices.source.add', { kind: 'answer', title: 'R', text }).id;
    const code = { id: codeId };
    const touchpoint = { id: workspace.run('journeys.touchpoint.add', { name: 'Installation' }).id };
    const rated = [0, 9, 18].map((start) => {
      const { id } = workspace.run('voices.coding.add', { sourceId, code, start, end: start + 4 });
      workspace.run('journeys.coding.touchpoint', { codingId: id, touchpoint });
      const rating = { kind: 'direct' as const, direct: -1 as const, importance: null };
      workspace.run('journeys.coding.rate', { codingId: id, rating });
      return id;
    });
    expect(rated).toHaveLength(3);
    expect(workspace.run('voices.coding.addWhole', { sourceIds: [sourceId], code })).toMatchObject({
      dropped: 2,
    });
    workspace.revert('undo');
    expect(
      workspace.run('voices.coding.fillDown', { sourceIds: [sourceId], codeIds: [codeId] }),
    ).toMatchObject({ added: 1, dropped: 2 });
    workspace.revert('undo');
    const ifTextRev = workspace.ask('voices.source.read', { id: sourceId }).textRev;
    const ranges: [number, number][] = [
      [0, 13],
      [20, 28],
    ];
    expect(workspace.run('voices.coding.addMany', { sourceId, code, ifTextRev, ranges })).toMatchObject({
      added: 0,
      merged: 2,
      dropped: 1,
    });
  });

  test('quotes are the coded words, of the codes below too where asked', () => {
    const { workspace, sourceId, codeId } = setUp();
    const code = { name: 'Even', parentId: codeId };
    workspace.run('voices.coding.add', { sourceId, code, start: 9, end: 12 });
    expect(workspace.ask('voices.quotes', { codeId }).total).toBe(0);
    const { total, quotes } = workspace.ask('voices.quotes', { codeId, withChildren: true });
    expect(total).toBe(1);
    expect(quotes).toMatchObject([{ text: 'two', coder: 'Ada Berg', person: null, rating: null }]);
  });
});
