import { Route as RouteIcon } from 'lucide-react';
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { frameOf } from '../../../../shared/journeys/layout/frame.ts';
import { layoutMap } from '../../../../shared/journeys/layout/layout-map.ts';
import { modelOfMap } from '../../../../shared/journeys/layout/model-of-map.ts';
import type { JourneyMap, Touchpoint } from '../../../../shared/journeys/model.ts';
import type { GapKind } from '../../../../shared/journeys/reading.ts';
import { useMapTheme } from '../../../charts/map-theme.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { withDraft } from './draft.ts';
import { type Cursor, cursorKey, firstCell, gridOf, keepCursor, stepColumn } from './grid.ts';
import { LaneRow } from './lane-row.tsx';
import type { MapPlan } from './map-plan.ts';
import { sliceScene } from './slices.ts';
import { StagesRow } from './stages-row.tsx';
import { StepsRow } from './steps-row.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import { useMapCommands } from './use-map-commands.ts';
import { useMapEditing } from './use-map-editing.ts';
import './map-view.css';

export interface MapViewProps {
  readonly map: JourneyMap;
  readonly gapKind: GapKind;
  readonly touchpoints: readonly Touchpoint[];
  /** Screen pixels for one of the picture's. */
  readonly scale: number;
  readonly openedStepId: number | null;
  readonly onOpenStep: (stepId: number) => void;
  readonly onFocusChange: (hasFocus: boolean) => void;
}

/** The map itself: the picture, and over it a grid the keyboard moves in. */
export function MapView(props: MapViewProps): ReactNode {
  const { map, gapKind, touchpoints, scale, openedStepId, onOpenStep, onFocusChange } = props;
  const theme = useMapTheme();
  const scroller = useRef<HTMLDivElement>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const [place, setPlace] = useState<Cursor | null>(null);
  const [wanted, setWanted] = useState<Cursor | null>(null);
  const commands = useMapCommands(map, touchpoints);
  const focus = (to: Cursor | null): void => {
    if (to) setPlace(to);
    // A step that was just made may not be on the map yet; the keyboard goes there once it is.
    setWanted((waiting) => to ?? waiting ?? cursor ?? null);
  };
  const edit = useMapEditing(map, commands, focus);

  const draft = edit.editing?.kind === 'draft' ? edit.editing.draft : null;
  const shown = useMemo(() => withDraft(map, draft), [map, draft]);
  const grid = useMemo(() => gridOf(shown), [shown]);
  const before = useRef(grid);
  const cursor = (place && keepCursor(grid, place, before.current)) ?? firstCell(grid);
  useEffect(() => {
    before.current = grid;
    if (place && cursor && (place.row !== cursor.row || place.column !== cursor.column)) setPlace(cursor);
  });

  const plan = useMemo<MapPlan>(() => {
    const model = modelOfMap(shown, gapKind);
    const options = { theme };
    const scene = layoutMap(model, options);
    const frame = frameOf(model, options);
    return { scene, slices: sliceScene(scene), stages: frame.stages, right: frame.right, theme, scale };
  }, [shown, gapKind, theme, scale]);

  const key = cursor && cursorKey(grid, cursor);
  const find = (wantedKey: string): HTMLElement | null =>
    scroller.current?.querySelector(`[data-cell="${wantedKey}"]`) ?? null;
  useLayoutEffect(() => {
    if (!wanted || edit.editing) return;
    const element = find(cursorKey(grid, wanted));
    if (!element) return;
    element.focus();
    setWanted(null);
  });
  // What had the focus was deleted or undone, or the journey was just opened: the keyboard stays on the map.
  const isOpening = useRef(true);
  useLayoutEffect(() => {
    const isLost = (hasFocus || isOpening.current) && document.activeElement === document.body;
    if (isLost && !edit.editing && key !== undefined) find(key)?.focus({ preventScroll: isOpening.current });
    isOpening.current = false;
  });
  const onKeyDown = useGridKeys({
    map,
    grid,
    cursor,
    hasFocus,
    commands,
    edit,
    onCursor: (next) => {
      setPlace(next);
      setWanted(next);
    },
    onOpenStep,
  });
  const opened = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is opened or closed moves the map
  useEffect(() => {
    const at = openedStepId ?? opened.current;
    const element = at === null ? null : find(`steps/${stepColumn(at)}`);
    if (openedStepId !== null) element?.scrollIntoView({ block: 'nearest', inline: 'center' });
    // A step that is closed gives the keyboard back to its place on the map.
    else if (document.activeElement === document.body) element?.focus();
    opened.current = openedStepId;
  }, [openedStepId]);

  const shared = { plan, map: shown, grid, currentKey: key ?? '', edit, commands, onCursor: setPlace };
  if (shown.stages.length === 0) return <EmptyMap onBegin={() => edit.draftStage(null)} />;
  const headWidth = plan.scene.columnsLeft * scale;
  const focusChanged = (now: boolean): void => {
    setHasFocus(now);
    onFocusChange(now);
  };
  return (
    <div
      ref={scroller}
      className="journey-scroll"
      style={{
        background: theme.background,
        color: theme.ink,
        scrollPaddingLeft: headWidth + 8,
        scrollPaddingTop: (plan.scene.lanesTop - plan.scene.stagesTop + 90) * scale,
      }}
    >
      <div
        role="grid"
        aria-label={`Map of ${map.name}`}
        aria-colcount={grid.columns.length + 1}
        className="journey-grid"
        data-theme-name={theme.name}
        onKeyDown={onKeyDown}
        onFocus={() => focusChanged(true)}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) focusChanged(false);
        }}
      >
        <div role="rowgroup" className="journey-top" style={{ background: theme.background }}>
          <StagesRow {...shared} />
          <StepsRow {...shared} touchpoints={touchpoints} openedStepId={openedStepId} />
        </div>
        <div role="rowgroup">
          {plan.slices.rows.slice(1).map((slice) => (
            <LaneRow
              key={slice.laneId}
              {...shared}
              currentKey={key?.startsWith(`${slice.laneId}/`) ? key : ''}
              slice={slice}
              openedStepId={openedStepId}
              onOpenStep={onOpenStep}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

function EmptyMap({ onBegin }: { readonly onBegin: () => void }): ReactNode {
  return (
    <EmptyState
      icon={<RouteIcon size={24} strokeWidth={1.5} />}
      title="Begin with the first stage"
      actions={
        <Button kind="primary" autoFocus onPress={onBegin}>
          Add a stage
        </Button>
      }
    >
      <p>
        A stage is a part of the journey, such as “Order” or “Wait”. In it stand the steps where the customer
        meets the company. Type a name and press Tab: the next field comes by itself, so that a whole journey
        can be typed in one go.
      </p>
    </EmptyState>
  );
}
