import type { ReactNode } from 'react';
import type { AgreementInput } from '../../../../shared/voices/agreement/model.ts';
import { useFileExport } from '../../../app/export-file.tsx';
import { countOf } from '../../../ui/format.ts';

/** Writes the table of agreement into a file the user chose. */
export function useExportAgreement(input: AgreementInput): {
  readonly exportAs: (format: 'csv' | 'xlsx') => Promise<void>;
  readonly status: ReactNode;
} {
  const { exportTo, status } = useFileExport('voices.agreement.export', {
    doing: 'Exporting agreement',
    failed: 'The table was not exported',
    done: (name, { rows }) => `“${name}” is ready: ${countOf(rows, 'row')} and the methods statement.`,
  });
  const exportAs = (format: 'csv' | 'xlsx'): Promise<void> =>
    exportTo(`Agreement.${format}`, (file) => ({ ...input, file, format }));
  return { exportAs, status };
}
