import type { TableShape } from '../../shared/voices/import-model.ts';
import type { TableMapping } from '../../shared/voices/import-plan.ts';
import { leftOutReason } from '../../shared/voices/left-out.ts';
import { parseScore } from '../../shared/voices/score-text.ts';
import { externalKey } from '../store/voices/import/external-key.ts';
import type { KnownToWorkspace } from '../store/voices/import/plan-file.ts';
import type { PlanWriter } from '../store/voices/import/plan-writer.ts';
import { type DateOrder, parseDate } from './import/date.ts';
import type { TableRow } from './import/read-table.ts';
import { pairingNotes, type ScoreColumn, type Scored, touchpointReadings } from './import-plan-readings.ts';

const PREVIEW = 160;
const MAX_CELL = 1_000_000;

interface Column {
  readonly index: number;
  readonly name: string;
}

interface ValueColumn extends Column {
  readonly attributeN: number;
}

/** Turns rows of a table into rows of a plan, under one mapping. Every row ends up added or skipped with its reason. */
export class RowPlanner {
  readonly #writer: PlanWriter;
  readonly #known: KnownToWorkspace;
  readonly #order: DateOrder | undefined;
  readonly #mapping: TableMapping;
  readonly #shape: Pick<TableShape, 'dialect' | 'columns'>;
  readonly #answers: readonly ValueColumn[];
  readonly #values: readonly ValueColumn[];
  readonly #scores: readonly (ScoreColumn & { readonly attributeN: number })[];
  readonly #participant: Column | undefined;
  readonly #responseId: Column | undefined;
  readonly #date: Column | undefined;
  readonly #touchpoint: Column | undefined;
  readonly #people = new Map<string, number>();
  readonly #pseudonyms = new Set<string>();
  readonly #responseKeys = new Set<string>();
  #unreadableScores = 0;
  #outsideScale = 0;
  #unreadableDates = 0;

  constructor(
    writer: PlanWriter,
    mapping: TableMapping,
    known: KnownToWorkspace,
    order: DateOrder | undefined,
    shape: Pick<TableShape, 'dialect' | 'columns'>,
  ) {
    this.#writer = writer;
    this.#mapping = mapping;
    this.#known = known;
    this.#order = order;
    this.#shape = shape;
    const names = new Set<string>();
    const attribute = (name: string, kind: 'text' | 'score' | 'question', score?: ScoreColumn['scale']) => {
      let distinct = name;
      for (let number = 2; names.has(distinct); number += 1) distinct = `${name} (${number})`;
      names.add(distinct);
      return writer.attribute({
        name: distinct,
        kind,
        scoreKind: score?.kind ?? null,
        min: score?.min ?? null,
        max: score?.max ?? null,
      });
    };
    const answers: ValueColumn[] = [];
    const values: ValueColumn[] = [];
    const scores: (ScoreColumn & { attributeN: number })[] = [];
    for (const { index, name, role } of mapping.columns) {
      if (role.role === 'answer') answers.push({ index, name, attributeN: attribute(name, 'question') });
      else if (role.role === 'attribute') values.push({ index, name, attributeN: attribute(name, 'text') });
      else if (role.role === 'score') {
        const { scale, touchpoint } = role;
        scores.push({ index, name, scale, touchpoint, attributeN: attribute(name, 'score', scale) });
      }
    }
    this.#answers = answers;
    this.#values = values;
    this.#scores = scores;
    const column = (role: string) => mapping.columns.find((candidate) => candidate.role.role === role);
    this.#participant = column('participant');
    this.#responseId = column('response-id');
    this.#date = column('date');
    this.#touchpoint = column('touchpoint');
  }

