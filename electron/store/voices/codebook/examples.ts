import { notFound, refused } from '../../core/failures.ts';
import type { CommandContext } from '../../core/handlers.ts';
import { type Placed, placeAmong } from '../../core/position.ts';
import type { VoicesCommands, VoicesQueries } from '../handler-types.ts';
import { seenBy } from '../only-coder.ts';
import { readQuotes } from '../quotes.ts';

export const exampleQueries = {
  'voices.code.examples': ({ db, onlyCoder }, { codeId }) => {
    const quotes = readQuotes(
      db,
      `${seenBy} AND c.code_id = ? AND c.id IN (SELECT coding_id FROM code_example WHERE code_id = ?)`,
      [onlyCoder, codeId, codeId],
    );
    const order = db.column<number>(
      'SELECT coding_id FROM code_example WHERE code_id = ? ORDER BY position, id',
      [codeId],
    );
    const at = new Map(order.map((codingId, index) => [codingId, index]));
    return quotes.toSorted((a, b) => (at.get(a.codingId) ?? 0) - (at.get(b.codingId) ?? 0));
  },
} satisfies Partial<VoicesQueries>;

export const exampleCommands = {
  'voices.code.example.add': (context, { codingId }) => {
    const { db, rev } = context;
    const codeId = db.value<number>('SELECT code_id FROM coding WHERE id = ?', [codingId]);
    if (codeId === undefined) throw notFound('This coding');
    const known = db.value<number>('SELECT 1 FROM code_example WHERE code_id = ? AND coding_id = ?', [
      codeId,
      codingId,
    ]);
    if (known !== undefined) throw refused('These words are an example of the code already.');
    db.run('INSERT INTO code_example (rev, code_id, coding_id, position) VALUES (?, ?, ?, ?)', [
      rev,
      codeId,
      codingId,
      place(context, codeId, null),
    ]);
    return { codeId };
  },

  'voices.code.example.remove': ({ db }, { codeId, codingId }) => {
    const { changes } = db.run('DELETE FROM code_example WHERE code_id = ? AND coding_id = ?', [
      codeId,
      codingId,
    ]);
    if (changes === 0) throw notFound('This example');
    return {};
  },

  'voices.code.example.move': (context, { codeId, codingId, beforeId }) => {
    const { db, rev } = context;
    if (beforeId === codingId) return {};
    const id = db.value<number>('SELECT id FROM code_example WHERE code_id = ? AND coding_id = ?', [
      codeId,
      codingId,
    ]);
    if (id === undefined) throw notFound('This example');
    const position = place(context, codeId, beforeId, codingId);
    db.run('UPDATE code_example SET rev = ?, position = ? WHERE id = ?', [rev, position, id]);
    return {};
  },
} satisfies Partial<VoicesCommands>;

/** Examples are placed by the codings they show. */
function place({ db, rev }: CommandContext, codeId: number, beforeId: number | null, own?: number): number {
  const others = db
    .all<Placed>(
      'SELECT coding_id AS id, position FROM code_example WHERE code_id = ? ORDER BY position, id',
      [codeId],
    )
    .filter(({ id }) => id !== own);
  const { position, renumbered } = placeAmong(others, beforeId);
  for (const other of renumbered) {
    db.run('UPDATE code_example SET rev = ?, position = ? WHERE code_id = ? AND coding_id = ?', [
      rev,
      other.position,
      codeId,
      other.id,
    ]);
  }
  return position;
}
