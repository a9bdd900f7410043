import { ChevronDown, ChevronUp, Gauge, MapPin, StickyNote, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Coding, Source } from '../../../../shared/voices/model.ts';
import { useQuery } from '../../../api/query.ts';
import { useShortcut } from '../../../app/commands-provider.tsx';
import { Button } from '../../../ui/button.tsx';
import { CodeMark } from '../../../ui/code-mark.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { parentPath } from '../coding/codebook.ts';
import { useCoders } from '../coding/use-coders.ts';
import { useCodes } from '../coding/use-codes.ts';
import type { CodingActions } from '../coding/use-coding-actions.tsx';
import { amountOf, ratingText, shortQuote } from '../coding/words.ts';
import '../sources/details.css';

export interface CodingDetailsProps {
  readonly source: Source;
  readonly coding: Coding;
  readonly quote: string;
  readonly actions: CodingActions;
  readonly onStep: (direction: 1 | -1) => void;
}

const icon = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const;

/** The picked coding in full: code, words, who coded it, touchpoint, rating, memos. */
export function CodingDetails({ source, coding, quote, actions, onStep }: CodingDetailsProps): ReactNode {
  const { book } = useCodes();
  const coders = useCoders();
  const { data: touchpoints } = useQuery('journeys.touchpoints', {});
  const code = book.byId.get(coding.codeId);
  const touchpoint = touchpoints?.find((entry) => entry.id === coding.touchpointId);
  const memos = source.memos.filter((memo) => memo.codingId === coding.id);
  const path = code ? parentPath(book, code.id) : '';
  const previousKeys = useShortcut('voices.previousCoding');
  const nextKeys = useShortcut('voices.nextCoding');
  return (
    <div className="details" aria-live="polite">
      <header className="details-head">
        <h2 className="details-title">Coding</h2>
        <div className="details-steps">
          <IconButton label="Previous coding" shortcut={previousKeys} onPress={() => onStep(-1)}>
            <ChevronUp size={16} strokeWidth={1.5} aria-hidden="true" />
          </IconButton>
          <IconButton label="Next coding" shortcut={nextKeys} onPress={() => onStep(1)}>
            <ChevronDown size={16} strokeWidth={1.5} aria-hidden="true" />
          </IconButton>
        </div>
      </header>
      <div className="details-code">
        <CodeMark colour={code?.colour ?? 0} name={code?.name ?? 'Code'} />
        {path === '' ? null : <span className="secondary">{path}</span>}
      </div>
      <blockquote className="words details-quote" dir="auto">
        {shortQuote(quote, 600)}
      </blockquote>
      <dl className="details-list">
        <dt>Coder</dt>
        <dd>{coders.nameOf(coding.coderId)}</dd>
        <dt>Length</dt>
        <dd>{amountOf(quote)}</dd>
        <dt>Touchpoint</dt>
        <dd>
          <span>{coding.touchpointId === null ? 'Not on one yet' : (touchpoint?.name ?? '…')}</span>
          <Button kind="quiet" icon={<MapPin {...icon} />} onPress={actions.placeOnTouchpoint}>
            {coding.touchpointId === null ? 'Put on one (T)' : 'Change (T)'}
          </Button>
        </dd>
        <dt>Gap</dt>
        <dd>
          <span>{coding.rating === null ? 'Not rated' : ratingText(coding.rating)}</span>
          <Button kind="quiet" icon={<Gauge {...icon} />} onPress={actions.rate}>
            {coding.rating === null ? 'Rate (G)' : 'Change (G)'}
          </Button>
        </dd>
        <dt>Memo</dt>
        <dd>
          {memos.map((memo) => (
            <p key={memo.id} className="details-memo" dir="auto">
              {memo.text}
            </p>
          ))}
          <Button kind="quiet" icon={<StickyNote {...icon} />} onPress={actions.writeMemo}>
            {memos.length === 0 ? 'Write (M)' : 'Change (M)'}
          </Button>
        </dd>
      </dl>
      <div className="details-foot">
        <Button icon={<Trash2 {...icon} />} onPress={actions.removeCoding}>
          Remove coding (U)
        </Button>
      </div>
    </div>
  );
}
