import type { ReadDb } from '../../core/db.ts';
import { type Field, type FieldRow, fields } from './fields.ts';

export interface TextRow {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  readonly sha256: Buffer;
}

export interface TextToWrite {
  readonly title: string;
  readonly kind: string;
  readonly person: string | null;
  readonly heardAt: number | null;
  readonly text: string;
}

export function countTexts(db: ReadDb): number {
  return db.value<number>('SELECT count(*) FROM source_text') ?? 0;
}

/** The words of every text, one after the other. */
export function* allTexts(db: ReadDb): Generator<string> {
  for (const { text } of db.iterate<{ text: string }>('SELECT text FROM source_text')) yield text;
}

/** Some texts, by id, read one by one. */
export function textsOf(db: ReadDb, ids: readonly number[]): IterableIterator<TextRow> {
  return db.iterate<TextRow>(
    `SELECT s.id, s.title, t.text, t.sha256 FROM source s JOIN source_text t ON t.id = s.id
    WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY s.id`,
    [JSON.stringify(ids)],
  );
}

export function speakers(db: ReadDb): readonly string[] {
  return db.column<string>('SELECT DISTINCT speaker FROM turn');
}

/** The rows of a field beside the texts, read one by one. */
export function rowsOf(db: ReadDb, field: Field): IterableIterator<FieldRow> {
  return db.iterate<FieldRow>(field.list);
}

/** Values of attributes, of respondents and participants. */
export function* attributeValues(db: ReadDb): Generator<FieldRow> {
  for (const field of fields) {
    if (field.place === 'answer' || field.place === 'participant') yield* rowsOf(db, field);
  }
}

/** Every text with its title, whose it is and when it was heard. */
export function textsToWrite(db: ReadDb): IterableIterator<TextToWrite> {
  return db.iterate<TextToWrite>(
    `SELECT s.title, s.kind, p.pseudonym AS person, s.heard_at AS heardAt, t.text
    FROM source s JOIN source_text t ON t.id = s.id LEFT JOIN respondent r ON r.id = s.respondent_id
    LEFT JOIN participant p ON p.id = coalesce(s.participant_id, r.participant_id) ORDER BY s.id`,
  );
}
