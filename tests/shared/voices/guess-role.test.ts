import { describe, expect, test } from 'vitest';
import { guessRole, guessRoles } from '../../../shared/voices/guess-role.ts';
import type { UnguessedColumn } from '../../../shared/voices/import-model.ts';
import { parseScore } from '../../../shared/voices/score-text.ts';
import { shapeKey } from '../../../shared/voices/shape-key.ts';

/** A column of 100 rows, filled everywhere with short words unless told otherwise. */
function column(
  name: string,
  over: Partial<UnguessedColumn['stats']> & { distinct?: number; filled?: number } = {},
): UnguessedColumn {
  const { distinct = 5, filled = 100, ...stats } = over;
  return {
    index: 3,
    name,
    headers: [name],
    sample: ['some words', 'other words'],
    filled,
    distinct,
    stats: {
      rows: 100,
      scoreShare: 0,
      min: undefined,
      max: undefined,
      dateShare: 0,
      emailShare: 0,
      meanLength: 8,
      maxLength: 30,
      choices: false,
      ...stats,
    },
  };
}

const scores = (
  min: number,
  max: number,
  distinct = max - min + 1,
): { scoreShare: number; min: number; max: number; distinct: number } => ({
  scoreShare: 1,
  min,
  max,
  distinct,
});

describe('the role of a column', () => {
  test.each([
    ['How likely are you to recommend us?', scores(2, 10), 'nps', 0, 10],
    ['Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?', scores(0, 9), 'nps', 0, 10],
    ['Recommanderiez-vous notre service ?', scores(3, 9), 'nps', 0, 10],
    ['How satisfied were you?', scores(1, 5), 'csat', 1, 5],
    ['Wie zufrieden waren Sie?', scores(2, 6), 'csat', 1, 7],
    ['How easy was it to get help?', scores(1, 7), 'ces', 1, 7],
    ['What did you expect of the visit?', scores(1, 10), 'expectation', 1, 10],
    ['¿Qué importancia tiene?', scores(1, 5), 'importance', 1, 5],
    ['How important is the price?', scores(1, 5), 'importance', 1, 5],
    ['Star rating', scores(1, 5), 'experience', 1, 5],
    ['Recommendation score', scores(0, 100), 'other', 0, 100],
  ])('%s', (name, stats, kind, min, max) => {
    const guess = guessRole(column(name, stats));
    expect(guess).toEqual({ role: 'score', scale: { kind, min, max } });
  });

  test.each([
    ['Age', scores(1, 10, 10)],
    ['Would you recommend us? (percent sure)', scores(0, 100)],
    ['How many people live with you?', scores(1, 7)],
    ['In which year did you start?', { scoreShare: 0, distinct: 20 }],
    ['Positive experience', { ...scores(1, 1), filled: 20 }],
    ['Plan', {}],
    ['Which plan? (select all)', { choices: true, distinct: 60, meanLength: 40 }],
  ])('%s is an attribute', (name, stats) => {
    expect(guessRole(column(name, stats))).toEqual({ role: 'attribute' });
  });

  test.each([
    ['Why?', { distinct: 90, meanLength: 20 }],
    ['Warum haben Sie diese Note gegeben?', { distinct: 60, meanLength: 30 }],
    ['Q7', { distinct: 98, meanLength: 120 }],
    ['Pourquoi ?', { distinct: 95, meanLength: 15, filled: 96 }],
  ])('%s is an answer', (name, stats) => {
    expect(guessRole(column(name, stats))).toEqual({ role: 'answer' });
  });

  test('nothing, or always the same, is left out', () => {
    expect(guessRole(column('Notes', { filled: 0, distinct: 0 }))).toEqual({ role: 'ignore' });
    expect(guessRole(column('Survey', { distinct: 1 }))).toEqual({ role: 'ignore' });
    // One file for one touchpoint or one day still says which.
    expect(guessRole(column('Touchpoint', { distinct: 1 }))).toEqual({ role: 'touchpoint' });
    expect(guessRole(column('Date', { distinct: 1, dateShare: 1 }))).toEqual({ role: 'date' });
  });

  test('touchpoints, people and ids', () => {
    expect(guessRole(column('Touchpoint'))).toEqual({ role: 'touchpoint' });
    expect(guessRole(column('Kontaktpunkt'))).toEqual({ role: 'touchpoint' });
    expect(guessRole(column('Contact', { emailShare: 1, distinct: 100 }))).toEqual({ role: 'participant' });
    expect(guessRole(column('Customer ID', { distinct: 60 }))).toEqual({ role: 'participant' });
    expect(guessRole(column('involving patients'))).toEqual({ role: 'attribute' });
    expect(guessRole(column('Ticket ID', { distinct: 100 }))).toEqual({ role: 'response-id' });
    expect(guessRole(column('Ticket ID', { distinct: 40 }))).toEqual({ role: 'attribute' });
  });
});

