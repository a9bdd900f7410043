import { findingOf } from './finding.ts';
import { type LaneBody, type MapFrame, typeStyles } from './frame.ts';
import type { SceneNode } from './scene.ts';
import { stateMark } from './state-mark.ts';
import { textBlock } from './text-block.ts';

/** Lines of prose wider than this are hard to read, however wide the map. */
const WIDEST = 1080;

/** Title, persona and scenario, and the finding in a sentence. */
export function header(frame: MapFrame, y: number): LaneBody {
  const { model, theme } = frame;
  const type = typeStyles(theme);
  const width = Math.min(WIDEST, frame.contentRight - frame.margin);
  const nodes: SceneNode[] = [];
  let at = y;
  const put = (
    text: string,
    style: Parameters<typeof textBlock>[2],
    indent: number,
    gapBefore: number,
  ): void => {
    const block = textBlock(text, { x: frame.margin + indent, y: at + gapBefore, w: width - indent }, style);
    if (block.height === 0) return;
    nodes.push(...block.nodes);
    at += gapBefore + block.height;
  };
  put(model.title, { ...type.title, maxLines: 2 }, 0, 0);
  const context = [
    model.persona ? `Persona: ${model.persona}` : '',
    model.scenario ? `Scenario: ${model.scenario}` : '',
  ].filter((part) => part !== '');
  put(context.join(' · '), { ...type.context, maxLines: 3 }, 0, 4);
  const worst = frame.columns.some((column) => column.step.gap.state === 'breaks');
  const gap = nodes.length > 0 ? 12 : 0;
  if (worst) nodes.push(...stateMark('breaks', frame.margin + 6, at + gap + 12, 11, theme.worseMark));
  const finding = findingOf(model);
  put(finding.headline, { ...type.finding, maxLines: 3 }, worst ? 20 : 0, gap);
  put(finding.details.join(' '), { ...type.context, maxLines: 4 }, 0, 4);
  return {
    height: at - y,
    nodes: [{ kind: 'group', id: 'header', label: model.title, role: 'heading', children: nodes }],
  };
}
