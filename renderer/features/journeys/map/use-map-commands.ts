import { useCallback } from 'react';
import type { CommandName, InputOf } from '../../../../shared/api/contract.ts';
import type { JourneyMap, MapStep, Touchpoint } from '../../../../shared/journeys/model.ts';
import type { ValueOf } from '../../../api/client.ts';
import { useApi } from '../../../api/provider.tsx';
import { showStatus } from '../../../ui/status.tsx';
import type { StepPlace } from './moves.ts';
import type { StepText } from './step-editor.tsx';

/** The changes a map's keys, fields and drags make. Each is one undo step; what failed has been said. */
export interface MapCommands {
  readonly addStage: (name: string, beforeId: number | null) => Promise<number | null>;
  readonly renameStage: (id: number, name: string) => Promise<void>;
  readonly moveStage: (id: number, beforeId: number | null) => Promise<void>;
  readonly deleteStage: (id: number) => Promise<void>;
  readonly addStep: (place: StepPlace, text: StepText) => Promise<number | null>;
  readonly editStep: (step: MapStep, text: StepText) => Promise<void>;
  readonly moveStep: (id: number, place: StepPlace) => Promise<void>;
  readonly deleteStep: (step: MapStep) => Promise<void>;
  readonly setCell: (laneId: number, stepId: number, text: string) => Promise<void>;
  readonly renameLane: (id: number, name: string) => Promise<void>;
  readonly moveLane: (id: number, beforeId: number | null) => Promise<void>;
  readonly deleteLane: (id: number) => Promise<void>;
}

export function useMapCommands(map: JourneyMap, touchpoints: readonly Touchpoint[]): MapCommands {
  const send = useSend();
  const remove = useSendAndSay();
  return {
    addStage: async (name, beforeId) =>
      (await send('journeys.stage.add', { journeyId: map.id, name, beforeId }))?.id ?? null,
    renameStage: async (id, name) => {
      const stage = map.stages.find((entry) => entry.id === id);
      if (!stage || name === '' || name === stage.name) return;
      await send('journeys.stage.edit', { id, ifRev: stage.rev, name });
    },
    moveStage: async (id, beforeId) => void (await send('journeys.stage.move', { id, beforeId })),
    deleteStage: async (id) => {
      const stage = map.stages.find((entry) => entry.id === id);
      if (!stage) return;
      const steps = stage.steps.length;
      const withSteps = steps === 0 ? '' : ` and its ${steps === 1 ? 'step' : `${steps} steps`}`;
      await remove('journeys.stage.delete', { id }, `Deleted the stage “${stage.name}”${withSteps}.`);
    },
    addStep: async ({ stageId, beforeId }, { name, touchpoint, channel }) => {
      const choice = touchpoint === '' ? {} : { touchpoint: choiceOf(touchpoint, touchpoints) };
      const made = await send('journeys.step.add', { stageId, beforeId, name, channel, ...choice });
      return made?.id ?? null;
    },
    editStep: async (step, { name, touchpoint, channel }) => {
      const changes = {
        ...(name === '' || name === step.name ? {} : { name }),
        ...(channel === step.channel ? {} : { channel }),
        ...(touchpoint === (step.touchpoint ?? '')
          ? {}
          : { touchpoint: touchpoint === '' ? null : choiceOf(touchpoint, touchpoints) }),
      };
      if (Object.keys(changes).length === 0) return;
      await send('journeys.step.edit', { id: step.id, ifRev: step.rev, ...changes });
    },
    moveStep: async (id, place) => void (await send('journeys.step.move', { id, ...place })),
    deleteStep: async ({ id, name }) =>
      void (await remove('journeys.step.delete', { id }, `Deleted the step “${name}”.`)),
    setCell: async (laneId, stepId, text) => {
      const before = map.lanes.find((lane) => lane.id === laneId)?.cells[String(stepId)] ?? '';
      if (text !== before) await send('journeys.cell.set', { laneId, stepId, text });
    },
    renameLane: async (id, name) => {
      const lane = map.lanes.find((entry) => entry.id === id);
      if (!lane || name === '' || name === lane.name) return;
      await send('journeys.lane.edit', { id, ifRev: lane.rev, name });
    },
    moveLane: async (id, beforeId) => void (await send('journeys.lane.move', { id, beforeId })),
    deleteLane: async (id) => {
      const lane = map.lanes.find((entry) => entry.id === id);
      if (lane) await remove('journeys.lane.delete', { id }, `Deleted the lane “${lane.name}”.`);
    },
  };
}

function choiceOf(name: string, touchpoints: readonly Touchpoint[]) {
  const known = touchpoints.find((touchpoint) => touchpoint.name === name);
  return known ? { id: known.id } : { name };
}

/** Sends any command; null where it failed, which has then been shown. */
export function useSend() {
  const { client, onFailure } = useApi();
  return useCallback(
    async <N extends CommandName>(op: N, input: InputOf<N>): Promise<ValueOf<N> | null> => {
      const result = await client.call(op, input);
      if (result.ok) return result.value;
      onFailure(result.failure);
      return null;
    },
    [client, onFailure],
  );
}

/**
 * Sends a command and says that it was done, with a button that undoes it. False where it failed, which has then been
 * shown.
 */
export function useSendAndSay() {
  const { client, onFailure } = useApi();
  return useCallback(
    async <N extends CommandName>(op: N, input: InputOf<N>, text: string): Promise<boolean> => {
      const result = await client.call(op, input);
      if (!result.ok) {
        onFailure(result.failure);
        return false;
      }
      const undo = async (): Promise<void> => {
        const undone = await client.call('workspace.undo', {});
        if (!undone.ok) onFailure(undone.failure);
      };
      showStatus({
        tone: 'done',
        text,
        commit: result.seq,
        action: { label: 'Undo', onPress: () => void undo() },
      });
      return true;
    },
    [client, onFailure],
  );
}
