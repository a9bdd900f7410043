import type { ReactNode } from 'react';
import { intervalWords, people, signed } from '../../../../shared/journeys/layout/words.ts';
import type { MapStep } from '../../../../shared/journeys/model.ts';
import type { GapKind } from '../../../../shared/journeys/reading.ts';
import { GapBar } from '../../../charts/gap-bar.tsx';
import { StateLabel } from '../../../charts/state-label.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { reasonWords } from '../gap-words.ts';

export interface FindingRowProps {
  readonly step: MapStep;
  readonly rank: number;
  readonly kind: GapKind;
  /** End of the bars' scale, the same for every row. */
  readonly end: number;
}

/** One step in the ranking: its state, gap with interval and people, and what its severity is made of. */
export function FindingRow({ step, rank, kind, end }: FindingRowProps): ReactNode {
  const { gap, severity } = step;
  return (
    <div className="ranked">
      <div className="ranked-name">
        <span className="ranked-rank number secondary">{gap.gap.mean.defined ? rank : ''}</span>
        <bdi className="ranked-step">{step.name}</bdi>
        <StateLabel state={gap.state} />
      </div>
      {gap.gap.mean.defined ? (
        <>
          <div className="ranked-gap">
            <GapBar gap={gap.gap} kind={kind} end={end} isThin={gap.state === 'thin'} />
            <strong className="number">{signed(gap.gap.mean.value)}</strong>
            <span className="secondary number">
              {gap.gap.interval.defined
                ? `${intervalWords(gap.gap.interval.value)}, ${people(gap.nPeople)}`
                : `${people(gap.nPeople)}, no interval: ${reasonWords(gap.gap.interval.reason)}`}
            </span>
          </div>
          <p className="ranked-severity secondary number">
            {severity.value.defined ? (
              <>
                Severity <strong>{formatNumber(severity.value.value, 2)}</strong> = gap{' '}
                {formatNumber(Math.abs(gap.gap.mean.value), 2)} × importance{' '}
                {formatNumber(severity.importance, 2)} × reach {formatNumber(severity.reach, 2)}
              </>
            ) : (
              `Severity not defined: ${reasonWords(severity.value.reason)}`
            )}
            {severity.importanceAssumed ? (
              <span className="ranked-flag">Importance not rated, 0.5 assumed</span>
            ) : null}
          </p>
        </>
      ) : null}
    </div>
  );
}
