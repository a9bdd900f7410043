import { describe, expect, test } from 'vitest';
import { withDraft } from '../../../renderer/features/journeys/map/draft.ts';
import {
  type Cursor,
  cursorKey,
  gridOf,
  HEAD,
  keepCursor,
  type MapGrid,
  moveCursor,
} from '../../../renderer/features/journeys/map/grid.ts';
import { siblingBeside, stepBeside, stepDropped } from '../../../renderer/features/journeys/map/moves.ts';
import type { JourneyMap } from '../../../shared/journeys/model.ts';

/** Stages 1 (steps 11, 12), 2 (none) and 3 (step 31); lanes 7 and 8, and 9 hidden. */
const empty: JourneyMap = {
  id: 1,
  rev: 1,
  name: 'Moving home',
  scenario: '',
  scope: '',
  state: 'current',
  persona: null,
  people: 0,
  stages: [
    { id: 1, rev: 1, name: 'Arrange', position: 1, steps: [] },
    { id: 2, rev: 1, name: 'Wait', position: 2, steps: [] },
    { id: 3, rev: 1, name: 'Pay', position: 3, steps: [] },
  ],
  lanes: [7, 8, 9].map((id) => ({
    id,
    rev: 1,
    kind: 'text' as const,
    name: `Lane ${id}`,
    hidden: id === 9,
    position: id,
    cells: {},
  })),
  handovers: [],
};
const map = [
  [1, 11],
  [1, 12],
  [3, 31],
].reduce((built, [stageId = 0, stepId = 0]) => {
  const drafted = withDraft(built, { kind: 'step', stageId, beforeId: null });
  const stages = drafted.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.map((step) =>
      step.id === -1 ? { ...step, id: stepId, name: `Step ${stepId}` } : step,
    ),
  }));
  return { ...drafted, stages };
}, empty);
const grid = gridOf(map);

function walk(from: Cursor, ...keys: string[]): Cursor {
  return keys.reduce((cursor, key) => moveCursor(grid, cursor, key) ?? cursor, from);
}

describe('the keyboard on the map', () => {
  const start: Cursor = { row: 'steps', column: 'step:11' };

  test('has a row of stages, one of steps, one for each lane in sight, and a place in a stage without steps', () => {
    expect(grid.rows).toEqual(['stages', 'steps', 7, 8]);
    expect(grid.columns.map(({ id }) => id)).toEqual(['step:11', 'step:12', 'slot:2', 'step:31']);
  });

  test('moves between steps and lanes and stops at the edges', () => {
    expect(walk(start, 'ArrowRight')).toEqual({ row: 'steps', column: 'step:12' });
    expect(walk(start, 'ArrowLeft')).toEqual(start);
    expect(walk(start, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')).toEqual({
      row: 8,
      column: 'step:11',
    });
    expect(walk(start, 'End')).toEqual({ row: 'steps', column: 'step:31' });
    expect(moveCursor(grid, start, 'x')).toBeNull();
  });

  test('jumps from stage to stage on the row of stages, and comes back down where it was', () => {
    const onStage = walk(start, 'ArrowRight', 'ArrowUp');
    expect(cursorKey(grid, onStage)).toBe('stages/1');
    expect(walk(onStage, 'ArrowDown')).toEqual({ row: 'steps', column: 'step:12' });
    expect(cursorKey(grid, walk(onStage, 'ArrowRight'))).toBe('stages/2');
    expect(cursorKey(grid, walk(onStage, 'ArrowRight', 'ArrowRight', 'ArrowRight'))).toBe('stages/3');
    expect(cursorKey(grid, walk(onStage, 'ArrowRight', 'ArrowLeft'))).toBe('stages/1');
  });

  test('reaches a lane’s name from its first cell, and leaves it again', () => {
    const head = walk(start, 'ArrowDown', 'ArrowLeft');
    expect(head).toEqual({ row: 7, column: HEAD });
    expect(walk(head, 'ArrowDown')).toEqual({ row: 8, column: HEAD });
    expect(walk(head, 'ArrowRight')).toEqual({ row: 7, column: 'step:11' });
    expect(walk(head, 'ArrowUp')).toEqual({ row: 'steps', column: 'step:11' });
  });

  test('stays near where it was when its step or lane is gone', () => {
    const less: MapGrid = { rows: ['stages', 'steps', 7], columns: grid.columns.slice(0, 2) };
    expect(keepCursor(less, { row: 8, column: 'step:31' }, grid)).toEqual({ row: 7, column: 'step:12' });
    expect(keepCursor(less, { row: 7, column: 'step:11' }, grid)).toEqual({ row: 7, column: 'step:11' });
    expect(keepCursor({ rows: ['stages', 'steps'], columns: [] }, start, grid)).toBeUndefined();
  });
});

describe('moving by one', () => {
  test('a step goes within its stage, then across to its neighbours, empty ones too', () => {
    expect(stepBeside(map.stages, 12, -1)).toEqual({ stageId: 1, beforeId: 11 });
    expect(stepBeside(map.stages, 11, 1)).toEqual({ stageId: 1, beforeId: null });
    expect(stepBeside(map.stages, 12, 1)).toEqual({ stageId: 2, beforeId: null });
    expect(stepBeside(map.stages, 31, -1)).toEqual({ stageId: 2, beforeId: null });
    expect(stepBeside(map.stages, 11, -1)).toBeNull();
    expect(stepBeside(map.stages, 31, 1)).toBeNull();
  });

  test('a step dropped on another comes to stand before or after it', () => {
    expect(stepDropped(map.stages, 11, 'before')).toEqual({ stageId: 1, beforeId: 11 });
    expect(stepDropped(map.stages, 11, 'after')).toEqual({ stageId: 1, beforeId: 12 });
    expect(stepDropped(map.stages, 12, 'after')).toEqual({ stageId: 1, beforeId: null });
  });

  test('a stage or lane changes places with its neighbour', () => {
    expect(siblingBeside(map.stages, 2, -1)).toBe(1);
    expect(siblingBeside(map.stages, 1, 1)).toBe(3);
    expect(siblingBeside(map.stages, 2, 1)).toBeNull();
    expect(siblingBeside(map.stages, 3, 1)).toBeUndefined();
  });
});
