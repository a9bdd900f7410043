import { FileUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Pane } from '../../../ui/pane.tsx';
import { LeftFiles } from './left-files.tsx';
import type { LeftFile } from './split-files.ts';

export interface ChooseFilesProps {
  /** Files that were chosen and cannot be imported. */
  readonly left: readonly LeftFile[];
  /** Why chosen files could not be taken over. */
  readonly failure: string | null;
  readonly isBusy: boolean;
  readonly onChoose: () => void;
  readonly onChooseFolder: () => void;
}

/** Where an import begins: which files can come in, and how. */
export function ChooseFiles({
  left,
  failure,
  isBusy,
  onChoose,
  onChooseFolder,
}: ChooseFilesProps): ReactNode {
  return (
    <Pane label="Import">
      {failure === null ? null : <Banner tone="danger">{failure}</Banner>}
      <LeftFiles left={left} />
      <EmptyState
        icon={<FileUp size={24} strokeWidth={1.5} />}
        title="Import what customers said"
        actions={
          <>
            <Button kind="primary" onPress={onChoose} isDisabled={isBusy} autoFocus>
              Choose files…
            </Button>
            <Button onPress={onChooseFolder} isDisabled={isBusy}>
              Choose a folder…
            </Button>
          </>
        }
      >
        <p>Drop files or folders here, or choose them.</p>
        <ul className="import-kinds">
          <li>
            <strong>Surveys, reviews and conversations</strong> CSV, TSV, XLSX or JSON lines: each open answer
            becomes a text to code, beside its scores and attributes.
          </li>
          <li>
            <strong>Transcripts</strong> VTT, SRT, DOCX, PDF or TXT: turns with speakers and times.
          </li>
          <li>
            <strong>Notes</strong> TXT, MD, DOCX or PDF: each file becomes a text, many at once.
          </li>
        </ul>
        <p>You see what will be added before anything is changed.</p>
      </EmptyState>
    </Pane>
  );
}
