import { foldText } from '../../../shared/text/fold.ts';
import { assertNever } from '../../../shared/util/assert-never.ts';
import type { SourceFilter } from '../../../shared/voices/model.ts';
import type { ReadDb, SqlValue } from '../core/db.ts';
import { ftsQuery } from '../core/fts.ts';
import { codeAndBelow } from './code-tree.ts';
import { seenBy } from './only-coder.ts';

/** A condition over `source s`, made of constant pieces; whatever the user typed is a bound parameter. */
export interface CompiledFilter {
  readonly where: string;
  readonly params: readonly SqlValue[];
}

type AttributeFilter = NonNullable<SourceFilter['attributes']>[number];

/** Turns a filter into SQL; everything given must hold. `1` where nothing is asked. `only`: whose codings count. */
export function compileFilter(db: ReadDb, filter: SourceFilter, only: number | null): CompiledFilter {
  const conditions: string[] = [];
  const params: SqlValue[] = [];
  const add = (condition: string, ...values: SqlValue[]) => {
    conditions.push(condition);
    params.push(...values);
  };
  if (filter.kinds) add('s.kind IN (SELECT value FROM json_each(?))', JSON.stringify(filter.kinds));
  const match = filter.text === undefined ? undefined : ftsQuery(filter.text);
  if (match !== undefined) add('s.id IN (SELECT rowid FROM source_fts WHERE source_fts MATCH ?)', match);
  if (filter.studyId !== undefined) {
    add(
      `(s.wave_id IN (SELECT id FROM wave WHERE study_id = ?) OR s.wave_id IS NULL AND s.respondent_id IN
        (SELECT r.id FROM respondent r JOIN wave w ON w.id = r.wave_id WHERE w.study_id = ?))`,
      filter.studyId,
      filter.studyId,
    );
  }
  if (filter.waveId !== undefined) {
    add(
      `(s.wave_id = ? OR s.wave_id IS NULL AND s.respondent_id IN (SELECT id FROM respondent WHERE wave_id = ?))`,
      filter.waveId,
      filter.waveId,
    );
  }
  if (filter.touchpointId !== undefined) add('s.touchpoint_id = ?', filter.touchpointId);
  if (filter.questionId !== undefined) add('s.question_id = ?', filter.questionId);
  if (filter.importFileId !== undefined) add('s.import_file_id = ?', filter.importFileId);
  if (filter.codeId !== undefined) {
    add(
      `s.id IN (SELECT c.source_id FROM coding c WHERE c.code_id IN (${codeAndBelow}) AND ${seenBy})`,
      filter.codeId,
      only,
    );
  }
  if (filter.coded !== undefined) {
    const any = `EXISTS (SELECT 1 FROM coding c WHERE c.source_id = s.id AND ${seenBy})`;
    add(filter.coded ? any : `NOT ${any}`, only);
  }
  for (const attribute of filter.attributes ?? []) {
    const [condition, ...values] = attributeCondition(db, attribute);
    add(condition, ...values);
  }
  return { where: conditions.length === 0 ? '1' : conditions.join(' AND '), params };
}

// The `+` before a.value below keeps SQLite from looking the value up for each source instead of the respondent.
const has = `EXISTS (SELECT 1 FROM respondent_attribute a
  WHERE a.respondent_id = s.respondent_id AND a.attribute_id = ?`;

/** The values of `contains` are compared folded, so the column's distinct values are looked through here. */
function attributeCondition(db: ReadDb, filter: AttributeFilter): readonly [string, ...SqlValue[]] {
  const { attributeId, op, value = '' } = filter;
  switch (op) {
    case 'is':
      return [`${has} AND +a.value = ?)`, attributeId, value];
    case 'is-not':
      return [`NOT ${has} AND +a.value = ?)`, attributeId, value];
    case 'contains': {
      const needle = foldText(value);
      const values = db
        .column<string>('SELECT DISTINCT value FROM respondent_attribute WHERE attribute_id = ?', [
          attributeId,
        ])
        .filter((candidate) => foldText(candidate).includes(needle));
      return [
        `${has} AND +a.value IN (SELECT value FROM json_each(?)))`,
        attributeId,
        JSON.stringify(values),
      ];
    }
    case 'at-least':
    case 'at-most':
      return limitCondition(attributeId, op, value);
    case 'filled':
      return [`${has} AND +a.value <> '')`, attributeId];
    case 'empty':
      return [`NOT ${has} AND +a.value <> '')`, attributeId];
    default:
      return assertNever(op);
  }
}

/** Numbers are compared as numbers; anything else, dates above all, in the order of its characters. */
function limitCondition(
  attributeId: number,
  op: 'at-least' | 'at-most',
  value: string,
): readonly [string, ...SqlValue[]] {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isFinite(number)) {
    return [`${has} AND a.number ${op === 'at-least' ? '>=' : '<='} ?)`, attributeId, number];
  }
  return [`${has} AND +a.value <> '' AND +a.value ${op === 'at-least' ? '>=' : '<='} ?)`, attributeId, value];
}
