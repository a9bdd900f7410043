import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { FileToken } from '../../../../shared/api/host.ts';
import type { SortedFile } from '../../../../shared/voices/import-texts.ts';
import { useJob, useWorkspace } from '../../../api/query.ts';
import { useCommandHandler } from '../../../app/commands-provider.tsx';
import { useGo } from '../../../app/navigation.ts';
import { routes } from '../../../app/routes.ts';
import { useHost } from '../../../host/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { countOf, formatNumber } from '../../../ui/format.ts';
import { Pane } from '../../../ui/pane.tsx';
import { filterToAddress } from '../grid/filter-address.ts';
import { ChooseFiles } from './choose-files.tsx';
import { handOver, useHandedOver } from './handed-over.ts';
import { failureWords } from './import-drop.tsx';
import { LeftFiles } from './left-files.tsx';
import { progressOf, Refused, Working } from './plan-step.tsx';
import { inOrder, splitFiles } from './split-files.ts';
import { TableImport } from './table-import.tsx';
import { TextsImport } from './texts-import.tsx';
import type { Brought } from './use-apply.ts';
import './import.css';

const noFiles: readonly FileToken[] = [];
const MOST_FILES = 5_000;

const tooManyWords = (count: number): string =>
  `${formatNumber(count)} files were chosen and at most ${formatNumber(MOST_FILES)} come in at once. Choose a part of them.`;

const filesWords = (files: readonly FileToken[]): string =>
  files.length === 1 ? (files[0]?.name ?? '') : countOf(files.length, 'file');

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
    setFiles(handed.length > MOST_FILES ? noFiles : inOrder(handed));
    setAt(0);
    setImported(null);
    setFailure(handed.length > MOST_FILES ? tooManyWords(handed.length) : null);
  }, [handed]);

  const choose = async (isFolder = false): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const chosen = await host.pickFiles({ purpose: 'import', multiple: true, folder: isFolder });
      if (chosen.length > MOST_FILES) {
        setFailure(tooManyWords(chosen.length));
        setFiles(noFiles);
      } else if (chosen.length > 0) {
        setFiles(inOrder(chosen));
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

  // An answer counts for the files it was asked about only.
  const [answer, setAnswer] = useState<{ files: readonly FileToken[]; sorted: readonly SortedFile[] } | null>(
    null,
  );
  const sort = useJob('voices.import.sort', (sorted) => setAnswer({ files, sorted }));
  const { start: startSort } = sort;
  useEffect(() => {
    if (files.length > 0) void startSort({ files: files.map(({ token }) => token) });
  }, [files, startSort]);
  const sorted = answer?.files === files ? answer.sorted : undefined;
  const { steps, left } = useMemo(() => splitFiles(files, sorted ?? []), [files, sorted]);
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
  if (files.length > 0 && sort.run.state === 'failed') {
    return (
      <Refused
        title={filesWords(files)}
        place=""
        failure={sort.run.failure}
        actions={<Button onPress={() => void choose()}>Choose other files</Button>}
      />
    );
  }
  if (files.length > 0 && sorted === undefined) {
    return (
      <Working
        title={filesWords(files)}
        place=""
        label="Looking at the files"
        progress={progressOf(sort.run)}
        onCancel={sort.cancel}
      />
    );
  }
  const place = steps.length > 1 ? `${at + 1} of ${steps.length}` : '';
  const rest = { place, onDone: next, onOtherFile: () => void choose() };
  return (
    // The letters of the mapping are its own: the keys of coding rest here.
    <div className="import-place" data-command-context="import">
      {step ? <LeftFiles left={left} /> : null}
      {step?.kind === 'table' ? <TableImport key={step.file.token} file={step.file} {...rest} /> : null}
      {step?.kind === 'texts' ? (
        <TextsImport key={step.files[0]?.token ?? ''} files={step.files} {...rest} />
      ) : null}
      {step ? null : (
        <ChooseFiles
          left={left}
          failure={failure}
          isBusy={isBusy}
          onChoose={() => void choose()}
          onChooseFolder={() => void choose(true)}
        />
      )}
    </div>
  );
}
