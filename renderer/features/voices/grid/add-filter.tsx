import { ListFilter } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { SourceFilter } from '../../../../shared/voices/model.ts';
import { useQuery } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { Codebook } from '../coding/codebook.ts';
import { type AttributeCondition, needsValue, operators } from './filter-words.ts';
import type { FilterChoices } from './use-filter-names.ts';

export interface AddFilterProps {
  readonly filter: SourceFilter;
  readonly choices: FilterChoices;
  readonly book: Codebook;
  readonly onFilter: (filter: SourceFilter) => void;
}

type Field = 'coded' | 'question' | 'wave' | 'touchpoint' | 'code' | 'import' | `a${number}`;

/** Adds one condition: what to look at, and what it must be. */
export function AddFilter(props: AddFilterProps): ReactNode {
  return (
    <Popover
      label="Add a filter"
      trigger={<Button icon={<ListFilter size={16} strokeWidth={1.5} aria-hidden="true" />}>Filter</Button>}
    >
      {(close) => <FilterForm {...props} onDone={close} />}
    </Popover>
  );
}

function FilterForm(props: AddFilterProps & { readonly onDone: () => void }): ReactNode {
  const { filter, choices, book, onFilter, onDone } = props;
  const [field, setField] = useState<Field>('coded');
  const apply = (next: SourceFilter): void => {
    onFilter(next);
    onDone();
  };
  const fields: { readonly id: Field; readonly label: string }[] = [
    { id: 'coded', label: 'Coded or not' },
    ...some<Field>('question', 'Question', choices.questions),
    ...some<Field>('touchpoint', 'Touchpoint', choices.touchpoints),
    ...some<Field>('code', 'Code', book.flat),
    ...some<Field>('wave', 'Wave', choices.waves),
    ...some<Field>('import', 'Import', choices.imports),
    ...choices.attributes.map(({ id, name }) => ({ id: `a${id}` as const, label: name })),
  ];
  const attribute = choices.attributes.find(({ id }) => field === `a${id}`);
  return (
    <div className="filter-form">
      <ComboBox<Field>
        label="Show answers by"
        options={fields}
        value={field}
        onChange={(id) => {
          if (id !== null) setField(id);
        }}
      />
      {field === 'coded' ? (
        <Pick
          label="Show"
          options={[
            { id: 1, label: 'Not coded yet' },
            { id: 2, label: 'Coded' },
          ]}
          onPick={(id) => apply({ ...filter, coded: id === 2 })}
        />
      ) : null}
      {field === 'question' ? (
        <Pick
          label="Question"
          options={choices.questions.map(({ id, name }) => ({ id, label: name }))}
          onPick={(questionId) => apply({ ...filter, questionId })}
        />
      ) : null}
      {field === 'wave' ? (
        <Pick label="Wave" options={choices.waves} onPick={(waveId) => apply({ ...filter, waveId })} />
      ) : null}
      {field === 'touchpoint' ? (
        <Pick
          label="Touchpoint"
          options={choices.touchpoints}
          onPick={(touchpointId) => apply({ ...filter, touchpointId })}
        />
      ) : null}
      {field === 'code' ? (
        <Pick
          label="Code, with those below it"
          options={book.flat.map(({ id }) => ({ id, label: book.path(id).join(' › ') }))}
          onPick={(codeId) => apply({ ...filter, codeId })}
        />
      ) : null}
      {field === 'import' ? (
        <Pick
          label="Import"
          options={choices.imports.map(({ id, name }) => ({ id, label: name }))}
          onPick={(importFileId) => apply({ ...filter, importFileId })}
        />
      ) : null}
      {attribute ? (
        <AttributeForm
          key={attribute.id}
          attributeId={attribute.id}
          onAdd={(condition) =>
            apply({ ...filter, attributes: [...(filter.attributes ?? []), condition].slice(-20) })
          }
        />
      ) : null}
    </div>
  );
}

function some<K>(
  id: K,
  label: string,
  list: readonly unknown[],
): readonly { readonly id: K; readonly label: string }[] {
  return list.length === 0 ? [] : [{ id, label }];
}

function Pick(props: {
  readonly label: string;
  readonly options: readonly { readonly id: number; readonly label: string }[];
  readonly onPick: (id: number) => void;
}): ReactNode {
  const [id, setId] = useState<number | null>(props.options[0]?.id ?? null);
  return (
    <>
      {props.options.length > 20 ? (
        <ComboBox<number> label={props.label} options={props.options} value={id} onChange={setId} />
      ) : (
        <Select<number> label={props.label} options={props.options} value={id} onChange={setId} />
      )}
      <div className="filter-form-foot">
        <Button
          kind="primary"
          isDisabled={id === null}
          onPress={() => {
            if (id !== null) props.onPick(id);
          }}
        >
          Add filter
        </Button>
      </div>
    </>
  );
}

function AttributeForm(props: {
  readonly attributeId: number;
  readonly onAdd: (condition: AttributeCondition) => void;
}): ReactNode {
  const { attributeId } = props;
  const { data: values } = useQuery('voices.grid.values', { attributeId });
  const [op, setOp] = useState<AttributeCondition['op']>('is');
  const [value, setValue] = useState('');
  const exact = op === 'is' || op === 'is-not';
  const isReady = !needsValue(op) || value.trim() !== '';
  return (
    <>
      <Select label="Its value" options={operators} value={op} onChange={setOp} />
      {needsValue(op) && exact && values ? (
        <ComboBox<string>
          label="Value"
          options={values.map(({ value: id, count }) => ({ id, label: id, description: String(count) }))}
          value={value === '' ? null : value}
          onChange={(id) => setValue(id ?? '')}
          onCreate={setValue}
        />
      ) : null}
      {needsValue(op) && !exact ? <TextField label="Value" value={value} onChange={setValue} /> : null}
      <div className="filter-form-foot">
        <Button
          kind="primary"
          isDisabled={!isReady}
          onPress={() =>
            props.onAdd(
              needsValue(op) ? { attributeId, op, value: exact ? value : value.trim() } : { attributeId, op },
            )
          }
        >
          Add filter
        </Button>
      </div>
    </>
  );
}
