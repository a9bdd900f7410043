import type { ReactNode } from 'react';
import type { Tone } from './banner.tsx';
import './badge.css';

export interface BadgeProps {
  readonly tone?: Tone | 'neutral' | 'accent';
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A small word or number beside a thing: a status, a count. */
export function Badge({ tone = 'neutral', icon, children }: BadgeProps): ReactNode {
  return (
    <span className="badge" data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}
