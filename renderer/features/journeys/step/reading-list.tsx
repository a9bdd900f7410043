import { Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { signed } from '../../../../shared/journeys/layout/words.ts';
import type { StepEvidence } from '../../../../shared/journeys/model.ts';
import { useGo } from '../../../app/navigation.ts';
import { routes } from '../../../app/routes.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatDay, formatNumber } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Table, type TableColumn } from '../../../ui/table.tsx';
import { originWords } from '../gap-words.ts';
import { useSendAndSay } from '../map/use-map-commands.ts';
import { AddReading } from './add-reading.tsx';
import { useShownPart } from './shown-part.tsx';

type Reading = StepEvidence['readings'][number];

/** Every measured expectation and experience at the step, with where it came from. */
export function ReadingList({ evidence }: { readonly evidence: StepEvidence }): ReactNode {
  const { readings, step } = evidence;
  const go = useGo();
  const sendAndSay = useSendAndSay();
  const [isAdding, setAdding] = useState(false);
  const { shown, more } = useShownPart(readings, 'readings');
  const remove = async (reading: Reading): Promise<void> => {
    await sendAndSay('journeys.reading.delete', { id: reading.id }, 'Deleted a reading.');
  };
  const columns: readonly TableColumn<Reading>[] = [
    {
      id: 'person',
      label: 'Person',
      isRowHeader: true,
      render: ({ person, at, wave, origin }) => (
        <>
          <span dir="auto">{person}</span>
          <span className="secondary step-second">
            {[originWords[origin], wave, formatDay(at)].filter((part) => part !== null).join(', ')}
          </span>
        </>
      ),
    },
    { id: 'said', label: 'Answered', isNumber: true, render: said },
    {
      id: 'gap',
      label: 'Gap',
      isNumber: true,
      width: '3.5rem',
      render: ({ gap }) => (gap === null ? '–' : signed(gap)),
    },
    {
      id: 'remove',
      label: '',
      width: '2.5rem',
      render: (reading) =>
        reading.origin === 'manual' || reading.origin === 'workshop' ? (
          <IconButton label={`Delete the reading of ${reading.person}`} onPress={() => void remove(reading)}>
            <Trash2 size={16} strokeWidth={1.5} aria-hidden="true" />
          </IconButton>
        ) : null,
    },
  ];
  return (
    <div className="step-table">
      <div className="step-actions">
        <Button
          icon={<Plus size={16} strokeWidth={1.5} aria-hidden="true" />}
          isDisabled={step.touchpointId === null}
          onPress={() => setAdding(true)}
        >
          Add a reading
        </Button>
      </div>
      {readings.length === 0 ? (
        <EmptyState isSmall title="No readings at this step">
          {step.touchpointId === null
            ? 'This step has no touchpoint yet. Readings belong to a touchpoint.'
            : 'A reading is what somebody expected and experienced here. Imported scores and rated codings make them; you can add one by hand, too.'}
        </EmptyState>
      ) : (
        <Table
          label="Readings. Enter opens the source of one"
          columns={columns}
          rows={shown}
          rowId={({ id }) => id}
          onOpen={({ sourceId, codingId }) => {
            if (sourceId !== null) go(routes.source(sourceId, codingId ?? undefined));
          }}
        />
      )}
      {more}
      {isAdding && step.touchpointId !== null ? (
        <AddReading touchpointId={step.touchpointId} step={step} onClose={() => setAdding(false)} />
      ) : null}
    </div>
  );
}

function said({ kind, direct, expectation, experience, scaleMin, scaleMax }: Reading): string {
  if (kind === 'direct')
    return direct === null ? '–' : direct < 0 ? 'worse' : direct > 0 ? 'better' : 'as expected';
  const number = (value: number | null): string =>
    value === null ? '–' : formatNumber(value, Number.isInteger(value) ? 0 : 1);
  return `${number(expectation)} → ${number(experience)} of ${number(scaleMin)}–${number(scaleMax)}`;
}
