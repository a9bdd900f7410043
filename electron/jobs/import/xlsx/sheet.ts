import type { CsvTally, TableRow } from '../csv.ts';
import { ImportRefusal } from '../failures.ts';
import { LIMITS } from '../limits.ts';
import type { ZipArchive } from '../zip.ts';
import { plainNumber, serialDate } from './number-format.ts';
import { TextRuns, unescapeCell } from './strings.ts';
import type { Sheet, Workbook } from './workbook.ts';
import { xmlSteps } from './xml.ts';

/** The column, from 0, of a cell's position (`AB12` is 27); undefined for what is none. */
export function columnOf(position: string): number | undefined {
  const letters = /^\$?([A-Z]{1,7})\$?\d*$/i.exec(position)?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Turns the cells of one sheet into rows, checking every limit as it goes. */
class Rows {
  rows: TableRow[] = [];
  #line = 0;
  #cells: string[] = [];
  #column = -1;
  #type = 'n';
  #style = 0;
  #value = '';
  #isValue = false;
  #isFormula = false;
  readonly #runs = new TextRuns();
  #count = { rows: 0, cells: 0, units: 0 };
  readonly #book: Workbook;
  readonly #strings: readonly string[];
  readonly #tally: CsvTally;

  constructor(book: Workbook, strings: readonly string[], tally: CsvTally) {
    this.#book = book;
    this.#strings = strings;
    this.#tally = tally;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.#openRow(attributes.r);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#isValue = true;
    else if (name === 'f') this.#isFormula = true;
    else this.#runs.open(name);
  }

  text(text: string): void {
    if (this.#isValue) this.#value += text;
    else this.#runs.add(text);
  }

  close(name: string): void {
    if (name === 'v') this.#isValue = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else this.#runs.close(name);
  }

  take(): readonly TableRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  #openRow(number: string | undefined): void {
    const line = number === undefined ? this.#line + 1 : Number(number);
    if (!Number.isInteger(line) || line <= this.#line) throw outOfOrder(this.#line);
    this.#line = line;
    this.#cells = [];
    this.#column = -1;
  }

  #openCell({ r, t, s }: Readonly<Record<string, string>>): void {
    this.#count.cells += 1;
    if (this.#count.cells > LIMITS.xlsxCells) throw tooManyCells();
    const column = r === undefined ? this.#column + 1 : columnOf(r);
    if (column === undefined || column <= this.#column) throw outOfOrder(this.#line);
    this.#column = column;
    this.#type = t ?? 'n';
    this.#style = Number(s ?? 0);
    this.#value = '';
    this.#isFormula = false;
  }

  #closeCell(): void {
    const text = this.#textOfCell();
    if (this.#isFormula) {
      if (text === '') this.#tally.emptyFormulas += 1;
      else this.#tally.formulas += 1;
    }
    if (text === '') return;
    if (this.#column >= LIMITS.xlsxColumns) throw tooWide(this.#line);
    if (text.length > LIMITS.xlsxCellChars) throw cellTooLong(this.#line, this.#column);
    this.#count.units += text.length;
    if (this.#count.units > LIMITS.xlsxUnits) throw tooManyCells();
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells.push(text);
  }

  #textOfCell(): string {
    const value = this.#value;
    const runs = this.#runs.take();
    switch (this.#type) {
      case 's': {
        if (value === '') return '';
        const text = this.#strings[Number(value)];
        if (text === undefined) throw noSuchText(this.#line);
        return text;
      }
      case 'inlineStr':
        return runs;
      case 'b':
        return value === '' ? '' : value.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'n':
        return this.#number(value);
      case 'd':
        return value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d).*$/, '$1 $2');
      default:
        return unescapeCell(value);
    }
  }

  #number(value: string): string {
    if (value === '') return '';
    const kind = this.#book.styles[this.#style] ?? 'number';
    const date = kind === 'number' ? undefined : serialDate(Number(value), kind, this.#book.is1904);
    return date ?? plainNumber(value);
  }

  #closeRow(): void {
    const cells = this.#cells.map((cell) => this.#checked(cell));
    if (cells.every((cell) => cell === '')) {
      this.#tally.blank += 1;
      return;
    }
    this.#count.rows += 1;
    if (this.#count.rows > LIMITS.xlsxRows) throw tooManyRows();
    this.rows.push({ line: this.#line, cells });
  }

  /** What an escape smuggled in is counted as it is in text files. */
  #checked(cell: string): string {
    let clean = cell;
    if (clean.charCodeAt(0) === 0xfeff) {
      clean = clean.slice(1);
      this.#tally.innerBom += 1;
    }
    if (clean.includes('\0')) {
      this.#tally.nul += 1;
      this.#tally.firstNulLine ??= this.#line;
    }
    if (clean.includes('\ufffd')) this.#tally.alreadyReplaced += 1;
    if (clean.isWellFormed()) return clean;
    this.#tally.replaced += 1;
    return clean.toWellFormed();
  }
}

/**
 * The rows of one sheet, in batches, each with its number in the sheet. Nothing is made by the dimension the sheet
 * claims. Formula cells give the value they had when the file was saved and are counted in the tally.
 * Refuses (ImportRefusal) what is over the limits or damaged.
 */
export async function* readSheet(
  archive: ZipArchive,
  book: Workbook,
  strings: readonly string[],
  { entry, name }: Sheet,
  tally: CsvTally,
  signal?: AbortSignal,
): AsyncGenerator<readonly TableRow[]> {
  if (entry.bytes > LIMITS.xlsxBytes) throw tooManyCells();
  const found = new Rows(book, strings, tally);
  const pieces = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of archive.stream(entry, signal)) {
      tally.bytes += piece.length;
      yield piece;
    }
  };
  const handlers = {
    open: (tag: string, attributes: Readonly<Record<string, string>>) => found.open(tag, attributes),
    text: (text: string) => found.text(text),
    close: (tag: string) => found.close(tag),
  };
  const what = `The sheet “${name.slice(0, 60).toWellFormed()}”`;
  for await (const _ of xmlSteps(pieces(), what, handlers)) {
    if (found.rows.length > 0) yield found.take();
  }
  if (found.rows.length > 0) yield found.take();
}

const outOfOrder = (line: number): ImportRefusal =>
  new ImportRefusal(
    'invalid-input',
    `The cells after row ${line} are not in order; open the workbook in its own program and save it again.`,
    line,
  );

const noSuchText = (line: number): ImportRefusal =>
  new ImportRefusal(
    'invalid-input',
    `A cell in row ${line} points to a text that is not in the file; open the workbook in its own program and save it again.`,
    line,
  );

const tooWide = (line: number): ImportRefusal =>
  new ImportRefusal(
    'too-large',
    `Row ${line} has cells beyond column ${LIMITS.xlsxColumns}, which is the most that can be imported; remove the columns that are not needed, or save the sheet as CSV.`,
    line,
  );

const cellTooLong = (line: number, column: number): ImportRefusal =>
  new ImportRefusal(
    'too-large',
    `Column ${column + 1} of row ${line} has more than ${LIMITS.xlsxCellChars.toLocaleString('en')} characters, which is the most a cell can hold; import it as a text file.`,
    line,
  );

const tooManyRows = (): ImportRefusal =>
  new ImportRefusal(
    'too-large',
    `The sheet has more than ${LIMITS.xlsxRows.toLocaleString('en')} rows; split it, or save it as CSV.`,
  );

const tooManyCells = (): ImportRefusal =>
  new ImportRefusal(
    'too-large',
    'The sheet holds more than is read from a workbook at once; remove what is not needed, or save it as CSV.',
  );
