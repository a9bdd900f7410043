import { ArrowDown, ArrowUp, Group as GroupIcon, Plus, Trash2, Ungroup } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Condition } from '../../../../shared/voices/condition.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton, IconToggle } from '../../../ui/icon-button.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { draftOf, fieldOf, fieldsFor } from './fields.ts';
import { PickButton } from './pick-button.tsx';
import { QuestionFields } from './question-fields.tsx';
import {
  add,
  type Draft,
  type Group,
  group,
  intoGroup,
  isFinished,
  move,
  outOfGroup,
  type Part,
  question,
  remove,
  replace,
  toCondition,
  toTree,
} from './tree.ts';
import type { ConditionChoices } from './use-names.ts';
import './conditions.css';

export interface ConditionEditorProps {
  readonly value: Condition | null;
  readonly onChange: (condition: Condition | null) => void;
  readonly about: 'answers' | 'quotes';
  readonly choices: ConditionChoices;
}

/**
 * Puts a condition together: questions in groups joined by AND or OR, each of them turned round by NOT. Every change
 * counts at once as far as it is finished. Alt with the arrow keys moves a question, into a group and out of one.
 */
export function ConditionEditor({ value, onChange, about, choices }: ConditionEditorProps): ReactNode {
  const [tree, setTree] = useState(() =>
    value === null ? group('all', [question({ test: 'text', words: '' })]) : toTree(value),
  );
  const sent = useRef(JSON.stringify(value));
  const fresh = useRef<number | null>(value === null ? (tree.parts[0]?.key ?? null) : null);
  // A condition from elsewhere (Back, a chip taken away) replaces what is being edited.
  useEffect(() => {
    const text = JSON.stringify(value);
    if (text === sent.current) return;
    sent.current = text;
    setTree(toTree(value));
  }, [value]);
  const change = (next: Group): void => {
    setTree(next);
    const condition = toCondition(next);
    const text = JSON.stringify(condition);
    if (text === sent.current) return;
    sent.current = text;
    onChange(condition);
  };
  const begin = (groupKey: number): void => {
    const part = question({ test: 'text', words: '' });
    fresh.current = part.key;
    change(add(tree, groupKey, part));
  };
  return (
    <div className="condition-editor">
      <GroupView
        here={tree}
        isTop
        tree={tree}
        about={about}
        choices={choices}
        fresh={fresh}
        onTree={change}
        onBegin={begin}
      />
    </div>
  );
}

interface PartProps {
  readonly tree: Group;
  readonly about: 'answers' | 'quotes';
  readonly choices: ConditionChoices;
  /** The question just begun, which takes the focus once. */
  readonly fresh: { current: number | null };
  readonly onTree: (tree: Group) => void;
  readonly onBegin: (groupKey: number) => void;
}

function GroupView(props: PartProps & { readonly here: Group; readonly isTop?: boolean }): ReactNode {
  const { here, isTop = false, tree, onTree, onBegin, ...rest } = props;
  const add2 = (): void => onBegin(here.key);
  return (
    <fieldset className="condition-group" data-top={isTop ? '' : undefined} aria-label={groupName(here)}>
      <div className="condition-group-head">
        <Segmented<'all' | 'any'>
          label="How these are joined"
          options={[
            { id: 'all', label: 'All of these' },
            { id: 'any', label: 'Any of these' },
          ]}
          value={here.join}
          onChange={(join) => onTree(replace(tree, here.key, { ...here, join }))}
        />
        {isTop ? null : <PartTools tree={tree} part={here} onTree={onTree} />}
      </div>
      <ul className="condition-parts">
        {here.parts.map((part) => (
          <li key={part.key} className="condition-part">
            {part.kind === 'group' ? (
              <GroupView {...rest} tree={tree} onTree={onTree} onBegin={onBegin} here={part} />
            ) : (
              <QuestionView {...rest} tree={tree} onTree={onTree} onBegin={onBegin} here={part} />
            )}
          </li>
        ))}
      </ul>
      <div className="condition-group-foot">
        <Button kind="quiet" icon={<Plus size={16} strokeWidth={1.5} aria-hidden="true" />} onPress={add2}>
          Add a condition
        </Button>
        {isTop && here.parts.length > 1 ? (
          <Button kind="quiet" onPress={() => onTree({ ...tree, parts: [] })}>
            Remove all
          </Button>
        ) : null}
      </div>
    </fieldset>
  );
}

