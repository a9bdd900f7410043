import { memo, type ReactNode } from 'react';
import { people, stepWords } from '../../../../shared/journeys/layout/words.ts';
import type { JourneyMap, MapStep } from '../../../../shared/journeys/model.ts';
import { HEAD, stepColumn } from './grid.ts';
import { MapCell } from './map-cell.tsx';
import { across, type RowProps } from './map-plan.ts';
import { RowFrame } from './row-frame.tsx';
import type { RowSlice } from './slices.ts';
import { TextEditor } from './text-editor.tsx';
import { isText } from './use-grid-keys.ts';

export interface LaneRowProps extends RowProps {
  readonly slice: RowSlice;
  readonly openedStepId: number | null;
  readonly onOpenStep: (stepId: number) => void;
}

type Lane = JourneyMap['lanes'][number];

/** A lane: its name, and a cell under each step. A row the keyboard is not in is left as it was drawn. */
export const LaneRow = memo(Row, (before, after) => {
  const same =
    before.plan === after.plan && before.map === after.map && before.openedStepId === after.openedStepId;
  const isIdle = before.currentKey === '' && after.currentKey === '';
  return same && isIdle && !concerns(before) && !concerns(after);
});

/** Whether what is being typed is in this lane. */
function concerns({ edit: { editing }, slice }: LaneRowProps): boolean {
  if (editing?.kind === 'cell') return editing.laneId === slice.laneId;
  return editing?.kind === 'lane' && editing.id === slice.laneId;
}

function Row(props: LaneRowProps): ReactNode {
  const { plan, map, currentKey, edit, onCursor, slice, openedStepId, onOpenStep } = props;
  const lane = map.lanes.find(({ id }) => id === slice.laneId);
  if (!lane) return null;
  const editing = edit.editing;
  const edits = isText(map, lane.id);
  const steps = new Map(map.stages.flatMap((stage) => stage.steps.map((step) => [step.id, step] as const)));
  const headCell = (
    <MapCell
      cell={`${lane.id}/${HEAD}`}
      role="rowheader"
      label={`Lane ${lane.name}`}
      isCurrent={currentKey === `${lane.id}/${HEAD}`}
      className="journey-lane-head"
      onFocus={() => onCursor({ row: lane.id, column: HEAD })}
      onEdit={() => edit.open({ kind: 'lane', id: lane.id })}
    >
      {editing?.kind === 'lane' && editing.id === lane.id ? (
        <TextEditor
          label="Name of the lane"
          initial={lane.name}
          onSave={(text, then) => edit.saveLane(lane.id, text, then)}
          onCancel={edit.cancel}
          onOpen={edit.onOpen}
        />
      ) : null}
    </MapCell>
  );
  return (
    <RowFrame plan={plan} y={slice.y} h={slice.h} head={slice.head} body={slice.body} headCell={headCell}>
      {plan.scene.columns.map(({ stepId, x, w }) => {
        const step = steps.get(stepId);
        if (!step) return null;
        const cell = `${lane.id}/${stepColumn(stepId)}`;
        const isEditing = editing?.kind === 'cell' && editing.laneId === lane.id && editing.stepId === stepId;
        const open = (): void => {
          if (edits) edit.open({ kind: 'cell', laneId: lane.id, stepId });
          else if (lane.kind === 'channels') edit.open({ kind: 'step', id: stepId, field: 'channel' });
          else onOpenStep(stepId);
        };
        return (
          <MapCell
            key={stepId}
            cell={cell}
            role="gridcell"
            label={`${lane.name}, ${cellWords(lane, step)}`}
            isCurrent={currentKey === cell}
            isOpened={openedStepId === stepId}
            style={across(plan, x, w)}
            onFocus={() => onCursor({ row: lane.id, column: stepColumn(stepId) })}
            onEdit={open}
          >
            {isEditing ? (
              <TextEditor
                isLong
                label={`${lane.name} at ${step.name}`}
                initial={lane.cells[String(stepId)] ?? ''}
                onSave={(text, then) => edit.saveCell(lane.id, stepId, text, then)}
                onCancel={edit.cancel}
                onOpen={edit.onOpen}
              />
            ) : null}
          </MapCell>
        );
      })}
    </RowFrame>
  );
}

/** What a cell shows, in words. */
function cellWords(lane: Lane, step: MapStep): string {
  switch (lane.kind) {
    case 'gap':
      return stepWords({ ...step, touchpointName: step.touchpoint ?? '', quotes: [] });
    case 'quotes': {
      if (step.quoteCount === 0) return `${step.name}: no quotes`;
      const first = step.quotes[0];
      const heard = people(new Set(step.quotes.map(({ person }) => person)).size);
      return `${step.name}: ${step.quoteCount} ${step.quoteCount === 1 ? 'quote' : 'quotes'}, from ${heard} shown${first ? `. First: ${first.text}` : ''}`;
    }
    case 'channels':
      return `${step.name}: ${step.channel === '' ? 'no channel' : step.channel}`;
    default:
      return `${step.name}: ${lane.cells[String(step.id)] || 'empty'}`;
  }
}
