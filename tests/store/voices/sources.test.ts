import { describe, expect, test } from 'vitest';
import { failureOf, openTestWorkspace, type TestWorkspace } from '../support.ts';

function addNote(workspace: TestWorkspace, text: string, title = 'Visit'): number {
  return workspace.run('voices.source.add', { kind: 'note', title, text }).id;
}

describe('adding a source', () => {
  test('keeps the text byte for byte but for line ends and halves of characters', () => {
    const workspace = openTestWorkspace();
    const id = addNote(workspace, 'one\r\ntwo\rthree\n\u0000x 😀 e\u0301 \ud800 שלום');
    const source = workspace.ask('voices.source.get', { id });
    expect(source.text).toBe('one\ntwo\nthree\n\u0000x 😀 e\u0301 \ufffd שלום');
    expect(source.intact).toBe(true);
    expect(workspace.ask('voices.sources', {}).rows[0]?.length).toBe(Array.from(source.text).length);
  });

  test('says so when the stored text was damaged', () => {
    const workspace = openTestWorkspace();
    const id = addNote(workspace, 'the technician never came');
    workspace.undoLog.record({ label: 'damage', at: 0, mergeKey: undefined }, () =>
      workspace.db.run(`UPDATE source_text SET text = 'the technician newer came' WHERE id = ?`, [id]),
    );
    expect(workspace.ask('voices.source.get', { id }).intact).toBe(false);
  });

  test('refuses more than ten million characters as too large', () => {
    const workspace = openTestWorkspace();
    expect(failureOf(() => addNote(workspace, 'a'.repeat(10_000_001))).code).toBe('too-large');
  });

  test('refuses turns outside the text and people who are not there', () => {
    const workspace = openTestWorkspace();
    const turn = { speaker: 'A', participantId: null, start: 0, end: 6, startMs: null };
    const add = (turns: (typeof turn)[], participantId: number | null = null) =>
      failureOf(() =>
        workspace.run('voices.source.add', {
          kind: 'transcript',
          title: 'T',
          text: 'hello',
          turns,
          participantId,
        }),
      ).code;
    expect(add([turn])).toBe('invalid-input');
    expect(add([], 99)).toBe('not-found');
  });
});

describe('editing and deleting', () => {
  test('an edit from a window that saw an older row is a conflict carrying the row as it is', () => {
    const workspace = openTestWorkspace();
    const id = addNote(workspace, 'text');
    const { rev } = workspace.ask('voices.source.get', { id });
    workspace.run('voices.source.edit', { id, ifRev: rev, title: 'Renamed' });
    const failure = failureOf(() => workspace.run('voices.source.edit', { id, ifRev: rev, title: 'Other' }));
    expect(failure.code).toBe('conflict');
    expect(failure.detail).toMatchObject({ title: 'Renamed' });
    expect(failureOf(() => workspace.run('voices.source.edit', { id: 99, ifRev: 1 })).code).toBe('not-found');
  });

  test('deleting counts the codings that go with the sources', () => {
    const workspace = openTestWorkspace();
    const id = addNote(workspace, 'good service');
    workspace.run('voices.coding.add', {
      sourceId: id,
      code: { name: 'Service', parentId: null },
      start: 5,
      end: 12,
    });
    expect(workspace.run('voices.source.delete', { ids: [id] })).toEqual({ sources: 1, codings: 1 });
    expect(workspace.ask('voices.sources', {}).total).toBe(0);
    workspace.revert('undo');
    expect(workspace.ask('voices.source.get', { id }).codings).toHaveLength(1);
  });
});

describe('lists', () => {
  test('search words are words, whatever else they are made of', () => {
    const workspace = openTestWorkspace();
    const cafe = addNote(workspace, 'The café "près d\'ici" was closed');
    addNote(workspace, 'The bill was wrong');
    const found = (text: string) =>
      workspace.ask('voices.sources', { filter: { text } }).rows.map(({ id }) => id);
    expect(found('cafe')).toEqual([cafe]);
    expect(found('clos caf')).toEqual([cafe]);
    expect(found("d'ici")).toEqual([cafe]);
    expect(found('nothing-here')).toEqual([]);
    for (const odd of [
      '"',
      '*',
      'AND',
      'NEAR(a b)',
      'text:x',
      "';--",
      '\u0000',
      '-',
      '(',
      '😀',
      '^the',
      'a"b',
    ]) {
      expect(() => found(odd)).not.toThrow();
    }
    expect(found('"')).toHaveLength(2);
  });

  test('a filter by code takes in the codes below it', () => {
    const workspace = openTestWorkspace();
    const parentId = workspace.run('voices.code.add', { name: 'Waiting' }).id;
    const coded = addNote(workspace, 'long wait');
    const plain = addNote(workspace, 'no wait');
    workspace.run('voices.coding.add', {
      sourceId: coded,
      code: { name: 'On the phone', parentId },
      start: 0,
      end: 4,
    });
    const ids = (filter: object) => workspace.ask('voices.sources', { filter }).rows.map(({ id }) => id);
    expect(ids({ codeId: parentId })).toEqual([coded]);
    expect(ids({ coded: false })).toEqual([plain]);
    expect(ids({ coded: true, kinds: ['note'] })).toEqual([coded]);
    expect(ids({ kinds: ['post'] })).toEqual([]);
  });
});
