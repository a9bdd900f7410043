import type { ReactNode } from 'react';
import { useFileExport } from '../../../app/export-file.tsx';
import { countOf, formatBytes } from '../../../ui/format.ts';

type Format = 'docx' | 'xlsx' | 'csv';

/** Writes the codebook into a file the user chose. `status`: what is shown while it is written. */
export function useExportCodebook(): {
  readonly exportAs: (format: Format) => Promise<void>;
  readonly status: ReactNode;
} {
  const { exportTo, status } = useFileExport('voices.codebook.export', {
    doing: 'Exporting the codebook',
    failed: 'The codebook was not exported',
    done: (name, { codes, bytes, notes }) =>
      [`“${name}” is ready: ${countOf(codes, 'code')}, ${formatBytes(bytes)}.`, ...notes].join(' '),
  });
  const exportAs = (format: Format): Promise<void> =>
    exportTo(`Codebook.${format}`, (file) => ({ format, file }));
  return { exportAs, status };
}
