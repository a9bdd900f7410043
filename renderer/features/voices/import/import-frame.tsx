import type { ReactNode } from 'react';
import { Pane } from '../../../ui/pane.tsx';

export interface ImportFrameProps {
  readonly title: string;
  /** "File 2 of 3" where there are several. */
  readonly place: string;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The import screen's own frame: what is imported above, what can be done next below. */
export function ImportFrame({ title, place, footer, children }: ImportFrameProps): ReactNode {
  return (
    <Pane
      label="Import"
      className="import"
      heading={
        <h2 className="pane-title clip" title={title}>
          {title}
        </h2>
      }
      actions={place === '' ? null : <span className="secondary">{place}</span>}
    >
      <div className="import-scroll">{children}</div>
      {footer ? <div className="import-foot">{footer}</div> : null}
    </Pane>
  );
}
