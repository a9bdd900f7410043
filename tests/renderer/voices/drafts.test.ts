import { expect, test } from 'vitest';
import { keepDraft, takeDraft } from '../../../renderer/features/voices/reader/drafts.ts';

test('refused text is given back once, to the source of its own workspace only', () => {
  const draft = { text: 'mine', rev: 4, failure: { code: 'disk', message: 'The disk is full.' } } as const;
  keepDraft('Harbour', 3, draft);
  expect(takeDraft('Hill', 3)).toBeUndefined();
  expect(takeDraft('Harbour', 33)).toBeUndefined();
  expect(takeDraft('Harbour', 3)).toEqual(draft);
  expect(takeDraft('Harbour', 3)).toBeUndefined();
});
