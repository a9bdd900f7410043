import { foldText } from '../../../shared/text/fold.ts';
import { assertNever } from '../../../shared/util/assert-never.ts';
import type { ConditionTest } from '../../../shared/voices/condition.ts';
import type { ReadDb, SqlValue } from '../core/db.ts';
import type { Piece } from './condition-piece.ts';

type AttributeTest = Extract<ConditionTest, { readonly test: 'attribute' }>;

/**
 * Whether `source s` has a value that fits: of its respondent, or of its participant where those carry the attribute.
 * Numbers compare as numbers, `is` and `is not` too where the attribute holds numbers; `contains` looks past case and
 * accents; anything else, dates above all, stands in the order of its characters.
 */
export function attributePiece(db: ReadDb, { attributeId, op, value = '' }: AttributeTest): Piece {
  const ofPeople = db.value('SELECT 1 FROM participant_attribute WHERE attribute_id = ? LIMIT 1', [
    attributeId,
  ]);
  const has = (way: 'set' | 'row', fits: string, ...params: SqlValue[]): Piece => {
    const own = [attributeId, ...params];
    if (ofPeople === undefined) return [respondents(way, fits), ...own];
    return [`(${respondents(way, fits)} OR ${people(fits)})`, ...own, ...own];
  };
  const not = ([sql, ...params]: Piece): Piece => [`NOT (${sql})`, ...params];
  const number = value.trim() === '' ? Number.NaN : Number(value);
  const isNumber = Number.isFinite(number);
  switch (op) {
    case 'is':
    case 'is-not': {
      const is =
        isNumber && holdsNumbers(db, attributeId)
          ? has('row', '(+a.value = ? OR a.number = ?)', value, number)
          : has('set', 'a.value = ?', value);
      return op === 'is' ? is : not(is);
    }
    case 'contains':
      return has(
        'set',
        'a.value IN (SELECT value FROM json_each(?))',
        JSON.stringify(valuesWith(db, attributeId, value, ofPeople !== undefined)),
      );
    case 'at-least':
    case 'at-most': {
      const sign = op === 'at-least' ? '>=' : '<=';
      if (isNumber) return has('row', `a.number ${sign} ?`, number);
      // No limit given yet: any value will do.
      if (value.trim() === '') return has('row', `+a.value <> ''`);
      return has('row', `+a.value <> '' AND +a.value ${sign} ?`, value);
    }
    case 'filled':
      return has('row', `+a.value <> ''`);
    case 'empty':
      return not(has('row', `+a.value <> ''`));
    default:
      return assertNever(op);
  }
}

/**
 * `set` gathers the respondents once by the index over values, `row` asks for each source. The `+` before a.value in
 * pieces of the second kind keeps SQLite from looking through all respondents with the value for each source.
 */
function respondents(way: 'set' | 'row', fits: string): string {
  return way === 'set'
    ? `(s.respondent_id IS NOT NULL AND s.respondent_id IN
        (SELECT a.respondent_id FROM respondent_attribute a WHERE a.attribute_id = ? AND ${fits}))`
    : `EXISTS (SELECT 1 FROM respondent_attribute a
        WHERE a.respondent_id = s.respondent_id AND a.attribute_id = ? AND ${fits})`;
}

function people(fits: string): string {
  return `EXISTS (SELECT 1 FROM participant_attribute a WHERE a.participant_id =
      coalesce(s.participant_id, (SELECT d.participant_id FROM respondent d WHERE d.id = s.respondent_id))
    AND a.attribute_id = ? AND ${fits})`;
}

function holdsNumbers(db: ReadDb, attributeId: number): boolean {
  const kind = db.value<string>('SELECT kind FROM attribute WHERE id = ?', [attributeId]);
  return kind === 'number' || kind === 'score';
}

/** SQLite cannot fold, so the attribute's distinct values are looked through here. */
function valuesWith(db: ReadDb, attributeId: number, words: string, withPeople: boolean): readonly string[] {
  const needle = foldText(words);
  const values = db.column<string>('SELECT DISTINCT value FROM respondent_attribute WHERE attribute_id = ?', [
    attributeId,
  ]);
  if (withPeople) {
    values.push(
      ...db.column<string>('SELECT DISTINCT value FROM participant_attribute WHERE attribute_id = ?', [
        attributeId,
      ]),
    );
  }
  return [...new Set(values)].filter((candidate) => foldText(candidate).includes(needle));
}
