import { type ReactNode, useRef, useState } from 'react';
import { FailureError } from '../../../../shared/api/failure.ts';
import type { FileToken } from '../../../../shared/api/host.ts';
import { type ResultColumn, resultColumns } from '../../../../shared/voices/contract-retrieve.ts';
import type { QuerySpec, ResultContext } from '../../../../shared/voices/query/spec.ts';
import { useJob } from '../../../api/query.ts';
import { useHost } from '../../../host/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { countOf, formatBytes } from '../../../ui/format.ts';
import { Progress } from '../../../ui/progress.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { showStatus } from '../../../ui/status.tsx';

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
  const host = useHost();
  const [format, setFormat] = useState<Format>('docx');
  const [columns, setColumns] = useState<readonly ResultColumn[]>(usual);
  const target = useRef<FileToken | null>(null);
  const job = useJob('voices.retrieve.export', ({ results, bytes }) => {
    const file = target.current;
    if (!file) return;
    host.deliver(file).then(() => {
      showStatus({
        tone: 'done',
        text: `“${file.name}” holds ${countOf(results, 'quote')}, ${formatBytes(bytes)}.`,
      });
      onClose();
    }, failed);
  });
  const { run } = job;
  const start = async (): Promise<void> => {
    try {
      const suggestedName = `${name === '' ? 'Quotes' : name.replace(/[/\\:*?"<>|\p{Cc}]+/gu, ' ').slice(0, 80)}.${format}`;
      target.current = await host.pickSave({ purpose: 'export', suggestedName });
    } catch (error) {
      failed(error);
      return;
    }
    if (!target.current) return;
    await job.start({
      query: spec,
      name,
      text,
      context,
      format,
      columns: [...columns],
      file: target.current.token,
    });
  };
  const isRunning = run.state === 'running';
  return (
    <Dialog
      title="Export the quotes"
      isOpen
      onClose={() => {
        job.cancel();
        onClose();
      }}
      onSubmit={() => void start()}
      footer={
        <>
          <Button
            onPress={() => {
              job.cancel();
              onClose();
            }}
          >
            Cancel
          </Button>
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
        {run.state === 'failed' && run.failure.code !== 'cancelled' ? (
          <p className="field-error" role="alert">
            {run.failure.message}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

function failed(error: unknown): void {
  const text =
    error instanceof FailureError ? error.failure.message : 'The file could not be handed over. Try again.';
  showStatus({ tone: 'failed', text });
}
