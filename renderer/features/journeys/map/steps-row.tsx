import { Plus } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { MapStep, Touchpoint } from '../../../../shared/journeys/model.ts';
import { DRAFT_ID } from './draft.ts';
import { stepColumn } from './grid.ts';
import { DragCell, MapCell } from './map-cell.tsx';
import { across, type RowProps } from './map-plan.ts';
import { stepDropped } from './moves.ts';
import { RowFrame } from './row-frame.tsx';
import { StepEditor } from './step-editor.tsx';

export interface StepsRowProps extends RowProps {
  readonly touchpoints: readonly Touchpoint[];
  readonly openedStepId: number | null;
}

/** The row of steps: names to edit and drag, and a place to begin in each stage without steps. */
export function StepsRow(props: StepsRowProps): ReactNode {
  const { plan, map, currentKey, edit, commands, onCursor, touchpoints, openedStepId } = props;
  const slice = plan.slices.rows[0];
  const y = slice?.y ?? plan.scene.lanesTop;
  const channels = channelsOf(
    map.stages.flatMap(({ steps }) => steps),
    touchpoints,
  );
  return (
    <RowFrame plan={plan} y={y} h={slice?.h ?? 52} body={slice?.body ?? []} head={slice?.head ?? []}>
      {plan.stages.map(({ stage, x, w }) =>
        stage.steps.length > 0 || stage.id === DRAFT_ID ? null : (
          <MapCell
            key={stage.id}
            cell={`steps/slot:${stage.id}`}
            role="gridcell"
            label={`${stage.name} has no steps yet. Press Enter to add one`}
            isCurrent={currentKey === `steps/slot:${stage.id}`}
            style={across(plan, x, w)}
            onFocus={() => onCursor({ row: 'steps', column: `slot:${stage.id}` })}
          >
            <AriaButton
              className="journey-slot"
              excludeFromTabOrder
              onPress={() => edit.draftStep(stage.id, null)}
            >
              <Plus size={16} strokeWidth={1.5} aria-hidden="true" />
              Step
            </AriaButton>
          </MapCell>
        ),
      )}
      {plan.scene.columns.map(({ stepId, x, w }) => {
        const step = stepOf(map.stages, stepId);
        if (!step) return null;
        const isDraft = stepId === DRAFT_ID;
        const cell = `steps/${stepColumn(stepId)}`;
        const field = edit.editing?.kind === 'step' && edit.editing.id === stepId ? edit.editing.field : null;
        const turn = edit.editing?.kind === 'draft' ? edit.editing.turn : 0;
        return (
          <Fragment key={stepId}>
            <DragCell
              kind="step"
              id={isDraft ? null : stepId}
              onDrop={(dragged, side) => {
                const place = stepDropped(map.stages, stepId, side);
                if (place && place.beforeId !== dragged.id) void commands.moveStep(dragged.id, place);
              }}
              cell={cell}
              role="columnheader"
              label={labelOf(step)}
              isCurrent={currentKey === cell}
              isOpened={openedStepId === stepId}
              className="journey-step"
              style={across(plan, x, w)}
              onFocus={() => onCursor({ row: 'steps', column: stepColumn(stepId) })}
              onEdit={() => edit.open({ kind: 'step', id: stepId, field: 'name' })}
            >
              {isDraft || field ? (
                <StepEditor
                  key={isDraft ? `draft ${turn}` : field}
                  initial={{ name: step.name, touchpoint: step.touchpoint ?? '', channel: step.channel }}
                  field={field ?? 'name'}
                  touchpoints={touchpoints}
                  channels={channels}
                  onSave={(text, then) => edit.saveStep(stepId, text, then)}
                  onCancel={edit.cancel}
                  onOpen={edit.onOpen}
                />
              ) : null}
            </DragCell>
          </Fragment>
        );
      })}
    </RowFrame>
  );
}

function stepOf(stages: RowProps['map']['stages'], id: number): MapStep | undefined {
  for (const { steps } of stages) {
    const found = steps.find((step) => step.id === id);
    if (found) return found;
  }
  return undefined;
}

function labelOf({ name, touchpoint, channel }: MapStep): string {
  const at = touchpoint === null ? 'no touchpoint' : touchpoint === name ? '' : `touchpoint ${touchpoint}`;
  return [`Step ${name}`, at, channel === '' ? '' : `channel ${channel}`]
    .filter((part) => part !== '')
    .join(', ');
}

/** Channels used so far, those of this map first. */
function channelsOf(steps: readonly MapStep[], touchpoints: readonly Touchpoint[]): readonly string[] {
  const own = steps.map(({ channel }) => channel);
  const others = touchpoints.flatMap(({ channels }) => channels.split(/[,;\n]/));
  return [...new Set([...own, ...others].map((name) => name.trim()).filter((name) => name !== ''))];
}
