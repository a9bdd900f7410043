import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Option } from './option.ts';
import './segmented.css';

export interface SegmentedProps<K extends string> {
  readonly label: string;
  readonly options: readonly Option<K>[];
  readonly value: K;
  readonly onChange: (value: K) => void;
}

/** Two to five ways of showing the same thing, side by side. */
export function Segmented<K extends string>({
  label,
  options,
  value,
  onChange,
}: SegmentedProps<K>): ReactNode {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const option = options.find((item) => keys.has(item.id));
        if (option) onChange(option.id);
      }}
      className="segmented"
    >
      {options.map((option) => (
        <ToggleButton
          key={option.id}
          id={option.id}
          className="segment"
          isDisabled={option.isDisabled ?? false}
          {...(option.keys === undefined ? {} : { 'aria-keyshortcuts': option.keys })}
        >
          {option.icon}
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
