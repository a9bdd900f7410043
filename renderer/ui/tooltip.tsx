import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, type TooltipProps, TooltipTrigger } from 'react-aria-components';
import { Kbd } from './kbd.tsx';
import './tooltip.css';

export interface WithTooltipProps {
  readonly label: ReactNode;
  readonly shortcut?: string | undefined;
  readonly placement?: TooltipProps['placement'];
  /** A control that takes focus (a button of this folder). */
  readonly children: ReactElement;
}

/** Shows what a control is and its shortcut, after a moment of hovering or at once on keyboard focus. */
export function WithTooltip({
  label,
  shortcut,
  placement = 'bottom',
  children,
}: WithTooltipProps): ReactNode {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className="tooltip" offset={6} placement={placement}>
        <span>{label}</span>
        {shortcut === undefined ? null : <Kbd quiet shortcut={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
