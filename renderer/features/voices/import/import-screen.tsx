import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { FileToken } from '../../../../shared/api/host.ts';
import { useWorkspace } from '../../../api/query.ts';
import { useCommandHandler } from '../../../app/commands-provider.tsx';
import { useGo } from '../../../app/navigation.ts';
import { routes } from '../../../app/routes.ts';
import { useHost } from '../../../host/context.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Pane } from '../../../ui/pane.tsx';
import { filterToAddress } from '../grid/filter-words.ts';
import { ChooseFiles, leftWords } from './choose-files.tsx';
import { handOver, useHandedOver } from './handed-over.ts';
import { failureWords } from './import-drop.tsx';
import { splitFiles } from './split-files.ts';
import { TableImport } from './table-import.tsx';
import { TextsImport } from './texts-import.tsx';
import type { Brought } from './use-apply.ts';
import './import.css';

const noFiles: readonly FileToken[] = [];

/** The grid, showing what one import brought. */
export function importedAddress(importFileId: number): string {
  return `${routes.voices}?filter=${encodeURIComponent(filterToAddress({ importFileId }) ?? '')}`;
}

/** The import: choose files, then table by table and all texts together, each previewed before it comes in. */
export function ImportScreen(): ReactNode {
  const host = useHost();
  const go = useGo();
  const readOnly = useWorkspace()?.readOnly ?? false;
  const handed = useHandedOver();
  const [files, setFiles] = useState<readonly FileToken[]>(noFiles);
  const [at, setAt] = useState(0);
  const [imported, setImported] = useState<Brought | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    if (handed.length === 0) return;
    handOver(noFiles);
    setFiles(handed);
    setAt(0);
    setImported(null);
    setFailure(null);
  }, [handed]);

  const choose = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const chosen = await host.pickFiles({ purpose: 'import', multiple: true });
      if (chosen.length > 0) {
        setFiles(chosen);
        setAt(0);
        setImported(null);
      }
    } catch (error) {
      setFailure(failureWords(error));
      setFiles(noFiles);
    } finally {
      setBusy(false);
    }
  };
  useCommandHandler('voices.import', () => void choose(), { enabled: !readOnly });

  const { steps, left } = useMemo(() => splitFiles(files), [files]);
  const step = steps[at];
  const next = (brought: Brought | null): void => {
    const last = brought ?? imported;
    setImported(last);
    if (at + 1 < steps.length) setAt(at + 1);
    else if (last === null) setFiles(noFiles);
    else if (steps.length === 1 && last.sources > 0) go(importedAddress(last.importFileId));
    else go(routes.voices);
  };

  if (readOnly) {
    return (
      <Pane label="Import">
        <EmptyState
          title="This workspace is open for reading only"
          actions={<Button onPress={() => go(routes.voices)}>Back to Voices</Button>}
        >
          Nothing can be imported into it. Save a copy, and import into that.
        </EmptyState>
      </Pane>
    );
  }
  const place = steps.length > 1 ? `${at + 1} of ${steps.length}` : '';
  const rest = { place, onDone: next, onOtherFile: () => void choose() };
  return (
    // The letters of the mapping are its own: the keys of coding rest here.
    <div className="import-place" data-command-context="import">
      {step && left.length > 0 ? <Banner tone="warning">{leftWords(left)}</Banner> : null}
      {step?.kind === 'table' ? <TableImport key={step.file.token} file={step.file} {...rest} /> : null}
      {step?.kind === 'texts' ? (
        <TextsImport key={step.files[0]?.token ?? ''} files={step.files} {...rest} />
      ) : null}
      {step ? null : (
        <ChooseFiles left={left} failure={failure} isBusy={isBusy} onChoose={() => void choose()} />
      )}
    </div>
  );
}
