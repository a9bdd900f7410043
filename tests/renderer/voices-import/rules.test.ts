import { describe, expect, test } from 'vitest';
import { leftWords } from '../../../renderer/features/voices/import/left-files.tsx';
import {
  adviceOn,
  carryOver,
  fits,
  problemOf,
  proposedMapping,
  roleFor,
  withRole,
} from '../../../renderer/features/voices/import/mapping.ts';
import {
  additionWords,
  doneWords,
  newcomerWords,
  refusalWords,
  updateWords,
} from '../../../renderer/features/voices/import/plan-words.ts';
import { inOrder, splitFiles } from '../../../renderer/features/voices/import/split-files.ts';
import type { ColumnRole, TableColumn } from '../../../shared/voices/import-model.ts';
import type { PlanCounts, TableMapping } from '../../../shared/voices/import-plan.ts';

const column = (index: number, name: string, guess: ColumnRole = { role: 'attribute' }): TableColumn => ({
  index,
  name,
  headers: [name],
  sample: [],
  filled: 10,
  distinct: 5,
  stats: {
    rows: 10,
    scoreShare: 1,
    min: 1,
    max: 7,
    dateShare: 0,
    emailShare: 0,
    meanLength: 1,
    maxLength: 1,
    choices: false,
  },
  guess,
});
const experience: ColumnRole = { role: 'score', scale: { kind: 'experience', min: 0, max: 10 } };
const shape = {
  columns: [
    column(0, 'who', { role: 'participant' }),
    column(1, 'got', experience),
    column(2, 'why', { role: 'answer' }),
  ],
};
const rolesOf = (mapping: TableMapping) => mapping.columns.map(({ role }) => role.role);

describe('mapping', () => {
  const proposed = proposedMapping(shape);

  test('begins as proposed', () => {
    expect(rolesOf(proposed)).toEqual(['participant', 'score', 'answer']);
  });
  test('there is one participant column at most: the other becomes an attribute', () => {
    expect(rolesOf(withRole(proposed, 2, { role: 'participant' }))).toEqual([
      'attribute',
      'score',
      'participant',
    ]);
  });
  test('a column made a score takes the scale its values show', () => {
    expect(roleFor('score', column(0, 'x'), { role: 'attribute' })).toEqual({
      role: 'score',
      scale: { kind: 'other', min: 1, max: 7 },
    });
    expect(roleFor('score', column(0, 'x', experience), { role: 'ignore' })).toEqual(experience);
  });
  test('a remembered mapping fits the same columns only', () => {
    expect(fits(proposed, shape)).toBe(true);
    expect(fits(proposed, { columns: [...shape.columns, column(3, 'more')] })).toBe(false);
    expect(fits({ columns: proposed.columns.map((c) => ({ ...c, name: 'x' })) }, shape)).toBe(false);
  });
  test('after another look at the file what was chosen stays with its column', () => {
    const changed = { ...withRole(proposed, 1, { role: 'ignore' }), touchpoint: 'Billing' };
    const again = { columns: [column(0, 'got', experience), column(1, 'new', { role: 'answer' })] };
    const carried = carryOver(changed, again);
    expect(rolesOf(carried)).toEqual(['ignore', 'answer']);
    expect(carried.touchpoint).toBe('Billing');
  });
  test('nothing useful, or a scale without length, is said before it is planned', () => {
    expect(problemOf(proposed)).toBeUndefined();
    expect(problemOf(withRole(withRole(proposed, 1, { role: 'ignore' }), 2, { role: 'date' }))).toMatch(
      /press A/,
    );
    const flat = { role: 'score', scale: { kind: 'other', min: 5, max: 5 } } as const;
    expect(problemOf(withRole(proposed, 1, flat))).toMatch(/“got”/);
  });
  test('scores of a gap ask for a touchpoint', () => {
    expect(adviceOn(proposed)).toMatch(/touchpoint/);
    expect(adviceOn({ ...proposed, touchpoint: 'Billing' })).toBeUndefined();
    expect(adviceOn(withRole(proposed, 0, { role: 'touchpoint' }))).toBeUndefined();
  });
});

const counts = (over: Partial<PlanCounts>): PlanCounts => ({
  rows: 0,
  respondents: 0,
  sources: 0,
  readings: 0,
  values: 0,
  participantsNew: 0,
  participantsKnown: 0,
  touchpointsNew: 0,
  skipped: 0,
  leftOut: 0,
  updated: 0,
  unchanged: 0,
  missing: 0,
  answersAbsent: 0,
  textsChanged: 0,
  textsEdited: 0,
  codingsSwallowed: 0,
  ...over,
});

