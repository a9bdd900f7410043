import { type ReactNode, useState } from 'react';
import type { MapStep } from '../../../../shared/journeys/model.ts';
import { useCommand, useQuery } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Select } from '../../../ui/select.tsx';

const kinds = [
  { id: 'subtracted', label: 'Expected and experienced' },
  { id: 'direct', label: 'Better or worse' },
] as const;
const scales = [
  { id: '1-5', label: '1 to 5', min: 1, max: 5 },
  { id: '1-7', label: '1 to 7', min: 1, max: 7 },
  { id: '0-10', label: '0 to 10', min: 0, max: 10 },
  { id: '-2-2', label: '−2 to +2', min: -2, max: 2 },
] as const;
const directs = [
  { id: '-1', label: 'Worse than expected', value: -1 },
  { id: '0', label: 'As expected', value: 0 },
  { id: '1', label: 'Better than expected', value: 1 },
] as const;
const origins = [
  { id: 'manual', label: 'By hand' },
  { id: 'workshop', label: 'In a workshop' },
] as const;

export interface AddReadingProps {
  readonly step: MapStep;
  readonly touchpointId: number;
  readonly onClose: () => void;
}

/** A reading typed in: who, what was expected, what was experienced, how much it matters. */
export function AddReading({ step, touchpointId, onClose }: AddReadingProps): ReactNode {
  const { data: people = [] } = useQuery('people.participants', {});
  const { data: waves = [] } = useQuery('studies.waves', {});
  const add = useCommand('journeys.reading.add', { quiet: true });
  const [kind, setKind] = useState<'subtracted' | 'direct'>('subtracted');
  const [origin, setOrigin] = useState<'manual' | 'workshop'>('manual');
  const [participantId, setParticipant] = useState<number | null>(null);
  const [waveId, setWave] = useState(0);
  const [scaleId, setScale] = useState<(typeof scales)[number]['id']>('1-5');
  const [expectation, setExpectation] = useState(Number.NaN);
  const [experience, setExperience] = useState(Number.NaN);
  const [direct, setDirect] = useState<(typeof directs)[number]['id'] | null>(null);
  const [importance, setImportance] = useState(Number.NaN);
  const scale = scales.find(({ id }) => id === scaleId) ?? scales[0];
  const answer = directs.find(({ id }) => id === direct);
  const isReady =
    kind === 'direct' ? answer !== undefined : Number.isFinite(expectation) && Number.isFinite(experience);

  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const weight = Number.isFinite(importance) ? importance / 100 : null;
    const result = await add.run({
      touchpointId,
      stepId: step.id,
      participantId,
      waveId: waveId || null,
      origin,
      rating:
        kind === 'direct' && answer
          ? { kind: 'direct', direct: answer.value, importance: weight }
          : {
              kind: 'subtracted',
              expectation,
              experience,
              min: scale.min,
              max: scale.max,
              importance: weight,
            },
    });
    if (result.ok) onClose();
  };
  const bounds = { minValue: scale.min, maxValue: scale.max };
  return (
    <Dialog
      title={`Add a reading at ${step.name}`}
      isOpen
      onClose={onClose}
      size="medium"
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={!isReady || add.pending}>
            Add reading
          </Button>
        </>
      }
    >
      <div className="reading-form">
        <Segmented label="Kind of reading" options={kinds} value={kind} onChange={setKind} />
        {kind === 'direct' ? (
          <RadioGroup label="How was it?" options={directs} value={direct} onChange={setDirect} />
        ) : (
          <div className="reading-row">
            <Select label="Scale" options={scales} value={scaleId} onChange={setScale} />
            <NumberField
              autoFocus
              label="Expected"
              value={expectation}
              onChange={setExpectation}
              {...bounds}
            />
            <NumberField label="Experienced" value={experience} onChange={setExperience} {...bounds} />
          </div>
        )}
        <div className="reading-row">
          <ComboBox<number>
            label="Person"
            options={people.map(({ id, pseudonym, segment }) => ({
              id,
              label: pseudonym,
              ...(segment === null ? {} : { description: segment }),
            }))}
            value={participantId}
            onChange={setParticipant}
            placeholder="Not known"
          />
          <NumberField
            label="Importance, 0 to 100"
            description="Left empty: not rated"
            value={importance}
            onChange={setImportance}
            minValue={0}
            maxValue={100}
          />
        </div>
        <div className="reading-row">
          <Select label="Where it comes from" options={origins} value={origin} onChange={setOrigin} />
          <Select<number>
            label="Wave"
            options={[{ id: 0, label: 'None' }, ...waves.map(({ id, name }) => ({ id, label: name }))]}
            value={waveId}
            onChange={setWave}
          />
        </div>
        {add.failure ? (
          <p className="field-error" role="alert">
            {add.failure.message}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
