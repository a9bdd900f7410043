import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import type { Option } from './option.ts';
import './list-box.css';

export interface OptionListProps<K extends string | number> {
  /** Left out in a combo box, which hands its own filtered items down. */
  readonly items?: readonly Option<K>[];
  readonly empty?: string;
}

/** The open list of a select or combo box. */
export function OptionList<K extends string | number>(props: OptionListProps<K>): ReactNode {
  const { items, empty = 'Nothing matches' } = props;
  return (
    <ListBox<Option<K>>
      {...(items ? { items } : {})}
      className="option-list"
      renderEmptyState={() => <p className="option-empty">{empty}</p>}
    >
      {(option) => <OptionItem option={option} />}
    </ListBox>
  );
}

function OptionItem<K extends string | number>({ option }: { readonly option: Option<K> }): ReactNode {
  return (
    <ListBoxItem
      id={option.id}
      textValue={option.label}
      className="option"
      {...(option.isDisabled ? { isDisabled: true } : {})}
    >
      {({ isSelected }) => (
        <>
          <span className="option-check">
            {isSelected ? <Check size={16} strokeWidth={1.5} aria-hidden="true" /> : null}
          </span>
          {option.icon}
          <span className="option-text">
            <Text slot="label" className="clip">
              {option.label}
            </Text>
            {option.description === undefined ? null : (
              <Text slot="description" className="secondary">
                {option.description}
              </Text>
            )}
          </span>
        </>
      )}
    </ListBoxItem>
  );
}
