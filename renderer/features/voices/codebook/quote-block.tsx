import type { ReactNode } from 'react';
import type { Quote } from '../../../../shared/voices/model.ts';
import { useGo } from '../../../app/navigation.ts';
import { routes } from '../../../app/routes.ts';
import { Button } from '../../../ui/button.tsx';

export interface QuoteBlockProps {
  readonly quote: Quote;
  /** What is read before and after it, once that is known. */
  readonly around?: { readonly before: string; readonly after: string } | undefined;
  readonly actions?: ReactNode;
}

/** A quote as one of a list: the words, who said them and where; opens in the reader. */
export function QuoteBlock({ quote, around, actions }: QuoteBlockProps): ReactNode {
  const go = useGo();
  return (
    <li className="code-page-quote">
      <blockquote dir="auto">
        {around ? <span className="secondary">{around.before}</span> : null}
        {quote.text}
        {around ? <span className="secondary">{around.after}</span> : null}
      </blockquote>
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
