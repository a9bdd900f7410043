import { type ReactNode, useState } from 'react';
import { type ResultColumn, resultColumns } from '../../../../shared/voices/contract-retrieve.ts';
import type { QuerySpec, ResultContext } from '../../../../shared/voices/query/spec.ts';
import { useFileExport } from '../../../app/export-file.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { fileNameOf } from '../../../ui/file-name.ts';
import { countOf, formatBytes } from '../../../ui/format.ts';
import { Progress } from '../../../ui/progress.tsx';
import { Segmented } from '../../../ui/segmented.tsx';

type Format = 'docx' | 'xlsx' | 'csv';

const formats = [
  { id: 'docx', label: 'Word' },
  { id: 'xlsx', label: 'Spreadsheet' },
  { id: 'csv', label: 'CSV' },
] as const;

const columnNames: Readonly<Record<ResultColumn, string>> = {
  source: 'Source',
  question: 'Question',
  codes: 'Codes',
  coders: 'Coders',
  speaker: 'Speaker',
  time: 'Time in the recording',
  person: 'Person (pseudonym)',
  segment: 'Segment',
  study: 'Study',
  wave: 'Wave',
  touchpoints: 'Touchpoints',
  heardAt: 'Date',
  before: 'Words before',
  after: 'Words after',
};

const usual: readonly ResultColumn[] = [
  'source',
  'question',
  'codes',
  'person',
  'segment',
  'wave',
  'heardAt',
];

export interface ExportResultsProps {
  readonly spec: QuerySpec;
  readonly text: string;
  readonly context: ResultContext;
  /** The saved query's name, or ''. */
  readonly name: string;
  readonly onClose: () => void;
}

/** Asks what the file shall hold, and writes it. */
export function ExportResults({ spec, text, context, name, onClose }: ExportResultsProps): ReactNode {
  const [format, setFormat] = useState<Format>('docx');
  const [columns, setColumns] = useState<readonly ResultColumn[]>(usual);
  const { exportTo, run, failure, cancel } = useFileExport(
    'voices.retrieve.export',
    {
      doing: 'Exporting the quotes',
      failed: 'The quotes were not exported',
      done: (file, { results, bytes, notes }) =>
        [`“${file}” is ready: ${countOf(results, 'quote')}, ${formatBytes(bytes)}.`, ...notes].join(' '),
    },
    onClose,
  );
  const start = () =>
    exportTo(`${fileNameOf(name, 'Quotes')}.${format}`, (file) => ({
      query: spec,
      name,
      text,
      context,
      format,
      columns: [...columns],
      file,
    }));
  const giveUp = (): void => {
    cancel();
    onClose();
  };
  const isRunning = run.state === 'running';
  return (
    <Dialog
      title="Export the quotes"
      isOpen
      onClose={giveUp}
      onSubmit={() => void start()}
      footer={
        <>
          <Button onPress={giveUp}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={isRunning}>
            Export
          </Button>
        </>
      }
    >
      <div className="export-results">
        <Segmented label="Kind of file" options={formats} value={format} onChange={setFormat} />
        <fieldset className="export-columns">
          <legend className="field-label">With each quote</legend>
          {resultColumns.map((column) => (
            <Checkbox
              key={column}
              isSelected={columns.includes(column)}
              onChange={(on) =>
                setColumns(resultColumns.filter((one) => (one === column ? on : columns.includes(one))))
              }
            >
              {columnNames[column]}
            </Checkbox>
          ))}
        </fieldset>
        {isRunning ? <Progress label="Exporting the quotes" value={run.progress} note={run.note} /> : null}
        {failure === null ? null : (
          <p className="field-error" role="alert">
            {failure}
          </p>
        )}
      </div>
    </Dialog>
  );
}
