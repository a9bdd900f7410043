import type { SeriesPoint } from './gap-series.ts';
import type { PathNode, SceneNode } from './scene.ts';
import { circle } from './state-mark.ts';
import type { MapTheme } from './theme.ts';

/** The point of an expectation: a hollow diamond. */
export function diamond(x: number, y: number, theme: MapTheme): PathNode {
  const r = 5.5;
  return {
    kind: 'path',
    d: [
      { op: 'M', x, y: y - r },
      { op: 'L', x: x + r, y },
      { op: 'L', x, y: y + r },
      { op: 'L', x: x - r, y },
      { op: 'Z' },
    ],
    fill: theme.background,
    stroke: theme.inkSoft,
    strokeWidth: 1.6,
  };
}

/**
 * The point of an experience: a disc, ringed so that it stands clear of lines and areas. Hollow where too few
 * people were heard for it to mean much.
 */
export function disc(x: number, y: number, theme: MapTheme, thin = false): PathNode {
  return thin
    ? { kind: 'path', d: circle(x, y, 4.5), fill: theme.background, stroke: theme.ink, strokeWidth: 1.8 }
    : { kind: 'path', d: circle(x, y, 5), fill: theme.ink, stroke: theme.background, strokeWidth: 1.5 };
}

/** The interval of a point, `shift` to its side so that two intervals at one step do not hide each other. */
export function whisker(point: SeriesPoint, shift: number, stroke: string): readonly SceneNode[] {
  if (!point.interval) return [];
  const { top, bottom } = point.interval;
  if (bottom - top < 1) return [];
  const x = point.x + shift;
  const cap = (y: number): SceneNode => ({
    kind: 'line',
    x1: x - 3,
    y1: y,
    x2: x + 3,
    y2: y,
    stroke,
    strokeWidth: 1.2,
  });
  return [
    { kind: 'line', x1: x, y1: top, x2: x, y2: bottom, stroke, strokeWidth: 1.2 },
    cap(top),
    cap(bottom),
  ];
}