describe('words', () => {
  test('what is added, in one sentence', () => {
    const all = counts({ sources: 412, respondents: 206, readings: 1, values: 2060 });
    expect(additionWords(all, false)).toBe(
      'Adds 412 answers from 206 respondents, 1 reading, and 2,060 attribute values.',
    );
    expect(additionWords(counts({ respondents: 3, values: 9 }), false)).toBe(
      'Adds what 3 respondents said in figures and 9 attribute values.',
    );
    expect(additionWords(counts({ sources: 1 }), true)).toBe('Adds 1 text.');
    expect(additionWords(counts({}), false)).toBe('Nothing will be added.');
  });
  test('who is new', () => {
    expect(newcomerWords(counts({ participantsNew: 2, participantsKnown: 5, touchpointsNew: 1 }))).toEqual([
      '2 participants will be added; 5 are known already.',
      '1 touchpoint will be added.',
    ]);
    expect(newcomerWords(counts({}))).toEqual([]);
  });
  test('why there is nothing to import', () => {
    const plan = {
      planId: 'p',
      fileName: 'a.csv',
      touchpointsNew: [],
      participantsNew: [],
      notes: [],
      alreadyImported: false,
    };
    expect(refusalWords({ ...plan, counts: counts({}), alreadyImported: true })).toMatch(
      /“a.csv” was imported before/,
    );
    expect(refusalWords({ ...plan, counts: counts({ skipped: 3 }) })).toMatch(/Every row/);
    expect(refusalWords({ ...plan, counts: counts({ sources: 1 }) })).toBeUndefined();
    expect(refusalWords({ ...plan, counts: counts({ updated: 1 }) })).toBeUndefined();
    expect(refusalWords({ ...plan, counts: counts({ unchanged: 4, skipped: 1 }) })).toMatch(/here already/);
  });
  test('what was imported', () => {
    expect(doneWords({ sources: 1, respondents: 2, updated: 0, swallowed: 0 }, false)).toBe(
      'Imported 1 answer from 2 respondents',
    );
    expect(doneWords({ sources: 3, respondents: 0, updated: 0, swallowed: 0 }, true)).toBe(
      'Imported 3 texts',
    );
    expect(doneWords({ sources: 2, respondents: 1, updated: 12, swallowed: 1 }, false)).toBe(
      'Updated 12 responses, added 1, 1 coding went with its words',
    );
  });
  test('what becomes of responses that are here', () => {
    expect(updateWords(counts({ updated: 1, answersAbsent: 1 })).at(-1)).toBe(
      '1 answer goes to responses that are here without: new in the file, or deleted here. Say above what becomes of it.',
    );
    expect(updateWords(counts({ updated: 2, unchanged: 3, textsChanged: 1, codingsSwallowed: 1 }))).toEqual([
      '2 responses here will be updated; 3 are as they were.',
      '1 text changed in the file; codings move with their words.',
      '1 coding will go, because all the words coded are gone; each is named below.',
    ]);
    expect(updateWords(counts({ respondents: 3 }))).toEqual([]);
    expect(additionWords(counts({ sources: 2, updated: 1 }), false)).toBe(
      'Adds 2 answers to responses that are here.',
    );
  });
});

test('files go where their content sorted them: tables one by one, texts together, the rest named with its reason', () => {
  const file = (name: string) => ({ token: name, name });
  const files = ['a.CSV', 'n.txt', 'b.tsv', 'm.md', 'x.exe'].map(file);
  const { steps, left } = splitFiles(
    files,
    (['table', 'text', 'table', 'text', 'left'] as const).map((as) => ({
      as,
      reason: as === 'left' ? 'This is a program.' : '',
    })),
  );
  expect(steps).toEqual([
    { kind: 'table', file: file('a.CSV') },
    { kind: 'table', file: file('b.tsv') },
    { kind: 'texts', files: [file('n.txt'), file('m.md')] },
  ]);
  expect(leftWords(left)).toEqual(['“x.exe” cannot be imported. This is a program.']);
});

test('of many files left for one reason three are named and the rest counted', () => {
  const left = Array.from({ length: 9 }, (_, n) => ({ name: `${n}.png`, reason: 'This is a picture.' }));
  expect(leftWords(left)).toEqual([
    '“0.png”, “1.png”, “2.png”, and 6 other files cannot be imported. This is a picture.',
  ]);
});

test('answers to responses that are here are not told as those of new respondents', () => {
  const words = additionWords(counts({ sources: 4, respondents: 1, answersAbsent: 3 }), false);
  expect(words).toMatch(/^Adds 1 answer from 1 respondent/);
});

test('files come in as a list of them reads, whatever order a folder hands them over in', () => {
  const names = ['call 10.txt', 'Call 2.txt', 'call 1.txt', 'b.txt', 'ä.txt'];
  expect(inOrder(names.map((name) => ({ token: name, name }))).map(({ name }) => name)).toEqual([
    'ä.txt',
    'b.txt',
    'call 1.txt',
    'Call 2.txt',
    'call 10.txt',
  ]);
});
