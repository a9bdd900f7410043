import { type ReactNode, useCallback, useState } from 'react';
import type { JourneyMap } from '../../../shared/journeys/model.ts';
import { useQuery } from '../../api/query.ts';
import { useCommandHandler } from '../../app/commands-provider.tsx';
import { useGo } from '../../app/navigation.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { routes } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Pane } from '../../ui/pane.tsx';
import { useRemembered } from '../../ui/remembered.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SplitPanes } from '../../ui/splitter.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FindingsPanel } from './findings/findings-panel.tsx';
import { JourneyBar } from './journey-bar.tsx';
import { JourneyContext } from './journey-context.tsx';
import { MapView } from './map/map-view.tsx';
import { useZoom } from './map/use-zoom.ts';
import { type MapFilterState, useMapFilter } from './map-filter.ts';
import { StepPanel } from './step/step-panel.tsx';
import './journey-screen.css';

export interface JourneyScreenProps {
  readonly journeyId: number;
  readonly stepId: number | null;
}

/** One journey: the map, what it counts, and beside it where it breaks or the step that is open. */
export function JourneyScreen({ journeyId, stepId }: JourneyScreenProps): ReactNode {
  const state = useMapFilter();
  const go = useGo();
  const map = useQuery('journeys.map', { id: journeyId, filter: state.filter }, { keepPrevious: true });
  const shown = map.data?.id === journeyId ? map.data : undefined;
  if (!shown && map.error) {
    return (
      <Pane label="Journey">
        <ErrorState
          title="This journey could not be opened"
          message={map.error.message}
          reference={map.error.failure.ref}
          onRetry={() => void map.refetch()}
          actions={<Button onPress={() => go(routes.journeys)}>All journeys</Button>}
        />
      </Pane>
    );
  }
  if (!shown) {
    return (
      <Pane label="Journey">
        <Skeleton rows={12} label="Opening the journey" />
      </Pane>
    );
  }
  return <Journey key={journeyId} map={shown} state={state} stepId={stepId} />;
}

interface JourneyProps {
  readonly map: JourneyMap;
  readonly state: MapFilterState;
  readonly stepId: number | null;
}

function Journey({ map, state, stepId }: JourneyProps): ReactNode {
  const go = useGo();
  const { textSize } = usePreferences().preferences;
  const { data: touchpoints = [] } = useQuery('journeys.touchpoints', {});
  const [isPanelOpen, setPanelOpen] = useRemembered(
    'journeys.findings',
    true,
    (value): value is boolean => typeof value === 'boolean',
  );
  const [isMapFocused, setMapFocused] = useState(false);
  const zoom = useZoom({ steps: map.stages.flatMap(({ steps }) => steps).length, textSize, isMapFocused });
  const toggle = (): void => setPanelOpen(!isPanelOpen);
  useCommandHandler('view.inspector', toggle);
  const openStep = useCallback(
    (id: number) => {
      setPanelOpen(true);
      go(`${routes.step(map.id, id)}${state.query}`);
    },
    [go, map.id, state.query, setPanelOpen],
  );
  const closeStep = (): void => go(`${routes.journey(map.id)}${state.query}`);
  return (
    <div className="journey">
      <JourneyBar
        map={map}
        filter={state.filter}
        zoom={zoom}
        isPanelOpen={isPanelOpen}
        onTogglePanel={toggle}
      />
      <JourneyContext map={map} />
      <FilterBar state={state} map={map} />
      <SplitPanes
        name="journeys.findings"
        label="Width of where it breaks"
        sized="second"
        initial={400}
        min={340}
        max={720}
        isSecondHidden={!isPanelOpen}
        inSight={stepId === null ? 'first' : 'second'}
        first={
          <Pane label="Map" isBare className="journey-map">
            <div ref={zoom.area} className="journey-map-area">
              <MapView
                map={map}
                gapKind={state.filter.kind}
                touchpoints={touchpoints}
                scale={zoom.zoom * textSize}
                openedStepId={stepId}
                onOpenStep={openStep}
                onFocusChange={setMapFocused}
              />
            </div>
          </Pane>
        }
        second={
          <Pane label="Where it breaks" isBare className="journey-side">
            {stepId === null ? (
              <FindingsPanel map={map} filter={state.filter} onOpenStep={openStep} />
            ) : (
              <StepPanel map={map} stepId={stepId} filter={state.filter} onClose={closeStep} />
            )}
          </Pane>
        }
      />
    </div>
  );
}
