import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Retrieved } from '../../../../shared/voices/contract-retrieve.ts';
import type { QuerySpec, ResultContext, ResultPlace } from '../../../../shared/voices/query/spec.ts';
import { useQuery } from '../../../api/query.ts';
import { useGo } from '../../../app/navigation.ts';
import { useHost } from '../../../host/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { formatShare } from '../../../ui/format.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { showStatus } from '../../../ui/status.tsx';
import { quoteText } from './attribution.ts';
import { addressOf, ResultItem } from './result-item.tsx';
import type { Names } from './use-retrieval.ts';

export interface ResultsProps {
  readonly spec: QuerySpec;
  readonly context: ResultContext;
  readonly names: Names;
  /** What is said where nothing is found. */
  readonly none: string;
}

const PAGE = 50;

/** Everything a query finds, page after page as one scrolls. Each page keeps itself fresh. */
export function Results({ spec, context, names, none }: ResultsProps): ReactNode {
  const codeOf = useMemo(() => new Map(names.codes.map((code) => [code.id, code])), [names]);
  const go = useGo();
  const host = useHost();
  const copy = async (result: Retrieved): Promise<void> => {
    await host.writeClipboard(quoteText(result));
    showStatus({ tone: 'done', text: 'The quote is on the clipboard, with its attribution.' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-result]')];
    const at = items.findIndex((item) => item.contains(document.activeElement));
    const next = items[at + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  };
  return (
    <section aria-label="Results" className="results" onKeyDown={onKeyDown}>
      <Page
        spec={spec}
        context={context}
        after={null}
        none={none}
        codeOf={codeOf}
        onOpen={(result) => go(addressOf(result))}
        onCopy={(result) => void copy(result)}
      />
    </section>
  );
}

interface PageProps extends Omit<ResultsProps, 'names'> {
  readonly after: ResultPlace | null;
  readonly codeOf: ReadonlyMap<number, Names['codes'][number]>;
  readonly onOpen: (result: Retrieved) => void;
  readonly onCopy: (result: Retrieved) => void;
}

function Page(props: PageProps): ReactNode {
  const { spec, context, after, none, codeOf, onOpen, onCopy } = props;
  const { data, error, refetch } = useQuery(
    'voices.retrieve.page',
    { query: spec, after, limit: PAGE, context },
    { keepPrevious: true },
  );
  if (error && !data) {
    return (
      <ErrorState
        title="The query could not be answered"
        message={error.message}
        reference={error.failure.ref}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) return <Skeleton rows={after === null ? 8 : 2} />;
  const { results, next, searched } = data;
  return (
    <>
      {results.length > 0 ? (
        <ul className="result-list">
          {results.map((result) => (
            <ResultItem
              key={`${result.sourceId}:${result.start}:${result.end}`}
              result={result}
              codeOf={codeOf}
              onOpen={onOpen}
              onCopy={onCopy}
            />
          ))}
        </ul>
      ) : after === null && next === null ? (
        <p className="result-none secondary">{none}</p>
      ) : null}
      {next === null ? null : (
        // A page that found nothing yet goes on by itself; one with results waits until it is scrolled to.
        <More
          key={JSON.stringify(next)}
          isUrgent={results.length === 0}
          searched={searched}
          {...props}
          after={next}
        />
      )}
    </>
  );
}

interface MoreProps extends PageProps {
  readonly isUrgent: boolean;
  readonly searched: number;
}

function More({ isUrgent, searched, ...page }: MoreProps): ReactNode {
  const foot = useRef<HTMLDivElement>(null);
  const [isWanted, setWanted] = useState(isUrgent);
  useEffect(() => {
    const watched = foot.current;
    if (!watched || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) setWanted(true);
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  if (isWanted) return <Page {...page} />;
  return (
    <div ref={foot} className="result-more">
      <Button kind="quiet" onPress={() => setWanted(true)}>
        More results
      </Button>
      <span className="secondary">{formatShare(searched)} of the sources looked through</span>
    </div>
  );
}
