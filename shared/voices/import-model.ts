/** What a file being imported looks like before the user maps its columns; shared by the job and the mapping screen. */

export type ScoreKind = 'nps' | 'csat' | 'ces' | 'expectation' | 'experience' | 'importance' | 'other';

/** The scale of a score column as the respondent saw it; both ends inclusive. */
export interface ScoreScale {
  readonly kind: ScoreKind;
  readonly min: number;
  readonly max: number;
}

/** What a column becomes. */
export type ColumnRole =
  | { readonly role: 'answer' }
  | { readonly role: 'score'; readonly scale: ScoreScale }
  | { readonly role: 'attribute' }
  | { readonly role: 'participant' }
  | { readonly role: 'response-id' }
  | { readonly role: 'date' }
  | { readonly role: 'touchpoint' }
  | { readonly role: 'ignore' };

export type HeaderDepth = 0 | 1 | 2 | 3;
export type Delimiter = ',' | ';' | '\t' | '|';
export type Newline = 'crlf' | 'lf' | 'cr';

/** The survey tool that wrote the file, as far as its header rows show it. */
export const tableDialects = [
  'qualtrics',
  'surveymonkey',
  'limesurvey',
  'typeform',
  'google-forms',
  'google-play',
  'zendesk',
  'intercom',
  'generic',
] as const;
export type TableDialect = (typeof tableDialects)[number];

/** How the table is written down: text with delimiters, a sheet of a workbook, one JSON object a line. */
export type TableFormat = 'text' | 'workbook' | 'json-lines';

/** What the sampled cells of one column have in common; the ground on which a role is guessed. */
export interface ColumnStats {
  /** Sampled rows, filled or not. */
  readonly rows: number;
  /** Share 0..1 of the filled cells that read as a score (`7`, `9 `, `1 (very easy)`). */
  readonly scoreShare: number;
  /** Least and greatest score read; undefined when none was. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** Share 0..1 of the filled cells that read as a date. */
  readonly dateShare: number;
  /** Share 0..1 of the filled cells that hold an `@` address. */
  readonly emailShare: number;
  /** Characters (UTF-16 units) of the filled cells. */
  readonly meanLength: number;
  readonly maxLength: number;
  /** True when cells are lists, joined by `,` or `;`, of a few choices that come back again and again. */
  readonly choices: boolean;
}

export interface TableColumn {
  /** Position in the file, from 0. */
  readonly index: number;
  /** One cleaned, distinct name for screens; never empty. */
  readonly name: string;
  /** The cleaned header cells, one for each header row; empty strings where a row says nothing. */
  readonly headers: readonly string[];
  /** First values seen, each cut to 200 characters. */
  readonly sample: readonly string[];
  /** Filled cells among the sampled rows. */
  readonly filled: number;
  /** Different values among the sampled rows, counted up to DISTINCT_CAP. */
  readonly distinct: number;
  readonly stats: ColumnStats;
  readonly guess: ColumnRole;
}

/** Something the user is told beside the preview; a sentence, never a refusal. */
export interface TableNote {
  readonly kind:
    | 'nul'
    | 'replaced'
    | 'already-replaced'
    | 'duplicate-header'
    | 'uneven-rows'
    | 'inner-bom'
    | 'date-order'
    | 'formulas'
    | 'formulas-empty'
    | 'other-files'
    | 'not-read'
    | 'incomplete'
    | 'options'
    | 'device-language'
    | 'without-id';
  readonly message: string;
  readonly count: number;
  /** First line of the file, from 1, where it is seen. */
  readonly line?: number;
}

/** What the user may decide instead of the detection. */
export interface TableChoices {
  readonly encoding?: string;
  readonly delimiter?: Delimiter;
  readonly headerDepth?: HeaderDepth;
  readonly dialect?: TableDialect;
  /** The table inside a ZIP and the sheet of a workbook, by their numbers from 0. */
  readonly file?: number;
  readonly sheet?: number;
}

export interface TableShape {
  /** Encoding label, one of ENCODINGS or what chardet calls it. */
  readonly encoding: string;
  /** False when the encoding is a guess that the user should look at. */
  readonly encodingCertain: boolean;
  /** True when the user named the encoding: bytes it cannot read are then counted, not refused. */
  readonly encodingForced: boolean;
  readonly bom: boolean;
  readonly delimiter: Delimiter;
  readonly newline: Newline;
  readonly headerDepth: HeaderDepth;
  readonly columns: readonly TableColumn[];
  /** Data rows, without header rows and blank lines. */
  readonly rowCount: number;
  /** False when rowCount is reckoned from the first rows of a large file. */
  readonly rowCountExact: boolean;
  readonly dialect: TableDialect;
  readonly format: TableFormat;
  /** Tables inside a ZIP, and which one this is; empty for a file that is a table itself. */
  readonly files: readonly string[];
  readonly file: number;
  /** Sheets of a workbook, and which one this is. */
  readonly sheets: readonly string[];
  readonly sheet: number;
  /** Of JSON lines: the columns by the path of their keys. */
  readonly fields: readonly string[];
  /** Equal for two files with the same header names, so that a mapping can be remembered. */
  readonly shapeKey: string;
  readonly notes: readonly TableNote[];
}

/** What a guess of a role is made from: a column before its role is known. */
export type UnguessedColumn = Omit<TableColumn, 'guess'>;

export const DISTINCT_CAP = 1000;

/** Encodings offered to the user, most usual first. Any label iconv-lite knows is accepted. */
export const ENCODINGS = [
  'utf-8',
  'windows-1252',
  'macintosh',
  'utf-16le',
  'utf-16be',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const;
