import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from './class-names.ts';
import './button.css';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  /** One `primary` per screen. */
  readonly kind?: ButtonKind;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that says a verb. */
export function Button({ kind = 'secondary', icon, children, className, ...props }: ButtonProps): ReactNode {
  return (
    <AriaButton {...props} className={classNames('button', `button-${kind}`, className)}>
      {icon}
      <span className="button-label">{children}</span>
    </AriaButton>
  );
}
