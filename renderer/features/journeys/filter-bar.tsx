import type { ReactNode } from 'react';
import type { JourneyMap } from '../../../shared/journeys/model.ts';
import { useQuery } from '../../api/query.ts';
import { countOf } from '../../ui/format.ts';
import type { Option } from '../../ui/option.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { gapKindSentence } from './gap-words.ts';
import type { MapFilterState } from './map-filter.ts';

const kinds = [
  { id: 'subtracted', label: 'Expected and experienced' },
  { id: 'direct', label: 'Better or worse' },
] as const;

/** What the map counts, always in sight: which kind of gap, whose, from which study and wave. */
export function FilterBar({
  state,
  map,
}: {
  readonly state: MapFilterState;
  readonly map: JourneyMap | undefined;
}): ReactNode {
  const { filter } = state;
  const { data: segments = [] } = useQuery('people.segments', {});
  const { data: studies = [] } = useQuery('studies.list', {});
  const { data: waves = [] } = useQuery('studies.waves', {});
  const studyName = (id: number): string => studies.find((study) => study.id === id)?.name ?? '';
  const shownWaves = waves.filter(
    ({ studyId }) => filter.studyId === undefined || studyId === filter.studyId,
  );
  const steps = map?.stages.flatMap((stage) => stage.steps) ?? [];
  const others = steps.reduce((sum, step) => sum + step.gap.nOtherKind, 0);
  return (
    <div className="journey-filter" role="group" aria-label="What the map counts">
      <Segmented
        label="Which answers make the gap"
        options={kinds}
        value={filter.kind}
        onChange={state.setKind}
      />
      <Select<number>
        aria-label="Whose answers"
        options={[{ id: 0, label: 'Everyone' }, ...segments.map(named)]}
        value={filter.segmentId ?? 0}
        onChange={(id) => state.setSegment(id || null)}
      />
      <Select<number>
        aria-label="From which study"
        options={[{ id: 0, label: 'Every study' }, ...studies.map(named)]}
        value={filter.studyId ?? 0}
        onChange={(id) => state.setStudy(id || null)}
      />
      <Select<number>
        aria-label="From which wave"
        options={[
          { id: 0, label: 'Every wave' },
          ...shownWaves.map((wave) => ({
            id: wave.id,
            label: wave.name,
            description: studyName(wave.studyId),
          })),
        ]}
        value={filter.waveId ?? 0}
        onChange={(id) => state.setWave(id || null)}
      />
      <p className="journey-counted secondary">
        {map ? `${countOf(map.people, 'person', 'people')} heard. ` : ''}
        {gapKindSentence(filter.kind)}
        {others > 0 ? ` ${countOf(others, 'answer')} of the other kind left out.` : ''}
      </p>
    </div>
  );
}

function named({ id, name }: { readonly id: number; readonly name: string }): Option<number> {
  return { id, label: name };
}
