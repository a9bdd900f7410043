import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { Dialog, ListBox, ListBoxItem, Modal, ModalOverlay } from 'react-aria-components';
import type { SuggestedUnit, Suggestion } from '../../../../shared/voices/suggestion-model.ts';
import { useCommand } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeSwatch } from '../../../ui/code-mark.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { countOf, formatShare } from '../../../ui/format.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { parentPath } from '../coding/codebook.ts';
import { MarkedText } from '../coding/marked-text.tsx';
import { useCodes } from '../coding/use-codes.ts';
import type { Place } from './at-hand.ts';
import { whyWords } from './unit-row.tsx';
import { useAtHand } from './use-at-hand.ts';
import '../../../app/palette.css';
import '../coding/pick-palette.css';
import '../coding/proposals.css';
import './suggest-here.css';

export interface SuggestHereProps {
  readonly place: Place;
  /** Where the cursor is in a text without a selection, in code points: the sentence there is meant. */
  readonly cursor: number | null;
  /** Sources that will be wanted next. */
  readonly following: readonly number[];
  /** Codes the coder has put on a stretch already. */
  readonly codesAt: (start: number, end: number) => ReadonlySet<number>;
  readonly onAccept: (unit: SuggestedUnit, codeId: number) => void;
  readonly onClose: () => void;
}

/** The likeliest codes for what is at hand, with what speaks for them: taken with 1 to 3 or Enter, refused with X. */
export function SuggestHere(props: SuggestHereProps): ReactNode {
  const { place, cursor, following, codesAt, onAccept, onClose } = props;
  const { book } = useCodes();
  const atHand = useAtHand(place, following, true);
  const refuse = useCommand('voices.suggestion.refuse');
  const { learned } = atHand;
  const unit = useMemo(() => unitAt(learned?.units ?? [], cursor), [learned, cursor]);
  const open = unit
    ? atHand.open(unit, codesAt(unit.start, unit.end)).filter(({ codeId }) => book.byId.has(codeId))
    : [];
  const [wanted, setWanted] = useState<number | null>(null);
  const picked = open.find(({ codeId }) => codeId === wanted) ?? open[0];

  const accept = (suggestion: Suggestion | undefined): void => {
    if (!unit || !suggestion) return;
    onClose();
    onAccept(unit, suggestion.codeId);
  };
  const reject = (): void => {
    if (!unit || !picked) return;
    const { sourceId, start, end } = unit;
    const next = open[open.indexOf(picked) + 1] ?? open[open.indexOf(picked) - 1];
    setWanted(next?.codeId ?? null);
    void refuse.run({ sourceId, codeId: picked.codeId, start, end });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (['1', '2', '3'].includes(key)) accept(open[Number(key) - 1]);
    else if (key === 'x') reject();
    else if (key === 'r') atHand.again();
    else if (key === 'y') onClose();
    else return;
    // Letters are keys here, not the beginning of a name to go to.
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <ModalOverlay
      isOpen
      isDismissable
      className="palette-scrim"
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="palette-window">
        <div className="suggest-here-keys" onKeyDownCapture={onKey}>
          <Dialog aria-label="Suggested codes" className="palette-dialog">
            <div className="suggest-here">
              {unit ? (
                <p className="suggest-here-text" dir="auto">
                  <MarkedText text={unit.text} tint={null} marks={picked?.words ?? []} />
                </p>
              ) : null}
              {atHand.failure ? (
                <ErrorState
                  title="No suggestions could be made"
                  message={atHand.failure.message}
                  onRetry={atHand.again}
                  isSmall
                />
              ) : learned === undefined || atHand.isLearning ? (
                <div className="suggest-here-note">
                  <Progress label="Learning from your codings" value={atHand.progress} />
                </div>
              ) : open.length === 0 ? (
                <p className="suggest-here-note secondary" role="status">
                  {noneWords(learned.codings, unit)}
                </p>
              ) : (
                <ListBox
                  aria-label="Suggested codes"
                  autoFocus="first"
                  selectionMode="none"
                  items={open.map((suggestion, index) => ({ ...suggestion, id: suggestion.codeId, index }))}
                  dependencies={[picked?.codeId, book]}
                  onAction={(id) => accept(open.find(({ codeId }) => codeId === id))}
                  className="suggest-here-list"
                >
                  {(item) => (
                    <ListBoxItem
                      id={item.codeId}
                      textValue={`${book.byId.get(item.codeId)?.name ?? ''}, ${formatShare(item.share)}`}
                      className="suggest-here-row"
                      onHoverStart={() => setWanted(item.codeId)}
                      // The item with the focus is the one X refuses.
                      onFocusChange={(has: boolean) => {
                        if (has) setWanted(item.codeId);
                      }}
                    >
                      <Kbd shortcut={String(item.index + 1)} />
                      <CodeSwatch colour={book.byId.get(item.codeId)?.colour ?? 0} />
                      <span className="suggest-here-code">
                        <span className="pick-text">
                          <span className="pick-name clip" dir="auto">
                            {book.byId.get(item.codeId)?.name}
                          </span>
                          <span className="pick-detail clip" dir="auto">
                            {parentPath(book, item.codeId)}
                          </span>
                        </span>
                        <span className="secondary suggest-here-why">
                          {unit ? whyWords(item, unit.text, learned.thin) : ''}
                        </span>
                      </span>
                      <span className="number secondary">{formatShare(item.share)}</span>
                    </ListBoxItem>
                  )}
                </ListBox>
              )}
              <div className="pick-foot">
                <span>
                  <Kbd quiet shortcut="Enter" /> or <Kbd quiet shortcut="1" />–<Kbd quiet shortcut="3" /> code
                </span>
                <span>
                  <Kbd quiet shortcut="X" /> refuse
                </span>
                <Button kind="quiet" onPress={atHand.again} isDisabled={atHand.isLearning}>
                  <Kbd quiet shortcut="R" /> learn again
                </Button>
                {learned !== undefined && learned.codings > 0 ? (
                  <span>from {countOf(learned.codings, 'coding')} of yours</span>
                ) : null}
              </div>
            </div>
          </Dialog>
        </div>
      </Modal>
    </ModalOverlay>
  );
}

/** The sentence the cursor is in or just behind; the first stretch where no cursor is meant. */
function unitAt(units: readonly SuggestedUnit[], cursor: number | null): SuggestedUnit | undefined {
  if (cursor === null) return units[0];
  return units.findLast(({ start }) => start <= cursor) ?? units[0];
}

function noneWords(codings: number, unit: SuggestedUnit | undefined): string {
  if (codings === 0)
    return 'Nothing to learn from yet: suggestions come from your own codings. Ten for each code are a good start.';
  return unit
    ? 'No more suggestions here: the likeliest codes are coded or refused.'
    : 'Nothing to suggest for here.';
}
