import type { ReactNode } from 'react';
import {
  type AgreementUnits,
  MOST_CODERS,
  type OverlapRule,
  type SourceRule,
  type Universe,
} from '../../../../shared/voices/agreement/model.ts';
import type { Coder } from '../../../../shared/workspace/model.ts';
import { useQuery } from '../../../api/query.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { MultiPick } from '../../../ui/multi-pick.tsx';
import { Select } from '../../../ui/select.tsx';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import type { Choices } from './use-choices.ts';

const unitOptions: readonly { id: AgreementUnits; label: string; description: string }[] = [
  { id: 'characters', label: 'Characters', description: 'Each character coded or not; the finest' },
  { id: 'sources', label: 'Whole sources', description: 'Each answer, post or text coded or not' },
  { id: 'turns', label: 'Turns', description: 'A text without turns is one unit' },
  { id: 'sentences', label: 'Sentences', description: 'By the rules of Unicode; a new line ends one' },
  { id: 'paragraphs', label: 'Paragraphs', description: 'Each line of the text' },
];
const overlapOptions: readonly { id: OverlapRule; label: string }[] = [
  { id: 'any', label: 'Any part of it is' },
  { id: 'half', label: 'At least half of it is' },
];
const universeOptions: readonly { id: Universe; label: string; description: string }[] = [
  { id: 'whole', label: 'The whole text', description: 'What nobody coded counts as agreed on' },
  { id: 'coded', label: 'Coded text only', description: 'Percent and alpha alone: kappa needs the whole' },
];
const sourceOptions: readonly { id: SourceRule; label: string; description: string }[] = [
  { id: 'every', label: 'All of them coded', description: 'Every chosen coder has a coding in it' },
  { id: 'pairs', label: 'At least two coded', description: 'The others count as missing there' },
  { id: 'any', label: 'Any of them coded', description: 'The others count as having coded nothing' },
  { id: 'all', label: 'All, coded or not', description: 'Where all of them read everything' },
];

/** Whose work is compared, on what, and how it is cut. */
export function AgreementChoices({
  coders,
  choices,
  onChange,
}: {
  readonly coders: readonly Coder[];
  readonly choices: Choices;
  readonly onChange: (changes: Partial<Choices>) => void;
}): ReactNode {
  const { data: sets } = useQuery('voices.codeSets', {});
  const codeOptions = [
    { id: 0, label: 'All codes' },
    ...(sets ?? []).map(({ id, name }) => ({ id, label: name, description: 'Code set' })),
  ];
  return (
    <section className="agreement-choices" aria-label="What is compared">
      <MultiPick
        label="Coders"
        options={coders.map(({ id, name }) => ({ id, label: name }))}
        chosen={choices.coders}
        onChange={(ids) => onChange({ coders: ids.slice(0, MOST_CODERS) })}
        placeholder="Add a coder"
        empty="Choose two or more"
      />
      <Select
        label="Unit"
        options={unitOptions}
        value={choices.units}
        onChange={(units) => onChange({ units })}
      />
      {choices.units === 'characters' ? null : (
        <Select
          label="Counts as coded where"
          options={overlapOptions}
          value={choices.overlap}
          onChange={(overlap) => onChange({ overlap })}
        />
      )}
      <Select
        label="Universe"
        options={universeOptions}
        value={choices.universe}
        onChange={(universe) => onChange({ universe })}
      />
      <Select
        label="Sources"
        options={sourceOptions}
        value={choices.sources}
        onChange={(sources) => onChange({ sources })}
      />
      <Select
        label="Codes"
        options={codeOptions}
        value={choices.setId ?? 0}
        onChange={(id) => onChange({ setId: id === 0 ? null : id })}
      />
      <div className="agreement-more">
        <Checkbox isSelected={choices.withChildren} onChange={(withChildren) => onChange({ withChildren })}>
          Codes below count along
        </Checkbox>
        <ConditionBuilder
          about="answers"
          label="Narrow the sources"
          value={choices.where}
          onChange={(where) => onChange({ where })}
        />
      </div>
    </section>
  );
}
