import type { SqlValue } from '../../../electron/store/core/db.ts';
import { newUid } from '../../../electron/store/core/uid.ts';
import type { TestWorkspace } from '../support.ts';

export const text = 'zero one two three four five six seven eight nine ten eleven twelve';

/** Writes a row no command writes yet, as a step of its own. */
export function write(workspace: TestWorkspace, sql: string, params: readonly SqlValue[]): number {
  return workspace.db.raw.transaction(() => {
    const step = { label: 'Row', at: 0, mergeKey: undefined };
    return workspace.undoLog.record(step, () => workspace.db.run(sql, params)).value.lastId;
  })();
}

export const addCoder = (workspace: TestWorkspace, name: string): number =>
  write(workspace, 'INSERT INTO coder (uid, rev, name, initials) VALUES (?, 0, ?, ?)', [
    newUid(0),
    name,
    name,
  ]);

export const addCode = (workspace: TestWorkspace, name: string, parentId: number | null = null): number =>
  workspace.run('voices.code.add', { name, parentId }).id;

export const addSource = (
  workspace: TestWorkspace,
  title: string,
  participantId: number | null = null,
): number => workspace.run('voices.source.add', { kind: 'note', title, text, participantId }).id;

export function code(
  workspace: TestWorkspace,
  sourceId: number,
  codeId: number,
  start: number,
  end: number,
): number {
  return workspace.run('voices.coding.add', { sourceId, code: { id: codeId }, start, end }).id;
}

export function codeNamed(workspace: TestWorkspace, id: number) {
  const found = workspace.ask('voices.codes', {}).find((each) => each.id === id);
  if (!found) throw new Error(`There is no code ${id}`);
  return found;
}

/** Every coding of a code, as the words it stands on. */
export function ranges(workspace: TestWorkspace, codeId: number): readonly string[] {
  return workspace.db
    .all<{ at: string }>(
      `SELECT source_id || ' ' || coder_id || ' ' || start_cp || '-' || end_cp AS at FROM coding WHERE code_id = ? ORDER BY at`,
      [codeId],
    )
    .map(({ at }) => at);
}
