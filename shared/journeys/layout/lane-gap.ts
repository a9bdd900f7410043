import { cellRow } from './cell-row.ts';
import { type LaneBody, type MapFrame, typeStyles } from './frame.ts';
import { gapLegend } from './gap-legend.ts';
import { gapPlot } from './gap-plot.ts';
import type { MapLane } from './map-model.ts';
import type { SceneNode } from './scene.ts';
import { stateChip } from './state-mark.ts';
import { oneLine } from './text-block.ts';
import { intervalWords, people, signed } from './words.ts';

/** Heights of the rows of figures under the plot, from its lower edge: state, mean gap, interval, people. */
const CHIP = 8;
const MEAN = 50;
const INTERVAL = 69;
const PEOPLE = 87;
const FIGURES_HEIGHT = 94;

/** Expectation and experience: legend, plot, and under each step its state, mean gap, interval and people. */
export function gapLane(frame: MapFrame, lane: MapLane, y: number): LaneBody {
  const legend = gapLegend(frame, y);
  const plotTop = y + Math.max(36, legend.height + 8);
  const plotBottom = plotTop + frame.plotHeight;
  const figures = cellRow(frame, lane, ({ step, x: columnX, w: columnW, innerX: x, innerW: w }) => {
    const { theme } = frame;
    const type = typeStyles(theme);
    const box = { x, y: 0, w };
    const centre = columnX + columnW / 2;
    const { gap, state, nPeople } = step.gap;
    const nodes: SceneNode[] = [...stateChip(state, centre, plotBottom + CHIP, theme)];
    const line = (text: string, baseline: number, style: typeof type.small): void => {
      nodes.push(oneLine(text, box, plotBottom + baseline, { ...style, align: 'middle' }));
    };
    if (gap.mean.defined) {
      line(signed(gap.mean.value), MEAN, type.figure);
      line(gap.interval.defined ? intervalWords(gap.interval.value) : 'no interval', INTERVAL, type.small);
      line(people(nPeople), PEOPLE, type.small);
    } else {
      line('nobody heard', MEAN, type.small);
    }
    return { height: FIGURES_HEIGHT, nodes };
  });
  return {
    height: plotBottom + FIGURES_HEIGHT - y,
    nodes: [...legend.nodes, ...gapPlot(frame, plotTop), ...figures.nodes, ...rowNames(frame, plotBottom)],
  };
}

/** What the rows of figures are, beside them. */
function rowNames(frame: MapFrame, y: number): readonly SceneNode[] {
  const style = { ...typeStyles(frame.theme).small, align: 'right' as const };
  const box = { x: frame.margin, y: 0, w: frame.headWidth - 10 };
  const direct = frame.model.gapKind === 'direct';
  return [
    oneLine('state', box, y + CHIP + 15, style),
    oneLine(direct ? 'mean answer' : 'mean gap', box, y + MEAN, style),
    oneLine('95 % interval', box, y + INTERVAL, style),
    oneLine('heard', box, y + PEOPLE, style),
  ];
}
