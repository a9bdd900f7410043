import type { Code } from '../../../shared/voices/model.ts';
import type { ReadDb } from '../core/db.ts';
import { conflict, notFound, refused } from '../core/failures.ts';
import type { CommandContext } from '../core/handlers.ts';
import { type Placed, placeAmong } from '../core/position.ts';
import { withEdits } from '../core/with-edits.ts';
import { tallyCodes } from './code-tally.ts';
import { codeAndBelow } from './code-tree.ts';
import { noteEvent } from './codebook/history.ts';
import type { VoicesCommands, VoicesQueries } from './handler-types.ts';
import { seenByOnly } from './only-coder.ts';

const COLOURS = 12;

type CodeFields = Omit<Code, 'codings' | 'sources'>;

const select = `SELECT id, rev, parent_id AS parentId, name, colour, description, when_to_use AS whenToUse,
  when_not AS whenNot, pin, position FROM code`;

export const codeQueries = {
  'voices.codes': ({ db, onlyCoder }) => {
    const tallies = tallyCodes(db, onlyCoder);
    return db.all<CodeFields>(`${select} ORDER BY position, id`).map((code) => {
      const { codings, sources } = tallies.get(code.id) ?? { codings: 0, sources: 0 };
      return { ...code, codings, sources };
    });
  },
} satisfies Partial<VoicesQueries>;

export const codeCommands = {
  'voices.code.add': (context, { name, parentId, colour, ...texts }) => ({
    id: addCode(context, { name, parentId, ...texts, ...(colour === undefined ? {} : { colour }) }),
  }),

  'voices.code.edit': (context, { id, ifRev, ...fields }) => {
    const { db, rev } = context;
    const current = codeOf(db, id);
    if (current.rev !== ifRev) throw conflict('This code', { ...current });
    if (fields.name !== undefined) checkName(db, fields.name, current.parentId, id);
    const edited = withEdits(current, fields);
    const { name, colour, description, whenToUse, whenNot } = edited;
    db.run(
      `UPDATE code SET rev = ?, name = ?, colour = ?, description = ?, when_to_use = ?, when_not = ? WHERE id = ?`,
      [rev, name, colour, description, whenToUse, whenNot, id],
    );
    noteEdits(context, current, edited);
    return { rev };
  },

  'voices.code.move': (context, { id, parentId, beforeId }) => {
    moveCode(context, id, parentId, beforeId);
    return {};
  },

  'voices.code.moveAll': (context, { ids, parentId, beforeId }) => {
    const chosen = new Set(ids);
    const highest = [...chosen].filter(
      (id) => !placesAbove(context.db, id).some((above) => chosen.has(above)),
    );
    if (beforeId !== null && chosen.has(beforeId)) {
      throw refused('Codes cannot come to stand before one of themselves. Choose another place.');
    }
    for (const id of highest) moveCode(context, id, parentId, beforeId);
    return {};
  },

  'voices.code.delete': (context, { id }) => {
    codeOf(context.db, id);
    return deleteCodes(context, [id]);
  },

  'voices.code.deleteAll': (context, { ids }) => {
    for (const id of ids) codeOf(context.db, id);
    return deleteCodes(context, ids);
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

/** Deletes codes with all below them; answers what goes, without the work of others that is hidden. */
function deleteCodes({ db, onlyCoder }: CommandContext, ids: readonly number[]) {
  const all = [...new Set(ids.flatMap((id) => db.column<number>(codeAndBelow, [id])))];
  const list = JSON.stringify(all);
  const count = (sql: string): number => db.value<number>(sql, { list, only: onlyCoder }) ?? 0;
  const going = `SELECT c.id FROM coding c WHERE c.code_id IN (SELECT value FROM json_each(@list)) AND ${seenByOnly}`;
  const gone = {
    codes: all.length,
    codings: count(`SELECT count(*) FROM (${going})`),
    memos: count(`SELECT count(*) FROM memo m WHERE (m.code_id IN (SELECT value FROM json_each(@list))
      OR m.coding_id IN (${going})) AND (@only IS NULL OR m.coder_id IS NULL OR m.coder_id = @only)`),
    ratings: count(`SELECT count(*) FROM reading r WHERE r.coding_id IN (${going})`),
  };
  db.run('DELETE FROM code WHERE id IN (SELECT value FROM json_each(?))', [list]);
  return gone;
}

/** Puts a code under a parent, before a sibling or last. Refuses a place below itself and a name taken there. */
function moveCode(
  context: CommandContext,
  id: number,
  parentId: number | null,
  beforeId: number | null,
): void {
  const { db, rev } = context;
  const { name, parentId: before } = codeOf(db, id);
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
  if (beforeId === id) return;
  const position = place(context, parentId, beforeId, id);
  db.run('UPDATE code SET rev = ?, parent_id = ?, position = ? WHERE id = ?', [rev, parentId, position, id]);
  // The order among siblings is no part of what a code means.
  if (parentId !== before) {
    noteEvent(context, id, 'moved', { from: pathOf(db, before), to: pathOf(db, parentId) });
  }
}

function noteEdits(context: CommandContext, before: CodeFields, after: CodeFields): void {
  if (before.name !== after.name) {
    noteEvent(context, after.id, 'renamed', { from: before.name, to: after.name });
  }
  if (before.colour !== after.colour) {
    noteEvent(context, after.id, 'recoloured', { from: String(before.colour), to: String(after.colour) });
  }
  const defined = [
    before.description === after.description ? '' : 'description',
    before.whenToUse === after.whenToUse ? '' : 'when to use',
    before.whenNot === after.whenNot ? '' : 'when not to use',
  ].filter((field) => field !== '');
  if (defined.length > 0) noteEvent(context, after.id, 'defined', { to: defined.join(', ') });
}

/** Ids of the codes above one, nearest first. */
function placesAbove(db: ReadDb, id: number): readonly number[] {
  const above: number[] = [];
  for (let at = codeOf(db, id).parentId; at !== null; at = codeOf(db, at).parentId) above.push(at);
  return above;
}

/** Names from the top down to a code; '' for the top itself. */
function pathOf(db: ReadDb, id: number | null): string {
  if (id === null) return '';
  const names = [id, ...placesAbove(db, id)].map((each) => codeOf(db, each).name);
  return names.toReversed().join(' › ');
}

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
  const { lastId } = db.run(
    `INSERT INTO code (uid, rev, parent_id, name, colour, description, when_to_use, when_not, position)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [context.newUid(), rev, parentId, name, colour, description, whenToUse, whenNot, position],
  );
  noteEvent(context, lastId, 'added', { to: name });
  return lastId;
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
