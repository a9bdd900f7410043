import type { Code } from '../../../shared/voices/model.ts';
import type { ReadDb } from '../core/db.ts';
import { conflict, notFound, refused } from '../core/failures.ts';
import type { CommandContext } from '../core/handlers.ts';
import { type Placed, placeAmong } from '../core/position.ts';
import { withEdits } from '../core/with-edits.ts';
import { codeAndBelow } from './code-tree.ts';
import type { VoicesCommands, VoicesQueries } from './handler-types.ts';
import { seenBy } from './only-coder.ts';

const COLOURS = 12;

type CodeFields = Omit<Code, 'codings' | 'sources'>;

const select = `SELECT id, rev, parent_id AS parentId, name, colour, description, when_to_use AS whenToUse,
  when_not AS whenNot, pin, position FROM code`;

export const codeQueries = {
  'voices.codes': ({ db, onlyCoder }) => {
    // Counted along the index of (code, source): no sorting, whatever the number of codings.
    const counts = new Map(
      db
        .all<{ codeId: number; codings: number; sources: number }>(
          `SELECT code_id AS codeId, sum(n) AS codings, count(*) AS sources FROM (
            SELECT c.code_id, c.source_id, count(*) AS n FROM coding c WHERE ${seenBy} GROUP BY c.code_id, c.source_id) GROUP BY code_id`,
          [onlyCoder],
        )
        .map((row) => [row.codeId, row]),
    );
    return db.all<CodeFields>(`${select} ORDER BY position, id`).map((code) => {
      const count = counts.get(code.id);
      return { ...code, codings: count?.codings ?? 0, sources: count?.sources ?? 0 };
    });
  },
} satisfies Partial<VoicesQueries>;

export const codeCommands = {
  'voices.code.add': (context, { name, parentId, colour, ...texts }) => ({
    id: addCode(context, { name, parentId, ...texts, ...(colour === undefined ? {} : { colour }) }),
  }),

  'voices.code.edit': ({ db, rev }, { id, ifRev, ...fields }) => {
    const current = codeOf(db, id);
    if (current.rev !== ifRev) throw conflict('This code', { ...current });
    if (fields.name !== undefined) checkName(db, fields.name, current.parentId, id);
    const { name, colour, description, whenToUse, whenNot } = withEdits(current, fields);
    db.run(
      `UPDATE code SET rev = ?, name = ?, colour = ?, description = ?, when_to_use = ?, when_not = ? WHERE id = ?`,
      [rev, name, colour, description, whenToUse, whenNot, id],
    );
    return { rev };
  },

  'voices.code.move': (context, { id, parentId, beforeId }) => {
    const { db, rev } = context;
    const { name } = codeOf(db, id);
    if (parentId !== null) {
      const parent = codeOf(db, parentId);
      if (db.column<number>(codeAndBelow, [id]).includes(parentId)) {
        throw refused(
          parentId === id
            ? `“${name}” cannot be put under itself.`
            : `“${name}” cannot be put under “${parent.name}”, which is below it. Move that one out first.`,
        );
      }
    }
    checkName(db, name, parentId, id);
    if (beforeId === id) return {};
    const position = place(context, parentId, beforeId, id);
    db.run('UPDATE code SET rev = ?, parent_id = ?, position = ? WHERE id = ?', [
      rev,
      parentId,
      position,
      id,
    ]);
    return {};
  },

  'voices.code.delete': ({ db }, { id }) => {
    codeOf(db, id);
    const ids = db.column<number>(codeAndBelow, [id]);
    const codings =
      db.value<number>('SELECT count(*) FROM coding WHERE code_id IN (SELECT value FROM json_each(?))', [
        JSON.stringify(ids),
      ]) ?? 0;
    db.run('DELETE FROM code WHERE id = ?', [id]);
    return { codes: ids.length, codings };
  },

  'voices.code.pin': ({ db, rev }, { id, pin }) => {
    codeOf(db, id);
    if (pin !== null) {
      db.run('UPDATE code SET rev = ?, pin = NULL WHERE pin = ? AND id <> ?', [rev, pin, id]);
    }
    db.run('UPDATE code SET rev = ?, pin = ? WHERE id = ? AND pin IS NOT ?', [rev, pin, id, pin]);
    return {};
  },
} satisfies Partial<VoicesCommands>;

type CodeChoice = { readonly id: number } | { readonly name: string; readonly parentId: number | null };

/** The code a coding is to have: the one chosen, the sibling of that very name, or a new one. */
export function chosenCode(context: CommandContext, choice: CodeChoice): number {
  if ('id' in choice) return codeOf(context.db, choice.id).id;
  return siblingNamed(context.db, choice.name, choice.parentId) ?? addCode(context, choice);
}

/** One code, without its counts; throws `not-found`. */
export function codeOf(db: ReadDb, id: number): CodeFields {
  const code = db.get<CodeFields>(`${select} WHERE id = ?`, [id]);
  if (!code) throw notFound('This code');
  return code;
}

interface NewCode {
  readonly name: string;
  readonly parentId: number | null;
  readonly colour?: number;
  readonly description?: string;
  readonly whenToUse?: string;
  readonly whenNot?: string;
}

function addCode(context: CommandContext, code: NewCode): number {
  const { db, rev } = context;
  const { name, parentId, description = '', whenToUse = '', whenNot = '' } = code;
  const parent = parentId === null ? undefined : codeOf(db, parentId);
  checkName(db, name, parentId);
  const position = place(context, parentId, null);
  const colour =
    code.colour ??
    parent?.colour ??
    (db.value<number>('SELECT count(*) FROM code WHERE parent_id IS NULL') ?? 0) % COLOURS;
  return db.run(
    `INSERT INTO code (uid, rev, parent_id, name, colour, description, when_to_use, when_not, position)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [context.newUid(), rev, parentId, name, colour, description, whenToUse, whenNot, position],
  ).lastId;
}

function siblingNamed(db: ReadDb, name: string, parentId: number | null): number | undefined {
  return db.value<number>('SELECT id FROM code WHERE ifnull(parent_id, 0) = ? AND name = ?', [
    parentId ?? 0,
    name,
  ]);
}

function checkName(db: ReadDb, name: string, parentId: number | null, own?: number): void {
  const sibling = siblingNamed(db, name, parentId);
  if (sibling === undefined || sibling === own) return;
  const place = parentId === null ? 'at the top of the codebook' : `under “${codeOf(db, parentId).name}”`;
  throw refused(`There is already a code “${name}” ${place}. Give this one another name, or use that one.`);
}

function place(
  { db, rev }: CommandContext,
  parentId: number | null,
  beforeId: number | null,
  own?: number,
): number {
  const siblings = db
    .all<Placed>('SELECT id, position FROM code WHERE parent_id IS ? ORDER BY position, id', [parentId])
    .filter(({ id }) => id !== own);
  const { position, renumbered } = placeAmong(siblings, beforeId);
  for (const sibling of renumbered) {
    db.run('UPDATE code SET rev = ?, position = ? WHERE id = ?', [rev, sibling.position, sibling.id]);
  }
  return position;
}
