import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { ConcordanceLine } from '../../../../shared/voices/compare/model.ts';
import type { Condition } from '../../../../shared/voices/condition.ts';
import { useJobResult } from '../../../api/job-result.ts';
import { routes } from '../../../app/routes.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { countOf, formatNumber } from '../../../ui/format.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { SearchField } from '../../../ui/text-field.tsx';
import { ExportComparison } from './export-comparison.tsx';
import { ResultOf } from './running.tsx';
import { CodeScope, scopeOf } from './words-tab.tsx';

const sorts = [
  { id: 'source', label: 'By source' },
  { id: 'left', label: 'By word before' },
  { id: 'right', label: 'By word after' },
] as const;
type Sort = (typeof sorts)[number]['id'];

/** How long typing rests before the words are looked for, in ms. */
const REST_MS = 300;
const MOST = 1000;

export interface ContextTabProps {
  readonly where: Condition | null;
  readonly word: string;
  readonly onWord: (word: string) => void;
  readonly codeId: number | null;
  readonly onCode: (codeId: number | null) => void;
}

/** Every place of a word or phrase, one under the other, with what stands around it. */
export function ContextTab({ where, word, onWord, codeId, onCode }: ContextTabProps): ReactNode {
  const [sort, setSort] = useState<Sort>('source');
  const [typed, setTyped] = useState(word);
  useEffect(() => setTyped(word), [word]);
  useEffect(() => {
    if (typed === word) return;
    const timer = setTimeout(() => onWord(typed), REST_MS);
    return () => clearTimeout(timer);
  }, [typed, word, onWord]);
  const input = /[\p{L}\p{N}]/u.test(word)
    ? { scope: scopeOf(where, codeId), words: word, sort, most: MOST }
    : null;
  const result = useJobResult('voices.compare.concordance', input);
  return (
    <div className="compare-tab">
      <div className="compare-choices">
        <SearchField label="Word or phrase" className="compare-word" value={typed} onChange={setTyped} />
        <CodeScope codeId={codeId} onChange={onCode} />
        <Segmented label="Sorted" options={sorts} value={sort} onChange={setSort} />
        {input ? (
          <ExportComparison
            what={{ kind: 'concordance', input: { ...input, most: 5000 } }}
            asked={`Every place of “${word}”`}
            name="In context"
            isDisabled={!result.value || result.value.total === 0}
          />
        ) : null}
      </div>
      {input === null ? (
        <EmptyState title="Which word?">
          Type a word or a phrase to see every place where it was said, with the words around it.
        </EmptyState>
      ) : (
        <ResultOf result={result} what="Finding the words">
          {({ lines, total, sources }) =>
            total === 0 ? (
              <EmptyState title="Nobody said that">
                It stands in no text here as whole words. Try another form of it, or fewer conditions.
              </EmptyState>
            ) : (
              <>
                <p className="compare-said" role="status">
                  {countOf(total, 'place')} in {countOf(sources, 'source')}
                  {total > lines.length ? `; the first ${formatNumber(lines.length)} are shown` : ''}
                </p>
                <Lines lines={lines} />
              </>
            )
          }
        </ResultOf>
      )}
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly ConcordanceLine[] }): ReactNode {
  return (
    <div className="concordance-scroll">
      <table className="concordance">
        <thead>
          <tr>
            <th scope="col" className="concordance-left">
              Before
            </th>
            <th scope="col">Words</th>
            <th scope="col">After</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ sourceId, title, person, start, end, left, words, right }) => (
            <tr key={`${sourceId}:${start}`}>
              <td className="words concordance-left">
                <span>{left}</span>
              </td>
              <td className="words concordance-word">
                <mark>{words}</mark>
              </td>
              <td className="words concordance-right">
                <span>{right}</span>
              </td>
              <td className="concordance-source clip">
                <Link href={routes.sourceAt(sourceId, start, end)}>{person ?? title}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
