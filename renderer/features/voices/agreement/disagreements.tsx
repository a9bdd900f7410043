import { ArrowLeft, BookOpenText, Check } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { PairChoice } from '../../../../shared/voices/agreement/model.ts';
import type { Coder } from '../../../../shared/workspace/model.ts';
import { useCommand, useQuery, useWorkspace } from '../../../api/query.ts';
import { useGo } from '../../../app/navigation.ts';
import { routes } from '../../../app/routes.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeMark } from '../../../ui/code-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { countOf, formatNumber, formatTime } from '../../../ui/format.ts';
import { Pane } from '../../../ui/pane.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { showStatus } from '../../../ui/status.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useCodes } from '../coding/use-codes.ts';
import { VoicesViews } from '../voices-views.tsx';
import { PlaceSides } from './place-sides.tsx';
import { joinedSpans, type Span, sharedSpans } from './place-text.ts';
import { useOwnRange } from './use-own-range.ts';

/** Places asked for at once. */
const PAGE = 50;

export interface DisagreementsProps {
  readonly codeId: number;
  readonly coders: readonly Coder[];
  readonly choice: PairChoice;
  readonly onBack: () => void;
  readonly onCode: (codeId: number) => void;
}

/** The places two coders differ in, one after the other, each settled with a key. */
export function Disagreements({ codeId, coders, choice, onBack }: DisagreementsProps): ReactNode {
  const [show, setShow] = useState<'open' | 'settled'>('open');
  const [at, setAt] = useState(0);
  const [note, setNote] = useState('');
  const { book } = useCodes();
  const go = useGo();
  const box = useRef<HTMLDivElement>(null);
  const offset = Math.floor(at / PAGE) * PAGE;
  const { data, error, refetch } = useQuery(
    'voices.agreement.disagreements',
    { ...choice, codeId, show, limit: PAGE, offset },
    { keepPrevious: true },
  );
  const settle = useCommand('voices.agreement.settle');
  const reopen = useCommand('voices.agreement.reopen');
  const copyAgreed = useCommand('voices.agreement.copyAgreed');
  const canWrite = useWorkspace()?.readOnly !== true;
  const total = data === undefined ? 0 : show === 'open' ? data.open : data.settled;
  const last = Math.max(0, total - 1);
  const here = Math.min(at, last);
  const place = data?.places[here - offset] ?? data?.places.at(-1);
  const own = useOwnRange(place);
  const code = book.byId.get(codeId);
  const nameOf = (id: number): string => coders.find((coder) => coder.id === id)?.name ?? 'Unknown coder';
  const [first, second] = [nameOf(choice.coders[0]), nameOf(choice.coders[1])];
  const all = data === undefined ? 0 : data.open + data.settled;

  // A settled place leaves the list; the keys go on to the one that takes its place.
  const key = place === undefined ? 'none' : `${place.sourceId} ${place.start}`;
  /** Settled and still in sight: a key that comes before the next place does would settle this one anew. */
  const [leaving, setLeaving] = useState<string | null>(null);
  const isLeaving = show === 'open' && leaving === key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another place is shown
  useEffect(() => {
    const active = document.activeElement;
    if (active === null || active === document.body) box.current?.focus();
    setLeaving(null);
  }, [key]);

  const move = (by: number): void => {
    own.end();
    setAt(Math.min(last, Math.max(0, here + by)));
  };
  const decide = async (spans: readonly Span[]): Promise<void> => {
    if (!place || !canWrite || settle.pending || isLeaving) return;
    const { sourceId, start, end, textRev } = place;
    const result = await settle.run({
      codeId,
      sourceId,
      ifTextRev: textRev,
      start,
      end,
      spans: spans.map((span) => ({ ...span })),
      note: note.trim(),
    });
    if (!result.ok) return;
    setLeaving(key);
    setNote('');
    own.end();
    box.current?.focus();
  };
  const decisions = place
    ? [
        { key: '1', label: `As ${first} coded`, spans: place.first, isOff: false },
        { key: '2', label: `As ${second} coded`, spans: place.second, isOff: false },
        {
          key: '3',
          label: 'Both joined',
          spans: joinedSpans([...place.first, ...place.second]),
          isOff: false,
        },
        {
          key: '4',
          label: 'Shared part',
          spans: sharedSpans(place.first, place.second),
          isOff: sharedSpans(place.first, place.second).length === 0,
        },
        { key: '0', label: 'Not coded', spans: [], isOff: false },
      ]
    : [];

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest('input, textarea, [role="radiogroup"]'))
      return;
    if (!keyDone(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  function keyDone(event: KeyboardEvent): boolean {
    if (own.range && own.key(event)) return true;
    if (own.range && event.key === 'Enter') {
      void decide([own.range]);
      return true;
    }
    if (own.range && event.key === 'Escape') {
      own.end();
      return true;
    }
    const decision = decisions.find((entry) => entry.key === event.key);
    if (decision) {
      if (!decision.isOff) void decide(decision.spans);
      return true;
    }
    switch (event.key) {
      case 'j':
      case 'ArrowDown':
        move(1);
        return true;
      case 'k':
      case 'ArrowUp':
        move(-1);
        return true;
      case 'o':
        own.begin();
        return true;
      case 'r':
        if (place?.settled && canWrite) void reopen.run({ ids: [place.settled.id] });
        return place?.settled !== null && place !== undefined;
      case 'Escape':
        onBack();
        return true;
      default:
        return false;
    }
  }
  const copy = async (): Promise<void> => {
    const result = await copyAgreed.run({ ...choice, codes: { ids: [codeId] } });
    if (!result.ok) return;
    const { copied, already } = result.value;
    showStatus({
      tone: 'done',
      text: `${countOf(copied, 'agreement')} copied to the consensus${already > 0 ? `; ${formatNumber(already)} it had already` : ''}.`,
    });
  };

  return (
    <Pane label="Disagreements" heading={<VoicesViews />}>
      <div className="disagree-bar">
        <Button
          kind="quiet"
          icon={<ArrowLeft size={16} strokeWidth={1.5} aria-hidden="true" />}
          onPress={onBack}
        >
          All codes
        </Button>
        {code ? <CodeMark colour={code.colour} name={code.name} /> : null}
        <span role="status" className="secondary">
          {data ? `${formatNumber(data.settled)} of ${formatNumber(all)} settled` : ''}
        </span>
        <Segmented
          label="Which places"
          options={[
            { id: 'open', label: 'Open' },
            { id: 'settled', label: 'Settled' },
          ]}
          value={show}
          onChange={(next) => {
            setShow(next);
            setAt(0);
            own.end();
          }}
        />
        {data && data.agreed > data.agreedCopied ? (
          <Button isDisabled={copyAgreed.pending || !canWrite} onPress={() => void copy()}>
            Copy {countOf(data.agreed - data.agreedCopied, 'agreement')} to the consensus
          </Button>
        ) : null}
        {data && data.agreed > 0 && data.agreed === data.agreedCopied ? (
          <span className="secondary disagree-copied">
            <Check size={14} strokeWidth={1.5} aria-hidden="true" /> Agreements are in the consensus
          </span>
        ) : null}
      </div>
      {error ? (
        <ErrorState
          title="The disagreements could not be read"
          message={error.message}
          onRetry={() => void refetch()}
        />
      ) : null}
      {!data && !error ? <Skeleton rows={8} /> : null}
      {data && !place ? (
        <EmptyState
          title={
            show === 'settled'
              ? 'Nothing is settled yet'
              : all === 0
                ? 'They differ nowhere in this code'
                : 'All of it is settled'
          }
          actions={<Button onPress={onBack}>All codes</Button>}
        >
          {show === 'settled'
            ? 'What is settled stands here, and can be opened again.'
            : all === 0
              ? `Wherever ${first} or ${second} used it, by the unit chosen, the other did too.`
              : 'Each place they differed in has its decision in the consensus.'}
        </EmptyState>
      ) : null}
      {place ? (
        <div
          ref={box}
          className="disagree"
          role="group"
          aria-label={`Place ${here + 1} of ${total}`}
          aria-keyshortcuts="j k 1 2 3 4 0 o r"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: takes the keys of the walk, as a list of one does
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <div className="disagree-where">
            <h3 className="disagree-title clip" dir="auto">
              {place.title}
            </h3>
            <span className="secondary">
              {place.person === null ? '' : `${place.person} · `}
              {`${formatNumber(here + 1)} of ${formatNumber(total)}`}
            </span>
            <span className="disagree-steps">
              <Button kind="quiet" isDisabled={here === 0} onPress={() => move(-1)} aria-keyshortcuts="k">
                Previous <kbd className="kbd">K</kbd>
              </Button>
              <Button kind="quiet" isDisabled={here === last} onPress={() => move(1)} aria-keyshortcuts="j">
                Next <kbd className="kbd">J</kbd>
              </Button>
              <Button
                kind="quiet"
                icon={<BookOpenText size={16} strokeWidth={1.5} aria-hidden="true" />}
                onPress={() => go(routes.source(place.sourceId))}
              >
                Open the source
              </Button>
            </span>
          </div>
          <PlaceSides
            key={key}
            place={place}
            firstName={first}
            secondName={second}
            own={own.range}
            onOwn={own.set}
          />
          {place.settled ? (
            <p className="disagree-settled">
              {place.settled.verdict === 'coded' ? 'Settled: coded as marked' : 'Settled: not coded'}
              {place.settled.by === null ? '' : ` by ${place.settled.by}`}, {formatTime(place.settled.at)}.
              {place.settled.note === '' ? '' : ` “${place.settled.note}”`}
            </p>
          ) : null}
          <fieldset className="disagree-decide">
            <legend className="sr-only">{place.settled ? 'Settle it anew' : 'Settle'}</legend>
            {decisions.map(({ key: shortcut, label, spans, isOff }) => (
              <Button
                key={shortcut}
                isDisabled={isOff || settle.pending || !canWrite}
                aria-keyshortcuts={shortcut}
                onPress={() => void decide(spans)}
              >
                {label} <kbd className="kbd">{shortcut}</kbd>
              </Button>
            ))}
            {own.range ? (
              <Button kind="primary" onPress={() => own.range && void decide([own.range])}>
                Settle with the marked range <kbd className="kbd">↩</kbd>
              </Button>
            ) : (
              <Button aria-keyshortcuts="o" isDisabled={!canWrite} onPress={own.begin}>
                Own range <kbd className="kbd">O</kbd>
              </Button>
            )}
            {place.settled ? (
              <Button
                kind="quiet"
                aria-keyshortcuts="r"
                isDisabled={!canWrite}
                onPress={() => place.settled && void reopen.run({ ids: [place.settled.id] })}
              >
                Reopen <kbd className="kbd">R</kbd>
              </Button>
            ) : null}
          </fieldset>
          {own.range ? (
            <p className="secondary" role="status">
              ← → move its end by a word, with Shift its start; Enter settles, Esc leaves it. Words can also
              be selected with the mouse.
            </p>
          ) : null}
          <TextField
            label="Note"
            placeholder="Why, for whoever asks later"
            value={note}
            onChange={setNote}
            maxLength={4000}
          />
        </div>
      ) : null}
    </Pane>
  );
}
