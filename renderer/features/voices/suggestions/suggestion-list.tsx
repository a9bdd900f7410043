import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { codePoint, indexCodePoints, utf16 } from '../../../../shared/text/code-points.ts';
import { MOST_WORDS } from '../../../../shared/voices/contract.ts';
import type {
  SuggestedUnit,
  Suggestion,
  SuggestionList,
} from '../../../../shared/voices/suggestion-model.ts';
import { useCommand } from '../../../api/query.ts';
import { useGo } from '../../../app/navigation.ts';
import { routes } from '../../../app/routes.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { showStatus } from '../../../ui/status.tsx';
import { VirtualList, type VirtualListHandle } from '../../../ui/virtual-list.tsx';
import type { Codebook } from '../coding/codebook.ts';
import { UnitRow } from './unit-row.tsx';
import { useFates } from './use-fates.ts';

export interface SuggestionListProps {
  readonly list: SuggestionList;
  readonly book: Codebook;
  readonly thin: ReadonlySet<number>;
}

/** Texts not coded yet, the surest suggestions first: accepted, refused or skipped from the keyboard, row after row. */
export function SuggestionRows({ list, book, thin }: SuggestionListProps): ReactNode {
  const { units } = list;
  const go = useGo();
  const [place, setPlace] = useState({ row: 0, pick: 0 });
  const rows = useRef<VirtualListHandle>(null);
  const fates = useFates(units, place.row);
  const code = useCommand('voices.coding.add');
  const refuse = useCommand('voices.suggestion.refuse');
  const { run: undo } = useCommand('workspace.undo');
  const unit = units[place.row];
  const suggestion = unit?.suggestions[place.pick];

  const moveTo = (row: number): void => {
    const next = units[row];
    if (!next) return;
    const open = next.suggestions.findIndex((one) => fates.of(next, one) === 'open');
    setPlace({ row, pick: Math.max(0, open) });
  };
  const moveOn = (): void => moveTo(Math.min(units.length - 1, place.row + 1));
  /** The next suggestion of the row that is neither coded nor refused; the next row where there is none. */
  const nextPick = (here: SuggestedUnit, done: Suggestion): void => {
    const pick = here.suggestions.findIndex((one) => one !== done && fates.of(here, one) === 'open');
    if (pick >= 0) setPlace({ row: place.row, pick });
    else moveOn();
  };

  const accept = async (what: 'whole' | 'sentence', andMoveOn: boolean): Promise<void> => {
    if (!unit || !suggestion || fates.of(unit, suggestion) === 'coded') return;
    const range = rangeOf(unit, what === 'sentence' ? suggestion.sentence : null);
    const name = book.byId.get(suggestion.codeId)?.name ?? '';
    if (andMoveOn) moveOn();
    else nextPick(unit, suggestion);
    const result = await code.run({
      sourceId: unit.sourceId,
      code: { id: suggestion.codeId },
      start: range.start,
      end: range.end,
      ...(range.words.length <= MOST_WORDS ? { words: range.words } : {}),
    });
    if (!result.ok) return;
    showStatus({
      tone: 'done',
      text: `Coded with ${name}`,
      commit: result.seq,
      action: { label: 'Undo', onPress: () => void undo({}) },
    });
  };
  const reject = async (): Promise<void> => {
    if (!unit || !suggestion || fates.of(unit, suggestion) !== 'open') return;
    const { sourceId, start, end } = unit;
    fates.refused(unit, suggestion);
    nextPick(unit, suggestion);
    const result = await refuse.run({ sourceId, codeId: suggestion.codeId, start, end });
    if (!result.ok) fates.notRefused(unit, suggestion);
  };

  const onKey = (event: KeyboardEvent): boolean => {
    if (!unit || event.ctrlKey || event.metaKey || event.altKey) return false;
    const last = unit.suggestions.length - 1;
    switch (event.key) {
      case 'Enter':
        void accept('whole', true);
        return true;
      case 'a':
        void accept('whole', false);
        return true;
      case 's':
        void accept('sentence', false);
        return true;
      case 'x':
        void reject();
        return true;
      case ' ':
        moveOn();
        return true;
      case 'o':
        go(routes.source(unit.sourceId));
        return true;
      case 'ArrowRight':
        setPlace({ row: place.row, pick: Math.min(last, place.pick + 1) });
        return true;
      case 'ArrowLeft':
        setPlace({ row: place.row, pick: Math.max(0, place.pick - 1) });
        return true;
      case '1':
      case '2':
      case '3':
        setPlace({ row: place.row, pick: Math.min(last, Number(event.key) - 1) });
        return true;
      default:
        return false;
    }
  };

  return (
    <>
      <VirtualList
        ref={rows}
        label="Suggestions"
        className="suggest-list"
        count={units.length}
        rowKey={(index) => `${units[index]?.sourceId ?? 0}-${units[index]?.start ?? index}`}
        estimate={96}
        active={place.row}
        onActive={moveTo}
        onKey={onKey}
        render={(index, isActive) => {
          const here = units[index];
          if (!here) return null;
          return (
            <UnitRow
              unit={here}
              book={book}
              thin={thin}
              fateOf={(one) => fates.of(here, one)}
              picked={isActive ? place.pick : undefined}
              onPick={(pick) => setPlace({ row: index, pick })}
            />
          );
        }}
      />
      <p className="suggest-keys secondary">
        <span>
          <Kbd quiet shortcut="Enter" /> code and go on
        </span>
        <span>
          <Kbd quiet shortcut="A" /> code
        </span>
        <span>
          <Kbd quiet shortcut="S" /> code the tinted sentence
        </span>
        <span>
          <Kbd quiet shortcut="X" /> refuse
        </span>
        <span>
          <Kbd quiet shortcut="Space" /> skip
        </span>
        <span>
          <Kbd quiet shortcut="1" />–<Kbd quiet shortcut="3" /> choose
        </span>
        <span>
          <Kbd quiet shortcut="O" /> read
        </span>
      </p>
    </>
  );
}

/** What is coded, in code points of the source, and its words. */
function rangeOf(unit: SuggestedUnit, sentence: readonly [number, number] | null) {
  if (sentence === null) return { start: unit.start, end: unit.end, words: unit.text };
  const index = indexCodePoints(unit.text);
  const start = index.toCodePoint(utf16(sentence[0]));
  const end = index.toCodePoint(utf16(sentence[1]));
  return {
    start: unit.start + start,
    end: unit.start + end,
    words: index.slice(codePoint(start), codePoint(end)),
  };
}
