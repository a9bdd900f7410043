import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Db } from '../../../electron/store/core/db.ts';
import { migrate } from '../../../electron/store/core/migrate.ts';
import { openWriter } from '../../../electron/store/core/open-connection.ts';
import { newUid } from '../../../electron/store/core/uid.ts';
import { compileCondition } from '../../../electron/store/voices/condition.ts';
import { attributeOps, type Condition, conditionSchema } from '../../../shared/voices/condition.ts';
import { conditionOfFilter } from '../../../shared/voices/filter-condition.ts';
import { holds, type World } from './condition-reference.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'touchline-condition-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kinds = ['note', 'transcript', 'answer', 'post'] as const;
const few = fc.integer({ min: 1, max: 4 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });
const value = fc.constantFrom('North', 'north', 'Nørd', '', '6', '6.0', '10', '2026-01-05', 'Zoë');
/** Around two changes of the clocks and the ends of days, in local time. */
const moment = fc
  .record({
    day: fc.constantFrom([2026, 0, 5], [2026, 2, 29], [2026, 9, 25], [2026, 0, 6]),
    hour: fc.constantFrom([0, 0], [23, 59], [3, 0]),
  })
  .map(({ day: [y = 0, m = 0, d = 0], hour: [h = 0, min = 0] }) => new Date(y, m, d, h, min).getTime());

const world: fc.Arbitrary<World> = fc.record({
  participants: fc.array(fc.record({ segment: maybe(fc.integer({ min: 1, max: 2 })) }), {
    minLength: 4,
    maxLength: 4,
  }),
  participantValues: fc.array(fc.record({ of: few, attribute: few, value }), { maxLength: 3 }),
  respondents: fc.array(fc.record({ participant: maybe(few), wave: maybe(few) }), {
    minLength: 4,
    maxLength: 4,
  }),
  values: fc.array(fc.record({ of: few, attribute: few, value }), { maxLength: 14 }),
  parents: fc.tuple(
    fc.constantFrom(null),
    maybe(fc.constant(1)),
    maybe(fc.constant(2)),
    fc.constantFrom(1, 3),
  ),
  members: fc.uniqueArray(fc.record({ set: fc.integer({ min: 1, max: 2 }), code: few }), {
    maxLength: 4,
    selector: ({ set, code }) => `${set} ${code}`,
  }),
  sources: fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      text: fc.constantFrom('it was slow', 'very Slowly done', 'fine', 'café delay'),
      question: maybe(fc.constant(4)),
      respondent: maybe(few),
      participant: maybe(few),
      wave: maybe(few),
      touchpoint: maybe(few),
      imported: maybe(fc.integer({ min: 1, max: 2 })),
      heardAt: maybe(moment),
      turns: fc.array(maybe(few), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 9 },
  ),
  codings: fc.array(
    fc.record({
      source: few,
      code: few,
      coder: few,
      start: fc.integer({ min: 0, max: 5 }),
      touchpoint: maybe(few),
    }),
    { maxLength: 14 },
  ),
  sourceEvidence: fc.array(fc.record({ source: few, touchpoint: few }), { maxLength: 2 }),
});

const day = fc.constantFrom('2026-01-05', '2026-01-06', '2026-03-29', '2026-10-25');
const id = fc.integer({ min: 1, max: 5 });
const oneTest: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    test: fc.constant('attribute' as const),
    attributeId: id,
    op: fc.constantFrom(...attributeOps),
    value,
  }),
  fc.record({ test: fc.constant('kind' as const), kinds: fc.subarray([...kinds]) }),
  fc.record({
    test: fc.constant('text' as const),
    words: fc.constantFrom('slow', 'SLOW was', 'cafe', 'delay fine', '…', 'it'),
  }),
  fc.record({
    test: fc.constantFrom(
      'study',
      'wave',
      'touchpoint',
      'question',
      'participant',
      'segment',
      'import',
      'set',
      'coder',
    ),
    id,
  }),
  fc.record({ test: fc.constant('code' as const), id, below: fc.boolean() }),
  fc.record({ test: fc.constant('coded' as const), is: fc.boolean() }),
  fc.record({ test: fc.constant('date' as const), from: day, to: day }, { requiredKeys: ['test'] }),
);
const condition = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    oneTest,
    fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree;

