import { measure } from '../../text/metrics.ts';
import type { GapState } from '../gap.ts';
import { readableInk } from './contrast.ts';
import type { PathNode, SceneNode, Segment } from './scene.ts';
import type { MapTheme } from './theme.ts';
import { stateWord } from './words.ts';

/**
 * The shape that stands for a state, so that it never rests on colour alone: triangle down *breaks*, hollow
 * triangle down *at risk*, disc *meets*, triangle up *delights*, ring *thin*, dash *silent*.
 */
export function stateMark(
  state: GapState,
  cx: number,
  cy: number,
  size: number,
  colour: string,
): readonly SceneNode[] {
  const half = size / 2;
  const hollow = { stroke: colour, strokeWidth: 1.6 };
  switch (state) {
    case 'breaks':
      return [{ kind: 'path', d: triangle(cx, cy, half, 1), fill: colour }];
    case 'delights':
      return [{ kind: 'path', d: triangle(cx, cy, half, -1), fill: colour }];
    case 'at-risk':
      return [{ kind: 'path', d: triangle(cx, cy, half * 0.9, 1), ...hollow }];
    case 'meets':
      return [{ kind: 'path', d: circle(cx, cy, half * 0.75), fill: colour }];
    case 'thin':
      return [{ kind: 'path', d: circle(cx, cy, half * 0.75), ...hollow }];
    case 'silent':
      return [
        { kind: 'line', x1: cx - half, y1: cy, x2: cx + half, y2: cy, stroke: colour, strokeWidth: 1.6 },
      ];
  }
}

const CHIP_HEIGHT = 22;

/** The state in words on its colour, with its shape, centred on `cx`, its top at `y`. */
export function stateChip(state: GapState, cx: number, y: number, theme: MapTheme): readonly SceneNode[] {
  const { fill, stroke } = chipColours(state, theme);
  const ink =
    state === 'silent'
      ? theme.inkSoft
      : readableInk(fill ?? theme.background, [theme.ink, theme.inkDark, theme.inkLight]);
  const word = stateWord(state);
  const style = { size: 12, weight: 600, family: 'sans' } as const;
  const wordWidth = measure(word, style);
  const width = wordWidth + 9 + 6 + 2 * 9;
  const x = cx - width / 2;
  const middle = y + CHIP_HEIGHT / 2;
  return [
    {
      kind: 'rect',
      x,
      y,
      w: width,
      h: CHIP_HEIGHT,
      r: 6,
      ...(fill ? { fill } : {}),
      ...(stroke ? { stroke, strokeWidth: 1 } : {}),
      ...(state === 'thin' ? { dash: [3, 2] } : {}),
    },
    ...stateMark(state, x + 9 + 4.5, middle, 9, ink),
    { kind: 'text', x: x + 9 + 9 + 6, y: middle + 4.3, text: word, ...style, fill: ink, anchor: 'left' },
  ];
}

function chipColours(state: GapState, theme: MapTheme): { readonly fill?: string; readonly stroke?: string } {
  switch (state) {
    case 'breaks':
      return { fill: theme.worseStrong };
    case 'at-risk':
      return { fill: theme.worse };
    case 'meets':
      return { fill: theme.band };
    case 'delights':
      return { fill: theme.betterStrong };
    case 'thin':
      return { stroke: theme.inkSoft };
    case 'silent':
      return {};
  }
}

function triangle(cx: number, cy: number, half: number, down: 1 | -1): readonly Segment[] {
  return [
    { op: 'M', x: cx - half, y: cy - half * 0.8 * down },
    { op: 'L', x: cx + half, y: cy - half * 0.8 * down },
    { op: 'L', x: cx, y: cy + half * 0.9 * down },
    { op: 'Z' },
  ];
}

/** A circle as four cubic arcs (error below 0.03 % of the radius). */
export function circle(cx: number, cy: number, r: number): PathNode['d'] {
  const k = 0.5522847498 * r;
  const arc = (x1: number, y1: number, x2: number, y2: number, x: number, y: number): Segment => ({
    op: 'C',
    x1: cx + x1,
    y1: cy + y1,
    x2: cx + x2,
    y2: cy + y2,
    x: cx + x,
    y: cy + y,
  });
  return [
    { op: 'M', x: cx + r, y: cy },
    arc(r, k, k, r, 0, r),
    arc(-k, r, -r, k, -r, 0),
    arc(-r, -k, -k, -r, 0, -r),
    arc(k, -r, r, -k, r, 0),
    { op: 'Z' },
  ];
}
