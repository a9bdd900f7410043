import type { ReactNode } from 'react';
import type { Study } from '../../../shared/studies/model.ts';
import { useCommand, useQuery } from '../../api/query.ts';
import { MultiPick } from '../../ui/multi-pick.tsx';

/** Where the study listens, to whom, and where its results are discussed. */
export function ListensAt({ study }: { readonly study: Study }): ReactNode {
  const { data: touchpoints = [] } = useQuery('journeys.touchpoints', {});
  const { data: segments = [] } = useQuery('people.segments', {});
  const { data: forums = [] } = useQuery('studies.forums', {});
  const link = useCommand('studies.study.link');
  const addForum = useCommand('studies.forum.add');
  const { id } = study;
  const createForum = async (name: string): Promise<void> => {
    const result = await addForum.run({ name });
    if (result.ok) await link.run({ id, forumIds: [...study.forumIds, result.value.id] });
  };
  return (
    <section className="study-section" aria-label="Where it listens">
      <h3>Where it listens</h3>
      <MultiPick
        label="Touchpoints"
        options={touchpoints.map(named)}
        chosen={study.touchpointIds}
        onChange={(touchpointIds) => void link.run({ id, touchpointIds: [...touchpointIds] })}
        placeholder="Add a touchpoint"
        empty="No touchpoint yet"
      />
      <MultiPick
        label="Segments"
        options={segments.map(named)}
        chosen={study.segmentIds}
        onChange={(segmentIds) => void link.run({ id, segmentIds: [...segmentIds] })}
        placeholder="Add a segment"
        empty="Every segment"
      />
      <MultiPick
        label="Forums that discuss the results"
        options={forums.map(named)}
        chosen={study.forumIds}
        onChange={(forumIds) => void link.run({ id, forumIds: [...forumIds] })}
        onCreate={(name) => void createForum(name)}
        placeholder="Add a forum, or name a new one"
        empty="No forum yet"
      />
    </section>
  );
}

function named({ id, name }: { readonly id: number; readonly name: string }) {
  return { id, label: name };
}
