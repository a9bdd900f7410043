import { ListFilter, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Condition } from '../../../../shared/voices/condition.ts';
import { Button } from '../../../ui/button.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { useConditionChoices } from './use-names.ts';
import { conditionWords } from './words.ts';
import './conditions.css';

export interface ConditionBuilderProps {
  readonly value: Condition | null;
  readonly onChange: (condition: Condition | null) => void;
  /** What the condition is asked of: whole answers, or single codings. */
  readonly about: 'answers' | 'quotes';
  /** What the button says. */
  readonly label?: string;
}

/**
 * A condition as chips, one for each part that must hold, each removable; the button beside them opens the whole of it
 * to be put together.
 */
export function ConditionBuilder(props: ConditionBuilderProps): ReactNode {
  const { value, onChange, about, label = 'Filter' } = props;
  const choices = useConditionChoices();
  const parts: readonly Condition[] = value === null ? [] : 'all' in value ? value.all : [value];
  const without = (index: number): Condition | null => {
    const rest = parts.filter((_, other) => other !== index);
    return rest.length > 1 ? { all: rest } : (rest[0] ?? null);
  };
  return (
    <span className="condition-line">
      <Popover
        isWide
        label={label}
        trigger={
          <Button icon={<ListFilter size={16} strokeWidth={1.5} aria-hidden="true" />}>{label}</Button>
        }
      >
        <ConditionEditor value={value} onChange={onChange} about={about} choices={choices} />
      </Popover>
      {parts.map((part, index) => {
        const words = conditionWords(part, choices.names);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have nothing else they are known by
          <span key={index} className="condition-chip">
            <span className="clip" title={words} dir="auto">
              {words}
            </span>
            <AriaButton
              className="condition-chip-remove"
              aria-label={`Remove the filter ${words}`}
              onPress={() => onChange(without(index))}
            >
              <X size={14} strokeWidth={1.5} aria-hidden="true" />
            </AriaButton>
          </span>
        );
      })}
      {parts.length > 1 ? (
        <Button kind="quiet" onPress={() => onChange(null)}>
          Clear all
        </Button>
      ) : null}
    </span>
  );
}
