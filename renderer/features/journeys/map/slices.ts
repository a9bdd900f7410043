import type { MapScene } from '../../../../shared/journeys/layout/layout-map.ts';
import type { SceneNode } from '../../../../shared/journeys/layout/scene.ts';

/** One lane's part of the picture: what stays at the left, and what scrolls under the stages. */
export interface RowSlice {
  readonly laneId: number | string;
  readonly y: number;
  readonly h: number;
  readonly head: readonly SceneNode[];
  readonly body: readonly SceneNode[];
}

/** A map's picture cut for a screen with both headers fixed. The picture's own title is left out. */
export interface MapSlices {
  readonly stages: readonly SceneNode[];
  readonly rows: readonly RowSlice[];
}

/** Cuts a scene along its lanes and at the left edge of its columns; nothing is drawn twice but what crosses. */
export function sliceScene(scene: MapScene): MapSlices {
  const groups = new Map<string, readonly SceneNode[]>();
  const stages: SceneNode[] = [];
  const behind: SceneNode[] = [];
  for (const node of scene.nodes) {
    if (node.kind !== 'group') behind.push(node);
    else if (node.role === 'stage') stages.push(node);
    else if (node.role === 'lane') groups.set(node.id, node.children);
  }
  const rows = scene.rows.map((row): RowSlice => {
    const nodes = groups.get(`lane-${row.laneId}`) ?? [];
    return {
      ...row,
      head: nodes.flatMap((node) => part(node, 'head', scene.columnsLeft)),
      body: [...behind, ...nodes.flatMap((node) => part(node, 'body', scene.columnsLeft))],
    };
  });
  return { stages, rows };
}

function part(node: SceneNode, side: 'head' | 'body', edge: number): readonly SceneNode[] {
  if (node.kind !== 'group') {
    const [from, to] = reach(node);
    return (side === 'head' ? from < edge : to > edge) ? [node] : [];
  }
  const children = node.children.flatMap((child) => part(child, side, edge));
  return children.length > 0 ? [{ ...node, children }] : [];
}

/** Left and right edge, near enough to tell the side: text by its anchor, a path by its points. */
function reach(node: Exclude<SceneNode, { kind: 'group' }>): readonly [number, number] {
  switch (node.kind) {
    case 'line':
      return [Math.min(node.x1, node.x2), Math.max(node.x1, node.x2)];
    case 'rect':
      return [node.x, node.x + node.w];
    case 'text':
      return node.anchor === 'right' ? [node.x - 1, node.x] : [node.x, node.x + 1];
    case 'path': {
      const xs = node.d.flatMap((segment) => (segment.op === 'Z' ? [] : [segment.x]));
      return [Math.min(...xs), Math.max(...xs)];
    }
  }
}
