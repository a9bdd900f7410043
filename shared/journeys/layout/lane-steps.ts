import { cellRow } from './cell-row.ts';
import { type LaneBody, type MapFrame, typeStyles } from './frame.ts';
import type { MapLane } from './map-model.ts';
import { textBlock } from './text-block.ts';

/** Each step's name, and below it the touchpoint where that has a name of its own. */
export function stepsLane(frame: MapFrame, lane: MapLane, y: number): LaneBody {
  const type = typeStyles(frame.theme);
  return cellRow(frame, lane, ({ step, innerX: x, innerW: w }) => {
    const name = textBlock(step.name, { x, y, w }, { ...type.step, maxLines: 4 });
    const own = step.touchpointName.trim() === step.name.trim() ? '' : step.touchpointName;
    const touchpoint = textBlock(own, { x, y: y + name.height + 2, w }, { ...type.small, maxLines: 3 });
    const height = name.height + (touchpoint.height > 0 ? touchpoint.height + 2 : 0);
    return { height, nodes: [...name.nodes, ...touchpoint.nodes] };
  });
}
