import type { ReactNode } from 'react';

/** The product's mark: what was expected, and what was experienced. */
export function Mark(): ReactNode {
  return (
    <svg width="40" height="40" viewBox="0 0 32 32" aria-hidden="true" className="mark">
      <path
        d="M2 11c6 0 8-5 14-5s8 5 14 5"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <path
        d="M2 12.5c6 0 8 13 14 13s8-9 14-9"
        fill="none"
        stroke="var(--gap-worst)"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}
