import type { ReactNode } from 'react';
import type { JourneyMap, MapFilter } from '../../../shared/journeys/model.ts';
import { useCommandHandler } from '../../app/commands-provider.tsx';
import { useFileExport } from '../../app/export-file.tsx';
import { useMapTheme } from '../../charts/map-theme.ts';
import { fileNameOf } from '../../ui/file-name.ts';
import { formatBytes, formatList } from '../../ui/format.ts';

type Format = 'svg' | 'png';

export interface ExportMap {
  readonly exportAs: (format: Format) => Promise<void>;
  /** What is shown while it is drawn. */
  readonly status: ReactNode;
}

/** Draws the map, as it is filtered, into a file the user chose. */
export function useExportMap(map: JourneyMap, filter: MapFilter): ExportMap {
  const theme = useMapTheme();
  const { exportTo, status } = useFileExport('journeys.export', {
    doing: 'Exporting the map',
    failed: 'The map was not exported',
    done: (name, { bytes, missing }) => doneWords(name, bytes, missing),
  });
  const exportAs = (format: Format): Promise<void> =>
    exportTo(`${fileNameOf(map.name, 'Journey')}.${format}`, (file) => ({
      journeyId: map.id,
      filter,
      format,
      theme: theme.name,
      file,
    }));
  useCommandHandler('journeys.exportSvg', () => void exportAs('svg'));
  useCommandHandler('journeys.exportPng', () => void exportAs('png'));
  return { exportAs, status };
}

function doneWords(name: string, bytes: number, missing: readonly string[]): string {
  const done = `“${name}” is ready, ${formatBytes(bytes)}.`;
  return missing.length === 0 ? done : `${done} It could not show: ${formatList(missing)}.`;
}
