import type { ReactNode } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { kindChoices, regions } from './kind-words.ts';
import type { Draft } from './session.ts';

export interface PlanFormProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly isLooking: boolean;
  readonly onLook: () => void;
  readonly notNames: readonly string[];
  readonly onNameAgain: (word: string) => void;
}

/** What to look for and where. */
export function PlanForm(props: PlanFormProps): ReactNode {
  const { draft, onDraft, isLooking, onLook, notNames, onNameAgain } = props;
  const { kinds } = draft;
  return (
    <form
      className="pseudonym-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (kinds.size > 0 && !isLooking) onLook();
      }}
    >
      <fieldset className="pseudonym-kinds">
        <legend className="field-label">Look for</legend>
        {kindChoices.map(({ id, label }) => (
          <Checkbox
            key={id}
            isSelected={kinds.has(id)}
            onChange={(isOn) => {
              const next = new Set(kinds);
              if (isOn) next.add(id);
              else next.delete(id);
              onDraft({ ...draft, kinds: next });
            }}
          >
            {label}
          </Checkbox>
        ))}
      </fieldset>
      <TextArea
        label="Names you know"
        description="One a line, as they may be written in the texts. Speakers and names texts give away are found without."
        rows={4}
        value={draft.names}
        onChange={(names) => onDraft({ ...draft, names })}
        spellCheck="false"
      />
      <Select
        label="Phone numbers without a prefix are of"
        options={regions(draft.region)}
        value={draft.region}
        onChange={(region) => onDraft({ ...draft, region })}
      />
      <div className="field">
        <span className="field-label">Where to look</span>
        <ConditionBuilder
          value={draft.where}
          onChange={(where) => onDraft({ ...draft, where })}
          about="answers"
          label={draft.where === null ? 'Everywhere' : 'Change'}
        />
      </div>
      {notNames.length === 0 ? null : (
        <div className="field">
          <span className="field-label">Not names</span>
          <ul className="pseudonym-not">
            {notNames.map((word) => (
              <li key={word}>
                <span dir="auto">{word}</span>
                <Button kind="quiet" onPress={() => onNameAgain(word)} aria-label={`Look for ${word} again`}>
                  Look for it again
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="pseudonym-form-foot">
        <Button type="submit" kind="primary" isDisabled={kinds.size === 0 || isLooking}>
          Look for them
        </Button>
        <span className="secondary">
          {kinds.size === 0 ? 'Choose what to look for.' : 'Nothing is replaced yet.'}
        </span>
      </div>
    </form>
  );
}
