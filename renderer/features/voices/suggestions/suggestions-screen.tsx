import { Gauge, RefreshCw, Sparkle } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Condition } from '../../../../shared/voices/condition.ts';
import { useJobResult } from '../../../api/job-result.ts';
import { useWorkspace } from '../../../api/query.ts';
import { useGo } from '../../../app/navigation.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { countOf, formatNumber } from '../../../ui/format.ts';
import { Pane } from '../../../ui/pane.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { useCoders } from '../coding/use-coders.ts';
import { useCodes } from '../coding/use-codes.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { gridAddress, VoicesViews } from '../voices-views.tsx';
import { QualityDialog } from './quality-dialog.tsx';
import { SuggestionRows } from './suggestion-list.tsx';
import '../coding/proposals.css';
import './suggestions.css';

type What = 'answers' | 'conversations';

/** Codes that the coder's own codings suggest for what is not coded yet. Nothing is coded unless accepted. */
export function SuggestionsScreen(): ReactNode {
  const sessionId = useWorkspace()?.sessionId ?? '';
  const { active: coder } = useCoders();
  // Another coder has other codings to learn from.
  return <Suggestions key={`${sessionId} ${coder?.id ?? 0}`} />;
}

function Suggestions(): ReactNode {
  const go = useGo();
  const { book } = useCodes();
  const [what, setWhat] = useState<What>('answers');
  const [where, setWhere] = useState<Condition | null>(null);
  const [isMeasuring, setMeasuring] = useState(false);
  const result = useJobResult('voices.suggestions', { what, where });
  const { value: list, failure } = result;
  // Another list is another place to be in: its rows start anew.
  const [seen, setSeen] = useState({ list, round: 0 });
  if (seen.list !== list) setSeen({ list, round: seen.round + 1 });

  return (
    <Pane label="Suggestions" heading={<VoicesViews />}>
      <div className="suggest">
        <div className="suggest-bar">
          <Segmented<What>
            label="What to suggest for"
            options={[
              { id: 'answers', label: 'Answers' },
              { id: 'conversations', label: 'Conversations and notes' },
            ]}
            value={what}
            onChange={setWhat}
          />
          <ConditionBuilder value={where} onChange={setWhere} about="answers" label="Filter" />
          <span className="suggest-bar-end">
            <Button
              kind="quiet"
              icon={<Gauge size={16} strokeWidth={1.5} aria-hidden="true" />}
              onPress={() => setMeasuring(true)}
              isDisabled={list === undefined || list.codes === 0}
            >
              How good are they?
            </Button>
            <Button
              icon={<RefreshCw size={16} strokeWidth={1.5} aria-hidden="true" />}
              onPress={result.again}
              isDisabled={result.isRunning}
            >
              Learn again
            </Button>
          </span>
        </div>
        {list === undefined || list.codes === 0 ? null : (
          <p className="suggest-sum secondary" role="status">
            {result.isRunning
              ? 'Learning again…'
              : `${unitsWords(what, list.total)} not coded yet, the surest first. Learned from your ${countOf(list.codings, 'coding')} of ${countOf(list.codes, 'code')}${list.thin.length > 0 ? `; ${countOf(list.thin.length, 'code')} with too few examples` : ''}.`}
          </p>
        )}
        {failure ? (
          <ErrorState
            title="No suggestions could be made"
            message={failure.message}
            reference={failure.ref}
            onRetry={result.again}
          />
        ) : list === undefined ? (
          <div className="suggest-working">
            <Progress label="Learning from your codings" value={result.progress} />
          </div>
        ) : list.codes === 0 ? (
          <EmptyState
            icon={<Sparkle size={24} strokeWidth={1.5} />}
            title="Nothing to learn from yet"
            actions={
              <Button kind="primary" onPress={() => go(gridAddress)}>
                Code some answers
              </Button>
            }
          >
            Suggestions come from your own codings and stay on this machine. Code some texts first: ten for
            each code are a good start.
          </EmptyState>
        ) : list.units.length === 0 ? (
          <EmptyState title="Nothing is left to suggest for">
            {what === 'answers'
              ? 'Every answer here is coded. Look at the conversations, or change the filter.'
              : 'Every sentence here is coded. Look at the answers, or change the filter.'}
          </EmptyState>
        ) : (
          <SuggestionRows key={seen.round} list={list} book={book} thin={new Set(list.thin)} />
        )}
      </div>
      <QualityDialog isOpen={isMeasuring} onClose={() => setMeasuring(false)} book={book} />
    </Pane>
  );
}

function unitsWords(what: What, total: number): string {
  if (total === 0) return what === 'answers' ? 'No answers' : 'No sentences';
  return what === 'answers'
    ? `${formatNumber(total)} ${total === 1 ? 'answer' : 'answers'}`
    : `${formatNumber(total)} ${total === 1 ? 'sentence' : 'sentences'}`;
}
