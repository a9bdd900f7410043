import type { ReactNode } from 'react';
import type { TableMapping } from '../../../../shared/voices/import-plan.ts';
import type { OptionGroup } from '../../../../shared/voices/option-groups.ts';
import { countOf } from '../../../ui/format.ts';
import { Segmented } from '../../../ui/segmented.tsx';

export interface OptionsChoiceProps {
  readonly questions: readonly OptionGroup[];
  readonly mapping: TableMapping;
  readonly onMapping: (mapping: TableMapping) => void;
}

/** Whether the options of a question become one attribute or stay one each. Nothing is shown where there are none. */
export function OptionsChoice({ questions, mapping, onMapping }: OptionsChoiceProps): ReactNode {
  if (questions.length === 0) return null;
  return (
    <div className="import-whole">
      <div className="field import-kind">
        <span className="field-label">
          {countOf(questions.length, 'question')} with several answers,{' '}
          {countOf(columnsOf(questions), 'column')}
        </span>
        <Segmented<'apart' | 'joined'>
          label="Questions with several answers"
          options={[
            { id: 'apart', label: 'An attribute for each option' },
            { id: 'joined', label: 'One for each question' },
          ]}
          value={mapping.joinOptions === true ? 'joined' : 'apart'}
          onChange={(how) => {
            const { joinOptions: _, ...rest } = mapping;
            onMapping(how === 'joined' ? { ...rest, joinOptions: true } : rest);
          }}
        />
        <span className="field-description" dir="auto">
          {exampleOf(questions)}
        </span>
      </div>
    </div>
  );
}

const columnsOf = (groups: readonly OptionGroup[]): number =>
  groups.reduce((sum, { options }) => sum + options.length, 0);

const EXAMPLE = 60;

/** How a joined value looks, on the first question. */
function exampleOf([group]: readonly OptionGroup[]): string {
  if (group === undefined) return '';
  const name = group.name.length > EXAMPLE ? `${group.name.slice(0, EXAMPLE).toWellFormed()}…` : group.name;
  const labels = group.options.slice(0, 2).map(({ label }) => label);
  return `Joined, “${name}” would hold the options chosen: ${labels.join('; ')}`;
}
