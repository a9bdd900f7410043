import { useEffect, useMemo, useRef, useState } from 'react';
import type { TableName } from '../../../../shared/api/tables.ts';
import { useApi } from '../../../api/provider.tsx';
import type { Order } from './use-order.ts';

/** What coding writes; anything else that changes may have added or taken rows. */
const byCoding: ReadonlySet<TableName> = new Set<TableName>([
  'coding',
  'code',
  'code_event',
  'code_example',
  'evidence',
  'reading',
  'handover_rating',
  'memo',
  'settlement',
  'suggestion_refusal',
]);

export interface HeldOrder extends Order {
  /** Rows that stand there still, though by now they do not fit what is asked. */
  readonly left: number;
  /** Rows that fit by now and do not stand there yet. */
  readonly come: number;
  /** Shows what fits now. */
  readonly renew: () => void;
}

/**
 * The order of rows that coding itself decides: a row that was coded stays where it is until the list is asked for
 * anew, so that going down row after row misses none. `asked` names what the order answers; null holds nothing.
 */
export function useHeldOrder(order: Order, asked: string | null): HeldOrder {
  const { client } = useApi();
  const held = useRef<{ readonly asked: string; readonly data: NonNullable<Order['data']> } | null>(null);
  const isReleased = useRef(false);
  const [round, setRound] = useState(0);
  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.type === 'changed' && !event.tables.every((table) => byCoding.has(table)))
          isReleased.current = true;
      }),
    [client],
  );
  const { data, isPlaceholderData } = order;
  if (asked === null || data === undefined) held.current = null;
  else if (!isPlaceholderData && data !== held.current?.data) {
    if (held.current?.asked !== asked || isReleased.current) {
      held.current = { asked, data };
      isReleased.current = false;
    }
  }
  const shown = held.current?.data ?? data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking anew changes what is held, which React does not see
  const { left, come } = useMemo(() => {
    if (shown === undefined || data === undefined || shown === data) return { left: 0, come: 0 };
    const fits = new Set(data.ids);
    const stands = new Set(shown.ids);
    return {
      left: shown.ids.reduce((count, id) => count + (fits.has(id) ? 0 : 1), 0),
      come: data.ids.reduce((count, id) => count + (stands.has(id) ? 0 : 1), 0),
    };
  }, [shown, data, round]);
  return {
    ...order,
    data: shown,
    left,
    come,
    renew: () => {
      if (asked !== null && data !== undefined) held.current = { asked, data };
      setRound((now) => now + 1);
    },
  };
}