describe('a condition as SQL', () => {
  const db = openWriter(path.join(folder, 'test.touchline'), 'wal');
  db.raw.pragma('synchronous = OFF');
  migrate(db);
  afterAll(() => db.close());

  test('lets through what a reference written without SQL does, of sources and of codings', () => {
    let through = 0;
    let held = 0;
    fc.assert(
      fc.property(
        world,
        fc.array(condition, { minLength: 12, maxLength: 12 }),
        maybe(few),
        (made, trees, only) => {
          const roll = new Error('rolled back');
          const within = db.raw.transaction(() => {
            write(db, made);
            for (const tree of trees) {
              conditionSchema.parse(tree);
              const ofSource = compileCondition(db, tree, { onlyCoder: only });
              const sources = db.column<number>(
                `SELECT s.id FROM source s WHERE ${ofSource.where} ORDER BY s.id`,
                ofSource.params,
              );
              expect(sources).toEqual(
                made.sources
                  .map((_, index) => index + 1)
                  .filter((source) => holds(made, tree, { source, coding: null, only })),
              );
              const ofCoding = compileCondition(db, tree, { onlyCoder: only, coding: 'c' });
              const codings = db.column<number>(
                `SELECT c.id FROM coding c JOIN source s ON s.id = c.source_id
              WHERE ${ofCoding.where} AND (? IS NULL OR c.coder_id = ?) ORDER BY c.id`,
                [...ofCoding.params, only, only],
              );
              expect(codings).toEqual(
                made.codings.flatMap((coding, index) => {
                  const source = 1 + ((coding.source - 1) % made.sources.length);
                  if (only !== null && coding.coder !== only) return [];
                  return holds(made, tree, { source, coding: index, only }) ? [index + 1] : [];
                }),
              );
              through += sources.length + codings.length;
              held += made.sources.length + made.codings.length - sources.length - codings.length;
            }
            throw roll;
          });
          try {
            within();
          } catch (error) {
            if (error !== roll) throw error;
          }
        },
      ),
      { numRuns: 500 },
    );
    // Both outcomes were asked for, many times.
    expect(through).toBeGreaterThan(1000);
    expect(held).toBeGreaterThan(1000);
  });
});

test('a simple filter is the condition that asks all of it', () => {
  expect(conditionOfFilter({})).toBeNull();
  expect(conditionOfFilter({ text: '  ' })).toBeNull();
  expect(conditionOfFilter({ codeId: 3 })).toEqual({ test: 'code', id: 3, below: true });
  const whole = conditionOfFilter({
    kinds: ['answer'],
    studyId: 1,
    importFileId: 2,
    coded: false,
    attributes: [{ attributeId: 7, op: 'at-most', value: '6' }],
  });
  expect(whole).toEqual({
    all: [
      { test: 'kind', kinds: ['answer'] },
      { test: 'study', id: 1 },
      { test: 'import', id: 2 },
      { test: 'coded', is: false },
      { test: 'attribute', attributeId: 7, op: 'at-most', value: '6' },
    ],
  });
  expect(conditionSchema.safeParse(whole).success).toBe(true);
});

