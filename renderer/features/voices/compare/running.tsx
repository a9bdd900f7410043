import type { ReactNode } from 'react';
import type { JobName } from '../../../../shared/api/contract.ts';
import type { JobResult } from '../../../api/job-result.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { Skeleton, useAfter } from '../../../ui/skeleton.tsx';

export interface ResultOfProps<N extends JobName> {
  readonly result: JobResult<N>;
  readonly what: string;
  /** What is shown once there is a value. */
  readonly children: (value: NonNullable<JobResult<N>['value']>) => ReactNode;
}

/** A job's result with everything around it: the first wait, a longer one, a failure. An older value stays in sight. */
export function ResultOf<N extends JobName>({ result, what, children }: ResultOfProps<N>): ReactNode {
  const { value, isRunning, progress, note, failure, cancel, again } = result;
  const isLong = useAfter(600, isRunning);
  return (
    <>
      {isLong ? (
        <div className="compare-running">
          <Progress label={what} value={progress} note={note} />
          <Button onPress={cancel}>Cancel</Button>
        </div>
      ) : null}
      {failure ? (
        <ErrorState
          title="This could not be worked out"
          message={failure.message}
          reference={failure.ref}
          onRetry={again}
        />
      ) : value === undefined || value === null ? (
        isRunning ? (
          <Skeleton rows={8} />
        ) : null
      ) : (
        children(value)
      )}
    </>
  );
}
