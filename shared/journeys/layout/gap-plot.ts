import type { CurvePiece } from './curve.ts';
import { forward } from './curve.ts';
import type { MapFrame } from './frame.ts';
import { typeStyles } from './frame.ts';
import { gapArea } from './gap-area.ts';
import { type GapScale, gapScale } from './gap-scale.ts';
import { expectationSeries, experienceSeries, type Series } from './gap-series.ts';
import type { SceneNode } from './scene.ts';
import { diamond, disc, whisker } from './series-marks.ts';

/** The plot: scale, the area between the curves, the curves, and each step's points with their intervals. */
export function gapPlot(frame: MapFrame, y: number): readonly SceneNode[] {
  const { columns, theme, model } = frame;
  const scale = gapScale(model.gapKind, y, frame.plotHeight);
  const expectation = expectationSeries(columns, model.gapKind, scale);
  const experience = experienceSeries(columns, model.gapKind, scale);
  return [
    {
      kind: 'group',
      id: 'gap-plot',
      label: 'Expectation and experience',
      role: 'figure',
      children: [
        ...areas(frame, expectation, experience),
        ...scaleLines(frame, scale),
        ...runs(expectation.pieces).map(
          (d): SceneNode => ({
            kind: 'path',
            d,
            stroke: theme.inkSoft,
            strokeWidth: 1.6,
            dash: [5, 4],
          }),
        ),
        ...runs(experience.pieces).map(
          (d): SceneNode => ({ kind: 'path', d, stroke: theme.ink, strokeWidth: 2.2 }),
        ),
      ],
    },
    ...columns.map(({ step }, i): SceneNode => {
      const [expected, lived] = [expectation.points[i], experience.points[i]];
      const level = model.gapKind === 'direct';
      return {
        kind: 'group',
        id: `gap-step-${step.id}`,
        label: step.name,
        role: 'figure',
        stepId: step.id,
        children: [
          ...(expected ? whisker(expected, -11, theme.inkSoft) : []),
          ...(lived ? whisker(lived, level ? 0 : 11, theme.ink) : []),
          ...(expected && !level ? [diamond(expected.x, expected.y, theme)] : []),
          ...(lived ? [disc(lived.x, lived.y, theme, step.gap.state === 'thin')] : []),
        ],
      };
    }),
  ];
}

function scaleLines(frame: MapFrame, scale: GapScale): readonly SceneNode[] {
  const { theme } = frame;
  const style = typeStyles(theme).small;
  return scale.ticks.flatMap((tick): readonly SceneNode[] => {
    const y = scale.y(tick);
    const number = tick > 0 ? `+${tick}` : tick < 0 ? `−${-tick}` : '0';
    const label = frame.model.gapKind === 'direct' ? '' : number;
    const text = [scale.words[String(tick)] ?? '', label].filter((part) => part !== '').join(' ');
    return [
      {
        kind: 'line',
        x1: frame.left,
        y1: y,
        x2: frame.right,
        y2: y,
        stroke: tick === 0 ? theme.line : theme.lineFaint,
        strokeWidth: 1,
      },
      {
        kind: 'text',
        x: frame.left - 10,
        y: y + 4.3,
        text,
        size: style.size,
        weight: style.weight,
        family: 'sans',
        fill: style.fill,
        anchor: 'right',
      },
    ];
  });
}

function areas(frame: MapFrame, expectation: Series, experience: Series): readonly SceneNode[] {
  const { theme } = frame;
  const colour = { worse: theme.worseArea, better: theme.betterArea };
  const between = gapArea(expectation.pieces, experience.pieces).map(
    ({ side, d }): SceneNode => ({
      kind: 'path',
      d,
      fill: colour[side],
    }),
  );
  // A step with no neighbour to draw a curve to still shows its gap: a bar from one point to the other.
  const bars = frame.columns.flatMap((_, i): readonly SceneNode[] => {
    const [a, b] = [expectation.points[i], experience.points[i]];
    const joined = [i - 1, i].some((k) => expectation.pieces[k] && experience.pieces[k]);
    if (!a || !b || joined || a.y === b.y) return [];
    const fill = b.y > a.y ? colour.worse : colour.better;
    return [{ kind: 'rect', x: a.x - 8, y: Math.min(a.y, b.y), w: 16, h: Math.abs(a.y - b.y), fill }];
  });
  return [...between, ...bars];
}

/** Each unbroken stretch of a curve as one path. */
function runs(pieces: readonly (CurvePiece | undefined)[]) {
  const found: CurvePiece[][] = [];
  let open: CurvePiece[] | undefined;
  for (const piece of pieces) {
    if (!piece) {
      open = undefined;
      continue;
    }
    if (!open) {
      open = [];
      found.push(open);
    }
    open.push(piece);
  }
  return found.map((run) => forward(run, 'M'));
}
