import type { Segment } from './scene.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One cubic piece of a curve; its control points lie at thirds of x, so that x is linear in t. */
export interface CurvePiece {
  readonly from: Point;
  readonly c1: Point;
  readonly c2: Point;
  readonly to: Point;
}

/**
 * Monotone cubic interpolation through points with growing x: passes through every point and never swings
 * beyond two neighbours, so that it draws no value nobody gave. The conditions are Fritsch & Carlson's (1980),
 * the slopes Steffen's (1990); the same curve as d3's curveMonotoneX. n points make n - 1 pieces.
 */
export function monotoneCurve(points: readonly Point[]): readonly CurvePiece[] {
  const slopes = tangents(points);
  const pieces: CurvePiece[] = [];
  for (let i = 1; i < points.length; i++) {
    const from = points[i - 1];
    const to = points[i];
    if (!from || !to) continue;
    const third = (to.x - from.x) / 3;
    pieces.push({
      from,
      c1: { x: from.x + third, y: from.y + third * (slopes[i - 1] ?? 0) },
      c2: { x: to.x - third, y: to.y - third * (slopes[i] ?? 0) },
      to,
    });
  }
  return pieces;
}

function tangents(points: readonly Point[]): readonly number[] {
  const secants: number[] = [];
  const widths: number[] = [];
  for (let i = 1; i < points.length; i++) {
    const from = points[i - 1];
    const to = points[i];
    if (!from || !to) continue;
    widths.push(to.x - from.x);
    secants.push((to.y - from.y) / (to.x - from.x));
  }
  const last = secants.length;
  if (last < 2) return [secants[0] ?? 0, secants[0] ?? 0];
  const inner: number[] = [];
  for (let i = 1; i < last; i++) {
    const [s0 = 0, s1 = 0, h0 = 0, h1 = 0] = [secants[i - 1], secants[i], widths[i - 1], widths[i]];
    const weighted = (s0 * h1 + s1 * h0) / (h0 + h1);
    const sign = (s0 < 0 ? -1 : 1) + (s1 < 0 ? -1 : 1);
    inner.push(sign * Math.min(Math.abs(s0), Math.abs(s1), 0.5 * Math.abs(weighted)));
  }
  // At either end: the parabola through the end and its neighbour's slope.
  const end = (secant: number, slope: number): number => (3 * secant - slope) / 2;
  return [end(secants[0] ?? 0, inner[0] ?? 0), ...inner, end(secants[last - 1] ?? 0, inner.at(-1) ?? 0)];
}

/** The part of a piece between t = a and t = b (0 <= a <= b <= 1), by de Casteljau's construction. */
export function cutPiece(piece: CurvePiece, a: number, b: number): CurvePiece {
  const x = (t: number): number => piece.from.x + (piece.to.x - piece.from.x) * t;
  const y = (t: number, u: number, v: number): number => blossom(piece, t, u, v);
  const third = (x(b) - x(a)) / 3;
  return {
    from: { x: x(a), y: y(a, a, a) },
    c1: { x: x(a) + third, y: y(a, a, b) },
    c2: { x: x(b) - third, y: y(a, b, b) },
    to: { x: x(b), y: y(b, b, b) },
  };
}

/** Height of a piece at t. */
export function heightAt(piece: CurvePiece, t: number): number {
  return blossom(piece, t, t, t);
}

function blossom(piece: CurvePiece, t: number, u: number, v: number): number {
  const mix = (a: number, b: number, share: number): number => a + (b - a) * share;
  const [p0, p1, p2, p3] = [piece.from.y, piece.c1.y, piece.c2.y, piece.to.y];
  const [q0, q1, q2] = [mix(p0, p1, t), mix(p1, p2, t), mix(p2, p3, t)];
  return mix(mix(q0, q1, u), mix(q1, q2, u), v);
}

/** Drawing commands along pieces that follow each other; `pen` moves to the start first. */
export function forward(pieces: readonly CurvePiece[], pen: 'M' | 'L'): readonly Segment[] {
  const first = pieces[0];
  if (!first) return [];
  return [{ op: pen, ...first.from }, ...pieces.map(({ c1, c2, to }) => cubic(c1, c2, to))];
}

/** The same pieces drawn from their end to their start. */
export function backward(pieces: readonly CurvePiece[], pen: 'M' | 'L'): readonly Segment[] {
  const turned = pieces.map(({ from, c1, c2, to }) => ({ from: to, c1: c2, c2: c1, to: from }));
  return forward(turned.reverse(), pen);
}

function cubic(c1: Point, c2: Point, to: Point): Segment {
  return { op: 'C', x1: c1.x, y1: c1.y, x2: c2.x, y2: c2.y, x: to.x, y: to.y };
}
