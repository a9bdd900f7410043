import type { Failure } from '../../../../shared/api/failure.ts';
import type { ImportPlan } from '../../../../shared/voices/import-plan.ts';
import { useCommand } from '../../../api/query.ts';
import { showStatus } from '../../../ui/status.tsx';
import { doneWords } from './plan-words.ts';

export interface Apply {
  readonly run: (plan: ImportPlan, isTexts: boolean) => Promise<number | null>;
  readonly pending: boolean;
  readonly failure: Failure | null;
}

/** Carries a plan out. Resolves to the import's id, or null where it did not happen; `failure` then says why. */
export function useApply(): Apply {
  const apply = useCommand('voices.import.apply', { quiet: true });
  const { run: undo } = useCommand('workspace.undo');
  return {
    pending: apply.pending,
    failure: apply.failure,
    run: async (plan, isTexts) => {
      const result = await apply.run({ planId: plan.planId });
      if (!result.ok) return null;
      showStatus({
        tone: 'done',
        text: doneWords(result.value, isTexts),
        action: { label: 'Undo', onPress: () => void undo({}) },
      });
      return result.value.importFileId;
    },
  };
}
