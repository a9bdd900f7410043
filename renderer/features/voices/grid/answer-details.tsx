import { BookOpenText } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Coding } from '../../../../shared/voices/model.ts';
import { useQuery } from '../../../api/query.ts';
import { useGo } from '../../../app/navigation.ts';
import { routes } from '../../../app/routes.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { CodeMark } from '../../../ui/code-mark.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { countOf, formatDay } from '../../../ui/format.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { Codebook } from '../coding/codebook.ts';
import type { Coders } from '../coding/use-coders.ts';
import { ratingText, shortQuote } from '../coding/words.ts';
import { AtHandSection } from '../suggestions/at-hand-section.tsx';
import '../sources/details.css';
import './answer-details.css';

export interface AnswerDetailsProps {
  readonly id: number;
  readonly book: Codebook;
  readonly coders: Coders;
  /** Brings another answer to the cursor. */
  readonly onOpen: (id: number) => void;
}

/** The row of the cursor in full: who gave it, its scores, what is coded and noted on it, what else they said. */
export function AnswerDetails({ id, book, coders, onOpen }: AnswerDetailsProps): ReactNode {
  const go = useGo();
  const { data, error, refetch } = useQuery('voices.source.get', { id }, { keepPrevious: true });
  const { data: columns } = useQuery('voices.grid.columns', {});
  const { data: siblings } = useQuery('voices.grid.siblings', { id }, { keepPrevious: true });
  if (error && !data) {
    return (
      <ErrorState
        title="The answer could not be read"
        message={error.message}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) return <Skeleton label="Reading the answer" />;
  const points = Array.from(data.text);
  const quoteOf = ({ start, end }: Pick<Coding, 'start' | 'end'>): string =>
    points.slice(start, end).join('');
  const scaleOf = (name: string): string => {
    const column = columns?.find((entry) => entry.name === name);
    if (column?.kind !== 'score' || column.min === null || column.max === null) return '';
    return ` (${column.min}–${column.max})`;
  };
  return (
    <div className="details answer-details">
      <header className="details-head">
        <h2 className="details-title clip" dir="auto" title={data.title}>
          {data.question ?? data.title}
        </h2>
      </header>
      <p className="answer-text" dir="auto">
        {data.text}
      </p>
      <Button
        icon={<BookOpenText size={16} strokeWidth={1.5} aria-hidden="true" />}
        onPress={() => go(routes.source(data.id))}
      >
        Open in the reader
      </Button>
      <dl className="answer-facts">
        <Fact label="Participant" value={data.participant?.name} />
        <Fact label="Touchpoint" value={data.touchpoint?.name} />
        <Fact
          label="Wave"
          value={data.wave ? [data.study?.name, data.wave.name].filter(Boolean).join(', ') : undefined}
        />
        <Fact label="Date" value={data.heardAt === null ? undefined : formatDay(data.heardAt)} />
        {data.attributes
          .filter(({ value }) => value !== '')
          .map(({ name, value, isScore }) => (
            <Fact key={name} label={isScore ? `${name}${scaleOf(name)}` : name} value={value} />
          ))}
      </dl>
      <section aria-label="Codings">
        <h3>{data.codings.length === 0 ? 'Not coded' : countOf(data.codings.length, 'coding')}</h3>
        <ul className="answer-list">
          {data.codings.map((coding) => {
            const code = book.byId.get(coding.codeId);
            const isWhole = coding.start === 0 && coding.end >= points.length;
            return (
              <li key={coding.id}>
                <CodeMark colour={code?.colour ?? 0} name={code?.name ?? 'A deleted code'} />
                <span className="secondary" dir="auto">
                  {isWhole ? 'the whole answer' : `“${shortQuote(quoteOf(coding), 80)}”`}
                  {coding.coderId === coders.active?.id ? '' : `, by ${coders.nameOf(coding.coderId)}`}
                  {coding.rating === null ? '' : `. ${ratingText(coding.rating)}`}
                </span>
              </li>
            );
          })}
        </ul>
      </section>
      <AtHandSection id={id} book={book} codings={data.codings} coderId={coders.active?.id} />
      {data.memos.length > 0 ? (
        <section aria-label="Memos">
          <h3>{countOf(data.memos.length, 'memo')}</h3>
          <ul className="answer-list">
            {data.memos.map((memo) => (
              <li key={memo.id} dir="auto" className="answer-memo">
                {memo.text}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {siblings !== undefined && siblings.length > 0 ? (
        <section aria-label="Other answers of the same person">
          <h3>{countOf(siblings.length, 'other answer')} of the same person</h3>
          <ul className="answer-list">
            {siblings.map((other) => (
              <li key={other.id}>
                <Button kind="quiet" className="answer-other" onPress={() => onOpen(other.id)}>
                  <span className="answer-other-words">
                    <span className="secondary">{other.question ?? other.title}</span>
                    <span dir="auto">
                      {shortQuote(other.text, 200)}
                      {other.cut ? ' …' : ''}
                    </span>
                  </span>
                </Button>
                {other.codings > 0 ? <Badge>{countOf(other.codings, 'coding')}</Badge> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string | undefined }): ReactNode {
  if (value === undefined || value === '') return null;
  return (
    <>
      <dt>{label}</dt>
      <dd dir="auto">{value}</dd>
    </>
  );
}
