import type { TableShape } from './import-model.ts';

/** What Qualtrics writes into `Status` for answers given while trying a survey out, in words or as a code. */
const PREVIEW = /^(survey preview|preview|offline survey preview|1|17|vorschau|umfragevorschau)$/i;
/** What Qualtrics itself takes for spam, in words or as a code. */
const SPAM = /^(spam|8|9)$/i;
const STATUS = /^(status|response type|antworttyp)$/i;

/**
 * Why a row is no answer of a customer, in words for the preview; undefined for ordinary rows.
 * Qualtrics exports hold the researcher's own trial runs among the answers.
 */
export function leftOutReason(
  shape: Pick<TableShape, 'dialect' | 'columns'>,
  cells: readonly string[],
): string | undefined {
  if (shape.dialect !== 'qualtrics') return undefined;
  const status = shape.columns.find((column) => column.headers.some((header) => STATUS.test(header)));
  if (status === undefined) return undefined;
  const value = (cells[status.index] ?? '').trim();
  if (PREVIEW.test(value)) return 'A preview of the survey, not an answer.';
  return SPAM.test(value) ? 'Marked as spam by Qualtrics.' : undefined;
}
