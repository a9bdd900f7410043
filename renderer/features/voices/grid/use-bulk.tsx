import { type ReactNode, type RefObject, useState } from 'react';
import type { CodesIn } from '../../../../shared/voices/grid-model.ts';
import { useApi } from '../../../api/provider.tsx';
import { useCommand, useWorkspace } from '../../../api/query.ts';
import { useCommandHandler } from '../../../app/commands-provider.tsx';
import { CodeSwatch } from '../../../ui/code-mark.tsx';
import { Confirm } from '../../../ui/dialog.tsx';
import { countOf, formatList, formatNumber } from '../../../ui/format.ts';
import { showStatus } from '../../../ui/status.tsx';
import type { CodeChoice } from '../coding/code-palette.tsx';
import type { Codebook } from '../coding/codebook.ts';
import { rank } from '../coding/match.ts';
import { PickPalette } from '../coding/pick-palette.tsx';
import { lostWords } from '../coding/words.ts';

/** More rows than this are coded, uncoded or filled only after the exact numbers were seen and agreed to. */
export const CONFIRM_ROWS = 50;

interface Question {
  readonly title: string;
  readonly text: string;
  readonly verb: string;
  readonly answer: (yes: boolean) => void;
}

interface Removing {
  readonly sourceIds: readonly number[];
  readonly codes: readonly CodesIn[];
}

export interface Bulk {
  /** Asks whether so many rows are meant, with what would change; true at once for few. */
  readonly agree: (choice: CodeChoice, sourceIds: readonly number[]) => Promise<boolean>;
  /** Lists the codes on these rows, to remove one of them from all. */
  readonly remove: (sourceIds: readonly number[]) => void;
  /** Render this once. */
  readonly dialogs: ReactNode;
}

export interface BulkOptions {
  readonly book: Codebook;
  readonly enabled: boolean;
  /** The row whose codes are filled down, and the rows they go to; null where there is no row above. */
  readonly fill: () => { readonly from: number; readonly to: readonly number[] } | null;
  /** Takes the keyboard back after a dialog. */
  readonly focus: RefObject<() => void>;
}