/** Ids are those of the world's lists, from 1. Attributes 1 and 3 hold numbers, 4 is a question; waves 1, 2 are of study 1. */
function write(db: Db, made: World): void {
  const insert = (table: string, row: Readonly<Record<string, string | number | Buffer | null>>) =>
    db.run(
      `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
        .map(() => '?')
        .join(', ')})`,
      Object.values(row),
    );
  const entity = (n: number) => ({ id: n, uid: newUid(0), rev: 0 });
  for (const n of [1, 2, 3, 4]) {
    insert('coder', { ...entity(n), name: `K${n}`, initials: 'K' });
    insert('attribute', {
      ...entity(n),
      name: `A${n}`,
      kind: n === 4 ? 'question' : n % 2 ? 'number' : 'text',
    });
    insert('touchpoint', { ...entity(n), name: `T${n}` });
  }
  for (const n of [1, 2]) {
    insert('segment', { ...entity(n), name: `S${n}` });
    insert('study', { ...entity(n), name: `Y${n}`, pattern: 'past', created_at: 0 });
    insert('code_set', { ...entity(n), name: `Set${n}` });
    insert('import_file', {
      ...entity(n),
      name: 'f',
      sha256: Buffer.alloc(32),
      at: 0,
      added: 0,
      skipped: 0,
      mapping: '{}',
    });
  }
  for (const n of [1, 2, 3, 4]) insert('wave', { ...entity(n), study_id: n <= 2 ? 1 : 2, name: `W${n}` });
  made.participants.forEach(({ segment }, at) => {
    insert('participant', { ...entity(at + 1), pseudonym: `P${at}`, segment_id: segment, created_at: 0 });
  });
  made.respondents.forEach(({ participant, wave }, at) => {
    insert('respondent', { ...entity(at + 1), participant_id: participant, wave_id: wave });
  });
  const valueRow = (attribute: number, text: string) => ({
    rev: 0,
    attribute_id: attribute,
    value: text,
    number: attribute % 2 && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : null,
  });
  for (const { of, attribute, value: text } of made.values)
    insert('respondent_attribute', { respondent_id: of, ...valueRow(attribute, text) });
  for (const { of, attribute, value: text } of made.participantValues)
    insert('participant_attribute', { participant_id: of, ...valueRow(attribute, text) });
  made.parents.forEach((parent, at) => {
    insert('code', { ...entity(at + 1), parent_id: parent, name: `C${at}` });
  });
  for (const { set, code } of made.members)
    insert('code_set_member', { rev: 0, code_set_id: set, code_id: code });
  made.sources.forEach((source, at) => {
    insert('source', {
      ...entity(at + 1),
      kind: source.kind,
      title: 't',
      question_id: source.question,
      respondent_id: source.respondent,
      participant_id: source.participant,
      wave_id: source.wave,
      touchpoint_id: source.touchpoint,
      import_file_id: source.imported,
      heard_at: source.heardAt,
      created_at: 0,
    });
    insert('source_text', {
      id: at + 1,
      rev: 0,
      text: source.text,
      length: source.text.length,
      sha256: Buffer.alloc(32),
    });
    // Two characters each, so that the last codings begin beyond them all.
    source.turns.forEach((participant, turn) => {
      insert('turn', {
        rev: 0,
        source_id: at + 1,
        speaker: 'x',
        participant_id: participant,
        start_cp: turn * 2,
        end_cp: turn * 2 + 2,
      });
    });
  });
  const sourceOf = (n: number) => 1 + ((n - 1) % made.sources.length);
  made.codings.forEach((coding, at) => {
    insert('coding', {
      ...entity(at + 1),
      source_id: sourceOf(coding.source),
      code_id: coding.code,
      coder_id: coding.coder,
      start_cp: coding.start,
      end_cp: coding.start + 1,
      created_at: 0,
    });
    if (coding.touchpoint !== null) {
      insert('evidence', {
        uid: newUid(0),
        rev: 0,
        touchpoint_id: coding.touchpoint,
        coding_id: at + 1,
        at: 0,
      });
    }
  });
  for (const { source, touchpoint } of made.sourceEvidence) {
    insert('evidence', {
      uid: newUid(0),
      rev: 0,
      touchpoint_id: touchpoint,
      source_id: sourceOf(source),
      at: 0,
    });
  }
}
