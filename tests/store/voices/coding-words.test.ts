import { expect, test } from 'vitest';
import { failureOf, openTestWorkspace } from '../support.ts';

test('a selection made on an older text codes nothing; on the same words anywhere else it is as ever', () => {
  const workspace = openTestWorkspace();
  const { id } = workspace.run('voices.source.add', {
    kind: 'note',
    title: 'Note',
    text: '😀 He came late\u0000.',
  });
  const code = { name: 'Delay', parentId: null };
  const late = { sourceId: id, code, start: 10, end: 15, words: 'late\u0000' };
  // Another window writes before the words; this one has not seen it yet.
  const { textRev } = workspace.ask('voices.source.get', { id });
  workspace.run('voices.source.editText', {
    id,
    ifRev: textRev,
    changes: [{ from: 0, to: 0, insert: 'So: ' }],
  });
  expect(failureOf(() => workspace.run('voices.coding.add', late)).code).toBe('conflict');
  expect(workspace.ask('voices.codes', {})).toEqual([]);
  workspace.run('voices.coding.add', { ...late, start: 14, end: 19 });
  expect(workspace.ask('voices.source.get', { id }).codings).toMatchObject([{ start: 14, end: 19 }]);
});