/** Coding many rows at once: what would change is said before, what has changed after, one step undoes it. */
export function useBulk({ book, enabled, fill, focus }: BulkOptions): Bulk {
  const { reader } = useApi();
  const readOnly = useWorkspace()?.readOnly ?? false;
  const { run: uncode } = useCommand('voices.coding.uncode');
  const { run: fillDown } = useCommand('voices.coding.fillDown');
  const { run: undo } = useCommand('workspace.undo');
  const [asking, setAsking] = useState<Question | null>(null);
  const [removing, setRemoving] = useState<Removing | null>(null);
  const nameOf = (id: number): string => book.byId.get(id)?.name ?? 'the code';
  const back = (): void => {
    requestAnimationFrame(() => focus.current());
  };

  const ask = (question: Omit<Question, 'answer'>): Promise<boolean> =>
    new Promise((resolve) => {
      const answer = (yes: boolean): void => {
        setAsking(null);
        back();
        resolve(yes);
      };
      setAsking({ ...question, answer });
    });
  const say = (text: string, commit: number | null): void =>
    showStatus({
      tone: 'done',
      text,
      ...(commit === null ? {} : { commit, action: { label: 'Undo', onPress: () => void undo({}) } }),
    });

  const agree = async (choice: CodeChoice, sourceIds: readonly number[]): Promise<boolean> => {
    if (sourceIds.length <= CONFIRM_ROWS) return true;
    const { empty, codes } = await reader.ask('voices.grid.codesIn', {
      ids: [...sourceIds],
      ...('id' in choice ? { codeId: choice.id } : { codeId: NO_CODE }),
    });
    const had = codes[0]?.ownWhole ?? 0;
    const name = 'id' in choice ? nameOf(choice.id) : choice.name;
    const left = [
      had > 0 ? `${countOf(had, 'answer')} ${had === 1 ? 'has' : 'have'} it already` : '',
      empty > 0 ? `${formatNumber(empty)} ${empty === 1 ? 'has' : 'have'} no words` : '',
    ].filter((words) => words !== '');
    const count = sourceIds.length - had - empty;
    return ask({
      title: `Code ${countOf(count, 'answer')} with “${name}”?`,
      text: `${left.length === 0 ? '' : `${formatList(left)}. `}One step takes it back.`,
      verb: `Code ${countOf(count, 'answer')}`,
    });
  };

  const remove = (sourceIds: readonly number[]): void => {
    void reader.ask('voices.grid.codesIn', { ids: [...sourceIds] }).then(({ codes }) => {
      const own = codes.filter((code) => code.own > 0);
      if (own.length === 0) say(nothingToRemove(codes, sourceIds.length), null);
      else setRemoving({ sourceIds, codes: own });
    });
  };
  const removeCode = async (sourceIds: readonly number[], code: CodesIn): Promise<void> => {
    const name = nameOf(code.codeId);
    const stay =
      code.others > 0
        ? ` ${countOf(code.others, 'coding')} by others ${code.others === 1 ? 'stays' : 'stay'}.`
        : '';
    const isMeant =
      sourceIds.length <= CONFIRM_ROWS ||
      (await ask({
        title: `Remove ${countOf(code.own, 'coding')} of “${name}”?`,
        text: `They are in ${countOf(code.ownSources, 'answer')} of the ${formatNumber(sourceIds.length)} selected.${stay} One step brings them back.`,
        verb: `Remove ${countOf(code.own, 'coding')}`,
      }));
    if (!isMeant) return;
    const result = await uncode({ sourceIds: [...sourceIds], codeIds: [code.codeId] });
    if (!result.ok) return;
    const { removed, sources, others } = result.value;
    const rest = others > 0 ? `; ${formatNumber(others)} by others stay` : '';
    say(
      `Removed ${name} from ${countOf(sources, 'answer')} (${countOf(removed, 'coding')})${rest}`,
      result.seq,
    );
  };

  const onFill = async (): Promise<void> => {
    const wanted = fill();
    if (!wanted || wanted.to.length === 0) {
      say('There is no row above to take codes from.', null);
      return;
    }
    const { codes } = await reader.ask('voices.grid.codesIn', { ids: [wanted.from] });
    if (codes.length === 0) {
      say('The row above has no code to fill down.', null);
      return;
    }
    const names = codes.slice(0, 4).map(({ codeId }) => nameOf(codeId));
    const listed = formatList(codes.length > 4 ? [...names, `${codes.length - 4} more`] : names);
    const isMeant =
      wanted.to.length <= CONFIRM_ROWS ||
      (await ask({
        title: `Fill ${countOf(codes.length, 'code')} down to ${countOf(wanted.to.length, 'answer')}?`,
        text: `${listed}. What is there already stays as it is. One step takes it back.`,
        verb: `Fill ${countOf(wanted.to.length, 'answer')}`,
      }));
    if (!isMeant) return;
    const codeIds = codes.map(({ codeId }) => codeId);
    const result = await fillDown({ sourceIds: [...wanted.to], codeIds });
    if (!result.ok) return;
    const { added, dropped } = result.value;
    say(
      added === 0
        ? `${listed} ${codes.length === 1 ? 'was' : 'were'} there already`
        : `Filled ${listed} down to ${countOf(wanted.to.length, 'answer')}: ${countOf(added, 'coding')} added${lostWords(dropped)}`,
      added === 0 ? null : result.seq,
    );
  };
  useCommandHandler('voices.fillDown', () => void onFill(), { enabled: enabled && !readOnly });

  const dialogs = (
    <>
      {asking ? (
        <Confirm
          title={asking.title}
          verb={asking.verb}
          kind="primary"
          isOpen
          onConfirm={() => asking.answer(true)}
          // The dialog closes before it confirms: yes has the first word.
          onClose={() => queueMicrotask(() => asking.answer(false))}
        >
          <p>{asking.text}</p>
        </Confirm>
      ) : null}
      {removing ? (
        <RemovePalette
          {...removing}
          book={book}
          onClose={() => {
            setRemoving(null);
            back();
          }}
          onChoose={(code) => void removeCode(removing.sourceIds, code)}
        />
      ) : null}
    </>
  );
  return { agree, remove, dialogs };
}

/** An id no code has: counts only the rows without words. */
const NO_CODE = Number.MAX_SAFE_INTEGER;

function nothingToRemove(codes: readonly CodesIn[], rows: number): string {
  const others = codes.reduce((sum, code) => sum + code.others, 0);
  if (others === 0) return `None of the ${formatNumber(rows)} selected answers has a code.`;
  return `None of your codings is here; ${countOf(others, 'coding')} by others can be removed one by one.`;
}

function RemovePalette(props: {
  readonly sourceIds: readonly number[];
  readonly codes: readonly CodesIn[];
  readonly book: Codebook;
  readonly onClose: () => void;
  readonly onChoose: (code: CodesIn) => void;
}): ReactNode {
  const { sourceIds, codes, book, onClose, onChoose } = props;
  const [typed, setTyped] = useState('');
  const found = rank(
    codes.map((code) => ({
      value: code,
      name: book.byId.get(code.codeId)?.name ?? '',
      context: book.path(code.codeId).join(' '),
    })),
    typed,
    60,
  );
  const what = `Remove a code from ${countOf(sourceIds.length, 'answer')}`;
  return (
    <PickPalette
      label={what}
      placeholder={`${what}…`}
      isOpen
      onClose={onClose}
      typed={typed}
      onTyped={setTyped}
      items={found.map((code) => ({
        key: String(code.codeId),
        name: book.byId.get(code.codeId)?.name ?? 'A deleted code',
        detail: `${countOf(code.own, 'coding')} in ${countOf(code.ownSources, 'answer')}`,
        icon: <CodeSwatch colour={book.byId.get(code.codeId)?.colour ?? 0} />,
        onChoose: () => {
          onClose();
          onChoose(code);
        },
      }))}
      empty="No code on these answers has this name."
    />
  );
}
