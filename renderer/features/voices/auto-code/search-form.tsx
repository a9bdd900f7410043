import { History, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, type RefObject, useState } from 'react';
import type { Scope } from '../../../../shared/voices/auto-code/model.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { CodeSwatch } from '../../../ui/code-mark.tsx';
import { countOf } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type CodeChoice, CodePalette } from '../coding/code-palette.tsx';
import type { Codebook } from '../coding/codebook.ts';
import { ConditionBuilder } from '../conditions/condition-builder.tsx';
import { type Draft, type Line, missing, titleOf } from './draft.ts';

const scopes: readonly { readonly id: Scope; readonly label: string }[] = [
  { id: 'match', label: 'The words found' },
  { id: 'sentence', label: 'Their sentence' },
  { id: 'turn', label: 'Their turn or paragraph' },
  { id: 'source', label: 'The whole answer or text' },
];

export interface SearchFormProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly recent: readonly Draft[];
  readonly book: Codebook;
  readonly isLooking: boolean;
  readonly onLook: () => void;
  readonly firstField: RefObject<HTMLInputElement | null>;
}

/** What to look for, in which texts, and what is coded with what. */
export function SearchForm(props: SearchFormProps): ReactNode {
  const { draft, onDraft, recent, book, isLooking, onLook, firstField } = props;
  const [choosing, setChoosing] = useState<number | null>(null);
  const why = missing(draft);
  const change = (line: Line): void =>
    onDraft({ ...draft, lines: draft.lines.map((other) => (other.key === line.key ? line : other)) });
  const add = (): void => {
    const key = Math.max(...draft.lines.map((line) => line.key)) + 1;
    onDraft({ ...draft, lines: [...draft.lines, { key, typed: '', code: null }] });
  };
  const remove = (key: number): void =>
    onDraft({ ...draft, lines: draft.lines.filter((line) => line.key !== key) });
  const chosenLine = draft.lines.find(({ key }) => key === choosing);
  return (
    <form
      className="auto-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (why === undefined && !isLooking) onLook();
      }}
    >
      <div className="auto-form-head">
        <Segmented<'words' | 'pattern'>
          label="How to look"
          options={[
            { id: 'words', label: 'Words' },
            { id: 'pattern', label: 'Pattern' },
          ]}
          value={draft.way}
          onChange={(way) => onDraft({ ...draft, way })}
        />
        {recent.length === 0 ? null : (
          <Menu
            label="Recent searches"
            trigger={
              <Button kind="quiet" icon={<History size={16} strokeWidth={1.5} aria-hidden="true" />}>
                Recent
              </Button>
            }
            items={recent.map((one, index) => ({
              id: String(index),
              label: titleOf(one, (code) => codeName(book, code)),
              onAction: () => onDraft(one),
            }))}
          />
        )}
      </div>
      <p className="secondary auto-hint">
        {draft.way === 'words'
          ? 'Separate terms by commas. Case and accents do not matter; * stands for any letters: delay*.'
          : 'A regular expression as JavaScript has them, without case: \\d+ (hours?|days?).'}
      </p>
      {draft.lines.map((line, index) => (
        <fieldset key={line.key} className="auto-line" aria-label={`Line ${index + 1}`}>
          <TextField
            aria-label={draft.way === 'words' ? 'Look for words' : 'Look for a pattern'}
            placeholder={draft.way === 'words' ? 'delay*, late, “no show”' : '\\d+ (hours?|days?)'}
            value={line.typed}
            onChange={(typed) => change({ ...line, typed })}
            className="auto-line-words"
            {...(index === 0 ? { inputRef: firstField } : {})}
          />
          <Button
            className="auto-line-code"
            onPress={() => setChoosing(line.key)}
            icon={line.code === null ? null : <CodeSwatch colour={colourOf(book, line.code)} />}
          >
            {line.code === null ? 'Choose code' : codeName(book, line.code)}
          </Button>
          {draft.lines.length > 1 ? (
            <IconButton label="Remove this line" onPress={() => remove(line.key)}>
              <Trash2 size={16} strokeWidth={1.5} aria-hidden="true" />
            </IconButton>
          ) : null}
        </fieldset>
      ))}
      <Button kind="quiet" icon={<Plus size={16} strokeWidth={1.5} aria-hidden="true" />} onPress={add}>
        Add words for another code
      </Button>
      {draft.way === 'words' ? (
        <RadioGroup<'any' | 'all'>
          label="Of the terms in a line"
          options={[
            { id: 'any', label: 'Any one is enough' },
            { id: 'all', label: 'All must stand together' },
          ]}
          value={draft.need}
          onChange={(need) => onDraft({ ...draft, need })}
        />
      ) : null}
      <RadioGroup<Scope>
        label="Code"
        options={scopes}
        value={draft.scope}
        onChange={(scope) => onDraft({ ...draft, scope })}
      />
      <div className="field">
        <span className="field-label">Where to look</span>
        {draft.sourceIds === null ? null : (
          <p className="auto-rows">
            <span>Only the {countOf(draft.sourceIds.length, 'row')} chosen in the grid.</span>
            <Button kind="quiet" onPress={() => onDraft({ ...draft, sourceIds: null })}>
              Look everywhere
            </Button>
          </p>
        )}
        <ConditionBuilder
          value={draft.where}
          onChange={(where) => onDraft({ ...draft, where })}
          about="answers"
          label={draft.where !== null ? 'Change' : draft.sourceIds === null ? 'Everywhere' : 'Filter'}
        />
      </div>
      <Checkbox
        isSelected={draft.participantsOnly}
        onChange={(participantsOnly) => onDraft({ ...draft, participantsOnly })}
      >
        Only what participants say
      </Checkbox>
      <div className="auto-form-foot">
        <Button type="submit" isDisabled={why !== undefined || isLooking}>
          Preview
        </Button>
        <span className="secondary">{why ?? 'Nothing is coded yet.'}</span>
      </div>
      <CodePalette
        isOpen={chosenLine !== undefined}
        onClose={() => setChoosing(null)}
        onChoose={(code) => {
          if (chosenLine) change({ ...chosenLine, code });
        }}
        what="what is found"
      />
    </form>
  );
}

/** The name of a code, there already or to be made. */
export function codeName(book: Codebook, code: CodeChoice): string {
  return 'id' in code ? (book.byId.get(code.id)?.name ?? 'a deleted code') : code.name;
}

export function colourOf(book: Codebook, code: CodeChoice): number {
  return 'id' in code ? (book.byId.get(code.id)?.colour ?? 0) : 0;
}
