import type { CommandContext } from '../../core/handlers.ts';
import type { TextEdit } from '../edit-text.ts';
import { absorb, type CodedRange, overlapping } from '../merge-codings.ts';

interface Range {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** A judgement on part of a name means the name: its range takes in all of each name it cuts. */
const widened = [
  {
    table: 'coding',
    near: `SELECT id, start_cp AS start, end_cp AS "end" FROM coding
      WHERE source_id = @sourceId AND start_cp < @last AND end_cp > @first`,
    place: 'UPDATE coding SET rev = @rev, start_cp = @start, end_cp = @end WHERE id = @id',
  },
  {
    table: 'memo',
    near: `SELECT id, start_cp AS start, end_cp AS "end" FROM memo
      WHERE source_id = @sourceId AND start_cp < @last AND end_cp > @first`,
    place: 'UPDATE memo SET rev = @rev, start_cp = @start, end_cp = @end WHERE id = @id',
  },
  {
    table: 'settlement',
    near: `SELECT id, start_cp AS start, end_cp AS "end" FROM settlement
      WHERE source_id = @sourceId AND start_cp < @last AND end_cp > @first`,
    place: 'UPDATE settlement SET rev = @rev, start_cp = @start, end_cp = @end WHERE id = @id',
  },
  {
    table: 'suggestion_refusal',
    near: `SELECT id, start_cp AS start, end_cp AS "end" FROM suggestion_refusal
      WHERE source_id = @sourceId AND start_cp < @last AND end_cp > @first`,
    place: 'UPDATE suggestion_refusal SET rev = @rev, start_cp = @start, end_cp = @end WHERE id = @id',
  },
] as const;

/**
 * Before stretches of a text are replaced: codings, memos and settlements that begin or end inside one are widened to
 * the whole of it. A replacement is a word that cannot be coded in part; without this a coding of a first name alone
 * would be swallowed. Codings of one code by one coder that come to share words become one.
 */
export function widenOnto(context: CommandContext, sourceId: number, changes: readonly TextEdit[]): void {
  const { db, rev } = context;
  const first = changes.at(0)?.from ?? 0;
  const last = changes.at(-1)?.to ?? 0;
  const codings: number[] = [];
  for (const { table, near, place } of widened) {
    for (const { id, start, end } of db.all<Range>(near, { sourceId, first, last })) {
      const from = cutBy(changes, start)?.from ?? start;
      const to = cutBy(changes, end)?.to ?? end;
      if (from === start && to === end) continue;
      db.run(place, { rev, start: from, end: to, id });
      if (table === 'coding') codings.push(id);
    }
  }
  for (const id of codings) join(context, id);
}

/** A coder codes a word with a code once: what a widened coding now shares words with becomes one with it. */
function join(context: CommandContext, id: number): void {
  const { db, rev } = context;
  const range = db.get<CodedRange>(
    `SELECT source_id AS sourceId, code_id AS codeId, coder_id AS coderId, start_cp AS start, end_cp AS "end"
    FROM coding WHERE id = ?`,
    [id],
  );
  if (!range) return;
  const { ids, start, end } = overlapping(db, range);
  const [kept, ...others] = ids;
  if (kept === undefined || others.length === 0) return;
  absorb(context, kept, others);
  db.run('UPDATE coding SET rev = ?, start_cp = ?, end_cp = ? WHERE id = ?', [rev, start, end, kept]);
}

/** The change that has `position` strictly inside; at its edges nothing is cut. */
function cutBy(changes: readonly TextEdit[], position: number): TextEdit | undefined {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.to ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  const change = changes[low];
  return change !== undefined && change.from < position ? change : undefined;
}
