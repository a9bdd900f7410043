import type { InputOf } from '../../../../shared/api/contract.ts';
import type { Failure } from '../../../../shared/api/failure.ts';
import type { ImportPlan } from '../../../../shared/voices/import-plan.ts';
import { useCommand } from '../../../api/query.ts';
import { showStatus } from '../../../ui/status.tsx';
import { doneWords } from './plan-words.ts';

/** What came in: the import's id and how many texts. */
export interface Brought {
  readonly importFileId: number;
  readonly sources: number;
}

/** What the user said about texts that both sides know differently. */
export type ApplyChoices = Pick<InputOf<'voices.import.apply'>, 'edited' | 'absent'>;

export interface Apply {
  readonly run: (plan: ImportPlan, isTexts: boolean, choices?: ApplyChoices) => Promise<Brought | null>;
  readonly pending: boolean;
  readonly failure: Failure | null;
}

/** Carries a plan out. Resolves to what came in, or null where it did not happen; `failure` then says why. */
export function useApply(): Apply {
  const apply = useCommand('voices.import.apply', { quiet: true });
  const { run: undo } = useCommand('workspace.undo');
  return {
    pending: apply.pending,
    failure: apply.failure,
    run: async (plan, isTexts, choices = {}) => {
      const result = await apply.run({ planId: plan.planId, ...choices });
      if (!result.ok) return null;
      showStatus({
        tone: 'done',
        text: doneWords(result.value, isTexts),
        commit: result.seq,
        action: { label: 'Undo', onPress: () => void undo({}) },
      });
      return result.value;
    },
  };
}
