// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { layoutMap } from '../../../../shared/journeys/layout/layout-map.ts';
import type { Scene } from '../../../../shared/journeys/layout/scene.ts';
import { darkMapTheme, lightMapTheme } from '../../../../shared/journeys/layout/theme.ts';
import { escapeXml, sceneToSvg } from '../../../../shared/journeys/layout/to-svg.ts';
import { hardMaps } from './hard-maps.ts';

const blank: Scene = { width: 10, height: 10, background: '#ffffff', title: 't', desc: 'd', nodes: [] };

function parse(svg: string): Document {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document;
}

// `vitest -u` writes them anew after a change that was meant; look at the pictures before.
describe('pictures', () => {
  test.each(['sample', 'empty-stages', 'one-step', 'direct', 'scripts'])('%s', async (name) => {
    const model = hardMaps[name];
    expect(model).toBeDefined();
    if (!model) return;
    const svg = sceneToSvg(layoutMap(model, { theme: lightMapTheme }));
    await expect(svg).toMatchFileSnapshot(`pictures/${name}.svg`);
  });

  test('sample in the dark', async () => {
    const model = hardMaps.sample;
    expect(model).toBeDefined();
    if (!model) return;
    await expect(sceneToSvg(layoutMap(model, { theme: darkMapTheme }))).toMatchFileSnapshot(
      'pictures/sample-dark.svg',
    );
  });
});

describe.each(Object.entries(hardMaps))('%s as SVG', (_, model) => {
  const document = parse(sceneToSvg(layoutMap(model, { theme: lightMapTheme })));

  test('holds shapes and text only', () => {
    const names = new Set(Array.from(document.querySelectorAll('*'), (element) => element.localName));
    for (const name of names)
      expect(['svg', 'title', 'desc', 'g', 'rect', 'path', 'line', 'text']).toContain(name);
    for (const element of document.querySelectorAll('*')) {
      for (const { name } of element.attributes) expect(name).not.toMatch(/^on|href|style/i);
    }
  });

  test('is named and described', () => {
    expect(document.documentElement.getAttribute('role')).toBe('img');
    expect(document.querySelector('desc')?.textContent?.length).toBeGreaterThan(0);
  });
});

test('hostile text comes out as the text it is', () => {
  const model = hardMaps.hostile;
  expect(model).toBeDefined();
  if (!model) return;
  const document = parse(sceneToSvg(layoutMap(model, { theme: lightMapTheme })));
  expect(document.querySelector('title')?.textContent).toBe('</title><script>alert(1)</script>');
  const all = Array.from(document.querySelectorAll('text'), (element) => element.textContent).join('\n');
  expect(all).toContain("' onload='alert(1)");
  expect(all).toContain('&lt;b&gt;');
});

test('a right-to-left line is isolated and hangs on its right edge', () => {
  const svg = sceneToSvg({
    ...blank,
    nodes: [
      {
        kind: 'text',
        x: 9,
        y: 5,
        text: 'שלום.',
        size: 3,
        weight: 400,
        family: 'sans',
        fill: '#000000',
        anchor: 'right',
        dir: 'rtl',
      },
    ],
  });
  expect(svg).toContain('text-anchor="end"');
  expect(svg).toContain('>\u2067שלום.\u2069</text>');
});

test('a position that is no number is refused, not written', () => {
  expect(() => sceneToSvg({ ...blank, nodes: [{ kind: 'rect', x: Number.NaN, y: 0, w: 1, h: 1 }] })).toThrow(
    RangeError,
  );
});

test.each([
  ['a & b < c > d "e" \'f\'', 'a &amp; b &lt; c &gt; d &quot;e&quot; &#39;f&#39;'],
  ['\u0000x\u001f\ufffe', '\ufffdx\ufffd\ufffd'],
  ['\ud83d!', '\ufffd!'],
  ['😀\t\n', '😀\t\n'],
])('escapes %j', (text, escaped) => {
  expect(escapeXml(text)).toBe(escaped);
});
