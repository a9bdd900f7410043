import Database from 'better-sqlite3';
import { codePointLength } from '../../../../shared/text/code-points.ts';
import { nameKey } from '../../../../shared/util/name-key.ts';
import type { SourceKind } from '../../../../shared/voices/model.ts';
import { newUid } from '../../core/uid.ts';
import { textHash } from '../../file/texts.ts';
import { planSchema } from './plan-schema.ts';

export interface PlannedAttribute {
  readonly name: string;
  readonly kind: 'text' | 'score' | 'question';
  readonly scoreKind: string | null;
  readonly min: number | null;
  readonly max: number | null;
}

export interface PlannedReading {
  readonly expectation: number | null;
  readonly experience: number | null;
  readonly min: number;
  readonly max: number;
  readonly importance: number | null;
  readonly importanceMin: number | null;
  readonly importanceMax: number | null;
}

/** Who speaks from `start` to `end`, in code points of the text. */
export interface PlannedTurn {
  readonly speaker: string;
  /** The plan's number of the person speaking. */
  readonly participantN?: number | null;
  /** Asks the questions. */
  readonly isInterviewer?: boolean;
  readonly start: number;
  readonly end: number;
  readonly startMs?: number | null;
  readonly endMs?: number | null;
}

/** When the words from `start` to `end` (code points) were said, in ms from the start. */
export interface PlannedCue {
  readonly start: number;
  readonly end: number;
  readonly startMs: number;
  readonly endMs: number | null;
}

/** What of a file is left out: whole rows, whole columns, single cells, comments inside a conversation. */
export type LeftOut = 'row' | 'column' | 'cell' | 'comment';

export interface PlannedKnown {
  readonly respondentId: number;
  readonly what: 'update' | 'same' | 'missing';
  readonly line: number;
  /** What is new about it, in words. */
  readonly detail: string;
  readonly preview: string;
  readonly respondedAt?: number | null;
  readonly participantN?: number | null;
}

export interface PlannedText {
  readonly sourceId: number;
  readonly what: 'update' | 'edited' | 'hash';
  readonly line: number;
  readonly text: string;
  readonly fromSha256: Buffer;
  readonly preview: string;
  /** Replace the turns of the text; empty for one without turns. */
  readonly turns: readonly PlannedTurn[];
  readonly swallowed: readonly { readonly id: number; readonly code: string; readonly text: string }[];
}

/** Writes a plan row by row. A scratch file: without a journal, because an unfinished plan is simply deleted. */
export class PlanWriter {
  readonly #raw: Database.Database;
  readonly #now: number;
  readonly #insert: (table: string, row: readonly unknown[]) => void;
  readonly #counts = new Map<string, number>();
  readonly #touchpoints = new Map<string, number>();

