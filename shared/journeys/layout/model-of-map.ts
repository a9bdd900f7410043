import { assertNever } from '../../util/assert-never.ts';
import type { JourneyMap } from '../model.ts';
import type { GapKind } from '../reading.ts';
import type { LaneKind, MapModel } from './map-model.ts';

/** The lane that holds the steps' names; it belongs to the picture, not to the workspace. */
export const STEPS_LANE = 'steps';

/** What the layout draws of a map that was read: its visible lanes, with the steps' own lane on top. */
export function modelOfMap(map: JourneyMap, gapKind: GapKind): MapModel {
  return {
    title: map.name,
    ...(map.persona === null ? {} : { persona: map.persona }),
    ...(map.scenario === '' ? {} : { scenario: map.scenario }),
    gapKind,
    stages: map.stages.map(({ id, name, steps }) => ({
      id,
      name,
      steps: steps.map((step) => ({
        id: step.id,
        name: step.name,
        touchpointName: step.touchpoint ?? '',
        channel: step.channel === '' ? null : step.channel,
        gap: step.gap,
        quotes: step.quotes.map(({ codingId, text, person }) => ({
          id: codingId,
          text,
          person: person ?? '',
        })),
        quoteCount: step.quoteCount,
      })),
    })),
    lanes: [
      { id: STEPS_LANE, kind: 'steps', name: 'Steps' },
      ...map.lanes
        .filter((lane) => !lane.hidden)
        .map(({ id, kind, name, cells }) => ({ id, kind: drawnAs(kind), name, cells })),
    ],
  };
}

/** How a lane of the workspace is drawn; what has no picture of its own yet shows the text in its cells. */
export function drawnAs(kind: JourneyMap['lanes'][number]['kind']): LaneKind {
  switch (kind) {
    case 'quotes':
    case 'channels':
    case 'gap':
      return kind;
    case 'actions':
    case 'thoughts':
    case 'emotion':
    case 'importance':
    case 'records':
    case 'backstage':
    case 'opportunities':
    case 'text':
      return 'text';
    default:
      return assertNever(kind);
  }
}
