import type { ReactNode } from 'react';
import { Toolbar as AriaToolbar, Separator } from 'react-aria-components';
import './toolbar.css';

/** A row of controls that is one stop of the Tab key; arrow keys move inside it. */
export function Toolbar({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <AriaToolbar aria-label={label} className="toolbar">
      {children}
    </AriaToolbar>
  );
}

export function ToolbarSeparator(): ReactNode {
  return <Separator orientation="vertical" className="toolbar-separator" />;
}
