import { type ReactNode, useRef } from 'react';
import { FailureError } from '../../../shared/api/failure.ts';
import type { FileToken } from '../../../shared/api/host.ts';
import type { JourneyMap, MapFilter } from '../../../shared/journeys/model.ts';
import { useJob } from '../../api/query.ts';
import { useCommandHandler } from '../../app/commands-provider.tsx';
import { useMapTheme } from '../../charts/map-theme.ts';
import { useHost } from '../../host/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatBytes, formatList } from '../../ui/format.ts';
import { Progress } from '../../ui/progress.tsx';
import { useAfter } from '../../ui/skeleton.tsx';
import { showStatus } from '../../ui/status.tsx';

type Format = 'svg' | 'png';

export interface ExportMap {
  readonly exportAs: (format: Format) => Promise<void>;
  /** What is shown while it is drawn. */
  readonly status: ReactNode;
}

/** Draws the map, as it is filtered, into a file the user chose. */
export function useExportMap(map: JourneyMap, filter: MapFilter): ExportMap {
  const host = useHost();
  const theme = useMapTheme();
  const target = useRef<FileToken | null>(null);
  const job = useJob('journeys.export', (value) => {
    const file = target.current;
    job.clear();
    if (!file) return;
    host.deliver(file).then(
      () => showStatus({ tone: 'done', text: doneWords(file.name, value.bytes, value.missing) }),
      (error: unknown) => failedToReach(error),
    );
  });
  const exportAs = async (format: Format): Promise<void> => {
    if (job.run.state === 'running') return;
    try {
      const suggestedName = `${fileNameOf(map.name)}.${format}`;
      target.current = await host.pickSave({ purpose: 'export', suggestedName });
    } catch (error) {
      failedToReach(error);
      return;
    }
    if (!target.current) return;
    await job.start({ journeyId: map.id, filter, format, theme: theme.name, file: target.current.token });
  };
  useCommandHandler('journeys.exportSvg', () => void exportAs('svg'));
  useCommandHandler('journeys.exportPng', () => void exportAs('png'));
  const isShown = useAfter(250, job.run.state === 'running');
  const { run } = job;
  const isFailed = run.state === 'failed' && run.failure.code !== 'cancelled';
  const status = (
    <Dialog
      title={isFailed ? 'The map was not exported' : 'Exporting the map'}
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
        <Progress label="Drawing the map" value={run.progress} note={run.note} />
      ) : null}
      {run.state === 'failed' ? <p>{run.failure.message}</p> : null}
    </Dialog>
  );
  return { exportAs, status };
}

function doneWords(name: string, bytes: number, missing: readonly string[]): string {
  const done = `“${name}” is ready, ${formatBytes(bytes)}.`;
  return missing.length === 0 ? done : `${done} It could not show: ${formatList(missing)}.`;
}

function failedToReach(error: unknown): void {
  const reason =
    error instanceof FailureError ? error.failure.message : 'The file could not be handed over. Try again.';
  showStatus({ tone: 'failed', text: reason });
}

/** A journey's name as a file name: without what file systems refuse. */
export function fileNameOf(name: string): string {
  const plain = name
    .replace(/[/\\:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/gu, '')
    .slice(0, 80)
    .trim();
  return plain === '' ? 'Journey' : plain;
}
