import type { JourneyMap, MapStep } from '../../../../shared/journeys/model.ts';

/** A step or stage that is being typed and is not in the workspace yet. */
export type Draft =
  | { readonly kind: 'step'; readonly stageId: number; readonly beforeId: number | null }
  | { readonly kind: 'stage'; readonly beforeId: number | null };

/** Stands for the draft among the ids of a map; no row has it. */
export const DRAFT_ID = -1;

/** The map with a place kept for the draft, so that it is typed where it will stand. */
export function withDraft(map: JourneyMap, draft: Draft | null): JourneyMap {
  if (draft === null) return map;
  if (draft.kind === 'stage') {
    const stage = { id: DRAFT_ID, rev: 0, name: '', position: 0, steps: [] };
    return { ...map, stages: inserted(map.stages, stage, draft.beforeId) };
  }
  const stages = map.stages.map((stage) =>
    stage.id === draft.stageId
      ? { ...stage, steps: inserted(stage.steps, emptyStep(stage.id), draft.beforeId) }
      : stage,
  );
  return { ...map, stages };
}

function inserted<T extends { readonly id: number }>(
  list: readonly T[],
  item: T,
  beforeId: number | null,
): T[] {
  const at = list.findIndex(({ id }) => id === beforeId);
  return at < 0 ? [...list, item] : [...list.slice(0, at), item, ...list.slice(at)];
}

function emptyStep(stageId: number): MapStep {
  const none = { defined: false, reason: 'no values' } as const;
  const estimate = { n: 0, mean: none, sd: none, interval: none };
  return {
    id: DRAFT_ID,
    rev: 0,
    stageId,
    name: '',
    channel: '',
    position: 0,
    touchpointId: null,
    touchpoint: null,
    gap: {
      kind: 'subtracted',
      gap: estimate,
      expectation: estimate,
      experience: estimate,
      nPeople: 0,
      nReadings: 0,
      nLeftOut: 0,
      nOtherKind: 0,
      importance: estimate,
      state: 'silent',
    },
    severity: { value: none, gap: none, importance: 0.5, importanceAssumed: true, reach: 0 },
    quotes: [],
    quoteCount: 0,
  };
}
