import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Db } from '../../electron/store/core/db.ts';
import { openWriter } from '../../electron/store/core/open-connection.ts';
import { newUid } from '../../electron/store/core/uid.ts';
import { createFile } from '../../electron/store/file/create-file.ts';
import { textHash } from '../../electron/store/file/texts.ts';
import { migrations } from '../../electron/store/migrations/index.ts';
import { codePointLength } from '../../shared/text/code-points.ts';
import { scratch } from './places.ts';
import { Random } from './random.ts';
import { prose } from './words.ts';

/** How much there is in a generated workspace. */
export interface Size {
  readonly answers: number;
  readonly answerLength: number;
  readonly transcripts: number;
  readonly transcriptLength: number;
  readonly longLength: number;
  readonly codings: number;
  readonly transcriptCodings: number;
  readonly longCodings: number;
  readonly participants: number;
}

/** 50,000 sources, 20 million characters, 500,000 codings. */
export const fullSize: Size = {
  answers: 49_799,
  answerLength: 323,
  transcripts: 200,
  transcriptLength: 14_500,
  longLength: 1_000_000,
  codings: 420_000,
  transcriptCodings: 300,
  longCodings: 20_000,
  participants: 5000,
};

const TOP_CODES = 10;
const MIDDLE_CODES = 9;
const LOW_CODES = 10;
export const TOUCHPOINTS = 20;
const STAGES = 10;
const STEPS_OF_STAGE = 15;
const START = Date.UTC(2026, 0, 5);

const schema = createHash('sha256')
  .update(migrations.map(({ sql }) => sql).join())
  .digest('hex')
  .slice(0, 12);

/** The workspace made from `seed`, generated where it is not there yet. It is shared: copy it before opening it. */
export function generatedWorkspace(seed: number, size: Size = fullSize): string {
  const shape = createHash('sha256').update(JSON.stringify(size)).digest('hex').slice(0, 8);
  const file = path.join(scratch, 'generated', `${seed}-${shape}-${schema}.touchline`);
  if (existsSync(file)) return file;
  const folder = path.dirname(file);
  mkdirSync(folder, { recursive: true });
  // Those of earlier schemas.
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${seed}-${shape}-`)) rmSync(path.join(folder, name));
  }
  const temporary = `${file}.making`;
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(temporary + ending, { force: true });
  createFile(temporary, 'Ada Berg', START);
  const db = openWriter(temporary, 'truncate');
  try {
    // Nothing here is worth keeping through a power failure.
    db.raw.pragma('synchronous = OFF');
    db.raw.transaction(() => fill(db, new Random(seed), size))();
    db.raw.pragma('optimize');
  } finally {
    db.close();
  }
  rmSync(`${temporary}-journal`, { force: true });
  renameSync(temporary, file);
  return file;
}

/** A copy of a generated file to open and change. */
export function workingCopy(generated: string, name: string): string {
  const folder = path.join(scratch, 'work');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.touchline`);
  removeWorkspace(file);
  copyFileSync(generated, file);
  return file;
}

/** Removes a working copy with everything that stands beside it. */
export function removeWorkspace(file: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal', '-lock', '-lock-journal', '-reserve']) {
    rmSync(file + ending, { force: true });
  }
}

function fill(db: Db, random: Random, size: Size): void {
  const { count, insert } = inserter(db);
  for (const name of ['Bo Carlsen', 'Cleo Dunn'])
    insert('coder', { uid: newUid(START), rev: 1, name, initials: name.slice(0, 2) });
  const segments = ['Private', 'Business', 'Public', 'Partner'];
  for (const name of segments) insert('segment', { uid: newUid(START), rev: 1, name });
  for (let n = 1; n <= size.participants; n += 1) {
    insert('participant', {
      uid: newUid(START),
      rev: 1,
      pseudonym: `P-${String(n).padStart(5, '0')}`,
      segment_id: 1 + (n % segments.length),
      created_at: START,
    });
  }
  insert('study', { uid: newUid(START), rev: 1, name: 'Pulse', pattern: 'present', created_at: START });
  for (let n = 1; n <= 4; n += 1)
    insert('wave', { uid: newUid(START), rev: 1, study_id: 1, name: `Wave ${n}`, position: n });
  fillAttributes(insert);
  fillCodes(insert, random);
  for (let n = 1; n <= TOUCHPOINTS; n += 1)
    insert('touchpoint', { uid: newUid(START), rev: 1, name: `Touchpoint ${n}` });
  fillJourney(insert);
  fillAnswers(insert, random, size);
  fillLongSources(insert, random, size);
  fillEvidence(insert, random, count('coding'));
  db.run(`UPDATE meta SET value = 1 WHERE key = 'seq'`);
}

