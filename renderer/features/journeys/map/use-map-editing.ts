import { useCallback, useRef, useState } from 'react';
import type { JourneyMap } from '../../../../shared/journeys/model.ts';
import { DRAFT_ID, type Draft } from './draft.ts';
import { type Cursor, stepColumn } from './grid.ts';
import type { StepField, StepText } from './step-editor.tsx';
import type { Then } from './text-editor.tsx';
import type { MapCommands } from './use-map-commands.ts';

/** What is being typed on the map. */
export type Editing =
  | { readonly kind: 'stage'; readonly id: number }
  | { readonly kind: 'step'; readonly id: number; readonly field: StepField }
  | { readonly kind: 'cell'; readonly laneId: number; readonly stepId: number }
  | { readonly kind: 'lane'; readonly id: number }
  /** `turn` tells one draft from the next one at the same place. */
  | { readonly kind: 'draft'; readonly draft: Draft; readonly turn: number };

export interface MapEditing {
  readonly editing: Editing | null;
  readonly open: (editing: Editing) => void;
  readonly draftStep: (stageId: number, beforeId: number | null) => void;
  readonly draftStage: (beforeId: number | null) => void;
  readonly cancel: () => void;
  /** Saves what is open and leaves it; for commands that go elsewhere. */
  readonly flush: () => void;
  readonly onOpen: (flush: (() => void) | null) => void;
  readonly saveStage: (id: number, text: string, then: Then) => void;
  readonly saveStep: (id: number, text: StepText, then: Then) => void;
  readonly saveCell: (laneId: number, stepId: number, text: string, then: Then) => void;
  readonly saveLane: (id: number, text: string, then: Then) => void;
}

/** What is open for typing on the map, and where the keyboard goes when it is saved. */
export function useMapEditing(
  map: JourneyMap,
  commands: MapCommands,
  focus: (cursor: Cursor | null) => void,
): MapEditing {
  const [editing, setEditing] = useState<Editing | null>(null);
  const flushOpen = useRef<(() => void) | null>(null);
  const turn = useRef(0);
  const latest = useRef(editing);
  latest.current = editing;

  const open = (next: Editing): void => setEditing(next);
  const draftStep = (stageId: number, beforeId: number | null): void => {
    turn.current += 1;
    setEditing({ kind: 'draft', draft: { kind: 'step', stageId, beforeId }, turn: turn.current });
  };
  const draftStage = (beforeId: number | null): void => {
    turn.current += 1;
    setEditing({ kind: 'draft', draft: { kind: 'stage', beforeId }, turn: turn.current });
  };
  /** Closes what was saved, unless something else was opened meanwhile; `leave` keeps the focus where it went. */
  const close = (was: Editing | null, then: Then, cursor: Cursor | null): void => {
    if (latest.current === was) setEditing(null);
    if (then !== 'leave') focus(cursor);
  };

  const editStepOrDraft = (stageId: number, stepId: number | undefined): void => {
    if (stepId === undefined) draftStep(stageId, null);
    else open({ kind: 'step', id: stepId, field: 'name' });
  };

  const saveStage = (id: number, text: string, then: Then): void => {
    const was = latest.current;
    const name = text.trim();
    if (id !== DRAFT_ID) {
      void commands.renameStage(id, name);
      const stage = map.stages.find((entry) => entry.id === id);
      if (then === 'next') {
        editStepOrDraft(id, stage?.steps[0]?.id);
        return;
      }
      const first = stage?.steps[0];
      close(was, then, { row: 'stages', column: first ? stepColumn(first.id) : `slot:${id}` });
      return;
    }
    if (was?.kind !== 'draft' || name === '') {
      close(was, then, null);
      return;
    }
    void commands.addStage(name, was.draft.beforeId).then((made) => {
      if (made === null) return;
      if (then === 'next' || then === 'stay') draftStep(made, null);
      else close(was, then, null);
    });
  };

  const saveStep = (id: number, text: StepText, then: Then): void => {
    const was = latest.current;
    if (id === DRAFT_ID) {
      saveDraftStep(was, text, then);
      return;
    }
    const stageIndex = map.stages.findIndex(({ steps }) => steps.some((step) => step.id === id));
    const stage = map.stages[stageIndex];
    const index = stage?.steps.findIndex((step) => step.id === id) ?? -1;
    const step = stage?.steps[index];
    if (!stage || !step) {
      close(was, then, null);
      return;
    }
    void commands.editStep(step, text);
    const here = { row: 'steps', column: stepColumn(id) } as const;
    if (then === 'next') {
      editStepOrDraft(stage.id, stage.steps[index + 1]?.id);
      return;
    }
    if (then === 'previous') {
      const before = stage.steps[index - 1];
      open(before ? { kind: 'step', id: before.id, field: 'channel' } : { kind: 'stage', id: stage.id });
      return;
    }
    close(was, then, here);
  };

  const saveDraftStep = (was: Editing | null, text: StepText, then: Then): void => {
    if (was?.kind !== 'draft' || was.draft.kind !== 'step') {
      close(was, then, null);
      return;
    }
    const { stageId, beforeId } = was.draft;
    if (text.name === '') {
      const at = map.stages.findIndex(({ id }) => id === stageId);
      const following = map.stages[at + 1];
      if (then === 'next' && following) {
        editStepOrDraft(following.id, following.steps[0]?.id);
        return;
      }
      close(was, then, null);
      return;
    }
    void commands.addStep({ stageId, beforeId }, text).then((made) => {
      if (made === null) return;
      const here = { row: 'steps', column: stepColumn(made) } as const;
      if (then === 'next') {
        focus(here);
        draftStep(stageId, beforeId);
      } else close(was, then, here);
    });
  };

  const saveCell = (laneId: number, stepId: number, text: string, then: Then): void => {
    const was = latest.current;
    void commands.setCell(laneId, stepId, text.trim());
    const steps = map.stages.flatMap((stage) => stage.steps);
    const at = steps.findIndex((step) => step.id === stepId);
    const beside = then === 'next' ? steps[at + 1] : then === 'previous' ? steps[at - 1] : undefined;
    if (beside) {
      open({ kind: 'cell', laneId, stepId: beside.id });
      return;
    }
    close(was, then, { row: laneId, column: stepColumn(stepId) });
  };

  const saveLane = (id: number, text: string, then: Then): void => {
    const was = latest.current;
    void commands.renameLane(id, text.trim());
    close(was, then, { row: id, column: 'head' });
  };

  const cancel = (): void => {
    setEditing(null);
    focus(null);
  };
  const flush = useCallback(() => flushOpen.current?.(), []);
  const onOpen = useCallback((next: (() => void) | null) => {
    flushOpen.current = next;
  }, []);
  return {
    editing,
    open,
    draftStep,
    draftStage,
    cancel,
    flush,
    onOpen,
    saveStage,
    saveStep,
    saveCell,
    saveLane,
  };
}
