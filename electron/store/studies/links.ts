import type { ReadDb } from '../core/db.ts';
import type { CommandContext } from '../core/handlers.ts';
import { mustExist } from '../core/must-exist.ts';

const links = {
  touchpoint: {
    list: 'SELECT touchpoint_id FROM study_touchpoint WHERE study_id = ? ORDER BY id',
    add: 'INSERT INTO study_touchpoint (rev, study_id, touchpoint_id) VALUES (?, ?, ?)',
    remove: 'DELETE FROM study_touchpoint WHERE study_id = ? AND touchpoint_id = ?',
  },
  segment: {
    list: 'SELECT segment_id FROM study_segment WHERE study_id = ? ORDER BY id',
    add: 'INSERT INTO study_segment (rev, study_id, segment_id) VALUES (?, ?, ?)',
    remove: 'DELETE FROM study_segment WHERE study_id = ? AND segment_id = ?',
  },
  forum: {
    list: 'SELECT forum_id FROM study_forum WHERE study_id = ? ORDER BY id',
    add: 'INSERT INTO study_forum (rev, study_id, forum_id) VALUES (?, ?, ?)',
    remove: 'DELETE FROM study_forum WHERE study_id = ? AND forum_id = ?',
  },
} as const;

export type Linked = keyof typeof links;

/** What a study is linked to, in the order it was linked. */
export function linkedIds(db: ReadDb, what: Linked, studyId: number): readonly number[] {
  return db.column<number>(links[what].list, [studyId]);
}

/** Makes `ids` the study's links, writing only the differences. */
export function setLinks(
  { db, rev }: CommandContext,
  what: Linked,
  studyId: number,
  ids: readonly number[],
): void {
  const wanted = new Set(ids);
  const present = new Set(linkedIds(db, what, studyId));
  for (const id of present) if (!wanted.has(id)) db.run(links[what].remove, [studyId, id]);
  for (const id of wanted) {
    if (present.has(id)) continue;
    mustExist(db, what, id);
    db.run(links[what].add, [rev, studyId, id]);
  }
}
