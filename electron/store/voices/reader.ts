import type { Rating } from '../../../shared/util/rating.ts';
import type { PackedCodings } from '../../../shared/voices/packed-codings.ts';
import { conflict, notFound, refused } from '../core/failures.ts';
import { type RatingRow, ratingColumns, ratingOf } from '../core/rating.ts';
import { codeRange, insertCoding } from './code-range.ts';
import { chosenCode } from './codes.ts';
import { codingById } from './coding-rows.ts';
import { checkRange } from './codings.ts';
import type { VoicesCommands, VoicesQueries } from './handler-types.ts';
import { memosOfSource } from './memos.ts';
import { seenByOnly } from './only-coder.ts';
import { readSource } from './read-source.ts';

interface PlainRow {
  readonly id: number;
  readonly rev: number;
  readonly codeId: number;
  readonly coderId: number;
  readonly start: number;
  readonly end: number;
}

export const readerQueries = {
  'voices.source.read': ({ db }, { id }) => {
    const cues = db.all<{ start: number; end: number; startMs: number; endMs: number | null }>(
      `SELECT start_cp AS start, end_cp AS end, start_ms AS startMs, end_ms AS endMs FROM cue
      WHERE source_id = ? ORDER BY start_cp, id`,
      [id],
    );
    return {
      ...readSource(db, id),
      cues: cues.map(({ start, end, startMs, endMs }) => [start, end, startMs, endMs]),
    };
  },

  'voices.source.codings': ({ db, onlyCoder }, { id }) => {
    const textRev = db.value<number>('SELECT rev FROM source_text WHERE id = ?', [id]);
    if (textRev === undefined) throw notFound('This source');
    const of = { sourceId: id, only: onlyCoder };
    const rows = db.all<PlainRow>(
      `SELECT c.id, c.rev, c.code_id AS codeId, c.coder_id AS coderId, c.start_cp AS start, c.end_cp AS end
      FROM coding c WHERE c.source_id = @sourceId AND ${seenByOnly} ORDER BY c.start_cp, c.end_cp, c.id`,
      of,
    );
    // The first evidence and the newest reading of a coding count, as everywhere (see coding-rows.ts).
    const placed = db.all<{ codingId: number; touchpointId: number }>(
      `SELECT e.coding_id AS codingId, e.touchpoint_id AS touchpointId FROM coding c
      JOIN evidence e ON e.id = (SELECT min(x.id) FROM evidence x WHERE x.coding_id = c.id)
      WHERE c.source_id = @sourceId AND ${seenByOnly}`,
      of,
    );
    const rated = db.all<RatingRow & { codingId: number }>(
      `SELECT c.id AS codingId, ${ratingColumns} FROM coding c
      JOIN reading r ON r.id = (SELECT max(x.id) FROM reading x WHERE x.coding_id = c.id)
      WHERE c.source_id = @sourceId AND ${seenByOnly}`,
      of,
    );
    return {
      textRev,
      ids: rows.map((row) => row.id),
      revs: rows.map((row) => row.rev),
      codeIds: rows.map((row) => row.codeId),
      coderIds: rows.map((row) => row.coderId),
      starts: rows.map((row) => row.start),
      lengths: rows.map((row) => row.end - row.start),
      placed: placed.map((row): [number, number] => [row.codingId, row.touchpointId]),
      rated: rated.flatMap((row): [number, Rating][] => {
        const rating = ratingOf(row);
        return rating === null ? [] : [[row.codingId, rating]];
      }),
    } satisfies PackedCodings;
  },

  'voices.source.memos': ({ db, onlyCoder }, { id }) => {
    const textRev = db.value<number>('SELECT rev FROM source_text WHERE id = ?', [id]);
    if (textRev === undefined) throw notFound('This source');
    return { textRev, memos: [...memosOfSource(db, id, onlyCoder)] };
  },
} satisfies Partial<VoicesQueries>;

export const readerCommands = {
  'voices.coding.split': (context, { id, ifRev, at }) => {
    const current = codingById(context.db, id);
    if (!current) throw notFound('This coding');
    if (current.rev !== ifRev) throw conflict('This coding', { ...current });
    if (at <= current.start || at >= current.end) {
      throw refused(
        'A coding is split inside its words. Put the cursor between two of them and split again.',
      );
    }
    context.db.run('UPDATE coding SET rev = ?, end_cp = ? WHERE id = ?', [context.rev, at, id]);
    return { id: insertCoding(context, { ...current, start: at }), rev: context.rev };
  },

  'voices.coding.addMany': (context, { sourceId, code, ifTextRev, ranges }) => {
    const textRev = context.db.value<number>('SELECT rev FROM source_text WHERE id = ?', [sourceId]);
    if (textRev === undefined) throw notFound('This source');
    if (textRev !== ifTextRev) throw conflict('This text', { id: sourceId, textRev });
    const codeId = chosenCode(context, code);
    let added = 0;
    let dropped = 0;
    for (const [start, end] of ranges) {
      checkRange(context, sourceId, start, end);
      const coded = codeRange(context, { sourceId, codeId, coderId: context.coderId, start, end });
      if (coded.merged === 0) added += 1;
      dropped += coded.dropped;
    }
    return { codeId, added, merged: ranges.length - added, dropped };
  },
} satisfies Partial<VoicesCommands>;
