import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CommandId } from '../../../../shared/api/commands.ts';
import type { Coding, Memo } from '../../../../shared/voices/model.ts';
import type { SuggestedUnit } from '../../../../shared/voices/suggestion-model.ts';
import { useCommand, useWorkspace } from '../../../api/query.ts';
import { useCommandHandler, useShortcut } from '../../../app/commands-provider.tsx';
import { useLastCommit } from '../../../app/last-commit.ts';
import { shortcutText } from '../../../ui/kbd.tsx';
import { showStatus } from '../../../ui/status.tsx';
import { useReplaceName } from '../pseudonymise/use-replace-name.ts';
import type { Place } from '../suggestions/at-hand.ts';
import { SuggestHere } from '../suggestions/suggest-here.tsx';
import { CodePalette } from './code-palette.tsx';
import { CodingChoice } from './coding-choice.tsx';
import type { CodingSurface } from './coding-surface.ts';
import { useJustCoded } from './just-coded.ts';
import { MemoDialog, type MemoPlace } from './memo-dialog.tsx';
import { RateDialog } from './rate-dialog.tsx';
import { useRecentCodes } from './recent-codes.ts';
import { TouchpointPalette } from './touchpoint-palette.tsx';
import { useCoders } from './use-coders.ts';
import { useCodes } from './use-codes.ts';
import { type CodingCommands, useCodingCommands } from './use-coding-commands.ts';
import { amountOf, inVivoName, ratingText, shortQuote } from './words.ts';

type Open =
  | { readonly kind: 'codes' }
  | {
      readonly kind: 'suggest';
      readonly place: Place;
      readonly cursor: number | null;
      readonly following: readonly number[];
    }
  | { readonly kind: 'recode'; readonly coding: Coding }
  | { readonly kind: 'list'; readonly codings: readonly Coding[] }
  | { readonly kind: 'choice'; readonly verb: string; readonly then: (coding: Coding) => void }
  | { readonly kind: 'touchpoint'; readonly coding: Coding; readonly thenRate: boolean }
  | { readonly kind: 'rate'; readonly coding: Coding; readonly touchpoint: string }
  | {
      readonly kind: 'memo';
      readonly place: MemoPlace;
      readonly about: string;
      readonly memo: Memo | undefined;
    };

export interface CodingActions {
  /** Render this once: the palettes and dialogs the keys open. */
  readonly dialogs: ReactNode;
  /** The same actions for buttons. Each acts on what the surface says is selected. */
  readonly code: () => void;
  readonly removeCoding: () => void;
  readonly placeOnTouchpoint: () => void;
  readonly rate: () => void;
  readonly writeMemo: () => void;
  /** Codes the selection with this code at once, as a pinned key does. */
  readonly codeWith: (codeId: number) => void;
  /** Gives the coding another code. */
  readonly recode: () => void;
  /** Makes two codings of one at the cursor. */
  readonly split: () => void;
  /** Lists codings to pick one: these, or those here. */
  readonly list: (codings?: readonly Coding[]) => void;
  readonly memoOnSource: () => void;
  readonly openMemo: (memo: Memo) => void;
}

const pinKeys = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/**
 * The keyboard of coding, for the reader and the grid alike: registers the commands while the surface is mounted,
 * runs them on what the surface says is selected, and tells what was done. `enabled` false leaves the keys alone
 * (another surface has them, or the text is being edited).
 */
