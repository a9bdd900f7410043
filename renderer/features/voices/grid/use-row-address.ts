import { useEffect, useRef } from 'react';
import { useSelectedId } from '../../../app/navigation.ts';

/** Milliseconds the cursor rests before its row is written into the address: browsers refuse a flood of changes. */
const rest = 300;

/**
 * Keeps the row the cursor is on in the address, as `row`, so that a reload and Back come to it. `activeId` is
 * undefined while there is no such row; `onAddressed` is told of a row the address names from outside. Returns what
 * writes a row at once, before the grid is left.
 */
export function useRowAddress(
  activeId: number | undefined,
  onAddressed: (id: number) => void,
): (id: number) => void {
  const [addressed, setAddressed] = useSelectedId('row');
  /** What the address holds as far as the grid knows; another value came from outside. */
  const known = useRef(addressed);
  const write = (id: number): void => {
    known.current = id;
    if (id !== addressed) setAddressed(id, { replace: true });
  };
  const latest = useRef({ onAddressed, write });
  useEffect(() => {
    latest.current = { onAddressed, write };
  });
  useEffect(() => {
    if (addressed === known.current) return;
    known.current = addressed;
    if (addressed !== null) latest.current.onAddressed(addressed);
  }, [addressed]);
  useEffect(() => {
    if (activeId === undefined || activeId === addressed) return;
    const timer = setTimeout(() => latest.current.write(activeId), rest);
    return () => clearTimeout(timer);
  }, [activeId, addressed]);
  return write;
}
