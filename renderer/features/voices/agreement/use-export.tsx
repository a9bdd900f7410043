import { type ReactNode, useRef } from 'react';
import type { FileToken } from '../../../../shared/api/host.ts';
import type { AgreementInput } from '../../../../shared/voices/agreement/model.ts';
import { useJob } from '../../../api/query.ts';
import { useHost } from '../../../host/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { countOf } from '../../../ui/format.ts';
import { Progress } from '../../../ui/progress.tsx';
import { showStatus } from '../../../ui/status.tsx';

/** Writes the table of agreement into a file the user chose. */
export function useExportAgreement(input: AgreementInput): {
  readonly exportAs: (format: 'csv' | 'xlsx') => Promise<void>;
  readonly status: ReactNode;
} {
  const host = useHost();
  const target = useRef<FileToken | null>(null);
  const job = useJob('voices.agreement.export', (value) => {
    const file = target.current;
    job.clear();
    if (!file) return;
    host.deliver(file).then(
      () =>
        showStatus({
          tone: 'done',
          text: `${file.name} was written with ${countOf(value.rows, 'row')} and the methods statement.`,
        }),
      (error: unknown) => failed(error),
    );
  });
  const exportAs = async (format: 'csv' | 'xlsx'): Promise<void> => {
    if (job.run.state === 'running') return;
    try {
      target.current = await host.pickSave({ purpose: 'export', suggestedName: `Agreement.${format}` });
    } catch (error) {
      failed(error);
      return;
    }
    if (target.current) await job.start({ ...input, file: target.current.token, format });
  };
  const { run } = job;
  const isFailed = run.state === 'failed' && run.failure.code !== 'cancelled';
  const end = (): void => (run.state === 'running' ? job.cancel() : job.clear());
  const status = (
    <Dialog
      title={isFailed ? 'The table was not exported' : 'Exporting agreement'}
      isOpen={isFailed || run.state === 'running'}
      onClose={end}
      role="alertdialog"
      footer={<Button onPress={end}>{run.state === 'running' ? 'Cancel' : 'Close'}</Button>}
    >
      {run.state === 'running' ? (
        <Progress label="Exporting agreement" value={run.progress} note={run.note} />
      ) : null}
      {run.state === 'failed' && isFailed ? (
        <ErrorState isSmall title="It could not be written" message={run.failure.message} />
      ) : null}
    </Dialog>
  );
  return { exportAs, status };
}

function failed(error: unknown): void {
  const text = error instanceof Error ? error.message : 'The file could not be written.';
  showStatus({ tone: 'failed', text });
}
