import { type ReactNode, useRef } from 'react';
import type { InputOf, JobName, OutputOf } from '../../shared/api/contract.ts';
import { FailureError } from '../../shared/api/failure.ts';
import type { FileToken } from '../../shared/api/host.ts';
import { type JobRun, useJob } from '../api/query.ts';
import { useHost } from '../host/context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Progress } from '../ui/progress.tsx';
import { useAfter } from '../ui/skeleton.tsx';
import { showStatus } from '../ui/status.tsx';

export interface ExportWords<N extends JobName> {
  /** What is being done, and that it could not be: "Exporting the map", "The map was not exported". */
  readonly doing: string;
  readonly failed: string;
  /** Said once the file is where the user wants it. */
  readonly done: (fileName: string, value: OutputOf<N>) => string;
}

export interface FileExport<N extends JobName> {
  /** Asks where to, then writes; does nothing while it writes. `input` is made for the token of the file chosen. */
  readonly exportTo: (suggestedName: string, input: (file: string) => InputOf<N>) => Promise<void>;
  readonly run: JobRun<N>;
  /** Why the last file was not written; null where it was, or where the user stopped it. */
  readonly failure: string | null;
  readonly cancel: () => void;
  /** A dialog, once writing takes longer than a moment, and why it failed. */
  readonly status: ReactNode;
}

/** How long writing may take before a dialog says so, in ms. */
const MOMENT_MS = 250;

/** Writes a file the user chose with a job, hands it over and says so. `onDone` comes after it was handed over. */
export function useFileExport<N extends JobName>(
  op: N,
  words: ExportWords<N>,
  onDone?: () => void,
): FileExport<N> {
  const host = useHost();
  const target = useRef<FileToken | null>(null);
  const job = useJob(op, (value) => {
    const file = target.current;
    job.clear();
    if (!file) return;
    host.deliver(file).then(() => {
      showStatus({ tone: 'done', text: words.done(file.name, value) });
      onDone?.();
    }, failedToReach);
  });
  const { run } = job;
  const isRunning = run.state === 'running';
  const exportTo: FileExport<N>['exportTo'] = async (suggestedName, input) => {
    if (isRunning) return;
    try {
      target.current = await host.pickSave({ purpose: 'export', suggestedName });
    } catch (error) {
      failedToReach(error);
      return;
    }
    if (target.current) await job.start(input(target.current.token));
  };
  const isShown = useAfter(MOMENT_MS, isRunning);
  const failure = run.state === 'failed' && run.failure.code !== 'cancelled' ? run.failure.message : null;
  const status = (
    <Dialog
      title={failure === null ? words.doing : words.failed}
      isOpen={failure !== null || (isRunning && isShown)}
      onClose={isRunning ? job.cancel : job.clear}
      role="alertdialog"
      footer={
        failure === null ? (
          <Button onPress={job.cancel}>Cancel</Button>
        ) : (
          <Button kind="primary" onPress={job.clear}>
            Close
          </Button>
        )
      }
    >
      {isRunning ? <Progress label={words.doing} value={run.progress} note={run.note} /> : null}
      {failure === null ? null : <p>{failure}</p>}
    </Dialog>
  );
  return { exportTo, run, failure, cancel: job.cancel, status };
}

function failedToReach(error: unknown): void {
  const text =
    error instanceof FailureError ? error.failure.message : 'The file could not be handed over. Try again.';
  showStatus({ tone: 'failed', text });
}
