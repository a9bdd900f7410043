import type { StageSpan } from '../../../../shared/journeys/layout/frame.ts';
import type { MapScene } from '../../../../shared/journeys/layout/layout-map.ts';
import type { MapTheme } from '../../../../shared/journeys/layout/theme.ts';
import type { JourneyMap } from '../../../../shared/journeys/model.ts';
import type { Cursor, MapGrid } from './grid.ts';
import type { MapSlices } from './slices.ts';
import type { MapCommands } from './use-map-commands.ts';
import type { MapEditing } from './use-map-editing.ts';

/** The picture laid out for the screen. */
export interface MapPlan {
  readonly scene: MapScene;
  readonly slices: MapSlices;
  readonly stages: readonly StageSpan[];
  /** Right edge of the columns, in the picture's lengths. */
  readonly right: number;
  readonly theme: MapTheme;
  /** Screen pixels for one of the picture's. */
  readonly scale: number;
}

/** What every row of the map is given. */
export interface RowProps {
  readonly plan: MapPlan;
  readonly map: JourneyMap;
  readonly grid: MapGrid;
  /** The cell the keyboard stands on. */
  readonly currentKey: string;
  readonly edit: MapEditing;
  readonly commands: MapCommands;
  readonly onCursor: (cursor: Cursor) => void;
}

/** Left edge and width of a part of the picture, on the screen, measured from where the columns begin. */
export function across(plan: MapPlan, x: number, w: number) {
  return { left: (x - plan.scene.columnsLeft) * plan.scale, width: w * plan.scale };
}
