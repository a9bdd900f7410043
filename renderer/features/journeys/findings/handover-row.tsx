import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { people } from '../../../../shared/journeys/layout/words.ts';
import { formatNumber } from '../../../ui/format.ts';
import { reasonWords } from '../gap-words.ts';
import type { NamedHandover } from './rank-handovers.ts';

/** One change of channel: which, between which steps, and how much was carried over. */
export function HandoverRow({ handover }: { readonly handover: NamedHandover }): ReactNode {
  const { fromChannel, toChannel, from, to, rated, continuity } = handover;
  return (
    <div className="ranked">
      <div className="ranked-name">
        <span className="ranked-step ranked-channels">
          {fromChannel}
          <ArrowRight size={14} strokeWidth={1.5} role="img" aria-label="to" />
          {toChannel}
        </span>
        <span className="number">
          {continuity.defined ? (
            <>
              <span className="secondary">continuity</span>{' '}
              <strong>{formatNumber(continuity.value, 2)}</strong>
            </>
          ) : (
            <span className="secondary">continuity {reasonWords(continuity.reason)}</span>
          )}
        </span>
      </div>
      <p className="secondary" dir="auto">
        {from} → {to}
        {rated > 0 ? `, rated by ${people(rated)}` : ''}
      </p>
      {continuity.defined ? (
        <div className="continuity" aria-hidden="true">
          <span className="continuity-value" style={{ width: `${continuity.value * 100}%` }} />
        </div>
      ) : null}
    </div>
  );
}
