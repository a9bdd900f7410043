import { bothJoined, joined } from '../../../../shared/voices/agreement/spans.ts';
import type { agreementContract } from '../../../../shared/voices/contract-agreement.ts';
import { conflict, notFound, refused } from '../../core/failures.ts';
import type { CommandHandlers } from '../../core/handlers.ts';
import { mustExist } from '../../core/must-exist.ts';
import { chosenCodes } from './chosen-codes.ts';
import { PlaceFinder } from './code-places.ts';
import { addConsensus, clearConsensus, consensusCoder, consensusId, consensusOfCode } from './consensus.ts';
import { isHeld } from './disagreements.ts';

export const settleCommands: CommandHandlers<typeof agreementContract> = {
  'voices.agreement.settle': (context, { codeId, sourceId, ifTextRev, start, end, spans, note }) => {
    const { db, rev, coderId, now } = context;
    mustExist(db, 'code', codeId);
    const text = db.get<{ rev: number; length: number }>('SELECT rev, length FROM source_text WHERE id = ?', [
      sourceId,
    ]);
    if (!text) throw notFound('This source');
    if (text.rev !== ifTextRev) throw conflict('This text', { id: sourceId });
    for (const span of [{ start, end }, ...spans]) {
      if (span.start >= span.end || span.end > text.length) {
        throw refused(
          `Characters ${span.start} to ${span.end} do not lie in this text, which has ${text.length}. Choose the range again.`,
        );
      }
    }
    const sorted = spans.toSorted((a, b) => a.start - b.start);
    const ranges = joined(sorted.flatMap((span) => [span.start, span.end]));
    // A range chosen by hand may reach beyond the place; all of it is settled then.
    const place = {
      sourceId,
      codeId,
      start: Math.min(start, ranges[0] ?? start),
      end: Math.max(end, ranges.at(-1) ?? end),
    };
    const consensus = consensusCoder(context);
    clearConsensus(context, consensus, place);
    db.run(
      `DELETE FROM settlement WHERE source_id = @sourceId AND code_id = @codeId
        AND start_cp >= @start AND end_cp <= @end`,
      place,
    );
    const codingId = addConsensus(context, consensus, place, ranges);
    const { lastId } = db.run(
      `INSERT INTO settlement (uid, rev, source_id, code_id, start_cp, end_cp, verdict, coding_id, coder_id, note, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        context.newUid(),
        rev,
        sourceId,
        codeId,
        place.start,
        place.end,
        codingId === null ? 'not-coded' : 'coded',
        codingId,
        coderId,
        note.toWellFormed(),
        now,
      ],
    );
    return { id: lastId };
  },

  'voices.agreement.reopen': (context, { ids }) => {
    const { db } = context;
    const rows = db.all<{ id: number; sourceId: number; codeId: number; start: number; end: number }>(
      `SELECT id, source_id AS sourceId, code_id AS codeId, start_cp AS start, end_cp AS end FROM settlement
      WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
      [JSON.stringify(ids)],
    );
    if (rows.length === 0)
      throw notFound(ids.length === 1 ? 'This settlement' : 'Every one of these settlements');
    const consensus = consensusId(db);
    for (const { id, ...place } of rows) {
      db.run('DELETE FROM settlement WHERE id = ?', [id]);
      if (consensus !== undefined) clearConsensus(context, consensus, place);
    }
    return { reopened: rows.length };
  },

  'voices.agreement.copyAgreed': (context, { codes, ...choice }) => {
    const { db } = context;
    for (const id of choice.coders) mustExist(db, 'coder', id);
    const finder = new PlaceFinder(db, choice);
    const wanted = chosenCodes(db, codes);
    let copied = 0;
    let already = 0;
    for (const [done, codeId] of wanted.entries()) {
      context.progress(done / wanted.length);
      const held = consensusOfCode(db, codeId);
      for (const place of finder.of(codeId)) {
        if (place.judgement !== 'alike') continue;
        const spans = held.get(place.sourceId) ?? [];
        if (isHeld(spans, place)) {
          already++;
          continue;
        }
        const consensus = consensusCoder(context);
        const { sourceId, start, end } = place;
        clearConsensus(context, consensus, { sourceId, codeId, start, end });
        addConsensus(context, consensus, { sourceId, codeId }, bothJoined(place.first, place.second));
        copied++;
      }
    }
    return { copied, already };
  },
};
