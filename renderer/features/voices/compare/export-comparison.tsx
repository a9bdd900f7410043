import { Download } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { InputOf } from '../../../../shared/api/contract.ts';
import { FailureError } from '../../../../shared/api/failure.ts';
import type { FileToken } from '../../../../shared/api/host.ts';
import { useJob } from '../../../api/query.ts';
import { useHost } from '../../../host/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { Menu } from '../../../ui/menu.tsx';
import { showStatus } from '../../../ui/status.tsx';

export interface ExportComparisonProps {
  readonly what: InputOf<'voices.compare.export'>['what'];
  /** In words, for the notes of the file and its name. */
  readonly asked: string;
  readonly name: string;
  readonly isDisabled: boolean;
}

/** Writes what is shown as a table, worked out anew. */
export function ExportComparison({ what, asked, name, isDisabled }: ExportComparisonProps): ReactNode {
  const host = useHost();
  const target = useRef<FileToken | null>(null);
  const job = useJob('voices.compare.export', ({ bytes, notes }) => {
    const file = target.current;
    if (!file) return;
    const more = notes.length === 0 ? '' : ` ${notes.join(' ')}`;
    host
      .deliver(file)
      .then(
        () => showStatus({ tone: 'done', text: `“${file.name}” is ready, ${formatBytes(bytes)}.${more}` }),
        failed,
      );
  });
  const start = async (format: 'csv' | 'xlsx'): Promise<void> => {
    try {
      target.current = await host.pickSave({ purpose: 'export', suggestedName: `${name}.${format}` });
    } catch (error) {
      failed(error);
      return;
    }
    if (target.current) await job.start({ what, asked, format, file: target.current.token });
  };
  const isRunning = job.run.state === 'running';
  return (
    <>
      <Menu
        label="Export as"
        trigger={
          <Button
            icon={<Download size={16} strokeWidth={1.5} aria-hidden="true" />}
            isDisabled={isDisabled || isRunning}
          >
            Export
          </Button>
        }
        items={[
          { id: 'xlsx', label: 'Spreadsheet (XLSX)…', onAction: () => void start('xlsx') },
          { id: 'csv', label: 'CSV…', onAction: () => void start('csv') },
        ]}
      />
      {job.run.state === 'failed' && job.run.failure.code !== 'cancelled' ? (
        <span role="alert" className="field-error">
          {job.run.failure.message}
        </span>
      ) : null}
    </>
  );
}

function failed(error: unknown): void {
  const text =
    error instanceof FailureError ? error.failure.message : 'The file could not be handed over. Try again.';
  showStatus({ tone: 'failed', text });
}
