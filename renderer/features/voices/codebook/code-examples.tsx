import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCommand, useQuery } from '../../../api/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { QuoteBlock } from './quote-block.tsx';

/** Quotes chosen to show what the code means: put in order, taken out, opened where they were said. */
export function CodeExamples({
  codeId,
  canWrite,
}: {
  readonly codeId: number;
  readonly canWrite: boolean;
}): ReactNode {
  const { data = [], error } = useQuery('voices.code.examples', { codeId });
  const remove = useCommand('voices.code.example.remove');
  const move = useCommand('voices.code.example.move');
  return (
    <section className="code-page-section" aria-label="Examples">
      <h3>Examples</h3>
      {error ? <Banner tone="danger">{error.message}</Banner> : null}
      {data.length === 0 && !error ? (
        <p className="secondary">None yet. Choose quotes below that show what the code means.</p>
      ) : null}
      <ol className="code-page-quotes">
        {data.map((quote, at) => (
          <QuoteBlock
            key={quote.codingId}
            quote={quote}
            actions={
              canWrite ? (
                <>
                  <IconButton
                    label="Move the example up"
                    isDisabled={at === 0}
                    onPress={() =>
                      void move.run({
                        codeId,
                        codingId: quote.codingId,
                        beforeId: data[at - 1]?.codingId ?? null,
                      })
                    }
                  >
                    <ArrowUp size={16} strokeWidth={1.5} aria-hidden="true" />
                  </IconButton>
                  <IconButton
                    label="Move the example down"
                    isDisabled={at === data.length - 1}
                    onPress={() =>
                      void move.run({
                        codeId,
                        codingId: quote.codingId,
                        beforeId: data[at + 2]?.codingId ?? null,
                      })
                    }
                  >
                    <ArrowDown size={16} strokeWidth={1.5} aria-hidden="true" />
                  </IconButton>
                  <IconButton
                    label="No longer an example"
                    onPress={() => void remove.run({ codeId, codingId: quote.codingId })}
                  >
                    <X size={16} strokeWidth={1.5} aria-hidden="true" />
                  </IconButton>
                </>
              ) : null
            }
          />
        ))}
      </ol>
    </section>
  );
}
