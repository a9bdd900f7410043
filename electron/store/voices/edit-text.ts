import { type Change, editMap } from '../../../shared/text/anchors.ts';
import {
  type CodePointIndex,
  codePoint,
  codePointLength,
  indexCodePoints,
} from '../../../shared/text/code-points.ts';
import { conflict, notFound, refused } from '../core/failures.ts';
import type { CommandContext } from '../core/handlers.ts';
import { cleanText, storedText } from '../core/stored-text.ts';
import { anchoredTables } from './anchored-tables.ts';
import type { VoicesCommands } from './handler-types.ts';

/** One replacement, in code points of the text before any of them: [from, to) becomes `insert`. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** A coding that went because all its words were deleted. */
export interface SwallowedCoding {
  readonly codingId: number;
  readonly code: string;
  readonly text: string;
}

interface Swallowed {
  readonly swallowed: readonly SwallowedCoding[];
  readonly took: number;
}

interface Anchored {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

export const editTextCommands = {
  'voices.source.editText': (context, { id, ifRev, changes }) => {
    const textRev = context.db.value<number>('SELECT rev FROM source_text WHERE id = ?', [id]);
    if (textRev === undefined) throw notFound('This source');
    if (textRev !== ifRev) throw conflict('This text', { id, textRev });
    const { swallowed, took } = applyTextEdit(context, id, changes);
    // Undoing it must bring back what went, and nothing that was typed before or after.
    if (took > 0) context.standAlone();
    return { rev: context.rev, swallowed: [...swallowed] };
  },
} satisfies Partial<VoicesCommands>;

/**
 * Changes the text of a source and moves everything that stands on it (see `anchoredTables`) with its words. Every
 * change of a stored text goes through here: typing, a new import of the same answer, pseudonyms.
 * `changes` must be sorted and apart, in code points of the stored text; ends of lines become LF. `swallowed` names
 * the codings whose words are all gone, without those of others while these are hidden; `took` counts them all. Fails
 * with `not-found` or a refusal, and has then written nothing.
 */
export function applyTextEdit(
  context: CommandContext,
  sourceId: number,
  changes: readonly TextEdit[],
): Swallowed {
  const { db, rev } = context;
  const current = db.value<string>('SELECT text FROM source_text WHERE id = ?', [sourceId]);
  if (current === undefined) throw notFound('This source');
  const index = indexCodePoints(current);
  const edits = changes.map((change) => ({ ...change, insert: cleanText(change.insert) }));
  checkEdits(edits, index.length);
  const next = storedText(applyEdits(index, edits));
  db.run('UPDATE source_text SET rev = ?, text = ?, length = ?, sha256 = ? WHERE id = ?', [
    rev,
    next.text,
    next.length,
    next.sha256,
    sourceId,
  ]);
  const measured = edits.map(({ from, to, insert }) => ({
    from: codePoint(from),
    to: codePoint(to),
    inserted: codePointLength(insert),
  }));
  return moveAnchored(context, sourceId, measured, index);
}

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

/** Moves what stands on the text; answers with the codings that went, in the order of the text. */
function moveAnchored(
  { db, rev, onlyCoder }: CommandContext,
  sourceId: number,
  edits: readonly Change[],
  oldText: CodePointIndex,
): Swallowed {
  const map = editMap(edits);
  const first = edits.at(0)?.from ?? 0;
  const last = edits.at(-1)?.to ?? 0;
  const grown = edits.reduce((sum, { from, to, inserted }) => sum + inserted - (to - from), 0);
  const swallowed: SwallowedCoding[] = [];
  let took = 0;
  for (const { table, move, near, shift, place, remove } of anchoredTables) {
    const rows = db.all<Anchored>(near, { sourceId, first, last });
    if (grown !== 0) db.run(shift, { rev, grown, sourceId, last });
    for (const { id, start, end } of rows) {
      const moved = move(map, { start, end });
      if (moved === null) {
        if (table === 'coding') {
          const text = oldText.slice(codePoint(start), codePoint(end));
          const { code, coderId } = whoCoded(db, id);
          took += 1;
          if (onlyCoder === null || coderId === onlyCoder) swallowed.push({ codingId: id, code, text });
        }
        db.run(remove, { id });
      } else if (moved.start !== start || moved.end !== end) {
        db.run(place, { rev, start: moved.start, end: moved.end, id });
      }
    }
  }
  return { swallowed, took };
}

function whoCoded(db: CommandContext['db'], codingId: number) {
  const coding = db.get<{ readonly code: string; readonly coderId: number }>(
    'SELECT k.name AS code, c.coder_id AS coderId FROM coding c JOIN code k ON k.id = c.code_id WHERE c.id = ?',
    [codingId],
  );
  return coding ?? { code: '', coderId: 0 };
}
