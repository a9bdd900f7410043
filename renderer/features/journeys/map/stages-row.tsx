import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { IconButton } from '../../../ui/icon-button.tsx';
import { DRAFT_ID } from './draft.ts';
import { stepColumn } from './grid.ts';
import { DragCell } from './map-cell.tsx';
import { across, type RowProps } from './map-plan.ts';
import { stepDropped } from './moves.ts';
import { RowFrame } from './row-frame.tsx';
import { TextEditor } from './text-editor.tsx';
import type { DragKind, DropSide } from './use-drag.ts';

/** The row of stages: bars to name, move, and add steps to, and a place for the next stage. */
export function StagesRow({ plan, map, currentKey, edit, commands, onCursor }: RowProps): ReactNode {
  const { scene, slices, stages, right, scale } = plan;
  const y = scene.stagesTop;
  const h = Math.max(40, scene.lanesTop - scene.stagesTop);
  const drop = (
    target: number,
    dragged: { readonly kind: DragKind; readonly id: number },
    side: DropSide,
  ): void => {
    const index = map.stages.findIndex(({ id }) => id === target);
    if (dragged.kind === 'stage') {
      const beforeId = side === 'before' ? target : (map.stages[index + 1]?.id ?? null);
      if (beforeId !== dragged.id) void commands.moveStage(dragged.id, beforeId);
      return;
    }
    const steps = map.stages[index]?.steps ?? [];
    const edge = side === 'before' ? steps[0] : steps.at(-1);
    if (edge?.id === dragged.id) return;
    const place = edge && stepDropped(map.stages, edge.id, side);
    void commands.moveStep(dragged.id, place ?? { stageId: target, beforeId: null });
  };
  return (
    <RowFrame plan={plan} y={y} h={h} body={slices.stages}>
      {stages.map(({ stage, x, w }) => {
        const steps = map.stages.find(({ id }) => id === stage.id)?.steps ?? [];
        const cell = `stages/${stage.id}`;
        const column = steps[0] ? stepColumn(steps[0].id) : `slot:${stage.id}`;
        const isDraft = stage.id === DRAFT_ID;
        const isEditing = isDraft || (edit.editing?.kind === 'stage' && edit.editing.id === stage.id);
        return (
          <DragCell
            key={stage.id}
            kind="stage"
            id={isDraft ? null : stage.id}
            onDrop={(dragged, side) => drop(stage.id, dragged, side)}
            cell={cell}
            role="columnheader"
            label={`Stage ${stage.name}, ${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`}
            colSpan={Math.max(1, steps.length)}
            isCurrent={currentKey === cell}
            className="journey-stage"
            style={across(plan, x, w)}
            onFocus={() => {
              // The keyboard came up from one of the stage's steps and goes back down to it.
              if (currentKey !== cell) onCursor({ row: 'stages', column });
            }}
            onEdit={() => edit.open({ kind: 'stage', id: stage.id })}
          >
            {isEditing ? (
              <TextEditor
                label="Name of the stage"
                placeholder="Name of the stage"
                initial={stage.name}
                onSave={(text, then) => edit.saveStage(stage.id, text, then)}
                onCancel={edit.cancel}
                onOpen={edit.onOpen}
              />
            ) : (
              <IconButton
                label={`Add a step to ${stage.name}`}
                hint="Add a step"
                shortcut="N"
                className="journey-add-step"
                excludeFromTabOrder
                onPress={() => edit.draftStep(stage.id, null)}
              >
                <Plus size={16} strokeWidth={1.5} aria-hidden="true" />
              </IconButton>
            )}
          </DragCell>
        );
      })}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the button inside is for the pointer; keys have Shift+N */}
      <div role="gridcell" className="journey-add-place">
        <AriaButton
          className="journey-add-stage"
          excludeFromTabOrder={map.stages.length > 0}
          style={{ left: (right - scene.columnsLeft) * scale + 6, height: (h - 4) * scale }}
          onPress={() => edit.draftStage(null)}
        >
          <Plus size={16} strokeWidth={1.5} aria-hidden="true" />
          Stage
        </AriaButton>
      </div>
    </RowFrame>
  );
}