describe('the roles of a table', () => {
  test('one expectation and one experience are one gap: both get the widest scale the two show', () => {
    const scaleOf = (roles: readonly unknown[]) => roles.map((role) => (role as { scale?: unknown }).scale);
    expect(
      scaleOf(guessRoles([column('expected', scores(5, 9)), column('experienced', scores(1, 7))], 'generic')),
    ).toEqual([
      { kind: 'expectation', min: 1, max: 10 },
      { kind: 'experience', min: 1, max: 10 },
    ]);
    // Of three, nothing tells which two belong together.
    expect(
      scaleOf(
        guessRoles(
          [
            column('expected', scores(5, 9)),
            column('experience of the call', scores(1, 7)),
            column('experience of the visit', scores(1, 5)),
          ],
          'generic',
        ),
      ),
    ).toEqual([
      { kind: 'expectation', min: 1, max: 10 },
      { kind: 'experience', min: 1, max: 7 },
      { kind: 'experience', min: 1, max: 5 },
    ]);
  });

  test('one date, the one of the answer', () => {
    const dates = ['Start date', 'Date submitted', 'Last update'].map((name) =>
      column(name, { dateShare: 1, distinct: 90 }),
    );
    expect(guessRoles(dates, 'generic').map((role) => role.role)).toEqual(['attribute', 'date', 'attribute']);
    expect(guessRoles(dates, 'qualtrics').map((role) => role.role)).toEqual(['ignore', 'date', 'ignore']);
  });

  test('questions of one battery share the widest scale', () => {
    const battery = [
      column('qual1', scores(1, 10)),
      column('qual2', scores(0, 9)),
      column('other3', scores(1, 10)),
    ];
    expect(guessRoles(battery, 'generic')).toEqual([
      { role: 'score', scale: { kind: 'experience', min: 0, max: 10 } },
      { role: 'score', scale: { kind: 'experience', min: 0, max: 10 } },
      { role: 'score', scale: { kind: 'other', min: 1, max: 10 } },
    ]);
  });
});

test.each([
  ['7', 7],
  [' 9 ', 9],
  ['4,5', 4.5],
  ['-2', -2],
  ['1 (very easy)', 1],
  ['10 - Extremely likely', 10],
  ['5 stars', 5],
  ['8/10', 8],
  ['3 weeks without internet', undefined],
  ['100-1000', undefined],
  ['2026-03-01', undefined],
  ['', undefined],
  ['Good', undefined],
] as const)('%j holds the score %s', (text, expected) => {
  expect(parseScore(text)).toBe(expected);
});

test('shape keys tell cells from columns', () => {
  expect(shapeKey([['a', 'b']])).not.toBe(shapeKey([['a'], ['b']]));
  expect(shapeKey([['ab'], ['c']])).not.toBe(shapeKey([['a'], ['bc']]));
  expect(shapeKey([['a'], ['b']])).toBe(shapeKey([['a'], ['b']]));
  expect(shapeKey([['a'], ['b']])).toMatch(/^2-[0-9a-f]{16}$/);
});
