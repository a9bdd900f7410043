import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';
import './states.css';

const widths = ['62%', '48%', '71%', '55%', '66%', '40%', '58%', '74%'] as const;

/** True once `ms` have passed while `isWaiting`; false again as soon as the wait is over. */
export function useAfter(ms: number, isWaiting = true): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    if (!isWaiting) {
      setPassed(false);
      return;
    }
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms, isWaiting]);
  return passed && isWaiting;
}

/** Grey rows where a list is about to be; only after 150 ms, so that quick answers do not flicker. */
export function Skeleton({
  rows = 6,
  label = 'Loading',
}: {
  readonly rows?: number;
  readonly label?: string;
}): ReactNode {
  const isShown = useAfter(150);
  if (!isShown) return null;
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
          key={row}
          className="skeleton-row"
          style={{ '--skeleton-width': widths[row % widths.length] } as CSSProperties}
        />
      ))}
    </div>
  );
}
