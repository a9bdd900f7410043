import { assertNever } from '../../../shared/util/assert-never.ts';
import type { Condition, ConditionTest } from '../../../shared/voices/condition.ts';
import type { ReadDb, SqlValue } from '../core/db.ts';
import { ftsQuery } from '../core/fts.ts';
import { attributePiece } from './attribute-condition.ts';
import { codeAndBelow } from './code-tree.ts';
import type { Piece } from './condition-piece.ts';
import { daysPiece } from './day-condition.ts';
import { personPieces } from './person-condition.ts';

/** SQL that is true or false (never NULL, so that NOT means what it says), with a value for each `?` in it. */
export interface CompiledCondition {
  readonly where: string;
  readonly params: readonly SqlValue[];
}

export interface ConditionOptions {
  /** Whose codings alone may be seen (`QueryContext.onlyCoder`); null: everybody's. */
  readonly onlyCoder: number | null;
  /**
   * Alias under which the statement around it has `coding`. Code, set, coder, touchpoint, participant and segment are
   * then asked of that coding; otherwise of the source: whether it has such a coding. The statement itself leaves out
   * the codings that `onlyCoder` hides.
   */
  readonly coding?: 'c';
}

/**
 * Turns a condition into a WHERE over `source s` (and `coding c`, see {@link ConditionOptions}). Made of constant
 * pieces; whatever the user typed is bound, in order, to `?`. null asks nothing: `1`. Ids that are gone match nothing.
 */
export function compileCondition(
  db: ReadDb,
  condition: Condition | null,
  options: ConditionOptions,
): CompiledCondition {
  if (condition === null) return { where: '1', params: [] };
  const [where, ...params] = compile(db, condition, options);
  return { where, params };
}

function compile(db: ReadDb, condition: Condition, options: ConditionOptions): Piece {
  if ('all' in condition) return joined(db, condition.all, ' AND ', '1', options);
  if ('any' in condition) return joined(db, condition.any, ' OR ', '0', options);
  if ('not' in condition) {
    const [sql, ...params] = compile(db, condition.not, options);
    return [`NOT ${sql}`, ...params];
  }
  const [sql, ...params] = testPiece(db, condition, options);
  return [`(${sql})`, ...params];
}

function joined(
  db: ReadDb,
  parts: readonly Condition[],
  by: ' AND ' | ' OR ',
  empty: '1' | '0',
  options: ConditionOptions,
): Piece {
  if (parts.length === 0) return [empty];
  const pieces = parts.map((part) => compile(db, part, options));
  return [`(${pieces.map(([sql]) => sql).join(by)})`, ...pieces.flatMap(([, ...params]) => params)];
}

const ofStudy = `s.wave_id IS NOT NULL AND s.wave_id IN (SELECT id FROM wave WHERE study_id = ?)
  OR s.wave_id IS NULL AND s.respondent_id IS NOT NULL AND s.respondent_id IN
    (SELECT d.id FROM respondent d JOIN wave w ON w.id = d.wave_id WHERE w.study_id = ?)`;
const ofWave = `s.wave_id IS ? OR s.wave_id IS NULL AND s.respondent_id IS NOT NULL AND s.respondent_id IN
  (SELECT id FROM respondent WHERE wave_id = ?)`;

const inSet = 'SELECT code_id FROM code_set_member WHERE code_set_id = ?';
/** A coding's own touchpoint; where it has none, that of the source it is in. */
const codingAt = `c.id IN (SELECT coding_id FROM evidence WHERE touchpoint_id = ? AND coding_id IS NOT NULL)
  OR s.touchpoint_id IS ? AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.coding_id = c.id)`;
const sourceAt = `s.touchpoint_id IS ?
  OR s.id IN (SELECT source_id FROM evidence WHERE touchpoint_id = ? AND source_id IS NOT NULL)
  OR s.id IN (SELECT x.source_id FROM evidence e JOIN coding x ON x.id = e.coding_id WHERE e.touchpoint_id = ?`;

/** The SQL of one test; never NULL. */
function testPiece(db: ReadDb, asked: ConditionTest, options: ConditionOptions): Piece {
  const ofCoding = options.coding !== undefined;
  const { onlyCoder } = options;
  /** A piece about the codings `x` of a source that may be seen; closes the bracket it is in. */
  const seen = (sql: string, ...params: SqlValue[]): Piece =>
    onlyCoder === null ? [`${sql})`, ...params] : [`${sql} AND x.coder_id = ?)`, ...params, onlyCoder];
  switch (asked.test) {
    case 'attribute':
      return attributePiece(db, asked);
    case 'kind':
      return ['s.kind IN (SELECT value FROM json_each(?))', JSON.stringify(asked.kinds)];
    case 'text': {
      const match = ftsQuery(asked.words);
      if (match === undefined) return ['1'];
      return ['s.id IN (SELECT rowid FROM source_fts WHERE source_fts MATCH ?)', match];
    }
    case 'study':
      return [ofStudy, asked.id, asked.id];
    case 'wave':
      return [ofWave, asked.id, asked.id];
    case 'touchpoint':
      if (ofCoding) return [codingAt, asked.id, asked.id];
      return seen(sourceAt, asked.id, asked.id, asked.id);
    case 'question':
      return ['s.question_id IS ?', asked.id];
    case 'import':
      return ['s.import_file_id IS ?', asked.id];
    case 'participant':
      return personPieces(ofCoding).participant(asked.id);
    case 'segment':
      return personPieces(ofCoding).segment(asked.id);
    case 'code': {
      const codes = asked.below ? `IN (${codeAndBelow})` : '= ?';
      if (ofCoding) return [`c.code_id ${codes}`, asked.id];
      return seen(`s.id IN (SELECT x.source_id FROM coding x WHERE x.code_id ${codes}`, asked.id);
    }
    case 'set':
      if (ofCoding) return [`c.code_id IN (${inSet})`, asked.id];
      return seen(`s.id IN (SELECT x.source_id FROM coding x WHERE x.code_id IN (${inSet})`, asked.id);
    case 'coded': {
      if (ofCoding) return [asked.is ? '1' : '0'];
      const [sql, ...params] = seen('EXISTS (SELECT 1 FROM coding x WHERE x.source_id = s.id');
      return [asked.is ? sql : `NOT ${sql}`, ...params];
    }
    case 'coder':
      if (ofCoding) return ['c.coder_id = ?', asked.id];
      return seen('EXISTS (SELECT 1 FROM coding x WHERE x.source_id = s.id AND x.coder_id = ?', asked.id);
    case 'date':
      return daysPiece(asked);
    default:
      return assertNever(asked);
  }
}
