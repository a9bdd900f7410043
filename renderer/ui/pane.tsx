import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import './pane.css';

export interface PaneProps {
  /** Named for assistive technology and F6; shown unless `heading` is given. */
  readonly label: string;
  /** What stands in the pane's bar instead of its name. */
  readonly heading?: ReactNode;
  /** Controls at the end of the bar. */
  readonly actions?: ReactNode;
  /** The bar is left out. */
  readonly isBare?: boolean;
  /** Nothing inside takes the focus: the body does, so that it can be scrolled by keyboard. */
  readonly isText?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** One of the one to three panes of the work area; F6 moves between them. */
export function Pane({
  label,
  heading,
  actions,
  isBare = false,
  isText = false,
  className,
  children,
}: PaneProps): ReactNode {
  return (
    <section aria-label={label} data-pane="" tabIndex={-1} className={classNames('pane', className)}>
      {isBare ? null : (
        <header className="pane-bar">
          <div className="pane-heading">{heading ?? <h2 className="pane-title clip">{label}</h2>}</div>
          {actions ? <div className="pane-actions">{actions}</div> : null}
        </header>
      )}
      <div className="pane-body" {...(isText ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}>
        {children}
      </div>
    </section>
  );
}
