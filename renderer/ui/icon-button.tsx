import type { ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  ToggleButton as AriaToggleButton,
  type TooltipProps,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { WithTooltip } from './tooltip.tsx';
import './icon-button.css';

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'> {
  /** Its name for assistive technology, and the first line of the tooltip. */
  readonly label: string;
  /** A longer tooltip than the name, for example with what will be undone. */
  readonly hint?: ReactNode;
  readonly shortcut?: string | undefined;
  readonly placement?: TooltipProps['placement'];
  readonly className?: string;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A 28 px button holding one lucide icon; its name and shortcut are in the tooltip. */
export function IconButton(allProps: IconButtonProps): ReactNode {
  const { label, hint, shortcut, placement, className, children, ...props } = allProps;
  return (
    <WithTooltip label={hint ?? label} shortcut={shortcut} {...(placement ? { placement } : {})}>
      <AriaButton {...props} aria-label={label} className={classNames('icon-button', className)}>
        {children}
      </AriaButton>
    </WithTooltip>
  );
}

export interface IconToggleProps {
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}

/** An icon button that stays down while the thing it names is on. */
export function IconToggle({ label, shortcut, children, ...props }: IconToggleProps): ReactNode {
  return (
    <WithTooltip label={label} shortcut={shortcut}>
      <AriaToggleButton {...props} aria-label={label} className="icon-button">
        {children}
      </AriaToggleButton>
    </WithTooltip>
  );
}
