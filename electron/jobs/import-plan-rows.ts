import { codePointLength } from '../../shared/text/code-points.ts';
import type { TableShape } from '../../shared/voices/import-model.ts';
import type { TableMapping } from '../../shared/voices/import-plan.ts';
import { isIncomplete, leftOutReason } from '../../shared/voices/left-out.ts';
import { isChosen } from '../../shared/voices/option-groups.ts';
import { parseScore } from '../../shared/voices/score-text.ts';
import type { KnownResponses } from '../store/voices/import/known-responses.ts';
import type { KnownToWorkspace } from '../store/voices/import/plan-file.ts';
import type { PlanWriter } from '../store/voices/import/plan-writer.ts';
import { asText } from './import/conversation.ts';
import { type DateOrder, parseDate } from './import/date.ts';
import type { TableRow } from './import/read-table.ts';
import { type Column, type PlannedColumns, planColumns } from './import-plan-columns.ts';
import { KnownPlanner, type Response, type ResponseText } from './import-plan-known.ts';
import { PlannedPeople } from './import-plan-people.ts';
import { pairingNotes, type Scored, touchpointReadings } from './import-plan-readings.ts';

const PREVIEW = 160;
const MAX_CELL = 1_000_000;
const LONGEST_KEY_IN_TITLE = 60;

/** What a plan is made against. */
export interface PlanGround {
  readonly known: KnownToWorkspace;
  readonly responses: KnownResponses;
  /** The coder at work while others' codings are hidden. */
  readonly onlyCoder: number | null;
  readonly shape: Pick<TableShape, 'dialect' | 'columns'>;
  readonly order: DateOrder | undefined;
}

/** Turns rows of a table into rows of a plan, under one mapping. Every row ends up added, updated or skipped with its reason. */
export class RowPlanner {
  readonly #writer: PlanWriter;
  readonly #ground: PlanGround;
  readonly #mapping: TableMapping;
  readonly #columns: PlannedColumns;
  readonly #people: PlannedPeople;
  readonly #updates: KnownPlanner;
  readonly #responseKeys = new Set<string>();
  readonly #ignored = new Map<number, { filled: number; first: string }>();
  #unreadableScores = 0;
  #outsideScale = 0;
  #unreadableDates = 0;
  #incomplete = 0;
  #known = 0;

  constructor(writer: PlanWriter, mapping: TableMapping, ground: PlanGround) {
    this.#writer = writer;
    this.#mapping = mapping;
    this.#ground = ground;
    this.#columns = planColumns(mapping, writer, ground.shape);
    this.#people = new PlannedPeople(writer, ground.known);
    this.#updates = new KnownPlanner(writer, ground.responses, this.#columns.attributes, ground.onlyCoder);
  }

