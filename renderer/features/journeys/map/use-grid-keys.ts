import type { KeyboardEvent } from 'react';
import type { JourneyMap, MapStep } from '../../../../shared/journeys/model.ts';
import { useCommandHandler } from '../../../app/commands-provider.tsx';
import { type Cursor, HEAD, type MapGrid, moveCursor } from './grid.ts';
import { siblingBeside, stepBeside } from './moves.ts';
import type { MapCommands } from './use-map-commands.ts';
import type { MapEditing } from './use-map-editing.ts';

export interface GridKeys {
  readonly map: JourneyMap;
  readonly grid: MapGrid;
  readonly cursor: Cursor | undefined;
  readonly hasFocus: boolean;
  readonly commands: MapCommands;
  readonly edit: MapEditing;
  readonly onCursor: (cursor: Cursor) => void;
  readonly onOpenStep: (stepId: number) => void;
}

/** The map's keys, as plain keys on the grid and as commands of the menus. Returns the grid's key handler. */
export function useGridKeys(props: GridKeys): (event: KeyboardEvent) => void {
  const { map, grid, cursor, hasFocus, commands, edit, onCursor, onOpenStep } = props;
  const column = grid.columns.find(({ id }) => id === cursor?.column);
  const stage = map.stages.find(({ id }) => id === column?.stageId);
  const step = stage?.steps.find(({ id }) => id === column?.stepId);
  const isHead = cursor?.column === HEAD;
  const lane = typeof cursor?.row === 'number' ? cursor.row : null;

  const addStep = (): void => {
    edit.flush();
    const place = stage ?? map.stages.at(-1);
    if (!place) {
      edit.draftStage(null);
      return;
    }
    const next = step ? place.steps[place.steps.indexOf(step) + 1] : undefined;
    edit.draftStep(place.id, next?.id ?? null);
  };
  const addStage = (): void => {
    edit.flush();
    const at = stage ? map.stages.indexOf(stage) : map.stages.length - 1;
    edit.draftStage(map.stages[at + 1]?.id ?? null);
  };
  const move = (by: 1 | -1): void => {
    if (cursor?.row === 'stages' && stage) {
      const beforeId = siblingBeside(map.stages, stage.id, by);
      if (beforeId !== undefined) void commands.moveStage(stage.id, beforeId);
    } else if (step) {
      const place = stepBeside(map.stages, step.id, by);
      if (place) void commands.moveStep(step.id, place);
    }
  };
  const moveLane = (by: 1 | -1): void => {
    if (lane === null) return;
    const visible = map.lanes.filter((entry) => !entry.hidden);
    const beforeId = siblingBeside(visible, lane, by);
    if (beforeId !== undefined) void commands.moveLane(lane, beforeId);
  };
  const remove = (): void => {
    if (cursor?.row === 'stages' && stage) void commands.deleteStage(stage.id);
    else if (isHead && lane !== null) void commands.deleteLane(lane);
    else if (cursor?.row === 'steps' && step) void commands.deleteStep(step);
    else if (lane !== null && step) emptyCell(lane, step);
  };
  const emptyCell = (laneId: number, at: MapStep): void => {
    if (isText(map, laneId)) void commands.setCell(laneId, at.id, '');
  };
  const rename = (): void => {
    if (cursor?.row === 'stages' && stage) edit.open({ kind: 'stage', id: stage.id });
    else if (isHead && lane !== null) edit.open({ kind: 'lane', id: lane });
    else if (step) edit.open({ kind: 'step', id: step.id, field: 'name' });
    else addStep();
  };
  const enter = (): void => {
    if (lane === null || isHead || !step) {
      rename();
      return;
    }
    if (isText(map, lane)) edit.open({ kind: 'cell', laneId: lane, stepId: step.id });
    else if (map.lanes.find(({ id }) => id === lane)?.kind === 'channels')
      edit.open({ kind: 'step', id: step.id, field: 'channel' });
    else onOpenStep(step.id);
  };

  const onMap = hasFocus && edit.editing === null && cursor !== undefined;
  useCommandHandler('journeys.addStep', addStep);
  useCommandHandler('journeys.addStage', addStage);
  useCommandHandler('journeys.moveLeft', () => move(-1), { enabled: onMap });
  useCommandHandler('journeys.moveRight', () => move(1), { enabled: onMap });
  useCommandHandler('edit.rename', rename, { enabled: onMap });
  useCommandHandler('edit.delete', remove, { enabled: onMap });
  const openable = onMap && step !== undefined;
  useCommandHandler('journeys.openEvidence', () => step && onOpenStep(step.id), { enabled: openable });

  return (event) => {
    const target = event.target;
    if (
      !(target instanceof Element) ||
      target.closest('[data-editor], button') ||
      event.nativeEvent.isComposing
    )
      return;
    if (event.ctrlKey || event.metaKey || !cursor) return;
    const used = event.altKey ? altKey(event.key) : plainKey(event);
    if (!used) return;
    event.preventDefault();
    event.stopPropagation();
  };

  function altKey(key: string): boolean {
    switch (key) {
      case 'ArrowLeft':
        move(-1);
        return true;
      case 'ArrowRight':
        move(1);
        return true;
      case 'ArrowUp':
        moveLane(-1);
        return true;
      case 'ArrowDown':
        moveLane(1);
        return true;
      default:
        return false;
    }
  }

  function plainKey({ key, shiftKey }: KeyboardEvent): boolean {
    switch (key) {
      case 'Enter':
        enter();
        return true;
      case 'F2':
        rename();
        return true;
      case 'Delete':
      case 'Backspace':
        remove();
        return true;
      case 'n':
      case 'N':
        if (shiftKey) addStage();
        else addStep();
        return true;
      case 'e':
      case 'E':
        if (step) onOpenStep(step.id);
        return step !== undefined;
    }
    const next = cursor && moveCursor(grid, cursor, key);
    if (!next) return false;
    onCursor(next);
    return true;
  }
}

/** Whether a lane's cells are typed into. */
export function isText(map: JourneyMap, laneId: number): boolean {
  const kind = map.lanes.find(({ id }) => id === laneId)?.kind;
  return kind !== undefined && kind !== 'quotes' && kind !== 'channels' && kind !== 'gap';
}
