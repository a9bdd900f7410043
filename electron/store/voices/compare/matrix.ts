import { CellTally } from '../../../../shared/voices/compare/cell-tally.ts';
import { CoOccurrence } from '../../../../shared/voices/compare/co-occurrence.ts';
import type { AxisLabel, Matrix, MatrixInput } from '../../../../shared/voices/compare/model.ts';
import type { ReadDb } from '../../core/db.ts';
import { refused } from '../../core/failures.ts';
import { compileCondition } from '../condition.ts';
import { Persons } from '../persons.ts';
import { type AxisPlaces, axisPlaces } from './axes.ts';
import { type ComparedCoding, comparedCodings } from './codings.ts';

/** A matrix before the least rows and columns are left out. */
export interface CountedMatrix {
  readonly rows: AxisPlaces;
  readonly columns: AxisPlaces;
  /** Row by row. */
  readonly cells: Int32Array;
  readonly rowTotals: Int32Array;
  readonly columnTotals: Int32Array;
  readonly total: number;
}

/** Cells that are counted at once: four bytes several times over, in a process that may hold 600 MB. */
const MOST_CELLS = 6_000_000;

/** Counts every cell: codes against codes by the text they share, anything else coding by coding. */
export function countMatrix(
  db: ReadDb,
  { rows: rowAxis, columns: columnAxis, measure, where }: MatrixInput,
  onlyCoder: number | null,
): CountedMatrix {
  const persons = new Persons(db);
  const rows = axisPlaces(db, rowAxis);
  // The same places where the sides are alike: the sweep then looks at each coding once.
  const columns = JSON.stringify(rowAxis) === JSON.stringify(columnAxis) ? rows : axisPlaces(db, columnAxis);
  const width = columns.places.length;
  const size = rows.places.length * width;
  if (size > MOST_CELLS) {
    throw refused(
      `This matrix would have ${rows.places.length} rows and ${width} columns. Choose a side with fewer, such as a set of codes.`,
    );
  }
  const tally = new CellTally(size, measure);
  const rowTally = new CellTally(rows.places.length, measure);
  const columnTally = new CellTally(width, measure);
  const all = new CellTally(1, measure);
  const codings = comparedCodings(db, where, onlyCoder);
  const counted = { cells: tally.counts, rowTotals: rowTally.counts, columnTotals: columnTally.counts };
  if (rowAxis.of === 'codes' && columnAxis.of === 'codes') {
    sweepShared(codings, rows, columns, persons, { tally, rowTally, columnTally, all });
  } else {
    for (const coding of codings) {
      const { sourceId, start, end } = coding;
      const person = persons.at(sourceId, start);
      const rowNumbers = rows.of(coding, person);
      const columnNumbers = columns.of(coding, person);
      for (const row of rowNumbers) {
        rowTally.add(row, sourceId, start, end, person.number);
        for (const column of columnNumbers)
          tally.add(row * width + column, sourceId, start, end, person.number);
      }
      for (const column of columnNumbers) columnTally.add(column, sourceId, start, end, person.number);
      if (rowNumbers.length > 0 && columnNumbers.length > 0) all.add(0, sourceId, start, end, person.number);
    }
  }
  return { rows, columns, ...counted, total: all.counts[0] ?? 0 };
}

interface Tallies {
  readonly tally: CellTally;
  readonly rowTally: CellTally;
  readonly columnTally: CellTally;
  readonly all: CellTally;
}

