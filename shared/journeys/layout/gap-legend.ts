import { measure } from '../../text/metrics.ts';
import { type LaneBody, type MapFrame, typeStyles } from './frame.ts';
import type { SceneNode } from './scene.ts';
import { diamond, disc } from './series-marks.ts';

const ROW = 22;
const KEY = 26;

interface Entry {
  readonly text: string;
  key(x: number, y: number): readonly SceneNode[];
}

/** What the lines, the areas and the bars mean; breaks into rows where the map is narrow. */
export function gapLegend(frame: MapFrame, y: number): LaneBody {
  const style = typeStyles(frame.theme).small;
  const nodes: SceneNode[] = [];
  let x = frame.left + 12;
  let middle = y + ROW / 2;
  for (const entry of entries(frame)) {
    const width = KEY + 6 + measure(entry.text, style);
    if (x > frame.left + 12 && x + width > frame.contentRight) {
      x = frame.left + 12;
      middle += ROW;
    }
    nodes.push(...entry.key(x, middle), {
      kind: 'text',
      x: x + KEY + 6,
      y: middle + 4.3,
      text: entry.text,
      size: style.size,
      weight: style.weight,
      family: 'sans',
      fill: style.fill,
      anchor: 'left',
    });
    x += width + 22;
  }
  return { height: middle + ROW / 2 - y, nodes };
}

function entries(frame: MapFrame): readonly Entry[] {
  const { theme } = frame;
  const direct = frame.model.gapKind === 'direct';
  const swatch =
    (fill: string) =>
    (x: number, y: number): readonly SceneNode[] => [
      { kind: 'rect', x: x + 4, y: y - 6, w: KEY - 8, h: 12, r: 2, fill },
    ];
  return [
    {
      text: direct ? 'as expected' : 'expectation',
      key: (x, y) => [
        {
          kind: 'line',
          x1: x,
          y1: y,
          x2: x + KEY,
          y2: y,
          stroke: theme.inkSoft,
          strokeWidth: 1.6,
          dash: [5, 4],
        },
        ...(direct ? [] : [diamond(x + KEY / 2, y, theme)]),
      ],
    },
    {
      text: direct ? 'answers: worse, as or better than expected' : 'experience',
      key: (x, y) => [
        { kind: 'line', x1: x, y1: y, x2: x + KEY, y2: y, stroke: theme.ink, strokeWidth: 2.2 },
        disc(x + KEY / 2, y, theme),
      ],
    },
    { text: 'worse than expected', key: swatch(theme.worseArea) },
    { text: 'better than expected', key: swatch(theme.betterArea) },
    {
      text: '95 % interval',
      key: (x, y) => [
        {
          kind: 'line',
          x1: x + KEY / 2,
          y1: y - 8,
          x2: x + KEY / 2,
          y2: y + 8,
          stroke: theme.ink,
          strokeWidth: 1.2,
        },
        {
          kind: 'line',
          x1: x + KEY / 2 - 3,
          y1: y - 8,
          x2: x + KEY / 2 + 3,
          y2: y - 8,
          stroke: theme.ink,
          strokeWidth: 1.2,
        },
        {
          kind: 'line',
          x1: x + KEY / 2 - 3,
          y1: y + 8,
          x2: x + KEY / 2 + 3,
          y2: y + 8,
          stroke: theme.ink,
          strokeWidth: 1.2,
        },
      ],
    },
  ];
}
