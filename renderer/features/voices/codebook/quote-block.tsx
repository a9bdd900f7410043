import type { ReactNode } from 'react';
import type { Quote } from '../../../../shared/voices/model.ts';
import { useGo } from '../../../app/navigation.ts';
import { routes } from '../../../app/routes.ts';
import { Button } from '../../../ui/button.tsx';

/** A quote as one of a list: the words, who said them and where; opens in the reader. */
export function QuoteBlock({
  quote,
  actions,
}: {
  readonly quote: Quote;
  readonly actions?: ReactNode;
}): ReactNode {
  const go = useGo();
  return (
    <li className="code-page-quote">
      <blockquote dir="auto">{quote.text}</blockquote>
      <div className="code-page-quote-foot">
        <span className="secondary">
          {quote.person === null ? '' : `${quote.person}, `}
          {quote.sourceTitle}; coded by {quote.coder}
        </span>
        <span className="code-page-quote-actions">
          <Button
            kind="quiet"
            aria-label={`Open in the reader: ${quote.sourceTitle}`}
            onPress={() => go(routes.source(quote.sourceId, quote.codingId))}
          >
            Open
          </Button>
          {actions}
        </span>
      </div>
    </li>
  );
}
