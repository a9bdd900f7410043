import { describe, expect, test } from 'vitest';
import { unpackCodings } from '../../../shared/voices/packed-codings.ts';
import { failureOf, openTestWorkspace, type TestWorkspace } from '../support.ts';

function opened(text = 'one two three four five') {
  const workspace = openTestWorkspace();
  const { id } = workspace.run('voices.source.add', { kind: 'note', title: 'Note', text });
  const add = (name: string, start: number, end: number) =>
    workspace.run('voices.coding.add', {
      sourceId: id,
      code: existing(workspace, name) ?? { name, parentId: null },
      start,
      end,
    });
  return { workspace, id, add };
}

function existing(workspace: TestWorkspace, name: string) {
  const code = workspace.ask('voices.codes', {}).find((entry) => entry.name === name);
  return code && { id: code.id };
}

function rate(workspace: TestWorkspace, codingId: number, touchpoint: string, direct: -1 | 0 | 1) {
  workspace.run('journeys.coding.touchpoint', { codingId, touchpoint: { name: touchpoint } });
  workspace.run('journeys.coding.rate', { codingId, rating: { kind: 'direct', direct, importance: null } });
}

describe('what the reader asks for', () => {
  test('text, codings and memos apart are what the whole answer says', () => {
    const { workspace, id, add } = opened();
    add('A', 4, 7);
    rate(workspace, add('B', 0, 13).id, 'Desk', -1);
    workspace.run('voices.memo.add', { sourceId: id, start: 4, end: 7, text: 'look' });
    const { codings, memos, ...source } = workspace.ask('voices.source.get', { id });
    expect(codings).toHaveLength(2);
    expect(workspace.ask('voices.source.read', { id })).toEqual({ ...source, cues: [] });
    const packed = workspace.ask('voices.source.codings', { id });
    expect(packed.textRev).toBe(source.textRev);
    expect(unpackCodings(id, packed)).toEqual(codings);
    expect(workspace.ask('voices.source.memos', { id })).toEqual({ textRev: source.textRev, memos });
    expect(memos).toMatchObject([{ coderId: workspace.coderId, createdAt: workspace.now }]);
  });

  test('others’ codings are not in the answer while they are hidden', () => {
    const { workspace, id, add } = opened();
    add('A', 0, 3);
    const other = workspace.run('workspace.coder.add', { name: 'Bo' }).id;
    workspace.coderId = other;
    add('A', 4, 7);
    expect(workspace.ask('voices.source.codings', { id }).coderIds).toHaveLength(2);
    workspace.hidesOthers = true;
    expect(workspace.ask('voices.source.codings', { id }).coderIds).toEqual([other]);
  });
});

describe('splitting a coding', () => {
  test('the first part keeps place and rating; undo makes one again', () => {
    const { workspace, id, add } = opened();
    const coding = add('A', 0, 13).id;
    rate(workspace, coding, 'Desk', -1);
    const [before] = workspace.ask('voices.source.get', { id }).codings;
    const { id: second } = workspace.run('voices.coding.split', {
      id: coding,
      ifRev: before?.rev ?? 0,
      at: 7,
    });
    const after = workspace.ask('voices.source.get', { id }).codings;
    expect(after).toMatchObject([
      { id: coding, start: 0, end: 7, touchpointId: before?.touchpointId, rating: before?.rating },
      { id: second, start: 7, end: 13, touchpointId: null, rating: null },
    ]);
    workspace.revert('undo');
    expect(workspace.ask('voices.source.get', { id }).codings).toEqual([
      { ...before, rev: expect.any(Number) },
    ]);
  });

  test('only inside its words, and only of the coding as it was seen', () => {
    const { workspace, id, add } = opened();
    const coding = add('A', 4, 7).id;
    const rev = workspace.ask('voices.source.get', { id }).codings[0]?.rev ?? 0;
    for (const at of [3, 4, 7, 8]) {
      expect(failureOf(() => workspace.run('voices.coding.split', { id: coding, ifRev: rev, at })).code).toBe(
        'invalid-input',
      );
    }
    const stale = { id: coding, ifRev: rev + 1, at: 5 };
    expect(failureOf(() => workspace.run('voices.coding.split', stale)).code).toBe('conflict');
  });
});

describe('coding many ranges', () => {
  test('is one step; ranges in a coding of the code join it', () => {
    const { workspace, id, add } = opened();
    add('A', 0, 7);
    const { textRev } = workspace.ask('voices.source.read', { id });
    const before = workspace.dump();
    const code = existing(workspace, 'A') ?? { id: 0 };
    const ranges: [number, number][] = [
      [0, 3],
      [8, 13],
      [14, 18],
    ];
    const done = workspace.run('voices.coding.addMany', { sourceId: id, code, ifTextRev: textRev, ranges });
    expect(done).toEqual({ codeId: code.id, added: 2, merged: 1, dropped: 0 });
    expect(workspace.ask('voices.source.codings', { id }).starts).toEqual([0, 8, 14]);
    expect(workspace.revert('undo')).toBe('Code 3 matches');
    expect(workspace.dump()).toEqual(before);
  });

  test('refuses ranges of another text', () => {
    const { workspace, id } = opened();
    const { textRev } = workspace.ask('voices.source.read', { id });
    const input = { sourceId: id, code: { name: 'A', parentId: null }, ifTextRev: textRev + 1 };
    expect(failureOf(() => workspace.run('voices.coding.addMany', { ...input, ranges: [[0, 3]] })).code).toBe(
      'conflict',
    );
  });
});

test('joining two rated codings says that one rating goes, and undo brings it back', () => {
  const { workspace, id, add } = opened();
  rate(workspace, add('A', 0, 3).id, 'Desk', -1);
  rate(workspace, add('A', 8, 13).id, 'Desk', 1);
  const before = workspace.dump();
  expect(add('A', 2, 9)).toMatchObject({ merged: 2, dropped: 1 });
  expect(workspace.ask('voices.source.codings', { id }).rated).toHaveLength(1);
  workspace.revert('undo');
  expect(workspace.dump()).toEqual(before);
});
