import type { ReactNode } from 'react';
import { assertNever } from '../../../../shared/util/assert-never.ts';
import { attributeOps, type ConditionTest } from '../../../../shared/voices/condition.ts';
import { sourceKinds } from '../../../../shared/voices/model.ts';
import { useQuery } from '../../../api/query.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { PickButton } from './pick-button.tsx';
import type { Draft } from './tree.ts';
import type { ConditionChoices } from './use-names.ts';
import { kindWords, nameIn } from './words.ts';

export interface QuestionFieldsProps {
  readonly asked: Draft;
  readonly choices: ConditionChoices;
  readonly onChange: (asked: Draft) => void;
}

const kindLabels = { note: 'Notes', transcript: 'Transcripts', answer: 'Answers', post: 'Posts' } as const;

/** The fields of one question, after what it is about. */
export function QuestionFields({ asked, choices, onChange }: QuestionFieldsProps): ReactNode {
  switch (asked.test) {
    case 'attribute':
      return <AttributeFields asked={asked} choices={choices} onChange={onChange} />;
    case 'kind':
      return (
        <fieldset className="condition-kinds" aria-label="Kinds of source">
          {sourceKinds.map((kind) => (
            <Checkbox
              key={kind}
              isSelected={asked.kinds.includes(kind)}
              onChange={(isOn) =>
                onChange({
                  ...asked,
                  kinds: isOn ? [...asked.kinds, kind] : asked.kinds.filter((other) => other !== kind),
                })
              }
            >
              {kindLabels[kind]}
            </Checkbox>
          ))}
        </fieldset>
      );
    case 'text':
      return (
        <TextField
          aria-label="Words in the text"
          placeholder="Words in the text"
          value={asked.words}
          maxLength={400}
          onChange={(words) => onChange({ ...asked, words })}
          className="condition-value"
        />
      );
    case 'date':
      return (
        <>
          <Day label="From" value={asked.from} onChange={(from) => onChange(days(from, asked.to))} />
          <Day label="To" value={asked.to} onChange={(to) => onChange(days(asked.from, to))} />
        </>
      );
    case 'coded':
      return (
        <Select<'yes' | 'no'>
          aria-label="Coded or not"
          options={[
            { id: 'yes', label: 'has some code' },
            { id: 'no', label: 'has no code' },
          ]}
          value={asked.is ? 'yes' : 'no'}
          onChange={(id) => onChange({ test: 'coded', is: id === 'yes' })}
          className="condition-value"
        />
      );
    case 'code':
    case 'study':
    case 'wave':
    case 'touchpoint':
    case 'question':
    case 'participant':
    case 'segment':
    case 'import':
    case 'set':
    case 'coder': {
      const { test, id } = asked;
      const gone = id !== null && choices.names(test, id) === undefined;
      const what = kindWords[test];
      return (
        <>
          <PickButton<number>
            label={what.charAt(0).toUpperCase() + what.slice(1)}
            shown={id === null ? `Choose a ${what}` : nameIn(choices.names, test, id)}
            isOpenQuestion={id === null || gone}
            options={choices.of[test]}
            onChange={(chosen) => onChange({ ...asked, id: chosen })}
          />
          {test === 'code' ? (
            <Checkbox isSelected={asked.below} onChange={(below) => onChange({ ...asked, below })}>
              or below it
            </Checkbox>
          ) : null}
        </>
      );
    }
    default:
      return assertNever(asked);
  }
}

function days(from: string | undefined, to: string | undefined): Draft {
  return { test: 'date', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function Day(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}): ReactNode {
  return (
    <TextField
      type="date"
      aria-label={props.label}
      value={props.value ?? ''}
      onChange={(day) => props.onChange(/^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined)}
      className="condition-day"
    />
  );
}

type AttributeTest = Extract<ConditionTest, { readonly test: 'attribute' }>;

const opLabels: Readonly<Record<AttributeTest['op'], string>> = {
  is: 'is',
  'is-not': 'is not',
  contains: 'contains',
  'at-least': 'is at least',
  'at-most': 'is at most',
  filled: 'is filled',
  empty: 'is empty',
};

function AttributeFields(props: {
  readonly asked: AttributeTest;
  readonly choices: ConditionChoices;
  readonly onChange: (asked: Draft) => void;
}): ReactNode {
  const { asked, choices, onChange } = props;
  const { attributeId, op, value = '' } = asked;
  const { data: values } = useQuery('voices.grid.values', { attributeId });
  const attribute = choices.attributes.find(({ id }) => id === attributeId);
  const scale =
    attribute && attribute.min !== null && attribute.max !== null
      ? `${formatNumber(attribute.min)}–${formatNumber(attribute.max)}`
      : undefined;
  const isExact = op === 'is' || op === 'is-not';
  return (
    <>
      <Select<AttributeTest['op']>
        aria-label="How it is compared"
        options={attributeOps.map((id) => ({ id, label: opLabels[id] }))}
        value={op}
        onChange={(next) =>
          onChange(
            next === 'filled' || next === 'empty'
              ? { test: 'attribute', attributeId, op: next }
              : { test: 'attribute', attributeId, op: next, value },
          )
        }
        className="condition-op"
      />
      {op === 'filled' || op === 'empty' ? null : isExact ? (
        <ComboBox<string>
          // A list that arrives late is not taken by a field that is there already.
          key={`${attributeId} ${values === undefined}`}
          aria-label="Value"
          placeholder={scale ?? 'Value'}
          options={optionsOf(values ?? [], value)}
          value={value === '' ? null : value}
          onChange={(next) => onChange({ ...asked, value: next ?? '' })}
          onCreate={(next) => onChange({ ...asked, value: next })}
          className="condition-value"
        />
      ) : (
        <TextField
          aria-label="Value"
          placeholder={scale ?? 'Value'}
          value={value}
          maxLength={1000}
          onChange={(next) => onChange({ ...asked, value: next })}
          className="condition-value"
        />
      )}
    </>
  );
}

/** The values there are, most frequent first, and the one asked for even where no answer has it any more. */
function optionsOf(
  values: readonly { readonly value: string; readonly count: number }[],
  asked: string,
): readonly { readonly id: string; readonly label: string; readonly description: string }[] {
  const options = values
    .slice(0, 300)
    .map(({ value, count }) => ({ id: value, label: value, description: formatNumber(count) }));
  const has = asked === '' || options.some(({ id }) => id === asked);
  return has ? options : [{ id: asked, label: asked, description: '0' }, ...options];
}