  plan(row: TableRow): void {
    const cell = (column: Column | undefined) => (column ? clean(row.cells[column.index] ?? '') : '');
    const responseKey = cell(this.#columns.responseId) || null;
    const texts = this.#textsOf(row, responseKey);
    const preview = cut(texts[0]?.text ?? row.cells.filter((value) => value !== '').join(' · '));
    const reason = this.#reasonToSkip(row, texts.length, responseKey);
    if (reason !== undefined) {
      this.#writer.skip(row.line, reason, preview);
      return;
    }
    this.#listLeftOut(row);
    if (responseKey !== null) this.#responseKeys.add(responseKey);
    if (isIncomplete(this.#ground.shape, row.cells)) this.#incomplete += 1;
    const person = cell(this.#columns.participant);
    const participantN = person === '' ? null : this.#people.numberOf(person);
    const touchpointName = cell(this.#columns.touchpoint) || (this.#mapping.touchpoint ?? '').trim();
    const response: Response = {
      responseKey,
      line: row.line,
      respondedAt: this.#dateOf(row, cell(this.#columns.date)),
      participantN,
      preview,
      touchpointN: touchpointName === '' ? null : this.#writer.touchpoint(touchpointName),
      texts: texts.map((text) => ({
        ...text,
        turns: text.turns.map(({ isCustomer, ...turn }) => ({
          ...turn,
          participantN: isCustomer ? participantN : null,
        })),
      })),
      ...this.#valuesOf(row, touchpointName),
    };
    const id = responseKey === null ? undefined : this.#ground.responses.idOf(responseKey);
    if (id === undefined) this.#add(response);
    else {
      this.#known += 1;
      this.#updates.plan(id, response);
    }
  }

  /** What the user is told about all rows together. Call it once, after the last row. */
  finish(): readonly string[] {
    for (const { index, name } of this.#columns.ignored) {
      const { filled, first } = this.#ignored.get(index) ?? { filled: 0, first: '' };
      const reason =
        filled === 0
          ? `The column “${short(name)}” is empty.`
          : `The column “${short(name)}” is set to be ignored: ${count(filled, 'filled cell', 'filled cells')}.`;
      this.#writer.skip(0, reason, first, 'column');
    }
    const missing = this.#known > 0 ? this.#updates.planMissing(this.#responseKeys) : 0;
    const notes: string[] = this.#hasPlace() ? [...pairingNotes(this.#columns.scores)] : [];
    const tell = (times: number, one: string, many: string, rest: string): void => {
      if (times > 0) notes.push(`${count(times, one, many)} ${rest}`);
    };
    tell(
      this.#unreadableScores,
      'cell in a score column holds',
      'cells in score columns hold',
      'no number; kept as written, without a score.',
    );
    tell(
      this.#outsideScale,
      'score lies',
      'scores lie',
      'outside the scale of its column; kept, but without a reading.',
    );
    tell(this.#unreadableDates, 'date', 'dates', 'could not be read, so there is no date there.');
    tell(
      this.#incomplete,
      'response is',
      'responses are',
      'not finished; what they hold comes in all the same.',
    );
    tell(
      this.#updates.emptied,
      'cell is',
      'cells are',
      'empty in this file and filled here; what is here is kept.',
    );
    tell(
      missing,
      'response imported before is',
      'responses imported before are',
      'not in this file; what is here is kept.',
    );
    if (this.#columns.responseId === undefined && this.#columns.answers.length > 0) {
      notes.push(
        'No column is the response id, so a newer export of this survey could not be told from this one; its rows would be added again.',
      );
    }
    return notes;
  }

  #add(response: Response): void {
    const { participantN, responseKey, line, respondedAt, preview, touchpointN } = response;
    const respondentN = this.#writer.respondent({ participantN, responseKey, line, respondedAt, preview });
    for (const { attributeN, value, number } of response.values) {
      this.#writer.value(respondentN, attributeN, value, number);
    }
    for (const { touchpoint, reading } of response.readings) {
      this.#writer.reading(respondentN, this.#writer.touchpoint(touchpoint), reading);
    }
    for (const text of response.texts) {
      this.#writer.source({ ...text, respondentN, touchpointN, heardAt: respondedAt });
    }
  }

  /** The texts of a row: a conversation whole, with its turns, or each filled answer. */
  #textsOf({ line, cells, conversation }: TableRow, responseKey: string | null): readonly RowText[] {
    const isPost = this.#mapping.textsAre === 'post';
    const title =
      responseKey === null || responseKey.length > LONGEST_KEY_IN_TITLE
        ? `Line ${line}`
        : `Response ${responseKey}`;
    return this.#columns.answers.flatMap(({ index, attributeN }): readonly RowText[] => {
      if (conversation && index === this.#ground.shape.columns.length - 1) {
        if (conversation.messages.length === 0) return [];
        const { text, turns } = asText(conversation);
        return [
          {
            questionN: null,
            kind: 'transcript',
            title: conversation.title,
            text,
            externalKey: responseKey,
            turns: turnsOf(text, turns),
          },
        ];
      }
      const text = textOf(cells[index] ?? '');
      if (text.trim() === '') return [];
      const kind = isPost ? 'post' : 'answer';
      return [
        { questionN: attributeN, kind, title, text, externalKey: isPost ? responseKey : null, turns: [] },
      ];
    });
  }

  #reasonToSkip(row: TableRow, answers: number, responseKey: string | null): string | undefined {
    if (row.refused !== undefined) return row.refused;
    if (row.cells.some((value) => value.length > MAX_CELL))
      return 'A cell has more than 1,000,000 characters.';
    const leftOut = leftOutReason(this.#ground.shape, row.cells);
    if (leftOut !== undefined) return leftOut;
    if (this.#mapping.leaveOutIncomplete === true && isIncomplete(this.#ground.shape, row.cells))
      return 'The response is not finished.';
    if (responseKey !== null && this.#responseKeys.has(responseKey))
      return 'The same response id stands further up in this file.';
    const filled =
      answers > 0 ||
      this.#columns.joined.some(({ options }) =>
        options.some(({ index }) => isChosen(row.cells[index] ?? '')),
      ) ||
      [...this.#columns.values, ...this.#columns.scores].some(
        ({ index }) => clean(row.cells[index] ?? '') !== '',
      );
    return filled ? undefined : 'Nothing in this row is mapped to an answer, a score or an attribute.';
  }

  /** Everything of an imported row that does not come in, with its reason. */
  #listLeftOut({ line, cells, conversation, beyond }: TableRow): void {
    for (const { index } of this.#columns.ignored) {
      const value = clean(cells[index] ?? '');
      if (value === '') continue;
      const seen = this.#ignored.get(index);
      if (seen) seen.filled += 1;
      else this.#ignored.set(index, { filled: 1, first: short(value) });
    }
    for (const value of cells.slice(this.#ground.shape.columns.length)) {
      if (value !== '')
        this.#writer.skip(line, 'The cell lies beyond the last column.', short(value), 'cell');
    }
    for (const name of beyond ?? []) {
      this.#writer.skip(line, `The field “${short(name)}” is not among the columns.`, '', 'cell');
    }
    for (const [reason, times] of conversation?.leftOut ?? []) {
      const words = times === 1 ? reason : `${reason} (${times.toLocaleString('en')} of them)`;
      this.#writer.skip(line, words, conversation?.title ?? '', 'comment');
    }
  }

  #valuesOf(row: TableRow, touchpointName: string): Pick<Response, 'values' | 'readings'> {
    const { cells } = row;
    const values: { attributeN: number; value: string; number: number | null }[] = [];
    for (const { index, attributeN } of this.#columns.values) {
      const value = clean(row.cells[index] ?? '');
      if (value !== '') values.push({ attributeN, value, number: null });
    }
    for (const { attributeN, options } of this.#columns.joined) {
      const chosen = options.filter(({ index }) => isChosen(cells[index] ?? '')).map(({ label }) => label);
      if (chosen.length > 0) values.push({ attributeN, value: chosen.join('; '), number: null });
    }
    const scored: Scored[] = [];
    for (const column of this.#columns.scores) {
      const value = clean(row.cells[column.index] ?? '');
      const number = value === '' ? undefined : parseScore(value);
      const { min, max } = column.scale;
      const isOn = number !== undefined && number >= min && number <= max;
      // An empty cell keeps its place: the items after it must not take another one's partner.
      scored.push({ ...column, value: isOn ? number : undefined });
      if (value === '') continue;
      values.push({ attributeN: column.attributeN, value, number: number ?? null });
      if (isOn) continue;
      if (number === undefined) this.#unreadableScores += 1;
      else this.#outsideScale += 1;
      const reason =
        number === undefined
          ? `“${short(column.name)}” holds no number here; kept as written, without a score.`
          : `“${short(column.name)}” goes from ${min} to ${max}; kept, but without a reading.`;
      this.#writer.skip(row.line, reason, short(value), 'cell');
    }
    return { values, readings: touchpointReadings(scored, touchpointName) };
  }

  /** Whether scores come to be about a touchpoint at all. */
  #hasPlace(): boolean {
    return (
      this.#columns.touchpoint !== undefined ||
      [this.#mapping, ...this.#columns.scores].some(({ touchpoint }) => (touchpoint ?? '').trim() !== '')
    );
  }

  #dateOf({ line }: TableRow, text: string): number | null {
    if (text === '' || this.#ground.order === undefined) return null;
    const parsed = parseDate(text, this.#ground.order);
    if (!parsed) {
      this.#unreadableDates += 1;
      this.#writer.skip(line, 'This is no date that could be read.', short(text), 'cell');
      return null;
    }
    // A time without a zone is taken as it stands: the file does not say more, and the day is what matters here.
    const at = Date.parse(`${parsed.date}T${parsed.time ?? '12:00:00'}Z`);
    return at - (parsed.offsetMinutes ?? 0) * 60_000;
  }
}

type RowText = Omit<ResponseText, 'turns'> & { readonly turns: readonly CustomerTurn[] };

interface CustomerTurn {
  readonly speaker: string;
  readonly isCustomer: boolean;
  readonly start: number;
  readonly end: number;
}

/** Turns in code points of the text. */
function turnsOf(text: string, turns: ReturnType<typeof asText>['turns']): readonly CustomerTurn[] {
  let units = 0;
  let points = 0;
  const upTo = (unit: number): number => {
    points += codePointLength(text.slice(units, unit));
    units = unit;
    return points;
  };
  return turns.map(({ message, start, end }) => ({
    speaker: message.speaker,
    isCustomer: message.isCustomer,
    start: upTo(start),
    end: upTo(end),
  }));
}

/** How a row begins. */
function cut(text: string): string {
  return text.length > PREVIEW ? `${text.slice(0, PREVIEW - 1).toWellFormed()}…` : text.toWellFormed();
}

/** A number with the words it needs. */
function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79).toWellFormed()}…` : text;
}

/** A short cell: without the blanks around it. */
function clean(cell: string): string {
  return cell.trim().toWellFormed();
}

/** An answer is kept as it was given, but for line ends and what is not text. */
function textOf(cell: string): string {
  return cell.replace(/\r\n?/g, '\n').toWellFormed();
}
