import { Download, TextSearch } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { SavedQuery } from '../../../../shared/voices/contract-retrieve.ts';
import type { ResultContext, ResultRule } from '../../../../shared/voices/query/spec.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { Option } from '../../../ui/option.ts';
import { Pane } from '../../../ui/pane.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Select } from '../../../ui/select.tsx';
import { SplitPanes } from '../../../ui/splitter.tsx';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { VoicesViews } from '../voices-views.tsx';
import { ExportResults } from './export-results.tsx';
import { QueryBuilder } from './query-builder.tsx';
import { QueryField } from './query-field.tsx';
import { ResultCounts } from './result-counts.tsx';
import { Results } from './results.tsx';
import { SavedQueries } from './saved-queries.tsx';
import { useRetrieval } from './use-retrieval.ts';
import './retrieve.css';

const rules: readonly Option<ResultRule>[] = [
  { id: 'whole', label: 'Whole coding' },
  { id: 'shared', label: 'Shared part' },
  { id: 'overlap', label: 'Any overlap' },
];
const ruleWords: Readonly<Record<ResultRule, string>> = {
  whole: 'Each quote is a whole coding of the first code.',
  shared: 'Each quote is the part the codings share.',
  overlap: 'Each quote reaches over all codings that overlap.',
};
const contexts: readonly Option<string>[] = [
  { id: 'none:0', label: 'No context' },
  { id: 'words:10', label: '10 words around' },
  { id: 'words:30', label: '30 words around' },
  { id: 'sentences:0', label: 'Its sentence' },
  { id: 'sentences:1', label: 'One sentence around' },
  { id: 'sentences:3', label: 'Three sentences around' },
  { id: 'turns:0', label: 'Its turn' },
  { id: 'turns:1', label: 'One turn around' },
];

/** Asks for quotes by what they are coded with: as text or built from choices, under one of three rules. */
export function RetrieveScreen(): ReactNode {
  const retrieval = useRetrieval();
  const [shown, setShown] = useState<SavedQuery | null>(null);
  const [isExporting, setExporting] = useState(false);
  const { book, names, parsed, spec, rule, context } = retrieval;
  const isEmpty = names !== undefined && names.codes.length === 0;
  return (
    <SplitPanes
      name="voices.retrieve"
      label="Width of the saved queries"
      initial={220}
      min={160}
      max={420}
      first={
        <SavedQueries
          retrieval={retrieval}
          shownId={shown?.id ?? null}
          onShow={(query) => {
            setShown(query);
            retrieval.show(query.query);
            retrieval.setContext(query.context);
          }}
        />
      }
      second={
        <Pane
          label="Retrieve"
          heading={<VoicesViews />}
          actions={
            <Button
              icon={<Download size={16} strokeWidth={1.5} aria-hidden="true" />}
              isDisabled={spec === null}
              onPress={() => setExporting(true)}
            >
              Export…
            </Button>
          }
        >
          <div className="retrieve">
            <div className="retrieve-ask">
              <QueryField
                text={retrieval.text}
                onChange={retrieval.setText}
                book={book}
                problem={parsed && !parsed.ok ? parsed.problem : null}
              />
              {book && names && !isEmpty && (parsed === null || parsed.ok) ? (
                <QueryBuilder
                  ast={parsed?.ok ? parsed.ast : null}
                  onChange={retrieval.setAst}
                  names={names}
                  book={book}
                />
              ) : null}
              {isEmpty ? null : (
                <ConditionBuilder value={retrieval.where} onChange={retrieval.setWhere} about="quotes" />
              )}
              <div className="retrieve-how">
                <Segmented
                  label="What a quote is"
                  options={rules}
                  value={rule}
                  onChange={retrieval.setRule}
                />
                <span className="secondary retrieve-rule">{ruleWords[rule]}</span>
                <Select
                  aria-label="Words around each quote"
                  className="retrieve-context"
                  options={contexts}
                  value={`${context.unit}:${context.count}`}
                  onChange={(id) => retrieval.setContext(contextOf(id))}
                />
              </div>
            </div>
            {isEmpty ? (
              <EmptyState icon={<TextSearch size={24} strokeWidth={1.5} />} title="Nothing is coded yet">
                Code some answers first. Then ask here for everything that is coded with one code and not with
                another, near a third.
              </EmptyState>
            ) : spec && names ? (
              <>
                <ResultCounts spec={spec} />
                <Results
                  spec={spec}
                  context={context}
                  names={names}
                  none="Nothing is coded this way. Loosen the query: another rule, a wider distance, or codes with all below."
                />
              </>
            ) : (
              <EmptyState icon={<TextSearch size={24} strokeWidth={1.5} />} title="Which quotes?">
                Choose a code above, or write a query: codes in quotes, joined by AND, OR and NOT, near one
                another, followed by one another, or inside one another.
              </EmptyState>
            )}
          </div>
          {isExporting && spec ? (
            <ExportResults
              spec={spec}
              text={retrieval.text}
              context={context}
              name={shown?.name ?? ''}
              onClose={() => setExporting(false)}
            />
          ) : null}
        </Pane>
      }
    />
  );
}

function contextOf(id: string): ResultContext {
  const [unit, count] = id.split(':');
  const known = (['none', 'words', 'sentences', 'turns'] as const).find((one) => one === unit);
  return { unit: known ?? 'none', count: Number(count) };
}
