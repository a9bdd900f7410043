import { type RefObject, useMemo } from 'react';
import { codePointLength } from '../../../../shared/text/code-points.ts';
import type { Rating } from '../../../../shared/util/rating.ts';
import { MOST_WORDS } from '../../../../shared/voices/contract.ts';
import type { Coding } from '../../../../shared/voices/model.ts';
import { useCommand, useQuery } from '../../../api/query.ts';
import { countOf } from '../../../ui/format.ts';
import type { CodeChoice } from './code-palette.tsx';
import type { CodingSurface, CodingTarget } from './coding-surface.ts';
import { useRecentCodes } from './recent-codes.ts';
import type { TouchpointChoice } from './touchpoint-palette.tsx';
import { useCodes } from './use-codes.ts';
import { amountOf, joinedWords, lostWords } from './words.ts';

export interface CodingCommands {
  /** Codes what is selected. */
  readonly code: (choice: CodeChoice) => Promise<void>;
  /** Codes this stretch, whatever is selected. */
  readonly codeAt: (choice: CodeChoice, target: CodingTarget) => Promise<void>;
  readonly recode: (coding: Coding, choice: CodeChoice, before: string) => Promise<void>;
  readonly split: (coding: Coding, at: number, code: string) => Promise<void>;
  readonly remove: (coding: Coding, code: string, amount: string) => Promise<void>;
  /** Whether it was put there. */
  /** The commit's number, or null where nothing was placed. */
  readonly place: (coding: Coding, choice: TouchpointChoice, name: string) => Promise<number | null>;
  readonly rate: (coding: Coding, rating: Rating | null, words: string, touchpoint: string) => Promise<void>;
  readonly touchpointName: (id: number) => string;
}

/** Sends the coding commands and says in one line what each did. Failures are shown by the window. */
export function useCodingCommands(
  surface: RefObject<CodingSurface>,
  /** `commit` is the number of the commit told of; null where nothing was changed. */
  say: (text: string, commit: number | null) => void,
): CodingCommands {
  const { book } = useCodes();
  const [, use] = useRecentCodes();
  const { data: touchpoints } = useQuery('journeys.touchpoints', {});
  const { run: add } = useCommand('voices.coding.add');
  const { run: addWhole } = useCommand('voices.coding.addWhole');
  const { run: recode } = useCommand('voices.coding.recode');
  const { run: split } = useCommand('voices.coding.split');
  const { run: remove } = useCommand('voices.coding.remove');
  const { run: place } = useCommand('journeys.coding.touchpoint');
  const { run: rate } = useCommand('journeys.coding.rate');
  return useMemo<CodingCommands>(() => {
    const nameOf = (choice: CodeChoice): string =>
      'name' in choice ? choice.name : (book.byId.get(choice.id)?.name ?? 'the code');
    const ready = async (): Promise<boolean> => (await surface.current.before?.()) ?? true;
    const codeStretch = async (choice: CodeChoice, target: CodingTarget): Promise<void> => {
      if (target.end <= target.start) return;
      const { sourceId, start, end, selectedText } = target;
      // A part of a long text may be all that is at hand of it; only what was wholly seen can be compared.
      const isSeen = selectedText.length <= MOST_WORDS && codePointLength(selectedText) === end - start;
      const seen = isSeen ? { words: selectedText } : {};
      const painted = surface.current.paint?.(choice, target);
      const result = await add({ sourceId, code: choice, start, end, ...seen });
      painted?.settle(result.ok ? result.value.id : null);
      if (!result.ok) return;
      use(result.value.codeId);
      surface.current.pick(result.value.id);
      const { merged, dropped } = result.value;
      say(
        `Coded ${amountOf(selectedText)} with ${nameOf(choice)}${joinedWords(merged, dropped)}`,
        result.seq,
      );
    };
    return {
      touchpointName: (id) => touchpoints?.find((entry) => entry.id === id)?.name ?? 'the touchpoint',
      code: async (choice) => {
        if (!(await ready())) return;
        const wholes = surface.current.wholes?.() ?? [];
        if (wholes.length > 0) {
          const answered = surface.current.beforeWholes
            ? await surface.current.beforeWholes(choice, wholes)
            : nothingMore;
          if (answered === null) return;
          const result = await addWhole({ sourceIds: [...wholes], code: choice });
          answered();
          if (!result.ok) return;
          use(result.value.codeId);
          const { added, dropped } = result.value;
          const had = wholes.length - added;
          say(
            added === 0
              ? `${nameOf(choice)} was there already`
              : `Coded ${countOf(added, 'answer')} with ${nameOf(choice)}${had > 0 ? `, ${had} had it already` : ''}${lostWords(dropped)}`,
            added === 0 ? null : result.seq,
          );
          return;
        }
        const target = surface.current.target();
        if (target) await codeStretch(choice, target);
      },
      codeAt: async (choice, target) => {
        if (await ready()) await codeStretch(choice, target);
      },
      recode: async (coding, choice, before) => {
        if (!(await ready())) return;
        const result = await recode({ id: coding.id, code: choice });
        if (!result.ok) return;
        if ('id' in choice) use(choice.id);
        surface.current.pick(coding.id);
        const { merged, dropped } = result.value;
        say(`Changed ${before} to ${nameOf(choice)}${joinedWords(merged, dropped)}`, result.seq);
      },
      split: async (coding, at, code) => {
        if (!(await ready())) return;
        const result = await split({ id: coding.id, ifRev: coding.rev, at });
        if (!result.ok) return;
        surface.current.pick(result.value.id);
        const kept = [
          coding.touchpointId === null ? '' : 'touchpoint',
          coding.rating === null ? '' : 'rating',
        ].filter(Boolean);
        say(
          `Split ${code} in two${kept.length === 0 ? '' : `; ${kept.join(' and ')} stay with the first part`}`,
          result.seq,
        );
      },
      remove: async (coding, code, amount) => {
        if (!(await ready())) return;
        const result = await remove({ ids: [coding.id] });
        if (!result.ok) return;
        surface.current.pick(null);
        say(`Removed ${code} from ${amount}`, result.seq);
      },
      place: async (coding, choice, name) => {
        if (!(await ready())) return null;
        const result = await place({ codingId: coding.id, touchpoint: choice });
        if (!result.ok) return null;
        surface.current.pick(coding.id);
        say(choice === null ? 'Taken off its touchpoint' : `Put on ${name}`, result.seq);
        return result.seq;
      },
      rate: async (coding, rating, words, touchpoint) => {
        if (!(await ready())) return;
        const result = await rate({ codingId: coding.id, rating });
        if (!result.ok) return;
        surface.current.pick(coding.id);
        say(
          rating === null ? `Rating taken back at ${touchpoint}` : `${words}, at ${touchpoint}`,
          result.seq,
        );
      },
    };
  }, [book, touchpoints, use, say, surface, add, addWhole, recode, split, remove, place, rate]);
}

function nothingMore(): void {
  // Nothing was drawn ahead.
}
