import type { JourneyMap } from '../../../../shared/journeys/model.ts';

/** Where a step goes: before a step of that stage, or last in it. */
export interface StepPlace {
  readonly stageId: number;
  readonly beforeId: number | null;
}

type Stages = JourneyMap['stages'];

/** One place to the left (-1) or right (1): within its stage, then across to the neighbour. Null at the ends. */
export function stepBeside(stages: Stages, stepId: number, by: 1 | -1): StepPlace | null {
  const at = stages.findIndex((stage) => stage.steps.some((step) => step.id === stepId));
  const stage = stages[at];
  if (!stage) return null;
  const index = stage.steps.findIndex((step) => step.id === stepId);
  if (by === -1) {
    const before = stage.steps[index - 1];
    if (before) return { stageId: stage.id, beforeId: before.id };
    const left = stages[at - 1];
    return left ? { stageId: left.id, beforeId: null } : null;
  }
  if (index < stage.steps.length - 1) {
    return { stageId: stage.id, beforeId: stage.steps[index + 2]?.id ?? null };
  }
  const right = stages[at + 1];
  return right ? { stageId: right.id, beforeId: right.steps[0]?.id ?? null } : null;
}

/** Where a step goes that is dropped before or after another one. */
export function stepDropped(stages: Stages, targetId: number, side: 'before' | 'after'): StepPlace | null {
  const stage = stages.find(({ steps }) => steps.some((step) => step.id === targetId));
  if (!stage) return null;
  if (side === 'before') return { stageId: stage.id, beforeId: targetId };
  const index = stage.steps.findIndex((step) => step.id === targetId);
  return { stageId: stage.id, beforeId: stage.steps[index + 1]?.id ?? null };
}

/** The sibling a row comes to stand before when it moves by one; undefined where it cannot move. */
export function siblingBeside(
  rows: readonly { readonly id: number }[],
  id: number,
  by: 1 | -1,
): number | null | undefined {
  const at = rows.findIndex((row) => row.id === id);
  if (at < 0 || !rows[at + by]) return undefined;
  return by === -1 ? (rows[at - 1]?.id ?? null) : (rows[at + 2]?.id ?? null);
}
