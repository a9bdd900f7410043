import { type ReactNode, useRef } from 'react';
import { FailureError } from '../../../../shared/api/failure.ts';
import type { FileToken } from '../../../../shared/api/host.ts';
import type { Choices } from '../../../../shared/voices/pseudonymise/model.ts';
import { useJob, useWorkspace } from '../../../api/query.ts';
import { useHost } from '../../../host/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { countOf, formatBytes } from '../../../ui/format.ts';
import { Progress } from '../../../ui/progress.tsx';
import { showStatus } from '../../../ui/status.tsx';

/** A workspace of its own, or the texts alone as a table. */
export type CopyFormat = 'workspace' | 'csv' | 'xlsx';

/** Writes a pseudonymised copy into a file the user chose. `status`: what is shown while it is written. */
export function useSaveCopy(): {
  readonly save: (planId: string, choices: Choices, format: CopyFormat) => Promise<void>;
  readonly status: ReactNode;
} {
  const host = useHost();
  const name = useWorkspace()?.name ?? 'Workspace';
  const target = useRef<FileToken | null>(null);
  const job = useJob('voices.pseudonymise.saveCopy', (value) => {
    const file = target.current;
    job.clear();
    if (!file) return;
    const changed =
      value.changed > 0 ? ` ${countOf(value.changed, 'place')} not replaced, edited since the preview.` : '';
    host.deliver(file).then(
      () =>
        showStatus({
          tone: 'done',
          text: `“${file.name}” is ready: ${countOf(value.inTexts + value.beside, 'place')} replaced, ${formatBytes(value.bytes)}.${changed}${value.notes.map((note) => ` ${note}`).join('')}`,
        }),
      (error: unknown) => failed(error),
    );
  });
  const save = async (planId: string, choices: Choices, format: CopyFormat): Promise<void> => {
    if (job.run.state === 'running') return;
    try {
      target.current = await host.pickSave({
        purpose: 'export',
        suggestedName: `${name} pseudonymised.${format === 'workspace' ? 'touchline' : format}`,
      });
    } catch (error) {
      failed(error);
      return;
    }
    if (target.current) await job.start({ planId, choices, format, file: target.current.token });
  };
  const { run } = job;
  const isFailed = run.state === 'failed' && run.failure.code !== 'cancelled';
  const status = (
    <Dialog
      title={isFailed ? 'The copy was not written' : 'Saving a pseudonymised copy'}
      isOpen={isFailed || run.state === 'running'}
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
        <Progress label="Writing the copy" value={run.progress} note={run.note} />
      ) : null}
      {run.state === 'failed' ? <p>{run.failure.message}</p> : null}
    </Dialog>
  );
  return { save, status };
}

function failed(error: unknown): void {
  const reason =
    error instanceof FailureError ? error.failure.message : 'The file could not be handed over. Try again.';
  showStatus({ tone: 'failed', text: reason });
}
