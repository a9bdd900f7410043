import { describe, expect, test } from 'vitest';
import { findingOf } from '../../../../shared/journeys/layout/finding.ts';
import type { MapModel } from '../../../../shared/journeys/layout/map-model.ts';
import { intervalWords, people, signed, stepWords } from '../../../../shared/journeys/layout/words.ts';
import { mapStep, readingsAround, type StepSketch, sampleMap } from './sample-map.ts';

const mapOf = (...steps: StepSketch[]): MapModel => ({
  title: 'Map',
  gapKind: 'subtracted',
  stages: [{ id: 1, name: 'All', steps: steps.map((sketch, i) => mapStep(i + 1, sketch)) }],
  lanes: [],
});
const breaks = (name: string, by = -1.5): StepSketch => ({ name, readings: readingsAround(1, 1 + by, 9) });
const meets = (name: string): StepSketch => ({ name, readings: readingsAround(0.5, 0.5, 9) });

describe('numbers', () => {
  test.each([
    [-1.44, '−1.4'],
    [0.65, '+0.7'],
    [0, '0.0'],
    [-0.03, '−0.03'],
    [0.001, '0.0'],
    [-0.049, '−0.05'],
    [2, '+2.0'],
  ])('%d is %s', (value, text) => {
    expect(signed(value)).toBe(text);
  });

  test('intervals and people', () => {
    expect(intervalWords({ low: -1.9, high: -0.04 })).toBe('−1.9 to −0.04');
    expect([people(1), people(12)]).toEqual(['1 person', '12 people']);
  });
});

describe('headline', () => {
  test.each<[string, MapModel]>([
    ['No steps yet.', mapOf()],
    ['Nobody has been heard at its one step yet.', mapOf({ name: 'A' })],
    ['Nobody has been heard at any of the 2 steps yet.', mapOf({ name: 'A' }, { name: 'B' })],
    ['1 of 2 steps breaks: Visit', mapOf(meets('Order'), breaks('Visit'))],
    ['2 of 3 steps break: Visit, Order', mapOf(breaks('Order', -1), breaks('Visit', -2), meets('Bill'))],
    [
      '5 of 5 steps break: A, B, C and 2 more',
      mapOf(...['A', 'B', 'C', 'D', 'E'].map((name) => breaks(name))),
    ],
    ['No step breaks', mapOf(meets('Order'), { name: 'Bill' })],
    [
      'No step has been heard from enough people yet',
      mapOf({ name: 'A', readings: readingsAround(1, -1, 2) }, { name: 'B' }),
    ],
  ])('%s', (headline, model) => {
    expect(findingOf(model).headline).toBe(headline);
  });

  test('says what is at risk where nothing breaks', () => {
    const divided: StepSketch = {
      name: 'Help line',
      readings: [
        ...readingsAround(0, 1, 3),
        ...readingsAround(0, -2, 4).map((r) => ({ ...r, participantId: `x${r.participantId}` })),
      ],
    };
    expect(findingOf(mapOf(meets('A'), divided)).headline).toBe('1 of 2 steps is at risk: Help line');
  });
});

test('a name as long as a sentence is cut, one of the other direction isolated', () => {
  const model = mapOf(breaks(`A name ${'that goes on and on '.repeat(20)}`, -2), breaks('ביקור'));
  expect(findingOf(model).headline).toMatch(
    /^2 of 2 steps break: A name that goes .{10,60}…, \u2068ביקור\u2069$/,
  );
});

test('details of the sample', () => {
  const { details } = findingOf(sampleMap());
  expect(details.slice(0, 4)).toEqual([
    'At risk: Ask for help.',
    'Better than expected: First evening online.',
    'Too few people heard: Waiting for the day.',
    'Silent: First bill.',
  ]);
  expect(details[4]).toMatch(
    /^Remembered by peak and end: \+0\.6 \(peak \+1\.3 at First evening online, end/,
  );
});

test('a step in one line', () => {
  expect(stepWords(mapStep(1, { name: 'Bill' }))).toBe('Bill: nobody heard');
  expect(stepWords(mapStep(1, { name: 'Bill', readings: readingsAround(1, 0, 1) }))).toBe(
    'Bill: thin, mean gap −1.0, 1 person',
  );
  expect(stepWords(mapStep(1, breaks('Visit')))).toMatch(
    /^Visit: breaks, mean gap −1\.\d \(95 % interval −.* to −.*\), 9 people$/,
  );
});
