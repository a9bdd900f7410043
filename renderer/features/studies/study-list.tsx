import { Ear, Plus } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { patterns, type StudyRow } from '../../../shared/studies/model.ts';
import { useCommand, useQuery } from '../../api/query.ts';
import { useCommandHandler } from '../../app/commands-provider.tsx';
import { useAddressParam, useGo } from '../../app/navigation.ts';
import { routes } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { formatIsoDate, formatNumber } from '../../ui/format.ts';
import { Pane } from '../../ui/pane.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showStatus } from '../../ui/status.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { NewStudy } from './new-study.tsx';
import { patternWords, statusWords } from './pattern-words.ts';
import './studies.css';

const icon = { size: 16, strokeWidth: 1.5, 'aria-hidden': true } as const;

// In parts of the whole: at 200 % text the name would otherwise get what the others leave.
const columns: readonly TableColumn<StudyRow>[] = [
  { id: 'name', label: 'Study', isRowHeader: true, render: ({ name }) => <span dir="auto">{name}</span> },
  { id: 'status', label: 'Status', width: '10%', render: ({ status }) => statusWords[status] },
  { id: 'owner', label: 'Owner', width: '20%', render: ({ owner }) => <span dir="auto">{owner}</span> },
  { id: 'dates', label: 'Dates', width: '20%', render: datesOf },
  { id: 'waves', label: 'Waves', isNumber: true, width: '7%', render: ({ waves }) => formatNumber(waves) },
  {
    id: 'sources',
    label: 'Sources',
    isNumber: true,
    width: '8%',
    render: ({ sources }) => formatNumber(sources),
  },
];

/** Every study, by its pattern of listening. */
export function StudyList(): ReactNode {
  const list = useQuery('studies.list', {});
  const go = useGo();
  const remove = useCommand('studies.study.delete');
  const undo = useCommand('workspace.undo');
  const [isNew, setNew] = useAddressParam('new');
  const [, setTouchpoint] = useAddressParam('touchpoint');
  const create = (): void => setNew('study', { replace: true });
  const close = (): void => {
    setNew(null, { replace: true });
    setTouchpoint(null, { replace: true });
  };
  useCommandHandler('studies.newStudy', create);
  const deleteRow = async (row: StudyRow): Promise<void> => {
    const result = await remove.run({ id: row.id });
    if (!result.ok) return;
    showStatus({
      tone: 'done',
      text: `Deleted the study “${row.name}”.`,
      commit: result.seq,
      action: { label: 'Undo', onPress: () => void undo.run({}) },
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    if (event.key.toLowerCase() === 'n') {
      event.preventDefault();
      create();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      const key =
        event.target instanceof Element ? event.target.closest('[data-key]')?.getAttribute('data-key') : null;
      const row = list.data?.find(({ id }) => String(id) === key);
      if (row) void deleteRow(row);
    }
  };
  return (
    <Pane
      label="Studies"
      actions={
        <Button kind="primary" icon={<Plus {...icon} />} onPress={create}>
          New study
        </Button>
      }
    >
      {list.error ? (
        <ErrorState
          title="The studies could not be read"
          message={list.error.message}
          reference={list.error.failure.ref}
          onRetry={() => void list.refetch()}
        />
      ) : list.data === undefined ? (
        <Skeleton label="Reading the studies" />
      ) : list.data.length === 0 ? (
        <NoStudies onCreate={create} />
      ) : (
        <div className="study-list" onKeyDownCapture={onKeyDown}>
          {patterns.map((pattern) => {
            const rows = list.data.filter((row) => row.pattern === pattern);
            const { name, short } = patternWords[pattern];
            return (
              <section key={pattern} aria-label={`${name}: ${short}`} className="study-group">
                <h3 className="study-group-title">
                  {name} <span className="secondary">{short}</span>
                </h3>
                {rows.length === 0 ? (
                  <p className="secondary study-none">No study of this pattern yet.</p>
                ) : (
                  <Table
                    label={`Studies: ${name}`}
                    columns={columns}
                    rows={rows}
                    rowId={({ id }) => id}
                    onOpen={({ id }) => go(routes.study(id))}
                  />
                )}
              </section>
            );
          })}
        </div>
      )}
      {isNew === null ? null : <NewStudy onClose={close} />}
    </Pane>
  );
}

function NoStudies({ onCreate }: { readonly onCreate: () => void }): ReactNode {
  return (
    <EmptyState
      icon={<Ear size={24} strokeWidth={1.5} />}
      title="Studies belong here"
      actions={
        <Button kind="primary" onPress={onCreate}>
          Plan the first study
        </Button>
      }
    >
      <p>
        A study is one planned way of listening. There are three patterns, and a good programme has all of
        them:
      </p>
      <dl className="study-patterns">
        {patterns.map((pattern) => (
          <div key={pattern}>
            <dt>{patternWords[pattern].name}</dt>
            <dd>{patternWords[pattern].what}</dd>
          </div>
        ))}
      </dl>
    </EmptyState>
  );
}

function datesOf({ startsOn, endsOn }: StudyRow): string {
  if (startsOn && endsOn) return `${formatIsoDate(startsOn)} – ${formatIsoDate(endsOn)}`;
  if (startsOn) return `from ${formatIsoDate(startsOn)}`;
  return endsOn ? `until ${formatIsoDate(endsOn)}` : '';
}
