import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CoOccurrence } from '../../../../shared/voices/compare/co-occurrence.ts';
import { contextLines, searchedWords } from '../../../../shared/voices/compare/concordance.ts';
import { axisCondition, firstDayOf, lastDayOf } from '../../../../shared/voices/compare/model.ts';
import { NumberSet } from '../../../../shared/voices/compare/number-set.ts';
import { WordCounter } from '../../../../shared/voices/compare/word-counts.ts';

test('the number set holds what a Set of the same numbers holds', () => {
  const number = fc.oneof(fc.nat(50), fc.maxSafeNat());
  fc.assert(
    fc.property(fc.array(number, { maxLength: 3000 }), (numbers) => {
      const own = new NumberSet();
      const reference = new Set<number>();
      for (const value of numbers) {
        expect(own.add(value)).toBe(!reference.has(value));
        reference.add(value);
      }
      expect(own.size).toBe(reference.size);
    }),
    { numRuns: 200 },
  );
});

describe('shared stretches', () => {
  const ranges = fc.array(
    fc.record({ code: fc.nat(3), start: fc.nat(20), length: fc.integer({ min: 1, max: 8 }) }),
    { maxLength: 25 },
  );

  /** The same by marking characters: stretches are runs of characters that both codes cover. */
  function byCharacters(all: readonly { code: number; start: number; length: number }[]): string[] {
    const marks = Array.from({ length: 40 }, () => new Set<number>());
    for (const { code, start, length } of all)
      for (let at = start; at < start + length; at += 1) marks[at]?.add(code);
    const told: string[] = [];
    for (let a = 0; a < 4; a += 1) {
      for (let b = a; b < 4; b += 1) {
        let from = -1;
        marks.forEach((mark, at) => {
          const has = mark.has(a) && mark.has(b);
          if (has && from < 0) from = at;
          if (!has && from >= 0) {
            told.push(`${a},${b}:${from}-${at}`);
            from = -1;
          }
        });
      }
    }
    return told.sort();
  }

  test('are those that marking each character finds, for one source after another', () => {
    fc.assert(
      fc.property(ranges, ranges, (first, second) => {
        const shared = new CoOccurrence(4);
        for (const source of [first, second]) {
          const told: string[] = [];
          for (const { code, start, length } of [...source].sort((x, y) => x.start - y.start))
            shared.add(code, start, start + length);
          shared.finish((a, b, start, end) => told.push(`${a},${b}:${start}-${end}`));
          expect(told.sort()).toEqual(byCharacters(source));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('words', () => {
  const counted = (texts: readonly string[], least = 1, stop: readonly string[] = []) => {
    const counter = new WordCounter({ least, stop: new Set(stop) });
    texts.forEach((text, index) => {
      counter.add(index + 1, text, null);
    });
    return counter.result(10);
  };

  test('one word is one whatever its case and accents, shown as it is most often written', () => {
    const { words, running, different } = counted(['Café café CAFÉ cafe', 'café']);
    expect(words).toEqual([{ word: 'café', count: 5, sources: 2 }]);
    expect([running, different]).toEqual([5, 1]);
  });

  test('stop words, short words and bare numbers are left out', () => {
    expect(counted(['The 7 engineers are on it 24'], 3, ['the', 'are']).words).toEqual([
      { word: 'engineers', count: 1, sources: 1 },
    ]);
  });

  test('a contraction of a stop word is left out with it', () => {
    const { words } = counted(["It's late, she's not; don’t rush o'clock"], 1, ['it', 'she', 'do']);
    expect(words.map(({ word }) => word)).toEqual(['late', 'not', "o'clock", 'rush']);
  });

  test('only words wholly within the passages count, in code points', () => {
    const counter = new WordCounter({ least: 1, stop: new Set() });
    counter.add(1, '😀 late again late', [2, 6, 13, 17]);
    expect(counter.result(5).words).toEqual([{ word: 'late', count: 2, sources: 1 }]);
  });
});

describe('keyword in context', () => {
  test('a phrase is found over line breaks and commas, with its place in code points', () => {
    const text = '😀 They never, ever\nrang. Never ever!';
    const lines = contextLines(text, searchedWords('never EVER'), null);
    expect(lines.map(({ start, end, words }) => [start, end, words])).toEqual([
      [7, 18, 'never, ever'],
      [25, 35, 'Never ever'],
    ]);
    expect(lines[0]?.left).toBe('😀 They ');
    expect(lines[1]?.right).toBe('!');
  });

  test('a part of a word is no word', () => {
    expect(contextLines('relate later', searchedWords('late'), null)).toEqual([]);
  });
});

describe('times', () => {
  test.each([
    ['2024-02-29', 'week', '2024-02-26', '2024-03-03'],
    ['2024-02-29', 'month', '2024-02-01', '2024-02-29'],
    ['2023-12-31', 'quarter', '2023-10-01', '2023-12-31'],
    ['2023-12-31', 'year', '2023-01-01', '2023-12-31'],
    ['2024-01-01', 'day', '2024-01-01', '2024-01-01'],
    ['2021-01-03', 'week', '2020-12-28', '2021-01-03'],
  ] as const)('%s in its %s', (day, unit, first, last) => {
    expect(firstDayOf(day, unit)).toBe(first);
    expect(lastDayOf(first, unit)).toBe(last);
  });
});

test('none of 120 segments is asked in groups a condition can hold', () => {
  const keys = Array.from({ length: 120 }, (_, index) => index + 1);
  const condition = axisCondition({ of: 'segment' }, null, keys);
  expect(condition && 'not' in condition && 'any' in condition.not && condition.not.any.length).toBe(3);
});
