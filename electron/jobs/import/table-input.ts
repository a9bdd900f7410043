import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { TableChoices, TableFormat } from '../../../shared/voices/import-model.ts';
import { ImportRefusal, refusalFromSystem } from './failures.ts';
import { looksLikeJsonLines } from './json-lines.ts';
import { LIMITS } from './limits.ts';
import { isZip, zipAdvice } from './magic.ts';
import { checkOrdinary, type OpenFile, openFile } from './open-file.ts';
import { readStrings } from './xlsx/strings.ts';
import { isWorkbook, openWorkbook, type Sheet, type Workbook } from './xlsx/workbook.ts';
import { openZip, openZipBuffer, type ZipArchive, type ZipEntry } from './zip.ts';

/** A file that holds tables, opened, with one of them chosen. */
export interface TableInput {
  readonly format: TableFormat;
  /** Names of the tables in a ZIP, and which one is read; empty for a file that is a table itself. */
  readonly files: readonly string[];
  readonly file: number;
  /** Names of the other things in a ZIP, which are not read. */
  readonly others: readonly string[];
  readonly sheets: readonly string[];
  readonly sheet: number;
  /** The bytes of a text table. */
  readonly text: OpenFile | undefined;
  readonly workbook: OpenSheet | undefined;
  readonly close: () => Promise<void>;
}

/** One sheet of a workbook, ready to be read. */
export interface OpenSheet {
  readonly archive: ZipArchive;
  readonly book: Workbook;
  readonly strings: readonly string[];
  readonly sheet: Sheet;
}

type Choice = Pick<TableChoices, 'file' | 'sheet'>;

const TABLE = /\.(csv|tsv|tab|txt|ndjson|jsonl|xlsx|xlsm)$/i;
const WORKBOOK = /\.xls[xm]$/i;
const JSON_LINES = /\.(ndjson|jsonl)$/i;
/** A workbook inside an archive is unpacked into memory. */
const NESTED_BYTES = 100 * 1024 * 1024;
const HEAD = 64 * 1024;

/**
 * Opens a CSV, TSV or JSON-lines file, a workbook, or a ZIP with such files in it. `choices` name the file in the
 * ZIP and the sheet by their numbers; without them the first is taken.
 * Refuses (ImportRefusal) what holds no table.
 */
export async function openTable(path: string, choices: Choice = {}): Promise<TableInput> {
  if (!(await startsAsZip(path))) return textInput(await openFile(path), basename(path));
  const archive = await openZip(path, { unpackedBytes: LIMITS.unpackedBytes });
  try {
    if (isWorkbook(archive)) return await workbookInput(archive, choices);
    return await archiveInput(archive, choices);
  } catch (error) {
    await archive.close();
    throw error;
  }
}

async function startsAsZip(path: string): Promise<boolean> {
  await checkOrdinary(path);
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw refusalFromSystem(error);
  });
  try {
    const head = Buffer.alloc(4);
    const { bytesRead } = await handle.read(head, 0, 4, 0);
    return bytesRead === 4 && isZip(head);
  } finally {
    await handle.close();
  }
}

const plain = {
  files: [],
  file: 0,
  others: [],
  sheets: [],
  sheet: 0,
  text: undefined,
  workbook: undefined,
} as const;

async function textInput(text: OpenFile, name: string): Promise<TableInput> {
  const head = await text.head(HEAD);
  const beginning = head.includes(0) ? '' : head.toString('utf8');
  const isJson = JSON_LINES.test(name) || looksLikeJsonLines(beginning);
  return { ...plain, format: isJson ? 'json-lines' : 'text', text, close: text.close };
}

async function workbookInput(archive: ZipArchive, choices: Choice): Promise<TableInput> {
  const book = await openWorkbook(archive);
  const firstSeen = book.sheets.findIndex(({ isHidden }) => !isHidden);
  const index = choices.sheet ?? Math.max(0, firstSeen);
  const sheet = book.sheets[index];
  if (sheet === undefined) throw gone('sheet');
  const strings = book.strings ? await readStrings(archive, book.strings) : [];
  return {
    ...plain,
    format: 'workbook',
    sheets: book.sheets.map(({ name, isHidden }) => (isHidden ? `${name} (hidden)` : name).slice(0, 200)),
    sheet: index,
    workbook: { archive, book, strings, sheet },
    close: archive.close,
  };
}

const isNoise = (name: string): boolean =>
  /(^|\/)(__MACOSX\/|\.[^/]*$)|(^|\/)(thumbs\.db|desktop\.ini)$/i.test(name);

/** Whether an archive of files so named holds a table that can be read. */
export function holdsTable(names: readonly string[]): boolean {
  return names.some((name) => TABLE.test(name) && !isNoise(name));
}

async function archiveInput(archive: ZipArchive, choices: Choice): Promise<TableInput> {
  const seen = archive.entries.filter(({ isFile, name }) => isFile && !isNoise(name));
  const tables = seen.filter(({ name }) => TABLE.test(name));
  if (tables.length === 0)
    throw new ImportRefusal('invalid-input', zipAdvice(archive.entries.map((e) => e.name)));
  const index = choices.file ?? 0;
  const entry = tables[index];
  if (entry === undefined) throw gone('file');
  const inner = WORKBOOK.test(entry.name)
    ? await nestedWorkbook(archive, entry, choices)
    : await textInput(await fileInside(archive, entry), entry.name);
  return {
    ...inner,
    files: tables.map(({ name }) => shownName(name)),
    file: index,
    others: seen.filter((other) => !tables.includes(other)).map(({ name }) => shownName(name)),
    close: archive.close,
  };
}

async function nestedWorkbook(archive: ZipArchive, entry: ZipEntry, choices: Choice): Promise<TableInput> {
  return workbookInput(await openZipBuffer(await archive.read(entry, NESTED_BYTES)), choices);
}

const shownName = (name: string): string =>
  name
    .replace(/\p{Cc}/gu, ' ')
    .slice(-200)
    .toWellFormed();

/** An entry of an archive as a file; it is unpacked anew each time it is read from its start. */
async function fileInside(archive: ZipArchive, entry: ZipEntry): Promise<OpenFile> {
  if (entry.bytes > LIMITS.fileBytes) {
    throw new ImportRefusal(
      'too-large',
      `The file inside has ${Math.ceil(entry.bytes / 1024 / 1024)} MB and at most ${LIMITS.fileBytes / 1024 / 1024} MB can be imported; split it into several files.`,
    );
  }
  if (entry.bytes === 0) {
    throw new ImportRefusal(
      'invalid-input',
      'The file inside is empty; export it again from the tool it came from.',
    );
  }
  const head = async (length: number): Promise<Buffer> => {
    const pieces: Buffer[] = [];
    let got = 0;
    for await (const piece of archive.stream(entry)) {
      pieces.push(piece);
      got += piece.length;
      if (got >= length) break;
    }
    return Buffer.concat(pieces).subarray(0, length);
  };
  return {
    size: entry.bytes,
    head,
    chunks: (signal) => archive.stream(entry, signal),
    close: archive.close,
  };
}

const gone = (what: 'file' | 'sheet'): ImportRefusal =>
  new ImportRefusal('not-found', `The ${what} chosen is not there; choose another one.`);
