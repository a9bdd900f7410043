import { type Change, type EditMap, editMap } from '../../../shared/text/anchors.ts';
import {
  type CodePointIndex,
  codePoint,
  codePointLength,
  indexCodePoints,
} from '../../../shared/text/code-points.ts';
import { conflict, notFound, refused } from '../core/failures.ts';
import type { CommandContext } from '../core/handlers.ts';
import { cleanText, storedText } from '../core/stored-text.ts';
import type { VoicesCommands } from './handler-types.ts';

interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

interface Anchored {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

export const editTextCommands = {
  'voices.source.editText': (context, { id, ifRev, changes }) => {
    const { db, rev } = context;
    const current = db.get<{ rev: number; text: string }>('SELECT rev, text FROM source_text WHERE id = ?', [
      id,
    ]);
    if (!current) throw notFound('This source');
    if (current.rev !== ifRev) throw conflict('This text', { id, textRev: current.rev });
    const index = indexCodePoints(current.text);
    const edits = changes.map((change) => ({ ...change, insert: cleanText(change.insert) }));
    checkEdits(edits, index.length);
    const next = storedText(applyEdits(index, edits));
    const measured = edits.map(({ from, to, insert }) => ({
      from: codePoint(from),
      to: codePoint(to),
      inserted: codePointLength(insert),
    }));
    const map = editMap(measured);
    db.run('UPDATE source_text SET rev = ?, text = ?, length = ?, sha256 = ? WHERE id = ?', [
      rev,
      next.text,
      next.length,
      next.sha256,
      id,
    ]);
    const swallowed = moveCodings(context, id, { map, edits: measured }, index);
    // Undoing it must bring back what went, and nothing that was typed before or after.
    if (swallowed.length > 0) context.standAlone();
    moveMemos(context, id, map);
    moveTurns(context, id, map);
    return { rev, swallowed };
  },
} satisfies Partial<VoicesCommands>;

function checkEdits(edits: readonly TextEdit[], length: number): void {
  let last = 0;
  for (const { from, to } of edits) {
    if (from < last || to < from || to > length) {
      throw refused(
        `The edit at characters ${from} to ${to} does not fit the text, which has ${length}. Load the text again and repeat it.`,
      );
    }
    last = to;
  }
}

function applyEdits(index: CodePointIndex, edits: readonly TextEdit[]): string {
  let out = '';
  let at = 0;
  for (const { from, to, insert } of edits) {
    out += index.slice(codePoint(at), codePoint(from)) + insert;
    at = to;
  }
  return out + index.slice(codePoint(at));
}

/** Moves the codings with their words; those whose words are all gone go too, and are told. */
function moveCodings(
  { db, rev }: CommandContext,
  sourceId: number,
  { map, edits }: { readonly map: EditMap; readonly edits: readonly Change[] },
  oldText: CodePointIndex,
): { codingId: number; code: string; text: string }[] {
  const first = edits.at(0)?.from ?? 0;
  const last = edits.at(-1)?.to ?? 0;
  const rows = db.all<Anchored & { code: string }>(
    `SELECT c.id, c.start_cp AS start, c.end_cp AS end, k.name AS code FROM coding c JOIN code k ON k.id = c.code_id
    WHERE c.source_id = ? AND c.start_cp <= ? AND c.end_cp >= ? ORDER BY c.start_cp, c.id`,
    [sourceId, last, first],
  );
  // What lies behind all edits moves by as much as the text grew: one statement, however many there are.
  const grown = edits.reduce((sum, { from, to, inserted }) => sum + inserted - (to - from), 0);
  if (grown !== 0) {
    db.run(
      `UPDATE coding SET rev = @rev, start_cp = start_cp + @grown, end_cp = end_cp + @grown
      WHERE source_id = @sourceId AND start_cp > @last`,
      { rev, grown, sourceId, last },
    );
  }
  const swallowed = [];
  for (const { id, start, end, code } of rows) {
    const moved = map.range({ start: codePoint(start), end: codePoint(end) });
    if (moved.kind === 'swallowed') {
      swallowed.push({ codingId: id, code, text: oldText.slice(codePoint(start), codePoint(end)) });
      db.run('DELETE FROM coding WHERE id = ?', [id]);
    } else if (moved.start !== start || moved.end !== end) {
      db.run('UPDATE coding SET rev = ?, start_cp = ?, end_cp = ? WHERE id = ?', [
        rev,
        moved.start,
        moved.end,
        id,
      ]);
    }
  }
  return swallowed;
}

/** A memo outlives its words: it then stands at the place where they were. */
function moveMemos({ db, rev }: CommandContext, sourceId: number, map: EditMap): void {
  const rows = db.all<Anchored>(
    `SELECT id, start_cp AS start, end_cp AS end FROM memo
    WHERE source_id = ? AND start_cp IS NOT NULL AND end_cp IS NOT NULL`,
    [sourceId],
  );
  for (const { id, start, end } of rows) {
    const moved = map.range({ start: codePoint(start), end: codePoint(end) });
    const [newStart, newEnd] = moved.kind === 'kept' ? [moved.start, moved.end] : [moved.at, moved.at];
    if (newStart === start && newEnd === end) continue;
    db.run('UPDATE memo SET rev = ?, start_cp = ?, end_cp = ? WHERE id = ?', [rev, newStart, newEnd, id]);
  }
}

/** Words added at the end of a turn belong to whoever was speaking; an emptied turn is taken out. */
function moveTurns({ db, rev }: CommandContext, sourceId: number, map: EditMap): void {
  const rows = db.all<Anchored>(
    'SELECT id, start_cp AS start, end_cp AS end FROM turn WHERE source_id = ? ORDER BY start_cp, id',
    [sourceId],
  );
  for (const { id, start, end } of rows) {
    const newStart = map.point(codePoint(start), 'after');
    const newEnd = map.point(codePoint(end), 'after');
    if (newEnd <= newStart) db.run('DELETE FROM turn WHERE id = ?', [id]);
    else if (newStart !== start || newEnd !== end) {
      db.run('UPDATE turn SET rev = ?, start_cp = ?, end_cp = ? WHERE id = ?', [rev, newStart, newEnd, id]);
    }
  }
}
