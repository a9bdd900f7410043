import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parse } from 'csv-parse';
import type { Db } from '../../electron/store/core/db.ts';
import { newUid } from '../../electron/store/core/uid.ts';
import { SURVEY_ROWS, surveyColumns } from './survey.ts';

/** Columns that become a respondent's values; the first four are scores. */
const VALUES = [5, 6, 7, 8, 9, 10, 11] as const;
const SCORES = 4;

/**
 * The rows an import of the survey leaves behind, written with csv-parse and prepared statements in one
 * transaction: no plan, no undo, no checks. The texts are indexed in one statement at the end, as one would who
 * knows FTS5: it writes its index out at every statement with a trigger, which takes several times as long.
 */
export async function bareImport(db: Db, file: string): Promise<void> {
  const before = db.value<number>('SELECT max(id) FROM source_text') ?? 0;
  db.raw.exec('DROP TRIGGER source_text_ai');
  db.raw.exec('BEGIN IMMEDIATE');
  const write = writer(db);
  const parser = parse({
    from_line: 2,
    on_record: (cells: string[]) => {
      write(cells);
      return null;
    },
  });
  parser.resume();
  createReadStream(file, { highWaterMark: 1 << 20 }).pipe(parser);
  await finished(parser);
  db.run('INSERT INTO source_fts (rowid, text) SELECT id, text FROM source_text WHERE id > ? ORDER BY id', [
    before,
  ]);
  db.raw.exec('COMMIT');
  const rows = db.value<number>('SELECT count(*) FROM source WHERE import_file_id IS NOT NULL');
  if (rows !== SURVEY_ROWS) throw new Error(`The bare import wrote ${rows} sources`);
}

function writer(db: Db): (cells: readonly string[]) => void {
  const now = Date.now();
  const insert = (table: string, columns: string) =>
    db.raw.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.replaceAll(/[a-z_0-9]+/g, '?')})`);
  const importFile = insert('import_file', 'uid, rev, name, sha256, at, added, skipped, mapping');
  const fileId = importFile.run(
    newUid(now),
    2,
    'survey',
    Buffer.alloc(32),
    now,
    SURVEY_ROWS,
    0,
    '{}',
  ).lastInsertRowid;
  const attribute = insert('attribute', 'uid, rev, name, kind, position');
  const attributes = surveyColumns.map(({ name }, n) =>
    n < 4 ? 0 : attribute.run(newUid(now), 2, name, n === 4 ? 'question' : 'text', n).lastInsertRowid,
  );
  const participant = insert('participant', 'uid, rev, pseudonym, external_key, created_at');
  const respondent = insert(
    'respondent',
    'uid, rev, participant_id, import_file_id, response_key, line, responded_at',
  );
  const value = insert('respondent_attribute', 'rev, respondent_id, attribute_id, value, number');
  const source = insert(
    'source',
    'uid, rev, kind, title, question_id, respondent_id, participant_id, touchpoint_id, import_file_id, heard_at, created_at',
  );
  const text = insert('source_text', 'id, rev, text, length, sha256');
  const reading = insert(
    'reading',
    'uid, rev, touchpoint_id, participant_id, respondent_id, kind, expectation, experience, scale_min, scale_max, importance, importance_min, importance_max, origin, at',
  );
  const touchpoints = new Map(
    db.all<{ id: number; name: string }>('SELECT id, name FROM touchpoint').map((t) => [t.name, t.id]),
  );
  const people = new Map<string, number | bigint>();
  let line = 1;
  return (cells) => {
    line += 1;
    const [key = '', customer = '', date = '', place = '', answer = '', ...scores] = cells;
    let person = people.get(customer);
    if (person === undefined) {
      const known = createHash('sha256').update(customer.toLowerCase()).digest('hex');
      person = participant.run(newUid(now), 2, customer, known, now).lastInsertRowid;
      people.set(customer, person);
    }
    const at = Date.parse(`${date.replace(' ', 'T')}Z`);
    const response = respondent.run(newUid(now), 2, person, fileId, key, line, at).lastInsertRowid;
    for (const [n, column] of VALUES.entries()) {
      const cell = cells[column] ?? '';
      value.run(2, response, attributes[column], cell, n < SCORES ? Number(cell) : null);
    }
    const touchpoint = touchpoints.get(place) ?? null;
    const title = `Response ${key}`;
    const id = source.run(
      newUid(now),
      2,
      'answer',
      title,
      attributes[4],
      response,
      person,
      touchpoint,
      fileId,
      at,
      now,
    ).lastInsertRowid;
    text.run(id, 2, answer, answer.length, createHash('sha256').update(answer).digest());
    const [expectation, experience, importance] = scores.map(Number);
    reading.run(
      newUid(now),
      2,
      touchpoint,
      person,
      response,
      'subtracted',
      expectation,
      experience,
      1,
      7,
      importance,
      1,
      7,
      'survey',
      at,
    );
  };
}

/** Takes those rows out again in one transaction, without keeping anything of them. */
export function bareRemoval(db: Db): void {
  db.raw.transaction(() => {
    for (const table of ['reading', 'source_text', 'source', 'respondent_attribute', 'respondent'])
      db.run(`DELETE FROM ${table} WHERE rev = 2`);
    db.run('DELETE FROM participant WHERE rev = 2');
  })();
}
