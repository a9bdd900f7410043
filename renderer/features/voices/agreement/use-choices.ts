import { useMemo, useState } from 'react';
import type {
  AgreementInput,
  AgreementUnits,
  OverlapRule,
  SourceRule,
  Universe,
} from '../../../../shared/voices/agreement/model.ts';
import type { Condition } from '../../../../shared/voices/condition.ts';
import type { Coder } from '../../../../shared/workspace/model.ts';

export interface Choices {
  readonly coders: readonly number[];
  readonly units: AgreementUnits;
  readonly overlap: OverlapRule;
  readonly universe: Universe;
  readonly sources: SourceRule;
  readonly where: Condition | null;
  /** null: all codes. */
  readonly setId: number | null;
  readonly withChildren: boolean;
}

export interface ChoicesState {
  readonly choices: Choices;
  readonly change: (changes: Partial<Choices>) => void;
  /** What is asked of the store; null with fewer than two coders. */
  readonly input: AgreementInput | null;
}

/** What agreement is worked out on; at first the first two coders, the whole text, character by character. */
export function useChoices(coders: readonly Coder[]): ChoicesState {
  const [changed, setChanged] = useState<Partial<Choices>>({});
  const choices = useMemo<Choices>(() => {
    const ordinary = coders.filter(({ isConsensus }) => !isConsensus).map(({ id }) => id);
    const chosen = (changed.coders ?? ordinary.slice(0, 2)).filter((id) =>
      coders.some((coder) => coder.id === id),
    );
    return {
      units: 'characters',
      overlap: 'any',
      universe: 'whole',
      sources: 'every',
      where: null,
      setId: null,
      withChildren: false,
      ...changed,
      coders: chosen,
    };
  }, [coders, changed]);
  const input = useMemo<AgreementInput | null>(() => {
    const { setId, coders: chosen, ...rest } = choices;
    if (chosen.length < 2) return null;
    return { ...rest, coders: [...chosen], codes: setId === null ? { all: true } : { setId } };
  }, [choices]);
  return { choices, change: (changes) => setChanged((before) => ({ ...before, ...changes })), input };
}
