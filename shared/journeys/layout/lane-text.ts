import { cellRow } from './cell-row.ts';
import { type LaneBody, type MapFrame, typeStyles } from './frame.ts';
import type { MapLane } from './map-model.ts';
import { textBlock } from './text-block.ts';

/** Free text: actions, thoughts, whatever the lane is called. */
export function textLane(frame: MapFrame, lane: MapLane, y: number): LaneBody {
  const style = { ...typeStyles(frame.theme).body, maxLines: 12 };
  return cellRow(frame, lane, ({ step, innerX: x, innerW: w }) =>
    textBlock(lane.cells?.[String(step.id)] ?? '', { x, y, w }, style),
  );
}
