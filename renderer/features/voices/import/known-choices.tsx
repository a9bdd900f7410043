import type { ReactNode } from 'react';
import type { PlanCounts } from '../../../../shared/voices/import-plan.ts';
import { countOf } from '../../../ui/format.ts';
import { Segmented } from '../../../ui/segmented.tsx';

export interface KnownChoicesProps {
  readonly counts: PlanCounts;
  readonly edited: 'keep' | 'take';
  readonly onEdited: (edited: 'keep' | 'take') => void;
  readonly absent: 'add' | 'leave';
  readonly onAbsent: (absent: 'add' | 'leave') => void;
}

/** What the file alone cannot decide about responses that are here. Nothing is shown where it can. */
export function KnownChoices({ counts, edited, onEdited, absent, onAbsent }: KnownChoicesProps): ReactNode {
  const { textsEdited, answersAbsent } = counts;
  if (textsEdited + answersAbsent === 0) return null;
  return (
    <div className="import-whole">
      {answersAbsent > 0 ? (
        <div className="field import-kind">
          <span className="field-label">
            {countOf(answersAbsent, 'answer')} new in the file, or deleted here
          </span>
          <Segmented<'add' | 'leave'>
            label="Answers new in the file, or deleted here"
            options={[
              { id: 'add', label: answersAbsent === 1 ? 'Add it' : 'Add them' },
              { id: 'leave', label: answersAbsent === 1 ? 'Leave it out' : 'Leave them out' },
            ]}
            value={absent}
            onChange={onAbsent}
          />
        </div>
      ) : null}
      {textsEdited > 0 ? (
        <div className="field import-kind">
          <span className="field-label">
            {countOf(textsEdited, 'text')} changed both here and in the file
          </span>
          <Segmented<'keep' | 'take'>
            label="Texts changed both here and in the file"
            options={[
              { id: 'keep', label: 'Keep what is here' },
              { id: 'take', label: 'Take the file’s' },
            ]}
            value={edited}
            onChange={onEdited}
          />
        </div>
      ) : null}
    </div>
  );
}