export function useCodingActions(surface: CodingSurface, enabled = true): CodingActions {
  const { book } = useCodes();
  const { active: coder } = useCoders();
  const [recent] = useRecentCodes();
  const workspace = useWorkspace();
  const canWrite = enabled && workspace?.readOnly !== true;
  const [open, setOpen] = useState<Open | null>(null);
  const nowOpen = useRef(open);
  const latest = useRef(surface);
  useEffect(() => {
    nowOpen.current = open;
    latest.current = surface;
  });
  const undoKeys = useShortcut('edit.undo');
  const undoHint = undoKeys === undefined ? '' : `; ${shortcutText(undoKeys)} undoes`;
  const say = useCallback(
    (text: string, commit: number | null) =>
      showStatus({ tone: 'done', text, ...(commit === null ? {} : { hint: undoHint, commit }) }),
    [undoHint],
  );
  const commands = useCodingCommands(latest, say);
  const justCoded = useJustCoded(latest);
  const run = useMemo<CodingCommands>(
    () => ({
      ...commands,
      code: (choice) => justCoded.during(() => commands.code(choice)),
      codeAt: (choice, target) => justCoded.during(() => commands.codeAt(choice, target)),
    }),
    [commands, justCoded],
  );
  const example = useCommand('voices.code.example.add');
  const lastCommit = useLastCommit();
  /** What was put on a touchpoint last, and with which commit. */
  const placed = useRef<{ readonly codingId: number; readonly name: string; readonly commit: number } | null>(
    null,
  );

  const close = (): void => {
    setOpen(null);
    // After the dialog has gone and given its own focus back.
    requestAnimationFrame(() => {
      if (nowOpen.current === null) latest.current.focus();
    });
  };
  const codeName = (coding: Coding): string => book.byId.get(coding.codeId)?.name ?? 'the code';
  /** Acts on the one coding meant: the picked one, the only one here, or the one chosen from a list. */
  const withCoding = (verb: string, then: (coding: Coding) => void): void => {
    if (!justCoded.isSettled()) {
      void justCoded.settled().then((isStillHere) => {
        if (isStillHere) withCoding(verb, then);
      });
      return;
    }
    const codings = latest.current.codings();
    const picked = latest.current.target()?.pickedCodingId;
    const one =
      codings.find((coding) => coding.id === picked) ?? (codings.length === 1 ? codings[0] : undefined);
    if (one) then(one);
    else if (codings.length > 0) setOpen({ kind: 'choice', verb, then });
    else tell('No coding here. Code the words first with C, or step to a coding with , and .');
  };

  const code = (): void => {
    if (hasSomethingToCode(latest.current)) setOpen({ kind: 'codes' });
  };
  const suggestHere = (): void => {
    const target = latest.current.target();
    if (!target) {
      tell('Nothing is at hand to suggest codes for. Put the cursor on an answer or into a text.');
      return;
    }
    const { sourceId, start, end } = target;
    const isWhole = (latest.current.wholes?.().length ?? 0) > 0;
    setOpen({
      kind: 'suggest',
      place: { sourceId, range: isWhole || start === end ? null : { start, end } },
      cursor: start === end && !isWhole ? start : null,
      following: isWhole ? (latest.current.following?.() ?? []) : [],
    });
  };
  /** Codes exactly the stretch that was shown, as the selection is coded. */
  const acceptSuggestion = async (unit: SuggestedUnit, codeId: number): Promise<void> => {
    const { sourceId, start, end, text } = unit;
    await run.codeAt({ id: codeId }, { sourceId, start, end, selectedText: text });
  };
  const codesAt = (start: number, end: number): ReadonlySet<number> =>
    new Set(
      latest.current
        .codings()
        .filter((one) => one.coderId === coder?.id && one.start < end && one.end > start)
        .map(({ codeId }) => codeId),
    );
  const codeWith = (codeId: number): void => {
    if (hasSomethingToCode(latest.current)) void run.code({ id: codeId });
  };
  const codePinned = (pin: number): void => {
    const pinned = book.pins.get(pin);
    if (pinned) codeWith(pinned.id);
    else tell(`No code is pinned to ${pin}. Select a code in the codebook and give it the key ${pin}.`);
  };
  const codeAgain = (): void => {
    const last = recent.find((id) => book.byId.has(id));
    if (last === undefined) tell('No code was used yet. Press C to choose one.');
    else codeWith(last);
  };
  const inVivo = (): void => {
    if (!hasSomethingToCode(latest.current)) return;
    const name = inVivoName(latest.current.target()?.selectedText ?? '');
    if (name === '') {
      tell('No words are selected to become a code.');
      return;
    }
    const taken = book.childrenOf(null).find((entry) => entry.name.toLowerCase() === name.toLowerCase());
    void run.code(taken ? { id: taken.id } : { name, parentId: null });
  };
  const removeCoding = (): void => {
    if (latest.current.removeFromWholes?.()) return;
    withCoding('Remove', (coding) => {
      void run.remove(coding, codeName(coding), amountOf(latest.current.quoteOf(coding)));
    });
  };
  const placeOnTouchpoint = (): void =>
    withCoding('Place', (coding) => setOpen({ kind: 'touchpoint', coding, thenRate: false }));
  const openRate = (coding: Coding): void => {
    // Whoever presses G right after T is ahead of the text being read again: the coding does not know its place yet.
    const isPlaced = placed.current?.codingId === coding.id && lastCommit <= placed.current.commit;
    if (coding.touchpointId === null && placed.current && isPlaced)
      setOpen({ kind: 'rate', coding, touchpoint: placed.current.name });
    else if (coding.touchpointId === null) setOpen({ kind: 'touchpoint', coding, thenRate: true });
    else setOpen({ kind: 'rate', coding, touchpoint: run.touchpointName(coding.touchpointId) });
  };
  const rate = (): void => withCoding('Rate', openRate);
  const recode = (): void =>
    withCoding('Change the code of', (coding) => setOpen({ kind: 'recode', coding }));
  const split = (): void => {
    const at = latest.current.cursor?.();
    if (at === undefined) return;
    withCoding('Split', (coding) => void run.split(coding, at, codeName(coding)));
  };
  const list = (codings = latest.current.codings()): void => {
    if (codings.length === 0) tell('No coding here. Step to one with , and .');
    else setOpen({ kind: 'list', codings });
  };
  const memoOnSource = (): void => {
    const target = latest.current.target();
    if (!target) return;
    setOpen({ kind: 'memo', place: { sourceId: target.sourceId }, about: 'this source', memo: undefined });
  };
  const openMemo = (memo: Memo): void => {
    if (memo.sourceId === null && memo.codingId === null) return;
    // An existing memo stays where it hangs: the place is only for a new one.
    const place = { sourceId: memo.sourceId ?? 0 };
    const about =
      memo.codingId === null ? (memo.start === null ? 'this source' : 'words of this text') : 'a coding';
    setOpen({ kind: 'memo', place, about, memo });
  };
  const openMemoAt = (place: MemoPlace, about: string): void =>
    setOpen({ kind: 'memo', place, about, memo: memoAt(latest.current, place) });
  const writeMemo = (): void => {
    const target = latest.current.target();
    const codings = latest.current.codings();
    // Words selected inside a coding are what the memo is about; a bare cursor means the coding.
    const isOnWords = target !== null && target.end > target.start && target.pickedCodingId === undefined;
    if (codings.length > 0 && !isOnWords) {
      withCoding('Comment on', (coding) =>
        openMemoAt(
          { sourceId: coding.sourceId, codingId: coding.id },
          `“${shortQuote(latest.current.quoteOf(coding), 60)}” coded ${codeName(coding)}`,
        ),
      );
    } else if (target) {
      const { sourceId, start, end, selectedText } = target;
      const about = start === end ? 'this place in the text' : `“${shortQuote(selectedText, 60)}”`;
      openMemoAt({ sourceId, start, end }, about);
    } else tell('Select some words, or pick a coding, to write a memo about.');
  };

  const takeAsExample = (): void =>
    withCoding('Use as an example', async (coding) => {
      const result = await example.run({ codingId: coding.id });
      if (result.ok) say(`An example of ${codeName(coding)} now`, result.seq);
    });

  const options = { enabled: canWrite };
  useReplaceName(() => latest.current.target(), options);
  useCommandHandler('voices.useAsExample', takeAsExample, options);
  useCommandHandler('voices.code', code, options);
  useCommandHandler('voices.suggestHere', suggestHere, options);
  useCommandHandler('voices.codeAgain', codeAgain, options);
  useCommandHandler('voices.inVivo', inVivo, options);
  useCommandHandler('voices.uncode', removeCoding, options);
  useCommandHandler('voices.touchpoint', placeOnTouchpoint, options);
  useCommandHandler('voices.rate', rate, options);
  useCommandHandler('voices.memo', writeMemo, options);
  useCommandHandler('voices.recode', recode, options);
  useCommandHandler('voices.splitCoding', split, { enabled: canWrite && surface.cursor !== undefined });
  useCommandHandler('voices.sourceMemo', memoOnSource, options);
  useCommandHandler('voices.listCodings', () => list(), { enabled });
  useCommandHandler('voices.previous', () => latest.current.step(-1), { enabled });
  useCommandHandler('voices.next', () => latest.current.step(1), { enabled });
  useCommandHandler('voices.find', () => latest.current.find(), { enabled });
  useCommandHandler('edit.find', () => latest.current.find(), { enabled });

  const dialogs = (
    <>
      {pinKeys.map((pin) => (
        <PinCommand key={pin} pin={pin} name={book.pins.get(pin)?.name} isOn={canWrite} onRun={codePinned} />
      ))}
      <CodePalette
        isOpen={open?.kind === 'codes'}
        onClose={close}
        what={open?.kind === 'codes' ? whatIsCoded(latest.current) : ''}
        onChoose={(choice) => void run.code(choice)}
      />
      {open?.kind === 'suggest' ? (
        <SuggestHere
          place={open.place}
          cursor={open.cursor}
          following={open.following}
          codesAt={codesAt}
          onAccept={(unit, codeId) => void acceptSuggestion(unit, codeId)}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'recode' ? (
        <CodePalette
          isOpen
          onClose={close}
          what={`“${shortQuote(latest.current.quoteOf(open.coding), 40)}” again`}
          onChoose={(choice) => void run.recode(open.coding, choice, codeName(open.coding))}
        />
      ) : null}
      {open?.kind === 'list' ? (
        <CodingChoice
          verb="Pick"
          codings={open.codings}
          quoteOf={(coding) => latest.current.quoteOf(coding)}
          onChoose={(coding) => latest.current.pick(coding.id)}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'choice' ? (
        <CodingChoice
          verb={open.verb}
          codings={latest.current.codings()}
          quoteOf={(coding) => latest.current.quoteOf(coding)}
          onChoose={(coding) => {
            latest.current.pick(coding.id);
            open.then(coding);
          }}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'touchpoint' ? (
        <TouchpointPalette
          isOpen
          onClose={close}
          current={open.coding.touchpointId}
          what={`“${shortQuote(latest.current.quoteOf(open.coding), 40)}”`}
          onChoose={async (choice, name) => {
            const commit = await run.place(open.coding, choice, name);
            if (commit === null) return;
            placed.current = choice === null ? null : { codingId: open.coding.id, name, commit };
            if (open.thenRate && choice !== null)
              setOpen({ kind: 'rate', coding: open.coding, touchpoint: name });
          }}
        />
      ) : null}
      {open?.kind === 'rate' ? (
        <RateDialog
          quote={latest.current.quoteOf(open.coding)}
          touchpoint={open.touchpoint}
          rating={open.coding.rating}
          onClose={close}
          onSave={async (rating) => {
            close();
            await run.rate(open.coding, rating, rating ? ratingText(rating) : '', open.touchpoint);
          }}
        />
      ) : null}
      {open?.kind === 'memo' ? (
        <MemoDialog
          place={open.place}
          memo={open.memo}
          about={open.about}
          onClose={close}
          onDone={(what, commit) => {
            close();
            say(`Memo ${what}`, commit);
          }}
        />
      ) : null}
    </>
  );
  return {
    dialogs,
    code,
    removeCoding,
    placeOnTouchpoint,
    rate,
    writeMemo,
    codeWith,
    recode,
    split,
    list,
    memoOnSource,
    openMemo,
  };
}

function PinCommand(props: {
  readonly pin: (typeof pinKeys)[number];
  readonly name: string | undefined;
  readonly isOn: boolean;
  readonly onRun: (pin: number) => void;
}): ReactNode {
  const id: CommandId = `voices.code${props.pin}`;
  useCommandHandler(id, () => props.onRun(props.pin), {
    enabled: props.isOn,
    ...(props.name === undefined ? {} : { label: `Code with ${props.name}` }),
  });
  return null;
}

function tell(text: string): void {
  showStatus({ tone: 'done', text });
}

function hasSomethingToCode(surface: CodingSurface): boolean {
  if ((surface.wholes?.().length ?? 0) > 0) return true;
  const target = surface.target();
  if (target && target.end > target.start) return true;
  tell('Nothing is selected. Select words with Shift and the arrow keys, or S for the sentence.');
  return false;
}

function whatIsCoded(surface: CodingSurface): string {
  const wholes = surface.wholes?.() ?? [];
  if (wholes.length > 1) return `${wholes.length} answers`;
  if (wholes.length === 1) return 'the answer';
  return amountOf(surface.target()?.selectedText ?? '');
}

function memoAt(surface: CodingSurface, place: MemoPlace) {
  return surface.memos?.().find((memo) => {
    if ('codingId' in place) return memo.codingId === place.codingId;
    if ('codeId' in place) return memo.codeId === place.codeId && memo.codingId === null;
    return 'start' in place && memo.codingId === null && memo.start === place.start && memo.end === place.end;
  });
}
