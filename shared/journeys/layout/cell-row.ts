import type { Column, LaneBody, MapFrame } from './frame.ts';
import type { MapLane } from './map-model.ts';
import type { SceneNode } from './scene.ts';

/** What one cell draws from `y`, and how tall it came out. */
export interface CellBody {
  readonly height: number;
  readonly nodes: readonly SceneNode[];
}

/** A lane whose cells stand beside each other; it is as tall as its tallest cell. */
export function cellRow(
  frame: MapFrame,
  lane: MapLane,
  cell: (column: Column, index: number) => CellBody,
): LaneBody {
  let height = 0;
  const nodes = frame.columns.map((column, index): SceneNode => {
    const body = cell(column, index);
    height = Math.max(height, body.height);
    return {
      kind: 'group',
      id: `cell-${lane.id}-${column.step.id}`,
      label: `${lane.name}: ${column.step.name}`,
      role: 'cell',
      stepId: column.step.id,
      cellKey: `${lane.id}:${column.step.id}`,
      children: body.nodes,
    };
  });
  return { height, nodes };
}
