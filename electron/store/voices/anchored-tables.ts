import type { EditMap } from '../../../shared/text/anchors.ts';
import { codePoint } from '../../../shared/text/code-points.ts';

/** Rows of these tables stand on words of a source and move with them when its text is edited. */
const names = ['coding', 'memo', 'turn', 'cue', 'settlement', 'suggestion_refusal'] as const;

/** Where a row's words are after an edit, in code points; null: it goes with them. */
type Move = (
  map: EditMap,
  range: { readonly start: number; readonly end: number },
) => { readonly start: number; readonly end: number } | null;

/** A judgement on words (coding, settlement, refusal) goes when all its words are deleted. */
const withItsWords: Move = (map, { start, end }) => {
  const moved = map.range({ start: codePoint(start), end: codePoint(end) });
  return moved.kind === 'kept' ? moved : null;
};

/** A memo outlives its words: it then stands at the place where they were. */
const outlivingThem: Move = (map, { start, end }) => {
  const moved = map.range({ start: codePoint(start), end: codePoint(end) });
  return moved.kind === 'kept' ? moved : { start: moved.at, end: moved.at };
};

/** Words added at the end of a turn or cue belong to whoever was speaking; an emptied one is taken out. */
const asSpoken: Move = (map, { start, end }) => {
  const moved = {
    start: map.point(codePoint(start), 'after'),
    end: map.point(codePoint(end), 'after'),
  };
  return moved.end > moved.start ? moved : null;
};

const moves: Readonly<Record<(typeof names)[number], Move>> = {
  coding: withItsWords,
  memo: outlivingThem,
  turn: asSpoken,
  cue: asSpoken,
  settlement: withItsWords,
  suggestion_refusal: withItsWords,
};

/**
 * Everything that is anchored to a range (`source_id`, `start_cp`, `end_cp`) and must follow an edit of the text: the
 * one list, used by editing, re-import and pseudonyms alike. A new table with a range belongs here.
 */
export const anchoredTables = names.map((table) => ({
  table,
  move: moves[table],
  /** Rows an edit between @first and @last may touch. Rows without a range (memos on a whole source) are not among them. */
  near: `SELECT id, start_cp AS start, end_cp AS end FROM ${table}
    WHERE source_id = @sourceId AND start_cp <= @last AND end_cp >= @first ORDER BY start_cp, id`,
  /** What lies behind all edits moves by as much as the text grew: one statement, however many there are. */
  shift: `UPDATE ${table} SET rev = @rev, start_cp = start_cp + @grown, end_cp = end_cp + @grown
    WHERE source_id = @sourceId AND start_cp > @last`,
  place: `UPDATE ${table} SET rev = @rev, start_cp = @start, end_cp = @end WHERE id = @id`,
  remove: `DELETE FROM ${table} WHERE id = @id`,
}));