  plan(row: TableRow): void {
    const cell = (column: Column | undefined) => (column ? clean(row.cells[column.index] ?? '') : '');
    const answers = this.#answers.flatMap((column) => {
      const text = textOf(row.cells[column.index] ?? '');
      return text.trim() === '' ? [] : [{ column, text }];
    });
    const preview = (answers[0]?.text ?? row.cells.join(' · ')).slice(0, PREVIEW).toWellFormed();
    const responseKey = cell(this.#responseId) || null;
    const reason = this.#reasonToSkip(row, answers.length, responseKey);
    if (reason !== undefined) {
      this.#writer.skip(row.line, reason, preview);
      return;
    }
    if (responseKey !== null) this.#responseKeys.add(responseKey);
    const person = cell(this.#participant);
    const respondedAt = this.#dateOf(cell(this.#date));
    const respondentN = this.#writer.respondent({
      participantN: person === '' ? null : this.#personN(person),
      responseKey,
      line: row.line,
      respondedAt,
      preview,
    });
    const touchpointName = cell(this.#touchpoint) || (this.#mapping.touchpoint ?? '').trim();
    const touchpointN = touchpointName === '' ? null : this.#writer.touchpoint(touchpointName);
    this.#planValues(row, respondentN, touchpointName);
    for (const { column, text } of answers) {
      this.#writer.source({
        kind: 'answer',
        respondentN,
        questionN: column.attributeN,
        touchpointN,
        title: responseKey === null ? `Line ${row.line}` : `Response ${responseKey}`,
        heardAt: respondedAt,
        text,
      });
    }
  }

  /** What the user is told about all rows together. */
  notes(): readonly string[] {
    const notes: string[] = this.#hasPlace() ? [...pairingNotes(this.#scores)] : [];
    if (this.#unreadableScores > 0) {
      notes.push(
        `${count(this.#unreadableScores, 'cell in a score column holds', 'cells in score columns hold')} no number; kept as written, without a score.`,
      );
    }
    if (this.#outsideScale > 0) {
      notes.push(
        `${count(this.#outsideScale, 'score lies', 'scores lie')} outside the scale of its column; kept, but without a reading.`,
      );
    }
    if (this.#unreadableDates > 0)
      notes.push(
        `${count(this.#unreadableDates, 'date', 'dates')} could not be read, so there is no date there.`,
      );
    return notes;
  }

  #reasonToSkip(row: TableRow, answers: number, responseKey: string | null): string | undefined {
    if (row.cells.some((value) => value.length > MAX_CELL))
      return 'A cell has more than 1,000,000 characters.';
    const leftOut = leftOutReason(this.#shape, row.cells);
    if (leftOut !== undefined) return leftOut;
    if (responseKey !== null && this.#responseKeys.has(responseKey))
      return 'The same response id stands further up in this file.';
    if (responseKey !== null && this.#known.responseKeys.has(responseKey))
      return 'This response was imported before.';
    const filled =
      answers > 0 ||
      [...this.#values, ...this.#scores].some(({ index }) => clean(row.cells[index] ?? '') !== '');
    return filled ? undefined : 'Nothing in this row is mapped to an answer, a score or an attribute.';
  }

  #planValues(row: TableRow, respondentN: number, touchpointName: string): void {
    for (const { index, attributeN } of this.#values) {
      const value = clean(row.cells[index] ?? '');
      if (value !== '') this.#writer.value(respondentN, attributeN, value, null);
    }
    const scored: Scored[] = [];
    for (const column of this.#scores) {
      const value = clean(row.cells[column.index] ?? '');
      const number = value === '' ? undefined : parseScore(value);
      const { min, max } = column.scale;
      const isOn = number !== undefined && number >= min && number <= max;
      // An empty cell keeps its place: the items after it must not take another one's partner.
      scored.push({ ...column, value: isOn ? number : undefined });
      if (value === '') continue;
      this.#writer.value(respondentN, column.attributeN, value, number ?? null);
      if (number === undefined) this.#unreadableScores += 1;
      else if (!isOn) this.#outsideScale += 1;
    }
    for (const { touchpoint, reading } of touchpointReadings(scored, touchpointName)) {
      this.#writer.reading(respondentN, this.#writer.touchpoint(touchpoint), reading);
    }
  }

  /** Whether scores come to be about a touchpoint at all. */
  #hasPlace(): boolean {
    return (
      this.#touchpoint !== undefined ||
      [this.#mapping, ...this.#scores].some(({ touchpoint }) => (touchpoint ?? '').trim() !== '')
    );
  }

  #dateOf(text: string): number | null {
    if (text === '' || this.#order === undefined) return null;
    const parsed = parseDate(text, this.#order);
    if (!parsed) {
      this.#unreadableDates += 1;
      return null;
    }
    // A time without a zone is taken as it stands: the file does not say more, and the day is what matters here.
    const at = Date.parse(`${parsed.date}T${parsed.time ?? '12:00:00'}Z`);
    return at - (parsed.offsetMinutes ?? 0) * 60_000;
  }

  #personN(person: string): number {
    const key = externalKey(person);
    const planned = this.#people.get(key);
    if (planned !== undefined) return planned;
    const knownId = this.#known.participants.get(key) ?? null;
    const n = this.#writer.participant(knownId, knownId === null ? this.#pseudonym(person) : '', key);
    this.#people.set(key, n);
    return n;
  }

  /** What looks like a code or a number stays as it is; a name or an address is replaced by a number. */
  #pseudonym(person: string): string {
    const isCode =
      /^[\p{L}\p{N}_.#/-]{1,40}$/u.test(person) && /\p{N}/u.test(person) && !person.includes('@');
    const free = (name: string) => !this.#known.pseudonyms.has(name) && !this.#pseudonyms.has(name);
    let name = isCode ? person : '';
    if (name === '' || !free(name)) {
      let number = this.#writer.count('participant') + this.#known.pseudonyms.size + 1;
      do {
        name = `Participant ${number}`;
        number += 1;
      } while (!free(name));
    }
    this.#pseudonyms.add(name);
    return name;
  }
}

/** A number with the words it needs. */
function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** A short cell: without the blanks around it. */
function clean(cell: string): string {
  return cell.trim().toWellFormed();
}

/** An answer is kept as it was given, but for line ends and what is not text. */
function textOf(cell: string): string {
  return cell.replace(/\r\n?/g, '\n').toWellFormed();
}
