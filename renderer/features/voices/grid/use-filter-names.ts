import { useMemo } from 'react';
import type { AttributeColumn, ImportedFile } from '../../../../shared/voices/model.ts';
import { useQuery } from '../../../api/query.ts';
import type { Codebook } from '../coding/codebook.ts';
import type { FilterNames } from './filter-words.ts';

export interface FilterChoices {
  readonly names: FilterNames;
  readonly attributes: readonly AttributeColumn[];
  readonly questions: readonly AttributeColumn[];
  readonly waves: readonly { readonly id: number; readonly label: string }[];
  readonly touchpoints: readonly { readonly id: number; readonly label: string }[];
  readonly imports: readonly ImportedFile[];
}

/** What a filter can point at, with the names its chips show. */
export function useFilterChoices(book: Codebook): FilterChoices {
  const { data: columns } = useQuery('voices.grid.columns', {});
  const { data: studies } = useQuery('studies.list', {});
  const { data: waves } = useQuery('studies.waves', {});
  const { data: touchpoints } = useQuery('journeys.touchpoints', {});
  const { data: imports } = useQuery('voices.imports', {});
  return useMemo(() => {
    const all = columns ?? [];
    const study = (id: number) => studies?.find((entry) => entry.id === id)?.name;
    const waveLabel = (wave: { readonly name: string; readonly studyId: number }) => {
      const of = study(wave.studyId);
      return of === undefined ? wave.name : `${of}, ${wave.name}`;
    };
    const waveOptions = (waves ?? []).map((wave) => ({ id: wave.id, label: waveLabel(wave) }));
    return {
      attributes: all.filter(({ kind }) => kind !== 'question'),
      questions: all.filter(({ kind }) => kind === 'question'),
      waves: waveOptions,
      touchpoints: (touchpoints ?? []).map(({ id, name }) => ({ id, label: name })),
      imports: imports ?? [],
      names: {
        question: (id) => all.find((column) => column.id === id)?.name,
        attribute: (id) => all.find((column) => column.id === id)?.name,
        wave: (id) => waveOptions.find((wave) => wave.id === id)?.label,
        study,
        touchpoint: (id) => touchpoints?.find((entry) => entry.id === id)?.name,
        code: (id) => book.byId.get(id)?.name,
        importFile: (id) => imports?.find((entry) => entry.id === id)?.name,
      },
    };
  }, [columns, studies, waves, touchpoints, imports, book]);
}
