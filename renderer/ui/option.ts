import type { ReactNode } from 'react';

/** One choice of a select, combo box, radio group or segmented control. */
export interface Option<K extends string | number> {
  readonly id: K;
  readonly label: string;
  /** A second, quieter line. */
  readonly description?: string;
  readonly icon?: ReactNode;
  /** The key that chooses it, for assistive technology. */
  readonly keys?: string;
  readonly isDisabled?: boolean;
}

/** The option's own id for a key that came back from a control, or null. */
export function idOfKey<K extends string | number>(options: readonly Option<K>[], key: unknown): K | null {
  return options.find((option) => option.id === key)?.id ?? null;
}
