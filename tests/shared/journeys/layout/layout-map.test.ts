import { describe, expect, test } from 'vitest';
import { contrastRatio } from '../../../../shared/journeys/layout/contrast.ts';
import { layoutMap, type MapScene } from '../../../../shared/journeys/layout/layout-map.ts';
import { type GroupNode, type SceneNode, walkScene } from '../../../../shared/journeys/layout/scene.ts';
import { extent } from '../../../../shared/journeys/layout/text-block.ts';
import { darkMapTheme, lightMapTheme } from '../../../../shared/journeys/layout/theme.ts';
import { sceneToSvg } from '../../../../shared/journeys/layout/to-svg.ts';
import { hardMaps } from './hard-maps.ts';
import { sampleMap } from './sample-map.ts';

const groups = (scene: MapScene): readonly GroupNode[] =>
  [...walkScene(scene.nodes)].filter((node) => node.kind === 'group');
const texts = (nodes: readonly SceneNode[]) => [...walkScene(nodes)].filter((node) => node.kind === 'text');

/** Vertical reach of a node that is no group. */
function reach(node: SceneNode): readonly [number, number] {
  switch (node.kind) {
    case 'rect':
      return [node.y, node.y + node.h];
    case 'line':
      return [Math.min(node.y1, node.y2), Math.max(node.y1, node.y2)];
    case 'path': {
      const ys = node.d.flatMap((segment) => (segment.op === 'Z' ? [] : [segment.y]));
      return [Math.min(...ys), Math.max(...ys)];
    }
    case 'text':
      return [node.y - node.size * 0.75, node.y + node.size * 0.25];
    case 'group':
      return [0, 0];
  }
}

