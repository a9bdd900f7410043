import { measure, type TextStyle, truncate, wrap } from '../../text/metrics.ts';
import type { TextNode } from './scene.ts';

export interface BlockStyle extends TextStyle {
  readonly fill: string;
  /** Distance between baselines. */
  readonly leading: number;
  readonly maxLines?: number;
  /** `start` follows the direction of the text: the right edge for Arabic and Hebrew. */
  readonly align?: 'start' | 'middle' | 'right';
}

export interface TextBlock {
  readonly nodes: readonly TextNode[];
  readonly height: number;
}

/** The place text may take; it never leaves it. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
}

/** Text broken into lines inside a box, from its top. Blank text takes no height. */
export function textBlock(text: string, box: Box, style: BlockStyle): TextBlock {
  const { lines } = wrap(text, box.w, style);
  const dir = direction(text);
  // The first baseline: half of the leading's surplus over the letters' height.
  const first = box.y + (style.leading + style.size * 0.72) / 2;
  const nodes = lines.map((line, i) => textLine(line, box, first + i * style.leading, style, dir));
  return { nodes, height: lines.length * style.leading };
}

/** One line, cut off where it does not fit. */
export function oneLine(text: string, box: Box, baseline: number, style: BlockStyle): TextNode {
  return textLine(truncate(text, box.w, style), box, baseline, style, direction(text));
}

function textLine(text: string, box: Box, y: number, style: BlockStyle, dir: 'ltr' | 'rtl'): TextNode {
  const align = style.align ?? 'start';
  const anchor = align === 'middle' ? 'middle' : align === 'right' || dir === 'rtl' ? 'right' : 'left';
  const x = anchor === 'middle' ? box.x + box.w / 2 : anchor === 'right' ? box.x + box.w : box.x;
  return {
    kind: 'text',
    x,
    y,
    text,
    size: style.size,
    weight: style.weight,
    family: style.family ?? 'sans',
    fill: style.fill,
    anchor,
    ...(dir === 'rtl' ? { dir } : {}),
  };
}

const RTL =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Direction of a text by its first letter (rule P2 of Unicode annex 9). */
export function direction(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text);
  return letter && RTL.test(letter[0]) ? 'rtl' : 'ltr';
}

/** Left and right edge of a line of text. */
export function extent(node: TextNode): readonly [number, number] {
  const width = measure(node.text, node);
  const left =
    node.anchor === 'left' ? node.x : node.anchor === 'right' ? node.x - width : node.x - width / 2;
  return [left, left + width];
}
