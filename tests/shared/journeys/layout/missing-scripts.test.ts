import { expect, test } from 'vitest';
import { layoutMap } from '../../../../shared/journeys/layout/layout-map.ts';
import { missingScripts } from '../../../../shared/journeys/layout/missing-scripts.ts';
import { lightMapTheme } from '../../../../shared/journeys/layout/theme.ts';
import { hardMaps } from './hard-maps.ts';
import { sampleMap } from './sample-map.ts';

const titled = (title: string) => layoutMap({ ...sampleMap(), title }, { theme: lightMapTheme });

test.each([
  ['Ümzug – переезд – μετακόμιση – نقل – מעבר – घर 😀 “…” −1.4', []],
  ['배선', ['Korean']],
  ['引っ越し', ['Chinese characters', 'Japanese']],
  ['ไทย', ['Thai']],
  ['ᏣᎳᎩ', ['another script']],
])('%s', (title, missing) => {
  expect(missingScripts(titled(title))).toEqual(missing);
});

test('quotes and names count too', () => {
  const { scripts } = hardMaps;
  expect(scripts).toBeDefined();
  if (scripts) expect(missingScripts(layoutMap(scripts, { theme: lightMapTheme }))).toContain('Japanese');
});
