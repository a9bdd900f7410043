import { FileUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatList } from '../../../ui/format.ts';
import { Pane } from '../../../ui/pane.tsx';

export interface ChooseFilesProps {
  /** Files that were chosen and cannot be imported. */
  readonly left: readonly string[];
  /** Why chosen files could not be taken over. */
  readonly failure: string | null;
  readonly isBusy: boolean;
  readonly onChoose: () => void;
}

/** Where an import begins: which files can come in, and how. */
export function ChooseFiles({ left, failure, isBusy, onChoose }: ChooseFilesProps): ReactNode {
  return (
    <Pane label="Import">
      {failure === null ? null : <Banner tone="danger">{failure}</Banner>}
      {left.length > 0 ? <Banner tone="warning">{leftWords(left)}</Banner> : null}
      <EmptyState
        icon={<FileUp size={24} strokeWidth={1.5} />}
        title="Import what customers said"
        actions={
          <Button kind="primary" onPress={onChoose} isDisabled={isBusy} autoFocus>
            Choose files…
          </Button>
        }
      >
        <p>Drop files here, or choose them.</p>
        <ul className="import-kinds">
          <li>
            <strong>Surveys</strong> CSV or TSV: each open answer becomes a text to code, beside its scores
            and attributes.
          </li>
          <li>
            <strong>Notes and transcripts</strong> TXT or MD: each file becomes a text, many at once.
          </li>
        </ul>
        <p>You see what will be added before anything is changed.</p>
      </EmptyState>
    </Pane>
  );
}

/** Which files cannot come in, and what to do with them. */
export function leftWords(left: readonly string[]): string {
  const shown = left.slice(0, 5).map((name) => `“${name}”`);
  const more = left.length > 5 ? [`${left.length - 5} more`] : [];
  return `${formatList([...shown, ...more])} cannot be imported: only CSV, TSV, TXT and MD files can. Save ${left.length === 1 ? 'it' : 'them'} as one of these first.`;
}
