import type { ReactNode } from 'react';
import type { Failure } from '../../../../shared/api/failure.ts';
import type { ImportPlan } from '../../../../shared/voices/import-plan.ts';
import { type JobRun, useLongCommand } from '../../../api/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { ImportFrame } from './import-frame.tsx';
import { refusalWords } from './plan-words.ts';
import { PreviewScreen } from './preview-screen.tsx';

/** While a job reads or plans: how far it is, and a way out. */
export function Working(props: {
  readonly title: string;
  readonly place: string;
  readonly label: string;
  readonly progress: number | null;
  readonly onCancel: () => void;
}): ReactNode {
  const { title, place, label, progress, onCancel } = props;
  return (
    <ImportFrame title={title} place={place}>
      <div className="import-working">
        <Progress label={label} value={progress} />
        <Button onPress={onCancel}>Cancel</Button>
      </div>
    </ImportFrame>
  );
}

/** What stands where a file could not be read or planned: why, and the ways on. */
export function Refused(props: {
  readonly title: string;
  readonly place: string;
  readonly failure: Failure;
  readonly actions: ReactNode;
}): ReactNode {
  const { title, place, failure, actions } = props;
  const isCancelled = failure.code === 'cancelled';
  return (
    <ImportFrame title={title} place={place}>
      <ErrorState
        title={isCancelled ? 'Cancelled' : 'This file cannot be imported as it is'}
        message={isCancelled ? 'Nothing was changed.' : failure.message}
        reference={failure.ref}
        actions={actions}
      />
    </ImportFrame>
  );
}

/** The preview with its one primary action. */
export function PreviewStep(props: {
  readonly plan: ImportPlan;
  readonly isTexts: boolean;
  readonly place: string;
  readonly isApplying: boolean;
  readonly failure: Failure | null;
  readonly onBack: () => void;
  readonly backLabel: string;
  readonly onImport: () => void;
  /** What can still be said about the whole of it, above the preview. */
  readonly children?: ReactNode;
}): ReactNode {
  const { plan, isTexts, place, isApplying, failure, onBack, backLabel, onImport, children } = props;
  const long = useLongCommand();
  const canImport = refusalWords(plan) === undefined;
  return (
    <ImportFrame
      title={plan.fileName}
      place={place}
      footer={
        <>
          {isApplying ? (
            <div className="import-progress">
              <Progress label="Importing" value={long?.progress ?? null} />
            </div>
          ) : canImport ? (
            <span className="secondary">Nothing is changed until you press Import.</span>
          ) : null}
          <Button onPress={onBack} isDisabled={isApplying}>
            {backLabel}
          </Button>
          {canImport ? (
            <Button kind="primary" onPress={onImport} isDisabled={isApplying} autoFocus>
              Import
            </Button>
          ) : null}
        </>
      }
    >
      {failure === null ? null : <Banner tone="danger">{failure.message}</Banner>}
      {children}
      <PreviewScreen plan={plan} isTexts={isTexts} />
    </ImportFrame>
  );
}

/** How far a running job is; null where it does not say, and for jobs that do not run. */
export function progressOf(
  run: JobRun<
    | 'voices.import.inspect'
    | 'voices.import.planTable'
    | 'voices.import.inspectTexts'
    | 'voices.import.planTexts'
    | 'voices.import.sort'
  >,
): number | null {
  return run.state === 'running' ? run.progress : null;
}
