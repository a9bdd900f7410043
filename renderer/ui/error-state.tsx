import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import './states.css';

export interface ErrorStateProps {
  /** What could not be done, for example "The studies could not be read". */
  readonly title: string;
  /** The failure's own sentence: what happened and what to do next. */
  readonly message: string;
  /** The log line of an internal failure. */
  readonly reference?: string | undefined;
  readonly onRetry?: () => void;
  readonly actions?: ReactNode;
  readonly isSmall?: boolean;
}

/** What stands where something could not be shown. */
export function ErrorState({
  title,
  message,
  reference,
  onRetry,
  actions,
  isSmall = false,
}: ErrorStateProps): ReactNode {
  return (
    <div className="state" role="alert" data-small={isSmall ? '' : undefined}>
      <span className="state-icon" data-danger="" aria-hidden="true">
        <CircleAlert size={isSmall ? 16 : 24} strokeWidth={1.5} />
      </span>
      <h3 className="state-title">{title}</h3>
      <div className="state-text">{message}</div>
      {reference === undefined ? null : <div className="state-ref">Reference {reference}</div>}
      {onRetry || actions ? (
        <div className="state-actions">
          {onRetry ? <Button onPress={onRetry}>Try again</Button> : null}
          {actions}
        </div>
      ) : null}
    </div>
  );
}
