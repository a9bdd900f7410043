import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import type { InputOf } from '../../../../shared/api/contract.ts';
import { useFileExport } from '../../../app/export-file.tsx';
import { Button } from '../../../ui/button.tsx';
import { fileNameOf } from '../../../ui/file-name.ts';
import { formatBytes } from '../../../ui/format.ts';
import { Menu } from '../../../ui/menu.tsx';

export interface ExportComparisonProps {
  readonly what: InputOf<'voices.compare.export'>['what'];
  /** In words, for the notes of the file and its name. */
  readonly asked: string;
  readonly name: string;
  readonly isDisabled: boolean;
}

/** Writes what is shown as a table, worked out anew. */
export function ExportComparison({ what, asked, name, isDisabled }: ExportComparisonProps): ReactNode {
  const { exportTo, run, status } = useFileExport('voices.compare.export', {
    doing: 'Exporting the comparison',
    failed: 'The comparison was not exported',
    done: (file, { bytes, notes }) => [`“${file}” is ready, ${formatBytes(bytes)}.`, ...notes].join(' '),
  });
  const start = (format: 'csv' | 'xlsx') =>
    exportTo(`${fileNameOf(name, 'Comparison')}.${format}`, (file) => ({ what, asked, format, file }));
  const isRunning = run.state === 'running';
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
      {status}
    </>
  );
}
