import type { workspaceContract } from '../../../shared/workspace/contract.ts';
import type { ReadDb } from '../core/db.ts';
import { conflict, notFound, refused } from '../core/failures.ts';
import type { CommandHandlers, QueryHandlers } from '../core/handlers.ts';
import { initialsOf } from '../file/create-file.ts';

interface CoderRow {
  readonly id: number;
  readonly rev: number;
  readonly name: string;
  readonly initials: string;
}

interface ListedRow extends CoderRow {
  readonly isConsensus: number;
}

export const coderQueries = {
  'workspace.coders': ({ db, coderId }) =>
    db
      .all<ListedRow>('SELECT id, rev, name, initials, is_consensus AS isConsensus FROM coder ORDER BY id')
      .map((coder) => ({ ...coder, isActive: coder.id === coderId, isConsensus: coder.isConsensus === 1 })),
  'workspace.coder.hidden': ({ onlyCoder }) => ({ hidesOthers: onlyCoder !== null }),
} satisfies Partial<QueryHandlers<typeof workspaceContract>>;

export const coderCommands = {
  'workspace.coder.add': (context, { name }) => {
    checkName(context.db, name);
    const { lastId } = context.db.run('INSERT INTO coder (uid, rev, name, initials) VALUES (?, ?, ?, ?)', [
      context.newUid(),
      context.rev,
      name,
      initialsOf(name),
    ]);
    return { id: lastId };
  },

  'workspace.coder.rename': ({ db, rev }, { id, name, ifRev }) => {
    const current = db.get<CoderRow>('SELECT id, rev, name, initials FROM coder WHERE id = ?', [id]);
    if (!current) throw notFound('This coder');
    if (current.rev !== ifRev) throw conflict('This coder', { ...current });
    checkName(db, name, id);
    db.run('UPDATE coder SET rev = ?, name = ?, initials = ? WHERE id = ?', [
      rev,
      name,
      initialsOf(name),
      id,
    ]);
    return {};
  },
} satisfies Partial<CommandHandlers<typeof workspaceContract>>;

function checkName(db: ReadDb, name: string, own?: number): void {
  const same = db.value<number>('SELECT id FROM coder WHERE name = ?', [name]);
  if (same !== undefined && same !== own) {
    throw refused(`There is already a coder “${name}”. Give this one another name, or choose that one.`);
  }
}