describe.each(Object.entries(hardMaps))('%s', (_, model) => {
  const scene = layoutMap(model, { theme: lightMapTheme });

  test('every number is finite, every colour a colour', () => {
    for (const node of walkScene(scene.nodes)) {
      for (const [key, value] of Object.entries(node)) {
        if (typeof value === 'number') expect(Number.isFinite(value), `${node.kind}.${key}`).toBe(true);
        if ((key === 'fill' || key === 'stroke') && value !== undefined)
          expect(value).toMatch(/^#[0-9a-f]{6}$/);
      }
    }
    expect(sceneToSvg(scene)).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('no text leaves its column, nothing leaves the picture', () => {
    const byStep = new Map(scene.columns.map((column) => [column.stepId, column]));
    for (const cell of groups(scene).filter((group) => group.role === 'cell')) {
      const column = byStep.get(cell.stepId ?? -1);
      expect(column).toBeDefined();
      if (!column) continue;
      for (const text of texts(cell.children)) {
        const [left, right] = extent(text);
        expect(left, text.text).toBeGreaterThanOrEqual(column.x - 0.01);
        expect(right, text.text).toBeLessThanOrEqual(column.x + column.w + 0.01);
      }
    }
    for (const text of texts(scene.nodes)) {
      const [left, right] = extent(text);
      expect(left, text.text).toBeGreaterThanOrEqual(0);
      expect(right, text.text).toBeLessThanOrEqual(scene.width);
    }
    for (const node of walkScene(scene.nodes)) {
      const [top, bottom] = reach(node);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThanOrEqual(scene.height);
    }
  });

  test('lanes follow each other without overlap, and keep to their rows', () => {
    let end = scene.lanesTop;
    for (const row of scene.rows) {
      expect(row.y).toBe(end);
      end = row.y + row.h;
      const lane = groups(scene).find((group) => group.id === `lane-${row.laneId}`);
      expect(lane).toBeDefined();
      for (const node of walkScene(lane?.children ?? [])) {
        if (node.kind === 'group') continue;
        const [top, bottom] = reach(node);
        expect(top).toBeGreaterThanOrEqual(row.y - 0.01);
        expect(bottom).toBeLessThanOrEqual(end + 0.01);
      }
    }
    expect(end).toBeLessThanOrEqual(scene.height);
  });

  test('lines of text do not lie on each other', () => {
    for (const owner of groups(scene).filter(({ role }) =>
      ['cell', 'lane-head', 'stage', 'heading'].includes(role),
    )) {
      const lines = texts(owner.children).map((text) => ({ text, box: extent(text) }));
      for (const [i, a] of lines.entries()) {
        for (const b of lines.slice(i + 1)) {
          const apart = a.box[1] <= b.box[0] + 0.01 || b.box[1] <= a.box[0] + 0.01;
          const rows = Math.abs(a.text.y - b.text.y) >= Math.max(a.text.size, b.text.size) * 1.05;
          expect(apart || rows, `${a.text.text} / ${b.text.text}`).toBe(true);
        }
      }
    }
  });

  test('every group has its own id', () => {
    const ids = groups(scene).map((group) => group.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is the same every time', () => {
    expect(layoutMap(structuredClone(model), { theme: lightMapTheme })).toEqual(scene);
  });
});

describe('what a map shows', () => {
  const scene = layoutMap(sampleMap(), { theme: lightMapTheme });
  const words = texts(scene.nodes).map((text) => text.text);

  test('the finding, the states in words, the figures with their people', () => {
    expect(words).toContain('2 of 8 steps break: Engineer visit, Get a date');
    for (const state of ['breaks', 'delights', 'at risk', 'meets', 'thin', 'silent'])
      expect(words).toContain(state);
    expect(words).toEqual(
      expect.arrayContaining(['16 people', 'nobody heard', '−2.5 to −1.9', '95 % interval']),
    );
    expect(words).toEqual(expect.arrayContaining(['very good +2', '+1', 'neutral 0', '−1', 'very poor −2']));
  });

  test('a step nobody was heard at breaks both lines', () => {
    const plot = groups(scene).find((group) => group.id === 'gap-plot');
    const lines = (plot?.children ?? []).filter((node) => node.kind === 'path' && node.fill === undefined);
    const starts = lines.map((node) =>
      node.kind === 'path' && node.d[0]?.op === 'M' ? node.d[0].x : undefined,
    );
    const first = scene.columns[0];
    const last = scene.columns[5];
    expect(lines).toHaveLength(2);
    expect(starts).toEqual([(first?.x ?? 0) + 84, (first?.x ?? 0) + 84]);
    for (const node of lines) {
      const end = node.kind === 'path' ? node.d.at(-1) : undefined;
      expect(end).toMatchObject({ x: (last?.x ?? 0) + 84 });
    }
  });

  test('each state has a shape of its own beside its colour', () => {
    const shape = (stepId: number) => {
      const cell = groups(scene).find((group) => group.id === `cell-3-${stepId}`);
      const mark = cell?.children.filter((node) => node.kind === 'path' || node.kind === 'line')[0];
      if (mark?.kind !== 'path') return mark?.kind;
      return `${mark.d.map((segment) => segment.op).join('')} ${mark.fill ? 'full' : 'hollow'} ${
        mark.d[0]?.op === 'M' && mark.d[2]?.op === 'L' ? Math.sign(mark.d[2].y - mark.d[0].y) : ''
      }`;
    };
    const shapes = [1, 3, 4, 6, 7, 8].map(shape);
    expect(new Set(shapes).size).toBe(6);
  });

  test('a quote carries its ids for the screen', () => {
    const quote = groups(scene).find((group) => group.role === 'quote');
    expect(quote).toMatchObject({ stepId: 1, quoteId: 100, label: 'Quote of P-104, switchers' });
  });

  test('the description names every step', () => {
    expect(scene.desc.split('\n')).toEqual(
      expect.arrayContaining([
        'First bill: nobody heard',
        'Engineer visit: breaks, mean gap −2.2 (95 % interval −2.5 to −1.9), 16 people',
      ]),
    );
  });
});

test.each([lightMapTheme, darkMapTheme])('text on state chips reads (4.5:1) in the $name theme', (theme) => {
  const scene = layoutMap(sampleMap(), { theme });
  let seen = 0;
  for (const cell of groups(scene).filter((group) => group.cellKey?.startsWith('3:'))) {
    const chip = cell.children.find((node) => node.kind === 'rect');
    const word = cell.children.find((node) => node.kind === 'text');
    if (chip?.kind !== 'rect' || word?.kind !== 'text') continue;
    seen++;
    expect(contrastRatio(word.fill, chip.fill ?? scene.background), word.text).toBeGreaterThanOrEqual(4.5);
  }
  expect(seen).toBe(8);
});

test('column widths below what can be read are raised', () => {
  const scene = layoutMap(sampleMap(), { theme: lightMapTheme, stepWidth: 10, laneHeadWidth: 0 });
  expect(scene.columns[0]?.w).toBe(96);
  for (const cell of groups(scene).filter((group) => group.role === 'cell')) {
    const column = scene.columns.find(({ stepId }) => stepId === cell.stepId);
    for (const text of texts(cell.children)) {
      const [left, right] = extent(text);
      expect(left).toBeGreaterThanOrEqual(column?.x ?? 0);
      expect(right).toBeLessThanOrEqual((column?.x ?? 0) + 96);
    }
  }
});
