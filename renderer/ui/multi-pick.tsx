import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button as AriaButton, Label, Tag, TagGroup, TagList } from 'react-aria-components';
import { ComboBox } from './combo-box.tsx';
import type { Option } from './option.ts';
import './multi-pick.css';

export interface MultiPickProps {
  readonly label: string;
  readonly options: readonly Option<number>[];
  readonly chosen: readonly number[];
  readonly onChange: (chosen: readonly number[]) => void;
  /** Given: a name that matches nothing makes a new one. */
  readonly onCreate?: (name: string) => void;
  readonly placeholder: string;
  /** What is said while nothing is chosen. */
  readonly empty: string;
}

/** Several of a long list: chosen ones stand as marks (Delete removes one), a field adds more by name. */
export function MultiPick(props: MultiPickProps): ReactNode {
  const { label, options, chosen, onChange, onCreate, placeholder, empty } = props;
  // A field that has handed its choice over starts afresh.
  const [turn, setTurn] = useState(0);
  const items = chosen.flatMap((id) => options.find((option) => option.id === id) ?? []);
  const rest = options.filter((option) => !chosen.includes(option.id));
  return (
    <div className="multi-pick">
      <TagGroup className="field" onRemove={(keys) => onChange(chosen.filter((id) => !keys.has(id)))}>
        <Label className="field-label">{label}</Label>
        <TagList
          className="multi-pick-tags"
          items={items}
          renderEmptyState={() => <span className="secondary">{empty}</span>}
        >
          {(option) => (
            <Tag id={option.id} textValue={option.label} className="multi-pick-tag">
              <span className="clip" dir="auto">
                {option.label}
              </span>
              <AriaButton slot="remove" className="multi-pick-remove">
                <X size={12} strokeWidth={2} aria-hidden="true" />
              </AriaButton>
            </Tag>
          )}
        </TagList>
      </TagGroup>
      <ComboBox<number>
        key={`${turn} ${rest.length}`}
        aria-label={placeholder}
        options={rest}
        value={null}
        onChange={(id) => {
          if (id === null) return;
          onChange([...chosen, id]);
          setTurn(turn + 1);
        }}
        {...(onCreate
          ? {
              onCreate: (name: string) => {
                onCreate(name);
                setTurn(turn + 1);
              },
            }
          : {})}
        placeholder={placeholder}
      />
    </div>
  );
}
