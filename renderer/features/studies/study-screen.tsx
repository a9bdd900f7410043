import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import {
  type Study,
  type StudyFields,
  type StudyStatus,
  studyStatuses,
} from '../../../shared/studies/model.ts';
import { useClient } from '../../api/provider.tsx';
import { useCommand, useQuery } from '../../api/query.ts';
import { useRevised } from '../../api/revised.ts';
import { useCommandHandler } from '../../app/commands-provider.tsx';
import { useGo } from '../../app/navigation.ts';
import { routes } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Pane } from '../../ui/pane.tsx';
import { SavedField } from '../../ui/saved-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showStatus } from '../../ui/status.tsx';
import { BriefFields } from './brief-fields.tsx';
import { ListensAt } from './listens-at.tsx';
import { PatternFields } from './pattern-fields.tsx';
import { statusWords } from './pattern-words.ts';
import type { SaveFields } from './save-fields.ts';
import { SessionList } from './session-list.tsx';
import { WaveTable } from './wave-table.tsx';
import './studies.css';

/** One study: its brief, its pattern, where it listens, its waves and sessions. Every field saves itself. */
export function StudyScreen({ studyId }: { readonly studyId: number }): ReactNode {
  const study = useQuery('studies.study.get', { id: studyId });
  const go = useGo();
  if (study.data) return <StudyForm study={study.data} />;
  return (
    <Pane label="Study">
      {study.error ? (
        <ErrorState
          title="This study could not be opened"
          message={study.error.message}
          reference={study.error.failure.ref}
          onRetry={() => void study.refetch()}
          actions={<Button onPress={() => go(routes.studies)}>All studies</Button>}
        />
      ) : (
        <Skeleton rows={10} label="Opening the study" />
      )}
    </Pane>
  );
}

function StudyForm({ study }: { readonly study: Study }): ReactNode {
  const client = useClient();
  const go = useGo();
  const remove = useCommand('studies.study.delete');
  const undo = useCommand('workspace.undo');
  const saveRevised = useRevised(study);
  const { id } = study;
  const save: SaveFields = (fields) =>
    saveRevised((ifRev) => client.call('studies.study.edit', { id, ifRev, fields }));
  const saveLoudly = async (fields: Partial<StudyFields>): Promise<void> => {
    const failed = await save(fields);
    if (failed) showStatus({ tone: 'failed', text: failed.message });
  };
  const deleteStudy = async (): Promise<void> => {
    const result = await remove.run({ id });
    if (!result.ok) return;
    go(routes.studies);
    showStatus({
      tone: 'done',
      text: `Deleted the study “${study.name}”.`,
      commit: result.seq,
      action: { label: 'Undo', onPress: () => void undo.run({}) },
    });
  };
  useCommandHandler('studies.newStudy', () => go(`${routes.studies}?new=study`));
  return (
    <Pane
      label={`Study ${study.name}`}
      heading={
        <div className="study-title">
          <Link href={routes.studies} className="study-up">
            Studies
          </Link>
          <span aria-hidden="true" className="secondary">
            /
          </span>
          <SavedField
            label="Name of the study"
            isQuiet
            isRequired
            className="study-name"
            value={study.name}
            onSave={(name) => save({ name })}
          />
        </div>
      }
      actions={
        <>
          <Select<StudyStatus>
            aria-label="Status"
            options={studyStatuses.map((status) => ({ id: status, label: statusWords[status] }))}
            value={study.status}
            onChange={(status) => void saveLoudly({ status })}
          />
          <IconButton label="Delete the study" onPress={() => void deleteStudy()}>
            <Trash2 size={16} strokeWidth={1.5} aria-hidden="true" />
          </IconButton>
        </>
      }
    >
      <div className="study">
        <div className="study-columns">
          <div className="study-side">
            <BriefFields study={study} save={save} />
            <PatternFields study={study} save={save} />
          </div>
          <ListensAt study={study} />
        </div>
        <WaveTable studyId={id} />
        <SessionList studyId={id} />
      </div>
    </Pane>
  );
}
