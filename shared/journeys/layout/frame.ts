import { type MapModel, type MapStage, type MapStep, stepsOf } from './map-model.ts';
import type { SceneNode } from './scene.ts';
import type { BlockStyle } from './text-block.ts';
import type { MapTheme } from './theme.ts';

export interface MapOptions {
  readonly theme: MapTheme;
  /** Width of a step's column; at least 96. */
  readonly stepWidth?: number;
  /** Width of the lanes' names; at least 96. */
  readonly laneHeadWidth?: number;
  /** Quotes shown at each step. */
  readonly quotesPerStep?: number;
  /** Height of the plot of expectation and experience. */
  readonly plotHeight?: number;
}

/** One step's column. */
export interface Column {
  readonly step: MapStep;
  readonly stageIndex: number;
  readonly x: number;
  readonly w: number;
  /** Where its text may be. */
  readonly innerX: number;
  readonly innerW: number;
}

/** One stage's columns together; a stage without steps takes the width of one. */
export interface StageSpan {
  readonly stage: MapStage;
  readonly x: number;
  readonly w: number;
}

/** Horizontal positions and the look, shared by every part of the map. */
export interface MapFrame {
  readonly model: MapModel;
  readonly theme: MapTheme;
  readonly columns: readonly Column[];
  readonly stages: readonly StageSpan[];
  readonly margin: number;
  readonly headWidth: number;
  /** Left and right edge of the columns. */
  readonly left: number;
  readonly right: number;
  /** Right edge of the picture's content; beyond `right` where there are few steps. */
  readonly contentRight: number;
  readonly quotesPerStep: number;
  readonly plotHeight: number;
}

/** What a lane draws right of its name, and how tall it is. */
export interface LaneBody {
  readonly height: number;
  readonly nodes: readonly SceneNode[];
}

export const PADDING = 12;
const MARGIN = 28;
/** A map of one step is still wide enough for its title and its legend. */
const LEAST_CONTENT = 640;

/** Decides the columns. Widths below the least that can be read are raised to it. */
export function frameOf(model: MapModel, options: MapOptions): MapFrame {
  const stepWidth = Math.max(96, options.stepWidth ?? 168);
  const headWidth = Math.max(96, options.laneHeadWidth ?? 136);
  const left = MARGIN + headWidth;
  const stages: StageSpan[] = [];
  const columns: Column[] = [];
  let x = left;
  for (const [stageIndex, stage] of model.stages.entries()) {
    const start = x;
    for (const step of stage.steps) {
      const inner = { innerX: x + PADDING, innerW: stepWidth - 2 * PADDING };
      columns.push({ step, stageIndex, x, w: stepWidth, ...inner });
      x += stepWidth;
    }
    if (stage.steps.length === 0) x += stepWidth;
    stages.push({ stage, x: start, w: x - start });
  }
  return {
    model,
    theme: options.theme,
    columns,
    stages,
    margin: MARGIN,
    headWidth,
    left,
    right: x,
    contentRight: Math.max(x, MARGIN + LEAST_CONTENT),
    quotesPerStep: options.quotesPerStep ?? 2,
    plotHeight: Math.max(80, options.plotHeight ?? 208),
  };
}

/** Whether the map has anything to put in columns. */
export function hasSteps(model: MapModel): boolean {
  return stepsOf(model).length > 0;
}

/** The map's type sizes; nothing is smaller than 12. */
export function typeStyles(theme: MapTheme) {
  const style = (size: number, weight: 400 | 600, fill: string, leading: number): BlockStyle => ({
    size,
    weight,
    fill,
    leading,
  });
  return {
    title: style(24, 600, theme.ink, 32),
    context: style(13, 400, theme.inkSoft, 20),
    finding: style(16, 600, theme.ink, 24),
    stage: style(14, 600, theme.ink, 20),
    step: style(13, 600, theme.ink, 18),
    body: style(13, 400, theme.ink, 19),
    lane: style(12, 600, theme.inkSoft, 16),
    small: style(12, 400, theme.inkSoft, 17),
    figure: style(15, 600, theme.ink, 20),
    quote: { ...style(14, 400, theme.ink, 20), family: 'serif' as const },
  };
}
