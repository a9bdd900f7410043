import { type ReactNode, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { formatNumber } from '../../../ui/format.ts';

const part = 100;

/** The first hundred of a long list, and a button for the rest. */
export function useShownPart<T>(
  items: readonly T[],
  noun: string,
): { readonly shown: readonly T[]; readonly more: ReactNode } {
  const [count, setCount] = useState(part);
  if (items.length <= count) return { shown: items, more: null };
  return {
    shown: items.slice(0, count),
    more: (
      <div className="step-more">
        <span className="secondary">
          {formatNumber(count)} of {formatNumber(items.length)} {noun}
        </span>
        <Button onPress={() => setCount(count + 5 * part)}>Show more</Button>
      </div>
    ),
  };
}
