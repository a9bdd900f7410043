import type { ReactNode } from 'react';
import type { MapStep, StepEvidence } from '../../../../shared/journeys/model.ts';
import type { Rating } from '../../../../shared/util/rating.ts';
import { useGo } from '../../../app/navigation.ts';
import { routes } from '../../../app/routes.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { GridList } from '../../../ui/grid-list.tsx';
import { useShownPart } from './shown-part.tsx';

/** The customers' words behind the step. Enter opens one where it was said. */
export function QuoteList({
  quotes,
  step,
}: {
  readonly quotes: StepEvidence['quotes'];
  readonly step: MapStep;
}): ReactNode {
  const go = useGo();
  const { shown, more } = useShownPart(quotes, 'quotes');
  if (quotes.length === 0) {
    return (
      <EmptyState isSmall title="No quotes at this step yet">
        {step.touchpointId === null
          ? 'This step has no touchpoint. Give it one, then put codings on that touchpoint.'
          : `In Voices, pick a coding and press T to put it on “${step.touchpoint ?? ''}”.`}
      </EmptyState>
    );
  }
  return (
    <>
      <GridList
        label="Quotes"
        className="quote-list"
        items={shown}
        itemId={(quote) => quote.codingId}
        itemText={(quote) => quote.text}
        onOpen={(id) => {
          const quote = quotes.find(({ codingId }) => codingId === id);
          if (quote) go(routes.source(quote.sourceId, quote.codingId));
        }}
        render={(quote) => (
          <figure className="quote">
            <blockquote className="words" dir="auto">
              {quote.text}
            </blockquote>
            <figcaption className="secondary">
              <span dir="auto">{quote.person ?? 'Person not known'}</span>
              <span>{quote.code}</span>
              {quote.person === quote.sourceTitle ? null : <span dir="auto">{quote.sourceTitle}</span>}
              {quote.rating ? <span className="number">{ratingWords(quote.rating)}</span> : null}
            </figcaption>
          </figure>
        )}
      />
      {more}
    </>
  );
}

const directWords = { '-1': 'worse than expected', '0': 'as expected', '1': 'better than expected' } as const;

/** What a coding was rated, in words. */
export function ratingWords(rating: Rating): string {
  if (rating.kind === 'direct') return directWords[`${rating.direct}`];
  const { expectation, experience, min, max } = rating;
  const number = (value: number): string => formatNumber(value, Number.isInteger(value) ? 0 : 1);
  return `expected ${number(expectation)}, experienced ${number(experience)} on ${number(min)}–${number(max)}`;
}
