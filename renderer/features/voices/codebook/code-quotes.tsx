import { type ReactNode, useState } from 'react';
import { useCommand, useQuery } from '../../../api/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { QuoteBlock } from './quote-block.tsx';

export interface CodeQuotesProps {
  readonly codeId: number;
  readonly hasBelow: boolean;
  readonly canWrite: boolean;
}

const PAGE = 20;
const MOST = 1000;

/** What was coded with the code, in the order of the sources; any of it can become an example. */
export function CodeQuotes({ codeId, hasBelow, canWrite }: CodeQuotesProps): ReactNode {
  const [limit, setLimit] = useState(PAGE);
  const [withChildren, setWithChildren] = useState(false);
  const { data, error } = useQuery('voices.quotes', { codeId, withChildren, limit }, { keepPrevious: true });
  const { data: examples = [] } = useQuery('voices.code.examples', { codeId });
  const { data: contexts = [] } = useQuery(
    'voices.quotes.context',
    { codingIds: (data?.quotes ?? []).map(({ codingId }) => codingId) },
    { enabled: data !== undefined && data.quotes.length > 0, keepPrevious: true },
  );
  const around = new Map(contexts.map((each) => [each.codingId, each]));
  const add = useCommand('voices.code.example.add');
  const chosen = new Set(examples.map(({ codingId }) => codingId));
  return (
    <section className="code-page-section" aria-label="Quotes">
      <div className="code-page-bar">
        <h3>Quotes {data ? <span className="secondary number">{formatNumber(data.total)}</span> : null}</h3>
        {hasBelow ? (
          <Switch isSelected={withChildren} onChange={setWithChildren}>
            With those of the codes below
          </Switch>
        ) : null}
      </div>
      {error ? <Banner tone="danger">{error.message}</Banner> : null}
      {!data && !error ? <Skeleton rows={4} /> : null}
      {data?.total === 0 ? <p className="secondary">Nothing is coded with this code yet.</p> : null}
      <ol className="code-page-quotes">
        {(data?.quotes ?? []).map((quote) => (
          <QuoteBlock
            key={quote.codingId}
            quote={quote}
            around={around.get(quote.codingId)}
            actions={
              canWrite && quote.codeId === codeId ? (
                <Button
                  kind="quiet"
                  isDisabled={chosen.has(quote.codingId)}
                  onPress={() => void add.run({ codingId: quote.codingId })}
                >
                  {chosen.has(quote.codingId) ? 'An example' : 'Use as example'}
                </Button>
              ) : null
            }
          />
        ))}
      </ol>
      {data && data.total > data.quotes.length && limit < MOST ? (
        <Button onPress={() => setLimit(Math.min(limit + 5 * PAGE, MOST))}>Show more</Button>
      ) : null}
      {data && data.total > MOST && limit >= MOST ? (
        <p className="secondary">
          The first {formatNumber(MOST)} are shown. Retrieve quotes to see all of them.
        </p>
      ) : null}
    </section>
  );
}