  constructor(file: string, now: number) {
    this.#raw = new Database(file);
    this.#now = now;
    for (const pragma of [
      'journal_mode = OFF',
      'synchronous = OFF',
      'locking_mode = EXCLUSIVE',
      'cache_size = -32768',
    ]) {
      this.#raw.pragma(pragma);
    }
    this.#raw.exec(planSchema);
    this.#raw.exec('BEGIN');
    const statements = new Map<string, Database.Statement>();
    this.#insert = (table, row) => {
      let statement = statements.get(table);
      if (!statement) {
        statement = this.#raw.prepare(`INSERT INTO plan_${table} VALUES (${row.map(() => '?').join(', ')})`);
        statements.set(table, statement);
      }
      statement.run(...row);
    };
  }

  /** How many rows `table` has so far. */
  count(table: string): number {
    return this.#counts.get(table) ?? 0;
  }

  meta(key: string, value: unknown): void {
    this.#insert('meta', [key, JSON.stringify(value)]);
  }

  attribute({ name, kind, scoreKind, min, max }: PlannedAttribute): number {
    return this.#add('attribute', (n) => [n, name, kind, scoreKind, min, max]);
  }

  /** The touchpoint's number; one name is one touchpoint, whatever the case and the blanks around it. */
  touchpoint(name: string): number {
    const clean = name.trim().toWellFormed();
    const key = nameKey(clean);
    const known = this.#touchpoints.get(key);
    if (known !== undefined) return known;
    const n = this.#add('touchpoint', (number) => [number, clean, newUid(this.#now)]);
    this.#touchpoints.set(key, n);
    return n;
  }

  participant(knownId: number | null, pseudonym: string, externalKey: string): number {
    return this.#add('participant', (n) => [n, knownId, pseudonym, externalKey, newUid(this.#now)]);
  }

  respondent(row: {
    readonly participantN: number | null;
    readonly responseKey: string | null;
    readonly line: number;
    readonly respondedAt: number | null;
    readonly preview: string;
  }): number {
    const { participantN, responseKey, line, respondedAt, preview } = row;
    return this.#add('respondent', (n) => [
      n,
      newUid(this.#now),
      participantN,
      responseKey,
      line,
      respondedAt,
      preview,
    ]);
  }

  source(row: {
    readonly kind: SourceKind;
    readonly respondentN: number | null;
    readonly questionN: number | null;
    readonly touchpointN: number | null;
    readonly title: string;
    readonly heardAt: number | null;
    /** Well-formed, with LF line ends. */
    readonly text: string;
    /** What the tool it comes from calls it; known again by it. */
    readonly externalKey?: string | null;
    readonly turns?: readonly PlannedTurn[];
    readonly cues?: readonly PlannedCue[];
    /** The plan's number of the person it is of, where no respondent says so. */
    readonly participantN?: number | null;
    /** The respondent of the workspace who gave it, in place of a planned one. */
    readonly knownRespondentId?: number | null;
  }): number {
    const { kind, respondentN, questionN, touchpointN, title, heardAt, text, externalKey = null } = row;
    const sourceN = this.#add('source', (n) => [
      n,
      newUid(this.#now),
      kind,
      respondentN,
      questionN,
      touchpointN,
      title,
      heardAt,
      text,
      codePointLength(text),
      textHash(text),
      externalKey,
      row.participantN ?? null,
      row.knownRespondentId ?? null,
    ]);
    for (const turn of row.turns ?? []) {
      const { speaker, participantN = null, start, end, startMs = null, endMs = null } = turn;
      const asks = turn.isInterviewer === true ? 1 : 0;
      this.#add('turn', (n) => [n, sourceN, speaker, participantN, start, end, startMs, endMs, asks]);
    }
    for (const { start, end, startMs, endMs } of row.cues ?? []) {
      this.#add('cue', (n) => [n, sourceN, start, end, startMs, endMs]);
    }
    return sourceN;
  }

  value(respondentN: number, attributeN: number, value: string, number: number | null): void {
    this.#add('value', (n) => [n, respondentN, attributeN, value, number]);
  }

  reading(respondentN: number, touchpointN: number, reading: PlannedReading): void {
    this.#add('reading', (n) => [
      n,
      newUid(this.#now),
      respondentN,
      touchpointN,
      reading.expectation,
      reading.experience,
      reading.min,
      reading.max,
      reading.importance,
      reading.importanceMin,
      reading.importanceMax,
    ]);
  }

  /** Lists what is left out. `line` is 0 for what is not on one line. */
  skip(line: number, reason: string, preview: string, what: LeftOut = 'row'): void {
    this.#counts.set(`skip ${what}`, this.count(`skip ${what}`) + 1);
    this.#add('skip', (n) => [n, line, reason, preview, what]);
  }

  /** A response of the workspace that the file has again, or no longer has. */
  known(row: PlannedKnown): number {
    const { respondentId, what, line, detail, preview, respondedAt = null, participantN = null } = row;
    return this.#add('known', (n) => [
      n,
      respondentId,
      what,
      line,
      detail,
      preview,
      respondedAt,
      participantN,
    ]);
  }

  /** The newer form of a text of the workspace. */
  text(row: PlannedText): number {
    const { sourceId, what, line, text, fromSha256, preview } = row;
    const textN = this.#add('text', (n) => [
      n,
      sourceId,
      what,
      line,
      text,
      textHash(text),
      fromSha256,
      preview,
    ]);
    for (const { speaker, participantN = null, start, end, startMs = null, endMs = null } of row.turns) {
      this.#add('text_turn', (n) => [n, textN, speaker, participantN, start, end, startMs, endMs]);
    }
    for (const { id, code, text: words } of row.swallowed) {
      this.#add('swallow', (n) => [n, textN, id, code, words]);
    }
    return textN;
  }

  knownValue(respondentId: number, attributeN: number, value: string, number: number | null): void {
    this.#add('known_value', (n) => [n, respondentId, attributeN, value, number]);
  }

  knownReading(respondentId: number, touchpointN: number, reading: PlannedReading): void {
    this.#add('known_reading', (n) => [
      n,
      newUid(this.#now),
      respondentId,
      touchpointN,
      reading.expectation,
      reading.experience,
      reading.min,
      reading.max,
      reading.importance,
      reading.importanceMin,
      reading.importanceMax,
    ]);
  }

  finish(): void {
    this.#raw.exec('COMMIT');
    this.#raw.close();
  }

  /** Lets go of an unfinished plan; its file is of no use. */
  abandon(): void {
    this.#raw.close();
  }

  #add(table: string, row: (n: number) => readonly unknown[]): number {
    const n = this.count(table) + 1;
    this.#counts.set(table, n);
    this.#insert(table, row(n));
    return n;
  }
}
