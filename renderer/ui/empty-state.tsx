import type { ReactNode } from 'react';
import './states.css';

export interface EmptyStateProps {
  /** One icon of 24 px, drawn quietly. */
  readonly icon?: ReactNode;
  readonly title: string;
  /** What belongs here, in a sentence or two. */
  readonly children?: ReactNode;
  /** How to begin: buttons. */
  readonly actions?: ReactNode;
  /** For a part of a screen rather than the whole. */
  readonly isSmall?: boolean;
}

/** What a list shows when nothing is in it: what belongs here, and how to begin. */
export function EmptyState({ icon, title, children, actions, isSmall = false }: EmptyStateProps): ReactNode {
  return (
    <div className="state" data-small={isSmall ? '' : undefined}>
      {icon ? (
        <span className="state-icon" aria-hidden="true">
          {icon}
        </span>
      ) : null}
      <h3 className="state-title">{title}</h3>
      {children === undefined ? null : <div className="state-text">{children}</div>}
      {actions ? <div className="state-actions">{actions}</div> : null}
    </div>
  );
}
