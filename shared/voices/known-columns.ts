import type { ColumnRole, TableDialect, UnguessedColumn } from './import-model.ts';

type Known = readonly (readonly [RegExp, ColumnRole])[];

const attribute: ColumnRole = { role: 'attribute' };
const answer: ColumnRole = { role: 'answer' };
const ignore: ColumnRole = { role: 'ignore' };
const date: ColumnRole = { role: 'date' };
const participant: ColumnRole = { role: 'participant' };
const responseId: ColumnRole = { role: 'response-id' };

/** Columns whose meaning the tool has fixed. Names and addresses of people stay outside, but for the pseudonym's key. */
const COLUMNS: Partial<Record<TableDialect, Known>> = {
  'google-play': [
    [/^review link$/i, responseId],
    [/^review submit date and time$/i, date],
    [/^star rating$/i, { role: 'score', scale: { kind: 'experience', min: 1, max: 5 } }],
    [/^review (text|title)$/i, answer],
    [/millis since epoch$/i, ignore],
    [/./, attribute],
  ],
  zendesk: [
    [/^id$/i, responseId],
    [/^created_at$/i, date],
    [/^requester(\.|_)id$/i, participant],
    [/^conversation$/i, answer],
    [/^satisfaction_rating\.comment$/i, answer],
    [/^satisfaction_rating\.score$/i, attribute],
    [/^(subject|status|priority|type|tags|recipient|via\.channel|updated_at)$/i, attribute],
    [/^custom_fields? /i, attribute],
    [/\.(name|email|phone|photo.*)$|(^|[._])url$|(^|[._])ids?$/i, ignore],
    [/./, attribute],
  ],
  intercom: [
    [/^conversation_id$/i, responseId],
    [/^conversation_created_at$/i, date],
    [/^customer_id$/i, participant],
    [/^conversation$/i, answer],
    [/^customer_(name|email)$|^app_id$/i, ignore],
    [/./, attribute],
  ],
};

/** What a column becomes where the tool that wrote the file leaves no doubt; undefined elsewhere. */
export function knownRole(column: UnguessedColumn, dialect: TableDialect): ColumnRole | undefined {
  const known = COLUMNS[dialect];
  if (known === undefined) return undefined;
  if (column.filled === 0) return ignore;
  const role = known.find(([pattern]) => pattern.test(column.headers[0] ?? column.name))?.[1];
  // An id that comes back does not tell one row from another.
  return role?.role === 'response-id' && column.distinct < Math.min(column.filled, 1000) ? attribute : role;
}
