import { expect, test } from 'vitest';
import type { Db } from '../../../electron/store/core/db.ts';
import { Session } from '../../../electron/store/core/session.ts';
import type { UndoLog } from '../../../electron/store/undo/undo-log.ts';
import type { StoreEvent } from '../../../shared/api/events.ts';
import { openTestWorkspace } from '../support.ts';

function sessionOver(db: Db, undoLog: UndoLog, emit: (event: StoreEvent) => void): Session {
  return new Session({
    name: 'Harbour',
    db,
    undoLog,
    readOnlyReason: undefined,
    coderId: 1,
    now: () => 0,
    emit,
    attachPlan: () => undefined,
    detachPlan: () => undefined,
    reserve: undefined,
    beforeWrite: () => undefined,
    afterWrite: () => undefined,
    onCorrupt: () => undefined,
  });
}

test('an undo that fails half way does not go on looking as if it were under way', () => {
  const workspace = openTestWorkspace();
  workspace.run('voices.source.add', { kind: 'note', title: 'Note', text: 'Words' });
  const { undoLog, db } = workspace;
  const revert = undoLog.revert.bind(undoLog);
  undoLog.revert = (stack, options) => {
    revert(stack, options);
    options.onProgress?.(0.5);
    throw new Error('The disk went away');
  };
  const told: (number | null)[] = [];
  const session = sessionOver(db, undoLog, (event) => {
    if (event.type === 'progress') told.push(event.progress);
  });
  expect(() => session.revert('undo')).toThrow('The disk went away');
  expect(told).toEqual([0.5, 1]);
  expect(workspace.ask('voices.sources', {}).total).toBe(1);
  expect(session.state().undoLabel).toBe('Add Note');
});
