import { type ReactNode, useRef } from 'react';
import { FailureError } from '../../../../shared/api/failure.ts';
import type { FileToken } from '../../../../shared/api/host.ts';
import { useJob } from '../../../api/query.ts';
import { useHost } from '../../../host/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { countOf, formatBytes } from '../../../ui/format.ts';
import { Progress } from '../../../ui/progress.tsx';
import { useAfter } from '../../../ui/skeleton.tsx';
import { showStatus } from '../../../ui/status.tsx';

type Format = 'docx' | 'xlsx' | 'csv';

/** Writes the codebook into a file the user chose. `status`: what is shown while it is written. */
export function useExportCodebook(): {
  readonly exportAs: (format: Format) => Promise<void>;
  readonly status: ReactNode;
} {
  const host = useHost();
  const target = useRef<FileToken | null>(null);
  const job = useJob('voices.codebook.export', (value) => {
    const file = target.current;
    job.clear();
    if (!file) return;
    const notes = value.notes.length === 0 ? '' : ` ${value.notes.join(' ')}`;
    host.deliver(file).then(
      () =>
        showStatus({
          tone: 'done',
          text: `“${file.name}” is ready: ${countOf(value.codes, 'code')}, ${formatBytes(value.bytes)}.${notes}`,
        }),
      (error: unknown) => failedToReach(error),
    );
  });
  const exportAs = async (format: Format): Promise<void> => {
    if (job.run.state === 'running') return;
    try {
      target.current = await host.pickSave({ purpose: 'export', suggestedName: `Codebook.${format}` });
    } catch (error) {
      failedToReach(error);
      return;
    }
    if (target.current) await job.start({ format, file: target.current.token });
  };
  const { run } = job;
  const isShown = useAfter(250, run.state === 'running');
  const isFailed = run.state === 'failed' && run.failure.code !== 'cancelled';
  const status = (
    <Dialog
      title={isFailed ? 'The codebook was not exported' : 'Exporting the codebook'}
      isOpen={isFailed || (run.state === 'running' && isShown)}
      onClose={() => (run.state === 'running' ? job.cancel() : job.clear())}
      role="alertdialog"
      footer={
        isFailed ? (
          <Button kind="primary" onPress={job.clear}>
            Close
          </Button>
        ) : (
          <Button onPress={job.cancel}>Cancel</Button>
        )
      }
    >
      {run.state === 'running' ? (
        <Progress label="Writing the codebook" value={run.progress} note={run.note} />
      ) : null}
      {run.state === 'failed' ? <p>{run.failure.message}</p> : null}
    </Dialog>
  );
  return { exportAs, status };
}

function failedToReach(error: unknown): void {
  const reason =
    error instanceof FailureError ? error.failure.message : 'The file could not be handed over. Try again.';
  showStatus({ tone: 'failed', text: reason });
}
