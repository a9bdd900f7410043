import { useMemo } from 'react';
import type { AttributeColumn } from '../../../../shared/voices/model.ts';
import { useQuery } from '../../../api/query.ts';
import { useCodes } from '../coding/use-codes.ts';
import type { ConditionNames, NamedKind } from './words.ts';

export interface Named {
  readonly id: number;
  readonly name: string;
  /** A second, quieter part: where a code stands, how many a segment has. */
  readonly detail?: string;
}

/** Everything a condition can point at: the choices of each kind, and their names by id. */
export interface ConditionChoices {
  readonly of: Readonly<Record<NamedKind, readonly Named[]>>;
  readonly attributes: readonly AttributeColumn[];
  readonly names: ConditionNames;
}

/** What conditions can ask about in this workspace. */
export function useConditionChoices(): ConditionChoices {
  const { book, isLoading } = useCodes();
  const { data: columns } = useQuery('voices.grid.columns', {});
  const { data: studies } = useQuery('studies.list', {});
  const { data: waves } = useQuery('studies.waves', {});
  const { data: touchpoints } = useQuery('journeys.touchpoints', {});
  const { data: participants } = useQuery('people.participants', {});
  const { data: segments } = useQuery('people.segments', {});
  const { data: imports } = useQuery('voices.imports', {});
  const { data: sets } = useQuery('voices.codeSets', {});
  const { data: coders } = useQuery('workspace.coders', {});
  return useMemo(() => {
    const studyNames = new Map(studies?.map(({ id, name }) => [id, name]));
    const of: Record<NamedKind, readonly Named[] | undefined> = {
      attribute: columns?.filter(({ kind }) => kind !== 'question'),
      question: columns?.filter(({ kind }) => kind === 'question'),
      study: studies,
      wave: waves?.map(({ id, name, studyId }) => {
        const study = studyNames.get(studyId);
        return { id, name: study === undefined ? name : `${study}, ${name}` };
      }),
      touchpoint: touchpoints,
      participant: participants?.map(({ id, pseudonym }) => ({ id, name: pseudonym })),
      segment: segments,
      import: imports,
      code: isLoading
        ? undefined
        : book.flat.map(({ id, name }) => ({ id, name, detail: book.path(id).slice(0, -1).join(' › ') })),
      set: sets,
      coder: coders,
    };
    const byKind = new Map<NamedKind, ReadonlyMap<number, string>>();
    const names: ConditionNames = (kind, id) => {
      const list = of[kind];
      if (list === undefined) return null;
      let known = byKind.get(kind);
      if (!known) {
        known = new Map(list.map((entry) => [entry.id, entry.name]));
        byKind.set(kind, known);
      }
      return known.get(id);
    };
    const listed = (kind: NamedKind): readonly Named[] => of[kind] ?? [];
    return {
      attributes: columns?.filter(({ kind }) => kind !== 'question') ?? [],
      names,
      of: {
        attribute: listed('attribute'),
        question: listed('question'),
        study: listed('study'),
        wave: listed('wave'),
        touchpoint: listed('touchpoint'),
        participant: listed('participant'),
        segment: listed('segment'),
        import: listed('import'),
        code: listed('code'),
        set: listed('set'),
        coder: listed('coder'),
      },
    };
  }, [book, isLoading, columns, studies, waves, touchpoints, participants, segments, imports, sets, coders]);
}
