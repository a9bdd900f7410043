import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { OutputOf } from '../../../shared/api/contract.ts';
import { useQuery } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatTime } from '../../ui/format.ts';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { NewSession, sessionKinds } from './new-session.tsx';

type Session = OutputOf<'studies.sessions'>[number];

/** Interviews, visits and groups of the study's waves. */
export function SessionList({ studyId }: { readonly studyId: number }): ReactNode {
  const { data: sessions = [] } = useQuery('studies.sessions', { studyId });
  const { data: waves = [] } = useQuery('studies.waves', { studyId });
  const [isAdding, setAdding] = useState(false);
  const columns: readonly TableColumn<Session>[] = [
    { id: 'name', label: 'Session', isRowHeader: true, render: ({ name }) => <span dir="auto">{name}</span> },
    {
      id: 'kind',
      label: 'Kind',
      width: '8rem',
      render: ({ kind }) => sessionKinds.find(({ id }) => id === kind)?.label ?? kind,
    },
    {
      id: 'wave',
      label: 'Wave',
      width: '14rem',
      render: ({ waveId }) => waves.find(({ id }) => id === waveId)?.name ?? '',
    },
    {
      id: 'at',
      label: 'Starts',
      width: '12rem',
      render: ({ startsAt }) => (startsAt === null ? '' : formatTime(startsAt)),
    },
  ];
  return (
    <section className="study-section" aria-label="Sessions">
      <div className="study-section-bar">
        <h3>Sessions</h3>
        <Button
          icon={<Plus size={16} strokeWidth={1.5} aria-hidden="true" />}
          isDisabled={waves.length === 0}
          onPress={() => setAdding(true)}
        >
          Add a session
        </Button>
      </div>
      {sessions.length === 0 ? (
        <EmptyState isSmall title="No sessions yet">
          {waves.length === 0
            ? 'Interviews, visits and groups belong to a wave. Add a wave first.'
            : 'Interviews, visits and groups belong here.'}
        </EmptyState>
      ) : (
        <Table label="Sessions" columns={columns} rows={sessions} rowId={({ id }) => id} />
      )}
      {isAdding ? <NewSession waves={waves} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}
