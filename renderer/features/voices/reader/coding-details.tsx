import { ChevronDown, ChevronUp, Gauge, MapPin, Replace, Scissors, StickyNote, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Coding, Memo } from '../../../../shared/voices/model.ts';
import { useQuery } from '../../../api/query.ts';
import { useShortcut } from '../../../app/commands-provider.tsx';
import { Button } from '../../../ui/button.tsx';
import { CodeMark } from '../../../ui/code-mark.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Kbd, shortcutText } from '../../../ui/kbd.tsx';
import { parentPath } from '../coding/codebook.ts';
import { useCoders } from '../coding/use-coders.ts';
import { useCodes } from '../coding/use-codes.ts';
import type { CodingActions } from '../coding/use-coding-actions.tsx';
import { amountOf, ratingText, shortQuote } from '../coding/words.ts';
import '../sources/details.css';

export interface CodingDetailsProps {
  /** All memos of the source. */
  readonly memos: readonly Memo[];
  readonly coding: Coding;
  readonly quote: string;
  readonly actions: CodingActions;
  readonly onStep: (direction: 1 | -1) => void;
}

const icon = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const;

/** The picked coding in full: code, words, who coded it, touchpoint, rating, memos. */
export function CodingDetails(props: CodingDetailsProps): ReactNode {
  const { coding, quote, actions, onStep } = props;
  const { book } = useCodes();
  const coders = useCoders();
  const { data: touchpoints } = useQuery('journeys.touchpoints', {});
  const code = book.byId.get(coding.codeId);
  const touchpoint = touchpoints?.find((entry) => entry.id === coding.touchpointId);
  const memos = props.memos.filter((memo) => memo.codingId === coding.id);
  const path = code ? parentPath(book, code.id) : '';
  const previousKeys = useShortcut('voices.previousCoding');
  const nextKeys = useShortcut('voices.nextCoding');
  const recodeKeys = useShortcut('voices.recode');
  const splitKeys = useShortcut('voices.splitCoding');
  const removeKeys = useShortcut('voices.uncode');
  const placeKeys = useShortcut('voices.touchpoint');
  const rateKeys = useShortcut('voices.rate');
  const memoKeys = useShortcut('voices.memo');
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
            {coding.touchpointId === null ? `Put on one${keysIn(placeKeys)}` : `Change${keysIn(placeKeys)}`}
          </Button>
        </dd>
        <dt>Gap</dt>
        <dd>
          <span>{coding.rating === null ? 'Not rated' : ratingText(coding.rating)}</span>
          <Button kind="quiet" icon={<Gauge {...icon} />} onPress={actions.rate}>
            {coding.rating === null ? `Rate${keysIn(rateKeys)}` : `Change${keysIn(rateKeys)}`}
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
            {memos.length === 0 ? `Write${keysIn(memoKeys)}` : `Change${keysIn(memoKeys)}`}
          </Button>
        </dd>
      </dl>
      <EdgeKeys />
      <div className="details-foot">
        <Button icon={<Replace {...icon} />} onPress={actions.recode}>
          {`Change the code${keysIn(recodeKeys)}`}
        </Button>
        <Button icon={<Scissors {...icon} />} onPress={actions.split}>
          {`Split at the cursor${keysIn(splitKeys)}`}
        </Button>
        <Button icon={<Trash2 {...icon} />} onPress={actions.removeCoding}>
          {`Remove coding${keysIn(removeKeys)}`}
        </Button>
      </div>
    </div>
  );
}

function keysIn(keys: string | undefined): string {
  return keys === undefined ? '' : ` (${shortcutText(keys)})`;
}

/** The keys that move the ends; with Shift they move by a character. */
function EdgeKeys(): ReactNode {
  const keys = [
    useShortcut('voices.startBack'),
    useShortcut('voices.startOn'),
    useShortcut('voices.endBack'),
    useShortcut('voices.endOn'),
  ];
  const one = useShortcut('voices.endOnOne');
  const key = (at: number): ReactNode => (keys[at] === undefined ? '–' : <Kbd quiet shortcut={keys[at]} />);
  return (
    <p className="secondary details-keys">
      {key(0)} {key(1)} move the start, {key(2)} {key(3)} the end, by a word
      {one === undefined ? '' : '; with Shift by a character'}. Or drag the handles in the text.
    </p>
  );
}
