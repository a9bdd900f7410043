import { assertNever } from '../../util/assert-never.ts';
import { findingOf } from './finding.ts';
import { frameOf, type LaneBody, type MapFrame, type MapOptions, typeStyles } from './frame.ts';
import { header } from './header.ts';
import { channelsLane } from './lane-channels.ts';
import { gapLane } from './lane-gap.ts';
import { quotesLane } from './lane-quotes.ts';
import { stepsLane } from './lane-steps.ts';
import { textLane } from './lane-text.ts';
import { type MapLane, type MapModel, stepsOf } from './map-model.ts';
import type { Scene, SceneNode } from './scene.ts';
import { stageBars } from './stage-bars.ts';
import { textBlock } from './text-block.ts';
import { stepWords } from './words.ts';

/** A map laid out, with its rows and columns for a screen that scrolls under fixed headers. */
export interface MapScene extends Scene {
  /** Left edge of the columns: what is left of it are the lanes' names. */
  readonly columnsLeft: number;
  /** Top of the stage bars and top of the first lane. */
  readonly stagesTop: number;
  readonly lanesTop: number;
  readonly columns: readonly { readonly stepId: number; readonly x: number; readonly w: number }[];
  readonly rows: readonly { readonly laneId: MapLane['id']; readonly y: number; readonly h: number }[];
}

const ROW_PADDING = 14;
const LEAST_ROW = 20;

/**
 * Lays a journey out as a picture: header with the finding, stages over steps, lanes below. The same model
 * and options always give the same scene.
 */
export function layoutMap(model: MapModel, options: MapOptions): MapScene {
  const frame = frameOf(model, options);
  const { theme, margin } = frame;
  const top = header(frame, margin);
  const stagesTop = margin + top.height + 20;
  const stages = stageBars(frame, stagesTop);
  const lanesTop = stagesTop + stages.height + (stages.height > 0 ? 4 : 0);
  const rows: { laneId: MapLane['id']; y: number; h: number }[] = [];
  const lanes: SceneNode[] = [];
  let y = lanesTop;
  for (const lane of stepsOf(model).length > 0 ? model.lanes : []) {
    const row = laneRow(frame, lane, y, rows.length > 0);
    lanes.push(row.node);
    rows.push({ laneId: lane.id, y, h: row.height });
    y += row.height;
  }
  const width = frame.contentRight + margin;
  const finding = findingOf(model);
  return {
    width,
    height: Math.ceil(y + margin),
    background: theme.background,
    title: model.title,
    desc: [finding.headline, ...finding.details, ...stepsOf(model).map(stepWords)].join('\n'),
    nodes: [...top.nodes, ...columnLines(frame, lanesTop, y), ...stages.nodes, ...lanes],
    columnsLeft: frame.left,
    stagesTop,
    lanesTop,
    columns: frame.columns.map((column) => ({ stepId: column.step.id, x: column.x, w: column.w })),
    rows,
  };
}

function laneRow(
  frame: MapFrame,
  lane: MapLane,
  y: number,
  ruled: boolean,
): { height: number; node: SceneNode } {
  const { theme, margin } = frame;
  const inner = y + ROW_PADDING;
  const head = textBlock(
    lane.name,
    { x: margin, y: inner, w: frame.headWidth - 16 },
    { ...typeStyles(theme).lane, maxLines: lane.kind === 'gap' ? 2 : 4 },
  );
  const body = laneBody(frame, lane, inner);
  const height = Math.max(LEAST_ROW, head.height, body.height) + 2 * ROW_PADDING;
  const rule: SceneNode = {
    kind: 'line',
    x1: margin,
    y1: y,
    x2: Math.max(frame.right, frame.left),
    y2: y,
    stroke: theme.line,
    strokeWidth: 1,
  };
  const children: SceneNode[] = [
    ...(ruled ? [rule] : []),
    {
      kind: 'group',
      id: `lane-head-${lane.id}`,
      label: lane.name,
      role: 'lane-head',
      children: head.nodes,
    },
    ...body.nodes,
  ];
  return { height, node: { kind: 'group', id: `lane-${lane.id}`, label: lane.name, role: 'lane', children } };
}

function laneBody(frame: MapFrame, lane: MapLane, y: number): LaneBody {
  switch (lane.kind) {
    case 'steps':
      return stepsLane(frame, lane, y);
    case 'channels':
      return channelsLane(frame, lane, y);
    case 'quotes':
      return quotesLane(frame, lane, y);
    case 'gap':
      return gapLane(frame, lane, y);
    case 'text':
      return textLane(frame, lane, y);
    default:
      return assertNever(lane.kind);
  }
}

/** A hairline where a stage begins, so that the eye keeps its column down the whole map. */
function columnLines(frame: MapFrame, top: number, bottom: number): readonly SceneNode[] {
  return frame.columns.slice(1).map((column, i): SceneNode => {
    const begins = frame.columns[i]?.stageIndex !== column.stageIndex;
    return {
      kind: 'line',
      x1: column.x,
      y1: top,
      x2: column.x,
      y2: bottom,
      stroke: begins ? frame.theme.line : frame.theme.lineFaint,
      strokeWidth: 1,
    };
  });
}
