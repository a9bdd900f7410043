import { describe, expect, test } from 'vitest';
import { contrastRatio, mixColours, readableInk } from '../../../../shared/journeys/layout/contrast.ts';
import { darkMapTheme, lightMapTheme } from '../../../../shared/journeys/layout/theme.ts';

describe('contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#ffffff', '#e66101', 3.43],
    ['#123456', '#123456', 1],
  ])('%s on %s is %d', (a, b, ratio) => {
    expect(contrastRatio(a, b)).toBeCloseTo(ratio, 1);
    expect(contrastRatio(b, a)).toBe(contrastRatio(a, b));
  });

  test('white is never written on the strong orange', () => {
    expect(readableInk('#e66101', ['#ffffff', '#1c1a17'])).toBe('#1c1a17');
    expect(readableInk('#5e3c99', ['#1c1a17', '#ffffff'])).toBe('#ffffff');
  });

  test('where nothing reads well the best is taken', () => {
    expect(readableInk('#808080', ['#909090', '#aaaaaa'])).toBe('#aaaaaa');
  });

  test('refuses what is no colour', () => {
    expect(() => contrastRatio('red', '#ffffff')).toThrow(RangeError);
  });

  test('mixes channel by channel', () => {
    expect(mixColours('#000000', '#ff8000', 0.5)).toBe('#804000');
    expect(mixColours('#123456', '#ffffff', 0)).toBe('#123456');
  });
});

describe.each([lightMapTheme, darkMapTheme])('$name theme', (theme) => {
  test('text reads on its grounds', () => {
    for (const ink of [theme.ink, theme.inkSoft]) {
      expect(contrastRatio(ink, theme.background)).toBeGreaterThanOrEqual(4.5);
      expect(contrastRatio(ink, theme.band)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('some ink reads on every data colour', () => {
    for (const ground of [theme.worseStrong, theme.worse, theme.neutral, theme.better, theme.betterStrong]) {
      const ink = readableInk(ground, [theme.inkDark, theme.inkLight]);
      expect(contrastRatio(ink, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('marks and lines stand out from the background (3:1)', () => {
    for (const mark of [theme.worseMark, theme.betterMark]) {
      expect(contrastRatio(mark, theme.background)).toBeGreaterThanOrEqual(3);
    }
  });
});
