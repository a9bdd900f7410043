import type { HeaderDepth, TableDialect } from '../../../shared/voices/import-model.ts';
import { parseScore } from '../../../shared/voices/score-text.ts';
import { looksLikeDate } from './date.ts';
import { isEmail } from './email.ts';
import { cleanHeader, RESPONSE_WORDS } from './headers.ts';

type Records = readonly (readonly string[])[];

/** What the first records say about the tool that wrote the file. */
export interface DialectFinding {
  readonly dialect: TableDialect;
  readonly headerDepth: HeaderDepth;
}

const IMPORT_ID = /^\s*\{\s*["']ImportId["']\s*:/;
const QUALTRICS_IDS = new Set([
  'responseid',
  'responseset',
  'ipaddress',
  'startdate',
  'enddate',
  'recordeddate',
  'externaldatareference',
  'externalreference',
  'recipientemail',
  'finished',
  'status',
]);
const LIMESURVEY_IDS = new Set(['submitdate', 'lastpage', 'startlanguage', 'seed', 'datestamp', 'startdate']);
const LIMESURVEY_TEXTS = /^(date submitted|last page|start language|date last action|date started)$/i;
const SURVEYMONKEY_FIRST = /^(respondent ?id|respondent_id|befragten-?id)$/i;
const GOOGLE_FIRST =
  /^(timestamp|zeitstempel|horodateur|marca temporal|informazioni cronologiche|carimbo de data\/hora|tijdstempel)$/i;

const countIn = (cells: readonly string[], test: (cell: string) => boolean): number =>
  cells.filter(test).length;

/** Row 2 or 3 of a Qualtrics file is JSON for machines; whatever stands above it is header too. */
function qualtricsDepth(records: Records): HeaderDepth | undefined {
  for (const depth of [2, 3] as const) {
    const row = (records[depth - 1] ?? []).filter((cell) => cell !== '');
    if (row.length > 0 && countIn(row, (cell) => IMPORT_ID.test(cell)) * 2 > row.length) return depth;
  }
  const first = records[0] ?? [];
  const ids = first.map((cell) => QUALTRICS_IDS.has(cell.trim().toLowerCase()));
  if (ids.filter(Boolean).length < 4) return undefined;
  // Legacy export: ids, then question texts; without the texts the dates begin in the second row.
  const second = records[1] ?? [];
  return first.some((cell, i) => /date$/i.test(cell) && looksLikeDate(second[i] ?? '')) ? 1 : 2;
}

function surveyMonkeyDepth(records: Records): HeaderDepth | undefined {
  const first = (records[0] ?? []).map(cleanHeader);
  const second = (records[1] ?? []).map(cleanHeader);
  const responses = countIn(second, (cell) => RESPONSE_WORDS.test(cell));
  const openEnded = second.some((cell) => /^open-ended response$/i.test(cell));
  const known = SURVEYMONKEY_FIRST.test(first[0] ?? '');
  if (openEnded || (known && responses > 0) || responses * 3 > second.length) return 2;
  // A question with its options only: empty cells in the first row where the second is filled.
  if (known && (second[0] ?? '') === '' && second.some((cell) => cell !== '')) return 2;
  return known ? 1 : undefined;
}

const isTyped = (cell: string): boolean =>
  parseScore(cell) !== undefined ||
  /^-?\d+([.,]\d+)*$/.test(cell.trim()) ||
  looksLikeDate(cell) ||
  isEmail(cell.trim());

/** A first row that holds numbers and dates where the rows below hold them is data, not a header. */
function hasHeader(records: Records): boolean {
  const [first = [], ...rest] = records;
  if (rest.length === 0) return !first.some(isTyped);
  let typed = 0;
  let alike = 0;
  for (let i = 0; i < first.length; i++) {
    const below = rest.map((cells) => cells[i] ?? '').filter((cell) => cell.trim() !== '');
    if (below.length === 0 || countIn(below, isTyped) * 5 < below.length * 4) continue;
    typed++;
    if (isTyped(first[i] ?? '')) alike++;
  }
  return typed === 0 || alike * 2 < typed;
}

/** The header rows of a file whose tool the user named. */
function depthOf(dialect: TableDialect, records: Records): HeaderDepth {
  if (dialect === 'qualtrics') return qualtricsDepth(records) ?? 1;
  if (dialect === 'surveymonkey') return surveyMonkeyDepth(records) ?? 1;
  return dialect === 'generic' && !hasHeader(records) ? 0 : 1;
}

const GOOGLE_PLAY = ['star rating', 'review text', 'reviewer language', 'review submit date and time'];

/**
 * Recognises the tool and how many rows are header, from the first dozen records; `chosen` is the user's word.
 * Conversations (Intercom, Zendesk) are told apart before, because their records are put together first.
 */
export function recogniseDialect(records: Records, chosen?: TableDialect): DialectFinding {
  if (chosen !== undefined) return { dialect: chosen, headerDepth: depthOf(chosen, records) };
  const first = (records[0] ?? []).map(cleanHeader);
  const lower = first.map((cell) => cell.toLowerCase());
  const qualtrics = qualtricsDepth(records);
  if (qualtrics !== undefined) return { dialect: 'qualtrics', headerDepth: qualtrics };
  const surveyMonkey = surveyMonkeyDepth(records);
  if (surveyMonkey !== undefined) return { dialect: 'surveymonkey', headerDepth: surveyMonkey };
  if (
    first[0] === '#' &&
    lower.some((cell) => cell === 'network id' || /^(start|submit) date \(utc\)$/.test(cell))
  ) {
    return { dialect: 'typeform', headerDepth: 1 };
  }
  if (countIn(lower, (cell) => GOOGLE_PLAY.includes(cell)) >= 3)
    return { dialect: 'google-play', headerDepth: 1 };
  const lime =
    countIn(lower, (cell) => LIMESURVEY_IDS.has(cell)) +
    countIn(lower, (cell) => LIMESURVEY_TEXTS.test(cell)) +
    countIn(first, (cell) => /^\w+\[\w+\]/.test(cell) && /\[SQ\d+/.test(cell));
  if (lime >= 2) return { dialect: 'limesurvey', headerDepth: 1 };
  if (GOOGLE_FIRST.test(first[0] ?? '')) return { dialect: 'google-forms', headerDepth: 1 };
  return { dialect: 'generic', headerDepth: hasHeader(records) ? 1 : 0 };
}
