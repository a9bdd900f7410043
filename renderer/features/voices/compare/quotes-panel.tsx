import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { nameBook } from '../../../../shared/voices/query/names.ts';
import { printQuery } from '../../../../shared/voices/query/print.ts';
import type { QuerySpec } from '../../../../shared/voices/query/spec.ts';
import { useQuery } from '../../../api/query.ts';
import { routes } from '../../../app/routes.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { ResultCounts } from '../retrieve/result-counts.tsx';
import { Results } from '../retrieve/results.tsx';

export interface QuotesPanelProps {
  /** What the quotes are of, as a heading. */
  readonly title: string;
  readonly spec: QuerySpec;
  readonly onClose: () => void;
}

const context = { unit: 'sentences', count: 0 } as const;

/** The quotes behind a number. */
export function QuotesPanel({ title, spec, onClose }: QuotesPanelProps): ReactNode {
  const { data: names } = useQuery('voices.retrieve.names', {});
  if (!names) return null;
  const params = new URLSearchParams({ q: printQuery(spec.ast, nameBook(names)) });
  if (spec.rule !== 'whole') params.set('rule', spec.rule);
  if (spec.where) params.set('where', JSON.stringify(spec.where));
  return (
    <section className="compare-quotes" aria-label={`Quotes: ${title}`}>
      <header className="compare-quotes-bar">
        <h3 className="clip">{title}</h3>
        <Link href={`${routes.retrieve}?${params}`}>Open in Retrieve</Link>
        <IconButton label="Close the quotes" shortcut="Escape" onPress={onClose}>
          <X size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
      </header>
      <ResultCounts spec={spec} />
      <div className="compare-quotes-list">
        <Results spec={spec} context={context} names={names} none="Nothing was said that stands in both." />
      </div>
    </section>
  );
}
