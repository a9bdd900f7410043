/// <reference path="../../../build/fontkit.d.ts" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { openSync } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { generateTable, tables } from '../../../build/generate-metrics.ts';
import { measure, truncate, wrap } from '../../../shared/text/metrics.ts';

const root = join(import.meta.dirname, '../../..');
const style = { size: 13, weight: 400 } as const;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

test.each(tables.map((table) => [table.file, table] as const))(
  '%s is what the generator writes',
  (file, table) => {
    expect(generateTable(table)).toBe(readFileSync(join(root, file), 'utf8'));
  },
);

describe('measure', () => {
  test.each([
    [400, 'inter/400Regular/Inter_400Regular.ttf'],
    [600, 'inter/600SemiBold/Inter_600SemiBold.ttf'],
  ] as const)('agrees with the font laid out by fontkit at weight %i', (weight, path) => {
    const font = openSync(join(root, 'node_modules/@expo-google-fonts', path));
    for (const text of ['Engineer visit', 'Wartezeit (Ärger)', 'Первый счёт', '−1.4 [−1.9, −0.9]']) {
      const exact = (font.layout(text).advanceWidth / font.unitsPerEm) * 13;
      expect(Math.abs(measure(text, { size: 13, weight }) - exact) / exact).toBeLessThan(0.03);
    }
  });

  test.each([
    ['', 0],
    ['字字', 26],
    ['👩‍👩‍👧', 13],
    ['\u200b', 0],
  ])('%j is %d wide', (text, width) => {
    expect(measure(text, style)).toBeCloseTo(width, 6);
  });

  test('a combining accent adds nothing', () => {
    expect(measure('e\u0301', style)).toBe(measure('e', style));
  });

  test('is proportional to the size, and the bolder weight is wider', () => {
    expect(measure('Touchline', { size: 26, weight: 400 })).toBeCloseTo(2 * measure('Touchline', style), 9);
    expect(measure('Touchline', { size: 13, weight: 600 })).toBeGreaterThan(measure('Touchline', style));
  });
});

describe('wrap', () => {
  test.each([
    ['', 100, []],
    ['   \n ', 100, []],
    ['one two', 1000, ['one two']],
    ['first\nsecond', 1000, ['first', 'second']],
    ['installation appointment', 90, ['installation', 'appointment']],
    ['self-service', 50, ['self-', 'service']],
  ])('%j in %d', (text, width, lines) => {
    expect(wrap(text, width, style)).toEqual({ lines, ellipsis: false });
  });

  test('cuts off with an ellipsis that still fits', () => {
    const { lines, ellipsis } = wrap('They said between eight and twelve and came at five', 100, {
      ...style,
      maxLines: 2,
    });
    expect(ellipsis).toBe(true);
    expect(lines).toHaveLength(2);
    expect(lines.at(-1)).toMatch(/…$/);
    for (const line of lines) expect(measure(line, style)).toBeLessThanOrEqual(100);
  });

  test('ideographs break between any two, closing marks never begin a line', () => {
    const { lines } = wrap('配線工事の予約、変更。', 52, style);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).not.toMatch(/^[、。]/);
  });

  test('a text of ten million characters is cut off before it is measured', () => {
    expect(wrap('word '.repeat(2_000_000), 150, { ...style, maxLines: 3 }).lines).toHaveLength(3);
  });

  test('lines fit, lose nothing but white space, and never cut a grapheme', () => {
    const unit = fc.constantFrom('a', 'W', ' ', '-', '\n', '字', '。', '👩‍👩‍👧', 'e\u0301', 'ש', 'ي', 'i');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), fc.integer({ min: 20, max: 200 }), (text, width) => {
        const { lines } = wrap(text, width, style);
        expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
        const whole = new Set(Array.from(graphemes.segment(text), (part) => part.segment));
        for (const line of lines) {
          expect(measure(line, style)).toBeLessThanOrEqual(width + 1e-9);
          for (const { segment } of graphemes.segment(line)) expect(whole.has(segment)).toBe(true);
        }
      }),
    );
  });
});

test('truncate keeps what fits and marks what does not', () => {
  expect(truncate('short', 200, style)).toBe('short');
  const cut = truncate('a rather long name of a step', 60, style);
  expect(cut).toMatch(/…$/);
  expect(measure(cut, style)).toBeLessThanOrEqual(60);
});