/** Both sides' codes are numbered in one row, the rows' first, so that one sweep sees every pair. */
function sweepShared(
  codings: Iterable<ComparedCoding>,
  rows: AxisPlaces,
  columns: AxisPlaces,
  persons: Persons,
  { tally, rowTally, columnTally, all }: Tallies,
): void {
  const height = rows.places.length;
  const width = columns.places.length;
  const isSame = rows === columns;
  const shared = new CoOccurrence(isSame ? height : height + width);
  let source = 0;
  const finish = (): void =>
    shared.finish((a, b, start, end) => {
      const person = persons.at(source, start).number;
      if (isSame) {
        tally.add(a * width + b, source, start, end, person);
        if (a === b) {
          rowTally.add(a, source, start, end, person);
          columnTally.add(a, source, start, end, person);
        } else tally.add(b * width + a, source, start, end, person);
      } else if (a === b) {
        if (a < height) rowTally.add(a, source, start, end, person);
        else columnTally.add(a - height, source, start, end, person);
      } else if (a < height && b >= height) {
        tally.add(a * width + (b - height), source, start, end, person);
      }
    });
  for (const coding of codings) {
    const { sourceId, start, end } = coding;
    if (sourceId !== source) {
      if (source !== 0) finish();
      source = sourceId;
    }
    const person = persons.at(sourceId, start);
    const rowNumbers = rows.of(coding, person);
    for (const row of rowNumbers) shared.add(row, start, end);
    const columnNumbers = isSame ? rowNumbers : columns.of(coding, person);
    if (!isSame) for (const column of columnNumbers) shared.add(height + column, start, end);
    if (rowNumbers.length + columnNumbers.length > 0) all.add(0, sourceId, start, end, person.number);
  }
  if (source !== 0) finish();
}

/** The matrix as it is shown: the `most` rows and columns with the highest totals, in their own order. */
export function matrixOf(db: ReadDb, input: MatrixInput, onlyCoder: number | null): Matrix {
  const counted = countMatrix(db, input, onlyCoder);
  const rows = shownOf(counted.rows, counted.rowTotals, input.most, input.rows.of);
  const columns = shownOf(counted.columns, counted.columnTotals, input.most, input.columns.of);
  const width = counted.columns.places.length;
  const heard = {
    rows: heardIn(db, counted.rows, input, onlyCoder),
    columns: heardIn(db, counted.columns, input, onlyCoder),
  };
  const label =
    (places: AxisPlaces, totals: Int32Array, sources: Int32Array | null) =>
    (number: number): AxisLabel => {
      const { key = null, name = '', detail = '' } = places.places[number] ?? {};
      return { key, name, detail, total: totals[number] ?? 0, heard: sources?.[number] ?? null };
    };
  return {
    rows: rows.map(label(counted.rows, counted.rowTotals, heard.rows)),
    columns: columns.map(label(counted.columns, counted.columnTotals, heard.columns)),
    cells: rows.flatMap((row) => columns.map((column) => counted.cells[row * width + column] ?? 0)),
    allRows: used(counted.rowTotals),
    allColumns: used(counted.columnTotals),
    rowKeys: keysOf(counted.rows, rows),
    columnKeys: keysOf(counted.columns, columns),
    total: counted.total,
  };
}

const used = (totals: Int32Array) => totals.reduce((count, total) => count + (total > 0 ? 1 : 0), 0);

/** Times stand all of them, empty ones too, and of too many the latest; of anything else only what has a count. */
function shownOf(
  { places }: AxisPlaces,
  totals: Int32Array,
  most: number,
  of: MatrixInput['rows']['of'],
): readonly number[] {
  const numbers = places.map((_, index) => index);
  if (of === 'time') {
    const dated = numbers.filter((index) => places[index]?.key !== null);
    const undated = numbers.filter((index) => places[index]?.key === null && (totals[index] ?? 0) > 0);
    return [...dated.slice(-most), ...undated];
  }
  return numbers
    .filter((index) => (totals[index] ?? 0) > 0)
    .sort((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
}

/** Every key there is, where "none of them" is shown and has to be asked for. */
function keysOf({ places }: AxisPlaces, shown: readonly number[]): (number | string)[] {
  if (!shown.some((index) => places[index]?.key === null)) return [];
  return places.flatMap(({ key }) => (key === null ? [] : [key]));
}

/** Sources in each place, coded or not, among those the condition lets through; null where no source is asked. */
function heardIn(
  db: ReadDb,
  { places, ofSource }: AxisPlaces,
  { where }: MatrixInput,
  onlyCoder: number | null,
): Int32Array | null {
  if (!ofSource) return null;
  const counts = new Int32Array(places.length);
  const asked = compileCondition(db, where, { onlyCoder });
  for (const id of db.column<number>(`SELECT s.id FROM source s WHERE ${asked.where}`, asked.params)) {
    const place = ofSource(id);
    if (place !== undefined) counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}