function groupName({ join, isNot, parts }: Group): string {
  return `${isNot ? 'Not ' : ''}${join === 'all' ? 'all' : 'any'} of ${parts.length}`;
}

function QuestionView(props: PartProps & { readonly here: Extract<Part, { kind: 'question' }> }): ReactNode {
  const { here, tree, about, choices, fresh, onTree } = props;
  const fields = fieldsFor(choices, about);
  const current = fieldOf(here.asked);
  const shown = fields.find(({ id }) => id === current)?.name ?? 'A deleted attribute';
  const ask = (asked: Draft): void => onTree(replace(tree, here.key, { ...here, asked }));
  const isFresh = fresh.current === here.key;
  useEffect(() => {
    if (isFresh) fresh.current = null;
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    const moved = keyed(tree, here.key, event.key);
    if (moved === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onTree(moved);
  };
  return (
    <div
      className="condition-row"
      data-open={isFinished(here.asked) ? undefined : ''}
      onKeyDownCapture={onKeyDown}
    >
      <PickButton
        label="Ask about"
        shown={shown}
        options={fields}
        onChange={(id) => ask(draftOf(id, choices))}
        autoFocus={isFresh}
      />
      <QuestionFields asked={here.asked} choices={choices} onChange={ask} />
      <PartTools tree={tree} part={here} onTree={onTree} />
    </div>
  );
}

/** The tree after an arrow key with Alt, or undefined for another key. */
function keyed(tree: Group, key: number, pressed: string): Group | undefined {
  switch (pressed) {
    case 'ArrowUp':
      return move(tree, key, -1);
    case 'ArrowDown':
      return move(tree, key, 1);
    case 'ArrowRight':
      return intoGroup(tree, key);
    case 'ArrowLeft':
      return outOfGroup(tree, key);
    default:
      return undefined;
  }
}

function PartTools(props: {
  readonly tree: Group;
  readonly part: Part;
  readonly onTree: (tree: Group) => void;
}): ReactNode {
  const { tree, part, onTree } = props;
  const { key } = part;
  return (
    <span className="condition-tools">
      <IconToggle
        label="Not: what does not fit"
        isSelected={part.isNot}
        onChange={(isNot) => onTree(replace(tree, key, { ...part, isNot }))}
      >
        <span className="condition-not">NOT</span>
      </IconToggle>
      <IconButton label="Move up" shortcut="Alt+ArrowUp" onPress={() => onTree(move(tree, key, -1))}>
        <ArrowUp size={16} strokeWidth={1.5} aria-hidden="true" />
      </IconButton>
      <IconButton label="Move down" shortcut="Alt+ArrowDown" onPress={() => onTree(move(tree, key, 1))}>
        <ArrowDown size={16} strokeWidth={1.5} aria-hidden="true" />
      </IconButton>
      <IconButton
        label="Put into a group"
        shortcut="Alt+ArrowRight"
        onPress={() => onTree(intoGroup(tree, key))}
      >
        <GroupIcon size={16} strokeWidth={1.5} aria-hidden="true" />
      </IconButton>
      <IconButton
        label="Take out of its group"
        shortcut="Alt+ArrowLeft"
        isDisabled={tree.parts.some((entry) => entry.key === key)}
        onPress={() => onTree(outOfGroup(tree, key))}
      >
        <Ungroup size={16} strokeWidth={1.5} aria-hidden="true" />
      </IconButton>
      <IconButton label="Remove" onPress={() => onTree(remove(tree, key))}>
        <Trash2 size={16} strokeWidth={1.5} aria-hidden="true" />
      </IconButton>
    </span>
  );
}
