import { type ChangeSpec, EditorState, type Extension } from '@codemirror/state';

/**
 * Lines end with LF alone, as in the store. What is pasted or dropped may bring CR LF or CR; kept in the editor it
 * would make every later position differ from the store's. Put right in the same step, however it came in.
 */
export const lineEnds: Extension = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged) return transaction;
  const repairs: ChangeSpec[] = [];
  transaction.changes.iterChanges((_fromA, _toA, fromB, _toB, inserted) => {
    for (const { 0: found, index } of inserted.toString().matchAll(/\r\n?/g)) {
      const from = fromB + index;
      repairs.push(found === '\r' ? { from, to: from + 1, insert: '\n' } : { from, to: from + 1 });
    }
  });
  return repairs.length === 0 ? transaction : [transaction, { changes: repairs, sequential: true }];
});
