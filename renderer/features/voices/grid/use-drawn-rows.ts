import { useCallback, useMemo, useRef, useState } from 'react';
import type { Coding, GridRow } from '../../../../shared/voices/model.ts';
import { useQuery } from '../../../api/query.ts';
import type { CodeChoice } from '../coding/code-palette.tsx';
import type { CodingTarget, Painted } from '../coding/coding-surface.ts';

/** Codings drawn before the store has them: of one code, each on its range; null is the whole text. */
interface Ahead {
  readonly codeId: number;
  readonly on: ReadonlyMap<number, { readonly start: number; readonly end: number } | null>;
  /** The store has answered: rows that are not those seen before hold the truth, also where it was undone since. */
  isSettled: boolean;
  readonly seen: Map<number, GridRow>;
}

/** Milliseconds a coding drawn ahead stays after the store has it: the rows with the real one are here by then. */
const linger = 1500;

export interface DrawnRows {
  readonly drawn: (row: GridRow) => GridRow;
  readonly paint: (choice: CodeChoice, target: CodingTarget) => Painted;
  readonly paintWholes: (choice: CodeChoice, sourceIds: readonly number[]) => () => void;
}

/**
 * Rows as they are shown: the whole of a long text once it is opened, and codings at the moment the key is pressed.
 * A coding drawn ahead goes when the real one is there, or when the store has refused it.
 */
export function useDrawnRows(openId: number | null, coderId: number | undefined): DrawnRows {
  const [ahead, setAhead] = useState<readonly Ahead[]>([]);
  const [wantsWhole, setWantsWhole] = useState<number | null>(null);
  const whole = useQuery('voices.source.read', { id: wantsWhole ?? 1 }, { enabled: wantsWhole !== null });
  const asked = useRef(wantsWhole);
  asked.current = wantsWhole;
  const text = whole.data !== undefined && whole.data.id === openId ? whole.data.text : undefined;

  const drop = useCallback((one: Ahead, after: number) => {
    setTimeout(() => setAhead((list) => list.filter((other) => other !== one)), after);
  }, []);
  const begin = useCallback(
    (codeId: number, on: Ahead['on']) => {
      const one: Ahead = { codeId, on, isSettled: false, seen: new Map() };
      setAhead((list) => [...list, one]);
      return (isThere: boolean) => {
        one.isSettled = true;
        drop(one, isThere ? linger : 0);
      };
    },
    [drop],
  );
  const paint = useCallback(
    (choice: CodeChoice, { sourceId, start, end }: CodingTarget): Painted => {
      if (!('id' in choice)) return { settle: () => undefined };
      const settle = begin(choice.id, new Map([[sourceId, { start, end }]]));
      return { settle: (id) => settle(id !== null) };
    },
    [begin],
  );
  const paintWholes = useCallback(
    (choice: CodeChoice, sourceIds: readonly number[]) => {
      if (!('id' in choice)) return () => undefined;
      const settle = begin(choice.id, new Map(sourceIds.map((id) => [id, null])));
      return () => settle(true);
    },
    [begin],
  );
  // A row keeps its identity while nothing about it changes, so that it is not drawn again.
  const kept = useMemo(() => new WeakMap<GridRow, GridRow>(), []);
  const drawn = useCallback(
    (row: GridRow): GridRow => {
      const isOpen = row.id === openId;
      if (isOpen && row.cut && asked.current !== row.id) queueMicrotask(() => setWantsWhole(row.id));
      const coming = ahead.flatMap((one, index) => codingAhead(one, row, coderId ?? 0, -1 - index));
      const isWhole = isOpen && row.cut && text !== undefined;
      if (coming.length === 0 && !isWhole) return row;
      const before = kept.get(row);
      const codings = [...row.codings, ...coming];
      const next = { ...row, codings, ...(isWhole ? { text, cut: false } : {}) };
      if (before && isSame(before, next)) return before;
      kept.set(row, next);
      return next;
    },
    [ahead, openId, text, coderId, kept],
  );
  return { drawn, paint, paintWholes };
}

/** The coding to draw on a row: none where the real one is there. */
function codingAhead(one: Ahead, row: GridRow, coderId: number, id: number): readonly Coding[] {
  const { codeId, on, seen } = one;
  const range = on.get(row.id);
  if (range === undefined || row.length === 0) return [];
  if (!one.isSettled) seen.set(row.id, row);
  else if (seen.get(row.id) !== row) return [];
  const { start, end } = range ?? { start: 0, end: row.length };
  const isThere = row.codings.some(
    (coding) =>
      coding.codeId === codeId && coding.coderId === coderId && coding.start <= start && coding.end >= end,
  );
  if (isThere) return [];
  return [{ id, rev: 0, sourceId: row.id, codeId, coderId, start, end, touchpointId: null, rating: null }];
}

function isSame(a: GridRow, b: GridRow): boolean {
  return (
    a.text === b.text &&
    a.codings.length === b.codings.length &&
    a.codings.every(
      (coding, index) => coding.id === b.codings[index]?.id && coding.codeId === b.codings[index]?.codeId,
    )
  );
}
