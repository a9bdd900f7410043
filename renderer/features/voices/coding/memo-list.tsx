import { StickyNote } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Memo } from '../../../../shared/voices/model.ts';
import { useShortcut } from '../../../app/commands-provider.tsx';
import { Button } from '../../../ui/button.tsx';
import { formatDay } from '../../../ui/format.ts';
import { useCoders } from './use-coders.ts';
import { shortQuote } from './words.ts';
import './memo-list.css';

export interface MemoListProps {
  readonly memos: readonly Memo[];
  /** The words a memo is about; '' where it is about the whole. */
  readonly quoteOf: (memo: Memo) => string;
  readonly onOpen: (memo: Memo) => void;
  readonly onNew: () => void;
}

/** Memos with what they are about, who wrote them and when; each opens to be changed or deleted. */
export function MemoList({ memos, quoteOf, onOpen, onNew }: MemoListProps): ReactNode {
  const { nameOf } = useCoders();
  const keys = useShortcut('voices.sourceMemo');
  return (
    <section className="memos" aria-label="Memos">
      <h3 className="memos-title">Memos</h3>
      {memos.length === 0 ? (
        <p className="secondary">What strikes you about this text goes here, or beside its words with M.</p>
      ) : (
        <ul className="memos-list">
          {memos.map((memo) => {
            const quote = quoteOf(memo);
            const by = memo.coderId === null ? '' : `${nameOf(memo.coderId)}, `;
            return (
              <li key={memo.id}>
                <button type="button" className="memo" onClick={() => onOpen(memo)}>
                  {quote === '' ? null : (
                    <span className="memo-quote words" dir="auto">
                      “{shortQuote(quote, 80)}”
                    </span>
                  )}
                  <span className="memo-text" dir="auto">
                    {memo.text}
                  </span>
                  <span className="secondary">{`${by}${formatDay(memo.createdAt)}`}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <Button
        kind="quiet"
        icon={<StickyNote size={14} strokeWidth={1.5} aria-hidden="true" />}
        aria-keyshortcuts={keys ?? ''}
        onPress={onNew}
      >
        Write a memo on the source
      </Button>
    </section>
  );
}
