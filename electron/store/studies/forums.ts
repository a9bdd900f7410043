import type { Forum } from '../../../shared/studies/model.ts';
import { refused } from '../core/failures.ts';
import { mustExist } from '../core/must-exist.ts';
import type { StudiesCommands, StudiesQueries } from './handler-types.ts';

export const forumQueries = {
  'studies.forums': ({ db }) =>
    db.all<Forum>('SELECT id, rev, name, purpose, rhythm, owner FROM forum ORDER BY name COLLATE NOCASE, id'),
} satisfies Partial<StudiesQueries>;

export const forumCommands = {
  'studies.forum.add': (context, { name, purpose, rhythm, owner }) => {
    const { db, rev } = context;
    if (db.value('SELECT 1 FROM forum WHERE name = ?', [name]) !== undefined) {
      throw refused(`There is already a forum “${name}”. Give this one another name, or use that one.`);
    }
    const { lastId } = db.run(
      'INSERT INTO forum (uid, rev, name, purpose, rhythm, owner) VALUES (?, ?, ?, ?, ?, ?)',
      [context.newUid(), rev, name, purpose, rhythm, owner],
    );
    return { id: lastId };
  },

  /** An instrument of the same name is its next version. */
  'studies.instrument.add': (context, { studyId, name, body }) => {
    const { db, rev } = context;
    mustExist(db, 'study', studyId);
    const { lastId } = db.run(
      `INSERT INTO instrument (uid, rev, study_id, name, body, version) VALUES (@uid, @rev, @studyId, @name, @body,
        (SELECT ifnull(max(version), 0) + 1 FROM instrument WHERE study_id = @studyId AND name = @name))`,
      { uid: context.newUid(), rev, studyId, name, body },
    );
    return { id: lastId };
  },
} satisfies Partial<StudiesCommands>;
