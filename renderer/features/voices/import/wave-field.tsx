import type { ReactNode } from 'react';
import { useQuery } from '../../../api/query.ts';
import { ComboBox } from '../../../ui/combo-box.tsx';

const noWave = 0;

/** The wave of a study that what is imported belongs to. */
export function WaveField(props: {
  readonly value: number | null;
  readonly onChange: (waveId: number | null) => void;
}): ReactNode {
  const { data: studies } = useQuery('studies.list', {});
  const { data: waves } = useQuery('studies.waves', {});
  const options = [
    { id: noWave, label: 'No wave' },
    ...(waves ?? []).map(({ id, name, studyId }) => {
      const study = studies?.find((entry) => entry.id === studyId)?.name;
      return { id, label: study === undefined ? name : `${study}, ${name}` };
    }),
  ];
  return (
    <ComboBox<number>
      label="Wave"
      description={
        options.length === 1
          ? 'There are no waves yet; they are made in Studies.'
          : 'Which run of a study it is'
      }
      options={options}
      value={props.value ?? noWave}
      onChange={(id) => props.onChange(id === null || id === noWave ? null : id)}
      key={options.length}
    />
  );
}
