import type { FontFamily, FontWeight } from '../../text/metrics.ts';

/**
 * A picture with every position decided: what the screen, SVG, PNG, PDF and slides all draw. Lengths are
 * CSS pixels from the top left; colours are `#rrggbb`.
 */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  /** Name of the picture, and what it shows in words, for readers who cannot see it. */
  readonly title: string;
  readonly desc: string;
  readonly nodes: readonly SceneNode[];
}

export type SceneNode = RectNode | PathNode | LineNode | TextNode | GroupNode;

export interface RectNode {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Corner radius. */
  readonly r?: number;
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
}

export type Segment =
  | { readonly op: 'M' | 'L'; readonly x: number; readonly y: number }
  | {
      readonly op: 'C';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly op: 'Z' };

export interface PathNode {
  readonly kind: 'path';
  readonly d: readonly Segment[];
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
}

export interface LineNode {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly dash?: readonly number[];
}

/** One line of text in reading order. An output that cannot shape its script says so; it never drops it. */
export interface TextNode {
  readonly kind: 'text';
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: FontWeight;
  readonly family: FontFamily;
  readonly fill: string;
  /** What `x` is, as the eye sees it: left edge, middle, right edge; for text of either direction. */
  readonly anchor: 'left' | 'middle' | 'right';
  /** Direction of the line as a whole; left to right unless set. */
  readonly dir?: 'rtl';
}

export type GroupRole = 'heading' | 'stage' | 'lane' | 'lane-head' | 'cell' | 'figure' | 'step' | 'quote';

/** Nodes that belong together; the screen hangs interaction on these. */
export interface GroupNode {
  readonly kind: 'group';
  /** Unique within the scene. */
  readonly id: string;
  /** What it is, in words. */
  readonly label: string;
  readonly role: GroupRole;
  readonly children: readonly SceneNode[];
  readonly stageId?: number;
  readonly stepId?: number;
  /** Lane and step of an editable cell: `<lane id>:<step id>`. */
  readonly cellKey?: string;
  readonly quoteId?: number;
}

/** Every node, groups before their children, in drawing order. */
export function* walkScene(nodes: readonly SceneNode[]): Generator<SceneNode> {
  for (const node of nodes) {
    yield node;
    if (node.kind === 'group') yield* walkScene(node.children);
  }
}
