import { measure, truncate } from '../../text/metrics.ts';
import { cellRow } from './cell-row.ts';
import { type LaneBody, type MapFrame, typeStyles } from './frame.ts';
import type { MapLane } from './map-model.ts';
import type { SceneNode } from './scene.ts';
import { direction } from './text-block.ts';

const HEIGHT = 26;

/** Each step's channel, with an arrow to the next step where the customer is handed over to another one. */
export function channelsLane(frame: MapFrame, lane: MapLane, y: number): LaneBody {
  const { theme } = frame;
  const style = { ...typeStyles(theme).small, fill: theme.ink };
  const middle = y + HEIGHT / 2;
  const pills = frame.columns.map(({ step, x, innerX, innerW }) => {
    const text = truncate(step.channel?.trim() || '–', innerW - 16, style);
    return { text, x: innerX, w: measure(text, style) + 16, centre: x };
  });
  const body = cellRow(frame, lane, ({ step }, i) => {
    const pill = pills[i];
    if (!pill) return { height: 0, nodes: [] };
    const nodes: SceneNode[] = step.channel
      ? [{ kind: 'rect', x: pill.x, y, w: pill.w, h: HEIGHT, r: 6, stroke: theme.inkSoft, strokeWidth: 1 }]
      : [];
    nodes.push({
      kind: 'text',
      x: pill.x + pill.w / 2,
      y: middle + 4.3,
      text: pill.text,
      size: style.size,
      weight: style.weight,
      family: 'sans',
      fill: step.channel ? theme.ink : theme.inkSoft,
      anchor: 'middle',
      ...(direction(pill.text) === 'rtl' ? { dir: 'rtl' as const } : {}),
    });
    return { height: HEIGHT, nodes };
  });
  return { height: HEIGHT, nodes: [...body.nodes, ...arrows(frame, pills, middle)] };
}

function arrows(
  frame: MapFrame,
  pills: readonly { readonly x: number; readonly w: number }[],
  y: number,
): readonly SceneNode[] {
  const { theme } = frame;
  return frame.columns.flatMap((column, i): readonly SceneNode[] => {
    const next = frame.columns[i + 1];
    const [from, to] = [pills[i], pills[i + 1]];
    if (!next || !from || !to || !column.step.channel || !next.step.channel) return [];
    const [x1, x2] = [from.x + from.w + 6, to.x - 6];
    const handover = column.step.channel !== next.step.channel;
    const colour = handover ? theme.ink : theme.line;
    const line: SceneNode = {
      kind: 'line',
      x1,
      y1: y,
      x2: handover ? x2 - 2 : x2,
      y2: y,
      stroke: colour,
      strokeWidth: 1.2,
    };
    if (!handover) return [line];
    return [
      line,
      {
        kind: 'path',
        d: [
          { op: 'M', x: x2 - 6, y: y - 4 },
          { op: 'L', x: x2, y },
          { op: 'L', x: x2 - 6, y: y + 4 },
        ],
        stroke: colour,
        strokeWidth: 1.2,
      },
    ];
  });
}
