import type { MapFilter } from '../../../shared/journeys/model.ts';
import { useAddressParam, useSelectedId } from '../../app/navigation.ts';

export interface MapFilterState {
  readonly filter: MapFilter;
  readonly setKind: (kind: MapFilter['kind']) => void;
  readonly setSegment: (id: number | null) => void;
  readonly setStudy: (id: number | null) => void;
  readonly setWave: (id: number | null) => void;
  /** The part of the address that keeps the filter, for links within the journey. */
  readonly query: string;
}

const quietly = { replace: true } as const;

/** Which readings the map counts; kept in the address so that a map can be linked to as it is seen. */
export function useMapFilter(): MapFilterState {
  const [kindText, setKindText] = useAddressParam('gap');
  const [segmentId, setSegment] = useSelectedId('segment');
  const [studyId, setStudy] = useSelectedId('study');
  const [waveId, setWave] = useSelectedId('wave');
  const kind = kindText === 'direct' ? 'direct' : 'subtracted';
  const parts = [
    kind === 'direct' ? 'gap=direct' : '',
    segmentId === null ? '' : `segment=${segmentId}`,
    studyId === null ? '' : `study=${studyId}`,
    waveId === null ? '' : `wave=${waveId}`,
  ].filter((part) => part !== '');
  return {
    filter: {
      kind,
      ...(segmentId === null ? {} : { segmentId }),
      ...(studyId === null ? {} : { studyId }),
      ...(waveId === null ? {} : { waveId }),
    },
    setKind: (next) => setKindText(next === 'direct' ? 'direct' : null, quietly),
    setSegment: (id) => setSegment(id, quietly),
    setStudy: (id) => setStudy(id, quietly),
    setWave: (id) => setWave(id, quietly),
    query: parts.length === 0 ? '' : `?${parts.join('&')}`,
  };
}
