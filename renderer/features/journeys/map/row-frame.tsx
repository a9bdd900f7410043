import type { ReactNode } from 'react';
import type { SceneNode } from '../../../../shared/journeys/layout/scene.ts';
import { SceneView } from '../../../charts/scene-view.tsx';
import type { MapPlan } from './map-plan.ts';

/** The picture's own margin is left out at the left of the screen but for this. */
const HEAD_FROM = 16;
/** Room at the right of the last column for adding a stage, in rem. */
const BESIDE = 8;

export interface RowFrameProps {
  readonly plan: MapPlan;
  /** The row's top edge and height in the picture. */
  readonly y: number;
  readonly h: number;
  readonly head?: readonly SceneNode[];
  readonly body: readonly SceneNode[];
  /** The lane's name as a cell, laid over the picture of it. */
  readonly headCell?: ReactNode;
  readonly children: ReactNode;
}

/** One row of the map: its name stays at the left, the rest scrolls under it. */
export function RowFrame({ plan, y, h, head = [], body, headCell, children }: RowFrameProps): ReactNode {
  const { scene, scale, theme } = plan;
  const headWidth = scene.columnsLeft - HEAD_FROM;
  const bodyWidth = scene.width - scene.columnsLeft;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the row's cells take the focus
    <div role="row" className="journey-row" style={{ height: h * scale }}>
      <div
        className="journey-row-head"
        role="presentation"
        style={{ width: headWidth * scale, background: theme.background }}
      >
        <svg
          className="scene"
          aria-hidden="true"
          width={headWidth * scale}
          height={h * scale}
          viewBox={`${HEAD_FROM} ${y} ${headWidth} ${h}`}
        >
          <SceneView nodes={head} />
        </svg>
        {headCell}
      </div>
      <div
        className="journey-row-body"
        role="presentation"
        style={{ width: `calc(${bodyWidth * scale}px + ${BESIDE}rem)` }}
      >
        <svg
          className="scene"
          aria-hidden="true"
          width={bodyWidth * scale}
          height={h * scale}
          viewBox={`${scene.columnsLeft} ${y} ${bodyWidth} ${h}`}
        >
          <SceneView nodes={body} />
        </svg>
        {children}
      </div>
    </div>
  );
}
