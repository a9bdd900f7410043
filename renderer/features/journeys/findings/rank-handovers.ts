import type { JourneyMap, MapStep } from '../../../../shared/journeys/model.ts';

export type NamedHandover = JourneyMap['handovers'][number] & { readonly from: string; readonly to: string };

/** Handovers with their steps' names: least carried over first, those nobody rated last. */
export function rankHandovers(map: JourneyMap, steps: readonly MapStep[]): readonly NamedHandover[] {
  const name = (id: number): string => steps.find((step) => step.id === id)?.name ?? '';
  return map.handovers
    .map((handover) => ({ ...handover, from: name(handover.fromStepId), to: name(handover.toStepId) }))
    .sort((a, b) => continuityOrder(a) - continuityOrder(b));
}

function continuityOrder({ continuity }: JourneyMap['handovers'][number]): number {
  return continuity.defined ? continuity.value : 2;
}
