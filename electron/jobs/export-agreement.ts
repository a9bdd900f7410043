import { z } from 'zod';
import {
  type AgreementResult,
  agreementInputSchema,
  coefficientNames,
  type Measured,
} from '../../shared/voices/agreement/model.ts';
import {
  coefficientNamesInFull,
  methodsStatement,
  reasonSentence,
  unitNames,
} from '../../shared/voices/agreement/words.ts';
import { openSnapshot } from '../store/core/open-snapshot.ts';
import { agreementOf } from '../store/voices/agreement/agreement.ts';
import { codePaths } from '../store/voices/code-tree.ts';
import { writeCsvFile } from './export/csv-file.ts';
import type { TableCell, TableColumn, TableFile, WrittenTable } from './export/table-file.ts';
import { writeXlsxFile } from './export/xlsx-file.ts';
import type { Job } from './job.ts';

const argsSchema = z.object({
  workspacePath: z.string(),
  input: agreementInputSchema,
  format: z.enum(['csv', 'xlsx']),
  file: z.string(),
  part: z.string(),
});

/** Writes the table of agreement, worked out anew, with the words a reader needs beside it. */
export const exportAgreementJob: Job = async (args, progress): Promise<WrittenTable> => {
  const { workspacePath, input, format, file, part } = argsSchema.parse(args);
  const db = openSnapshot(workspacePath);
  let table: TableFile;
  try {
    const result = agreementOf(db, input, (done, note) => progress(done === null ? null : done * 0.8, note));
    table = tableOf(result, codePaths(db), unitNames[input.units][1], [methodsStatement(input, result)]);
  } finally {
    db.close();
  }
  progress(0.9, 'Writing the table');
  // A methods statement among the rows would be read as a row; in a CSV it comes last, after an empty line.
  return format === 'csv'
    ? writeCsvFile(file, table, part, { notesInFile: true })
    : writeXlsxFile(file, table, part);
};

function tableOf(
  result: AgreementResult,
  paths: ReadonlyMap<number, string>,
  units: string,
  notes: readonly string[],
): TableFile {
  const hasCounts = result.coders.length === 2;
  const number = (title: string): TableColumn => ({ title, kind: 'number' });
  const columns: TableColumn[] = [
    { title: 'Code', kind: 'text', width: 40 },
    number(`n (${units})`),
    ...coefficientNames.map((name) => number(coefficientNamesInFull[name])),
    ...result.coders.map(({ name }) => number(`Prevalence of ${name}`)),
    number('Coded by all'),
    number('Coded by any'),
    ...(hasCounts
      ? [
          number(`Both (${units})`),
          number(`Only ${result.coders[0]?.name ?? ''}`),
          number(`Only ${result.coders[1]?.name ?? ''}`),
          number('Neither'),
          number('Places they differ in'),
        ]
      : []),
    { title: 'Not defined because', kind: 'text', width: 50 },
  ];
  const row = (title: string, measured: Measured, differing: number | null): readonly TableCell[] => [
    title,
    measured.n,
    ...values(measured),
    ...measured.prevalence,
    measured.byAll,
    measured.byAny,
    ...(hasCounts
      ? [
          measured.counts?.both ?? null,
          measured.counts?.first ?? null,
          measured.counts?.second ?? null,
          measured.counts?.neither ?? null,
          differing,
        ]
      : []),
    reasons(measured),
  ];
  const names = new Map(result.coders.map(({ id, name }) => [id, name]));
  const rows = [
    ...result.codes.map((code) => row(paths.get(code.codeId) ?? '', code, code.differing)),
    row('All codes together', result.together, null),
  ];
  const pairs = result.pairs.map(({ first, second, ...measured }) => [
    `${names.get(first) ?? ''} and ${names.get(second) ?? ''}`,
    measured.n,
    ...values(measured),
    reasons(measured),
  ]);
  const pairColumns: TableColumn[] = [
    { title: 'Coders', kind: 'text', width: 40 },
    number('n (decisions)'),
    ...coefficientNames.map((name) => number(coefficientNamesInFull[name])),
    { title: 'Not defined because', kind: 'text', width: 50 },
  ];
  return {
    sheets: [
      { name: 'Agreement', columns, rows },
      ...(pairs.length === 0 ? [] : [{ name: 'Pairs', columns: pairColumns, rows: pairs }]),
    ],
    notes,
  };
}

function values({ coefficients }: Measured): readonly (number | null)[] {
  return coefficientNames.map((name) => {
    const agreement = coefficients[name];
    return agreement.defined ? agreement.value : null;
  });
}

function reasons({ coefficients }: Measured): string {
  const found = new Set<string>();
  for (const name of coefficientNames) {
    const agreement = coefficients[name];
    if (!agreement.defined) found.add(reasonSentence(agreement.reason));
  }
  return [...found].join(' ');
}
