import { describe, expect, test } from 'vitest';
import { failureOf, openTestWorkspace, type TestWorkspace } from '../support.ts';

function names(workspace: TestWorkspace, parentId: number | null = null) {
  return workspace
    .ask('voices.codes', {})
    .filter((code) => code.parentId === parentId)
    .map(({ name }) => name);
}

const add = (workspace: TestWorkspace, name: string, parentId: number | null = null) =>
  workspace.run('voices.code.add', { name, parentId }).id;

describe('codes', () => {
  test('names are unique among siblings only, and the refusal names the sibling', () => {
    const workspace = openTestWorkspace();
    const waiting = add(workspace, 'Waiting');
    add(workspace, 'Phone', waiting);
    add(workspace, 'Phone');
    const failure = failureOf(() => add(workspace, 'Phone', waiting));
    expect(failure.message).toContain('“Phone” under “Waiting”');
    const { rev } = workspace.ask('voices.codes', {}).find(({ id }) => id === waiting) ?? { rev: -1 };
    expect(
      failureOf(() => workspace.run('voices.code.edit', { id: waiting, ifRev: rev, name: 'Phone' })).message,
    ).toContain('top of the codebook');
    workspace.run('voices.code.edit', { id: waiting, ifRev: rev, name: 'Waiting', description: 'kept' });
  });

  test('colours go round; a child has its parent’s', () => {
    const workspace = openTestWorkspace();
    const ids = Array.from({ length: 13 }, (_, i) => add(workspace, `Code ${i}`));
    const child = add(workspace, 'Child', ids[4] ?? null);
    const colours = new Map(workspace.ask('voices.codes', {}).map(({ id, colour }) => [id, colour]));
    expect(ids.map((id) => colours.get(id))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0]);
    expect(colours.get(child)).toBe(4);
  });

  test('moving puts a code before a sibling or last, never under itself', () => {
    const workspace = openTestWorkspace();
    const [a, b, c] = [add(workspace, 'A'), add(workspace, 'B'), add(workspace, 'C')];
    workspace.run('voices.code.move', { id: c, parentId: null, beforeId: b });
    expect(names(workspace)).toEqual(['A', 'C', 'B']);
    workspace.run('voices.code.move', { id: a, parentId: null });
    expect(names(workspace)).toEqual(['C', 'B', 'A']);
    workspace.run('voices.code.move', { id: b, parentId: c });
    expect(names(workspace, c)).toEqual(['B']);
    expect(failureOf(() => workspace.run('voices.code.move', { id: c, parentId: b })).message).toContain(
      'below it',
    );
    expect(failureOf(() => workspace.run('voices.code.move', { id: c, parentId: c })).message).toContain(
      'itself',
    );
    expect(
      failureOf(() => workspace.run('voices.code.move', { id: c, parentId: null, beforeId: b })).code,
    ).toBe('invalid-input');
  });

  test('a place found again and again by halving is renumbered before the numbers run out', () => {
    const workspace = openTestWorkspace();
    const first = add(workspace, 'first');
    let before = add(workspace, 'last');
    const expected = ['last'];
    for (let i = 0; i < 60; i++) {
      const id = add(workspace, `n${i}`);
      workspace.run('voices.code.move', { id, parentId: null, beforeId: before });
      before = id;
      expected.unshift(`n${i}`);
    }
    expect(names(workspace)).toEqual(['first', ...expected]);
    expect(new Set(workspace.ask('voices.codes', {}).map(({ position }) => position)).size).toBe(62);
    expect(first).toBeGreaterThan(0);
  });

  test('deleting takes the codes below and all their codings, and undo brings them back', () => {
    const workspace = openTestWorkspace();
    const a = add(workspace, 'A');
    const b = add(workspace, 'B', a);
    const sourceId = workspace.run('voices.source.add', { kind: 'note', title: 'N', text: 'some words' }).id;
    workspace.run('voices.coding.add', { sourceId, code: { id: b }, start: 0, end: 4 });
    const before = workspace.dump();
    expect(workspace.run('voices.code.delete', { id: a })).toEqual({
      codes: 2,
      codings: 1,
      memos: 0,
      ratings: 0,
    });
    expect(workspace.ask('voices.codes', {})).toEqual([]);
    expect(workspace.revert('undo')).toBe('Delete code');
    expect(workspace.dump()).toEqual(before);
    expect(workspace.ask('voices.codes', {}).find(({ id }) => id === b)).toMatchObject({
      codings: 1,
      sources: 1,
    });
  });

  test('a pin belongs to one code', () => {
    const workspace = openTestWorkspace();
    const [a, b] = [add(workspace, 'A'), add(workspace, 'B')];
    const pins = () => workspace.ask('voices.codes', {}).map(({ pin }) => pin);
    workspace.run('voices.code.pin', { id: a, pin: 3 });
    workspace.run('voices.code.pin', { id: b, pin: 3 });
    expect(pins()).toEqual([null, 3]);
    workspace.run('voices.code.pin', { id: b, pin: null });
    expect(pins()).toEqual([null, null]);
  });
});

describe('memos', () => {
  test('belong to something, and keep what was written', () => {
    const workspace = openTestWorkspace();
    const codeId = add(workspace, 'A');
    expect(failureOf(() => workspace.run('voices.memo.add', { text: 'lost' })).code).toBe('invalid-input');
    const sourceId = workspace.run('voices.source.add', { kind: 'note', title: 'N', text: 'abc' }).id;
    expect(
      failureOf(() => workspace.run('voices.memo.add', { sourceId, start: 1, end: 9, text: 'x' })).code,
    ).toBe('invalid-input');
    const { id } = workspace.run('voices.memo.add', { sourceId, codeId, start: 1, end: 2, text: 'one' });
    const rev = workspace.ask('voices.source.get', { id: sourceId }).memos[0]?.rev ?? -1;
    workspace.run('voices.memo.edit', { id, ifRev: rev, text: 'two' });
    expect(workspace.ask('voices.source.get', { id: sourceId }).memos).toMatchObject([
      { text: 'two', codeId },
    ]);
    workspace.run('voices.memo.delete', { id });
    expect(workspace.ask('voices.source.get', { id: sourceId }).memos).toEqual([]);
  });
});
