import { type ReactNode, useState } from 'react';
import type { PlannedWhat } from '../../../../shared/voices/import-plan.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { VirtualList } from '../../../ui/virtual-list.tsx';
import { usePlanRows } from './use-plan-rows.ts';

interface ListWords {
  readonly label: string;
  readonly empty: string;
  readonly hint: string;
}

const words: Readonly<Record<PlannedWhat, ListWords>> = {
  add: {
    label: 'What is added',
    empty: 'Nothing is added',
    hint: 'See what is left out, and why.',
  },
  update: {
    label: 'What is updated',
    empty: 'Nothing is updated',
    hint: 'No response here is told differently by the file.',
  },
  same: {
    label: 'What stays as it is',
    empty: 'Nothing of the file is here already',
    hint: 'Every response is new or changed.',
  },
  absent: {
    label: 'Answers that are not here',
    empty: 'Every answer of these responses is here',
    hint: 'None was deleted, and none is new.',
  },
  edited: {
    label: 'What was changed on both sides',
    empty: 'Nothing was changed on both sides',
    hint: 'No answer was edited here and in the file.',
  },
  swallow: {
    label: 'Codings that would go',
    empty: 'No coding goes',
    hint: 'Every coding keeps its words.',
  },
  skip: { label: 'What is left out', empty: 'Nothing is left out', hint: 'Every row comes in.' },
};

/** One list of a plan: each row with its line, what is said about it, and how it begins. */
export function PlanList(props: {
  readonly planId: string;
  readonly what: PlannedWhat;
  readonly count: number;
  readonly isTexts: boolean;
}): ReactNode {
  const { planId, what, count, isTexts } = props;
  const { rowAt, failure } = usePlanRows(planId, what);
  const [active, setActive] = useState(0);
  if (failure !== undefined) return <p className="import-advice">{failure}</p>;
  return (
    <VirtualList
      label={words[what].label}
      count={count}
      rowKey={(index) => index}
      active={active}
      onActive={setActive}
      className="plan-list"
      empty={
        <EmptyState isSmall title={words[what].empty}>
          {words[what].hint}
        </EmptyState>
      }
      render={(index) => {
        const row = rowAt(index);
        return (
          <div className="plan-row">
            {isTexts ? null : <span className="plan-line number">{row ? lineWords(row.line) : ''}</span>}
            {what === 'add' || what === 'absent' || what === 'edited' ? null : (
              <span className="plan-reason">{row?.reason ?? ''}</span>
            )}
            <span className="plan-preview" dir="auto">
              {row?.preview ?? ''}
            </span>
          </div>
        );
      }}
    />
  );
}

/** Whole columns and responses that are not in the file stand on no line. */
const lineWords = (line: number): string => (line === 0 ? '–' : `Line ${formatNumber(line)}`);