type Value = string | number | Buffer | null;
type Insert = (table: string, row: Readonly<Record<string, Value>>) => number;

/** One prepared statement for each table and set of columns. */
function inserter(db: Db): { insert: Insert; count: (table: string) => number } {
  const counts = new Map<string, number>();
  const statements = new Map<string, ReturnType<typeof db.raw.prepare>>();
  return {
    count: (table) => counts.get(table) ?? 0,
    insert: (table, row) => {
      const columns = Object.keys(row);
      const key = `${table} ${columns.length}`;
      let statement = statements.get(key);
      if (!statement) {
        statement = db.raw.prepare(
          `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        );
        statements.set(key, statement);
      }
      counts.set(table, (counts.get(table) ?? 0) + 1);
      return Number(statement.run(Object.values(row)).lastInsertRowid);
    },
  };
}

const textAttributes = ['Region', 'Package', 'Age', 'Tenure', 'Channel'] as const;
const scoreAttributes = ['Expected', 'Experienced', 'Recommend'] as const;
/** The number of the attribute that holds the question the answers are to; it follows text and scores. */
const QUESTION = textAttributes.length + scoreAttributes.length + 1;

function fillAttributes(insert: Insert): void {
  let position = 0;
  const row = (name: string, kind: string) => ({
    uid: newUid(START),
    rev: 1,
    name,
    kind,
    position: ++position,
  });
  for (const name of textAttributes) insert('attribute', row(name, 'text'));
  for (const name of scoreAttributes)
    insert('attribute', { ...row(name, 'score'), scale_min: 0, scale_max: 10 });
  insert('attribute', row('What happened?', 'question'));
}

/** 10 codes, 9 below each, 10 below each of those: exactly 1,000. */
function fillCodes(insert: Insert, random: Random): void {
  const code = (name: string, parent: number | null, position: number) =>
    insert('code', {
      uid: newUid(START),
      rev: 1,
      parent_id: parent,
      name,
      colour: position % 12,
      description: prose(random, 120),
      position,
    });
  for (let a = 1; a <= TOP_CODES; a += 1) {
    const top = code(`Theme ${a}`, null, a);
    for (let b = 1; b <= MIDDLE_CODES; b += 1) {
      const middle = code(`Topic ${a}.${b}`, top, b);
      for (let c = 1; c <= LOW_CODES; c += 1) code(`Aspect ${a}.${b}.${c}`, middle, c);
    }
  }
}

/** How many codes `fillCodes` makes. */
export const CODES = TOP_CODES * (1 + MIDDLE_CODES * (1 + LOW_CODES));

function fillJourney(insert: Insert): void {
  insert('journey', { uid: newUid(START), rev: 1, name: 'Moving home', position: 1, created_at: START });
  for (const [n, kind] of ['channels', 'gap', 'quotes'].entries())
    insert('lane', { uid: newUid(START), rev: 1, journey_id: 1, kind, name: kind, position: n + 1 });
  for (let stage = 1; stage <= STAGES; stage += 1) {
    insert('stage', { uid: newUid(START), rev: 1, journey_id: 1, name: `Stage ${stage}`, position: stage });
    for (let n = 1; n <= STEPS_OF_STAGE; n += 1) {
      insert('step', {
        uid: newUid(START),
        rev: 1,
        stage_id: stage,
        touchpoint_id: 1 + ((stage * STEPS_OF_STAGE + n) % TOUCHPOINTS),
        name: `Step ${stage}.${n}`,
        channel: n % 2 ? 'phone' : 'web',
        position: n,
      });
    }
  }
}

/** One respondent for each answer, eight values and a reading each, codings by three coders. */
function fillAnswers(insert: Insert, random: Random, size: Size): void {
  const perAnswer = size.codings / size.answers;
  let owed = 0;
  for (let n = 1; n <= size.answers; n += 1) {
    const participant = 1 + (n % size.participants);
    const at = START + n * 60_000;
    const wave = 1 + (n % 4);
    const respondent = insert('respondent', {
      uid: newUid(START),
      rev: 1,
      participant_id: participant,
      wave_id: wave,
      response_key: `R${n}`,
      line: n + 1,
      responded_at: at,
    });
    for (const [index, name] of textAttributes.entries()) {
      const value = `${name} ${random.int(1, 5 + index * 20)}`;
      insert('respondent_attribute', { rev: 1, respondent_id: respondent, attribute_id: index + 1, value });
    }
    const scores = scoreAttributes.map(() => random.int(0, 11));
    for (const [index, score] of scores.entries()) {
      insert('respondent_attribute', {
        rev: 1,
        respondent_id: respondent,
        attribute_id: textAttributes.length + 1 + index,
        value: String(score),
        number: score,
      });
    }
    const touchpoint = random.int(1, TOUCHPOINTS + 1);
    const length = random.int(Math.floor(size.answerLength * 0.2), Math.ceil(size.answerLength * 1.8));
    const source = insertSource(insert, prose(random, length), {
      kind: 'answer',
      title: `Response R${n}`,
      question_id: QUESTION,
      respondent_id: respondent,
      wave_id: wave,
      touchpoint_id: touchpoint,
      heard_at: at,
    });
    insert('reading', {
      uid: newUid(START),
      rev: 1,
      touchpoint_id: touchpoint,
      participant_id: participant,
      respondent_id: respondent,
      wave_id: wave,
      kind: 'subtracted',
      expectation: scores[0] ?? null,
      experience: scores[1] ?? null,
      scale_min: 0,
      scale_max: 10,
      origin: 'survey',
      at,
    });
    owed += perAnswer;
    const codings = Math.floor(owed);
    owed -= codings;
    codeSource(insert, random, source, codings, 0);
  }
}

function fillLongSources(insert: Insert, random: Random, size: Size): void {
  for (let n = 1; n <= size.transcripts; n += 1) {
    const source = insertSource(insert, prose(random, size.transcriptLength), {
      kind: 'transcript',
      title: `Interview ${n}`,
      participant_id: n,
      wave_id: 1,
      heard_at: START + n * 3_600_000,
    });
    codeSource(insert, random, source, size.transcriptCodings, 0);
  }
  const source = insertSource(insert, prose(random, size.longLength), {
    kind: 'transcript',
    title: LONG_TITLE,
    heard_at: START,
  });
  // Spread over the text from the 1,001st character, so that an edit before it moves them all.
  codeSource(insert, random, source, size.longCodings, 1000);
}

/** The one source of a million characters. */
export const LONG_TITLE = 'Diary of a year';

interface Stored {
  readonly id: number;
  readonly length: number;
}

function insertSource(insert: Insert, text: string, columns: Readonly<Record<string, Value>>): Stored {
  const id = insert('source', { uid: newUid(START), rev: 1, ...columns, created_at: START });
  const length = codePointLength(text);
  insert('source_text', { id, rev: 1, text, length, sha256: textHash(text) });
  return { id, length };
}

/** No two codings of one coder and code overlap in a source: each takes the next stretch of it. */
function codeSource(insert: Insert, random: Random, source: Stored, count: number, from: number): void {
  const room = (source.length - from) / Math.max(count, 1);
  for (let n = 0; n < count; n += 1) {
    const start = from + Math.floor(n * room);
    insert('coding', {
      uid: newUid(START),
      rev: 1,
      source_id: source.id,
      code_id: random.int(1, CODES + 1),
      coder_id: 1 + (n % 3),
      start_cp: start,
      end_cp: Math.min(source.length, start + Math.max(1, Math.floor(room * random.next())) + 1),
      created_at: START,
    });
  }
}

/** Every 25th coding stands at a touchpoint, every fourth of those is rated. */
function fillEvidence(insert: Insert, random: Random, codings: number): void {
  for (let id = 25, n = 0; id <= codings; id += 25, n += 1) {
    const touchpoint = random.int(1, TOUCHPOINTS + 1);
    insert('evidence', { uid: newUid(START), rev: 1, touchpoint_id: touchpoint, coding_id: id, at: START });
    if (n % 4 !== 0) continue;
    insert('reading', {
      uid: newUid(START),
      rev: 1,
      touchpoint_id: touchpoint,
      coding_id: id,
      coder_id: 1,
      kind: 'direct',
      direct: random.int(-1, 2),
      scale_min: -1,
      scale_max: 1,
      origin: 'coding',
      at: START,
    });
  }
}
