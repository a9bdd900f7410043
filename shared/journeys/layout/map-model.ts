import type { GapResult } from '../gap.ts';
import type { GapKind } from '../reading.ts';

/** What a map shows; everything on it is already computed and in its order. */
export interface MapModel {
  readonly title: string;
  readonly persona?: string;
  readonly scenario?: string;
  /** Which readings the gaps come from; the picture says so. */
  readonly gapKind: GapKind;
  readonly stages: readonly MapStage[];
  /** From top to bottom. */
  readonly lanes: readonly MapLane[];
}

export interface MapStage {
  readonly id: number;
  readonly name: string;
  readonly steps: readonly MapStep[];
}

export interface MapStep {
  readonly id: number;
  readonly name: string;
  readonly touchpointName: string;
  readonly channel: string | null;
  /** Gap, expectation and experience with their intervals and people, from `gapAtStep`. */
  readonly gap: GapResult;
  /** The quotes to show, best first. */
  readonly quotes: readonly MapQuote[];
  /** All quotes there are. */
  readonly quoteCount: number;
}

export interface MapQuote {
  readonly id: number;
  readonly text: string;
  /** Pseudonym or segment; empty where nobody may be named. */
  readonly person: string;
}

export type LaneKind = 'steps' | 'channels' | 'quotes' | 'gap' | 'text';

export interface MapLane {
  /** Unique within the map. */
  readonly id: number | string;
  readonly kind: LaneKind;
  readonly name: string;
  /** Text by step id; for `text` lanes. */
  readonly cells?: Readonly<Record<string, string>>;
}

/** All steps of a map from left to right. */
export function stepsOf(model: MapModel): readonly MapStep[] {
  return model.stages.flatMap((stage) => stage.steps);
}
