import type { ReactNode } from 'react';
import { ENOUGH_EXAMPLES, type SuggestionQuality } from '../../../../shared/voices/suggestion-model.ts';
import { useJobResult } from '../../../api/job-result.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { countOf, formatNumber, formatShare } from '../../../ui/format.ts';
import { Progress } from '../../../ui/progress.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Codebook } from '../coding/codebook.ts';

/** How good the suggestions are, in figures that can be checked. */
export function QualityDialog(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly book: Codebook;
}): ReactNode {
  const { isOpen, onClose, book } = props;
  const quality = useJobResult('voices.suggestions.quality', isOpen ? {} : null);
  return (
    <Dialog title="How good are the suggestions?" isOpen={isOpen} onClose={onClose} size="large">
      {quality.failure ? (
        <ErrorState
          title="This could not be tried"
          message={quality.failure.message}
          onRetry={quality.again}
          isSmall
        />
      ) : quality.value === undefined || quality.isRunning ? (
        <Progress label="Trying the suggestions on your own codings" value={quality.progress} />
      ) : (
        <Measured quality={quality.value} book={book} />
      )}
    </Dialog>
  );
}

type Row = SuggestionQuality['codes'][number];

function Measured({
  quality,
  book,
}: {
  readonly quality: SuggestionQuality;
  readonly book: Codebook;
}): ReactNode {
  const { answers, conversations, folds, codes } = quality;
  if (answers.units + conversations.units === 0) {
    return <p>Nothing is coded yet, so there is nothing to try the suggestions on.</p>;
  }
  return (
    <div className="suggest-quality">
      {answers.units === 0 ? null : <p>{hitWords('coded answer', answers)}</p>}
      {conversations.units === 0 ? null : (
        <p>
          {hitWords('coded stretch of a conversation', conversations, 'coded stretches of conversations')}
        </p>
      )}
      <p className="secondary">
        People were divided into {formatNumber(folds)} parts; each part was asked of a learner taught with the
        others only. Precision: of the times a code was among the first three, how often rightly. Recall: of
        the texts that have it, at how many it was among the first three. A code above or below the right one
        counts as wrong.
      </p>
      <Table<Row, 'code' | 'units' | 'precision' | 'recall'>
        label="Precision and recall by code"
        rows={codes}
        rowId={({ codeId }) => codeId}
        columns={[
          {
            id: 'code',
            label: 'Code',
            isRowHeader: true,
            render: ({ codeId, units }) => (
              <>
                {book.path(codeId).join(' › ')}
                {units < ENOUGH_EXAMPLES ? <span className="secondary"> too few to tell</span> : null}
              </>
            ),
          },
          {
            id: 'units',
            label: 'Coded with it',
            isNumber: true,
            width: '8rem',
            render: ({ units }) => formatNumber(units),
          },
          {
            id: 'precision',
            label: 'Precision',
            isNumber: true,
            width: '7rem',
            render: ({ suggested, right }) => (suggested === 0 ? '–' : formatShare(right / suggested)),
          },
          {
            id: 'recall',
            label: 'Recall',
            isNumber: true,
            width: '7rem',
            render: ({ units, right }) => (units === 0 ? '–' : formatShare(right / units)),
          },
        ]}
      />
    </div>
  );
}

function hitWords(
  one: string,
  { units, first, amongThree }: SuggestionQuality['answers'],
  many?: string,
): string {
  return `Of ${countOf(units, one, many)}, ${formatShare(amongThree / units)} had a right code among the first three, ${formatShare(first / units)} had one first.`;
}
