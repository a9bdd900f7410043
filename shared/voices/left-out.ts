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

const FINISHED = /^finished$/i;
const SUBMITTED = /^(submitdate|date submitted|submit date \(utc\))$/i;

/**
 * Whether the tool says that a response was given up midway: Qualtrics' `Finished` is no, LimeSurvey's or Typeform's
 * date of submission is empty.
 */
export function isIncomplete(
  shape: Pick<TableShape, 'dialect' | 'columns'>,
  cells: readonly string[],
): boolean {
  const cell = (pattern: RegExp): string | undefined => {
    const column = shape.columns.find(({ headers }) => headers.some((header) => pattern.test(header)));
    return column && (cells[column.index] ?? '').trim();
  };
  if (shape.dialect === 'qualtrics') return /^(false|0|no|nein|faux|falso)$/i.test(cell(FINISHED) ?? '');
  return (shape.dialect === 'limesurvey' || shape.dialect === 'typeform') && cell(SUBMITTED) === '';
}
