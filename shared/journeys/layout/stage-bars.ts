import { type LaneBody, type MapFrame, PADDING, typeStyles } from './frame.ts';
import type { SceneNode } from './scene.ts';
import { textBlock } from './text-block.ts';

/** One bar over the columns of each stage. All bars are as tall as the longest name needs. */
export function stageBars(frame: MapFrame, y: number): LaneBody {
  const style = { ...typeStyles(frame.theme).stage, maxLines: 3 };
  const inset = 2;
  const blocks = frame.stages.map(({ stage, x, w }) =>
    textBlock(stage.name, { x: x + PADDING, y: 0, w: w - 2 * PADDING }, style),
  );
  const height = Math.max(20, ...blocks.map((block) => block.height)) + 16;
  const nodes = frame.stages.map(({ stage, x, w }, i): SceneNode => {
    const block = blocks[i];
    const top = y + (height - (block?.height ?? 0)) / 2;
    return {
      kind: 'group',
      id: `stage-${stage.id}`,
      label: stage.name,
      role: 'stage',
      stageId: stage.id,
      children: [
        { kind: 'rect', x: x + inset, y, w: w - 2 * inset, h: height, r: 6, fill: frame.theme.band },
        ...(block?.nodes ?? []).map((node) => ({ ...node, y: node.y + top })),
      ],
    };
  });
  return { height: frame.stages.length === 0 ? 0 : height, nodes };
}
