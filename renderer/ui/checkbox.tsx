import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components';
import { classNames } from './class-names.ts';
import './checkbox.css';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'children' | 'style'> {
  readonly children?: ReactNode;
  readonly className?: string;
}

/** On, off, or partly on. Without children, give an `aria-label`. */
export function Checkbox({ children, className, ...props }: CheckboxProps): ReactNode {
  return (
    <AriaCheckbox {...props} className={classNames('checkbox', className)}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className="checkbox-box" aria-hidden="true">
            {isIndeterminate ? <Minus size={12} strokeWidth={2.5} /> : null}
            {isSelected && !isIndeterminate ? <Check size={12} strokeWidth={2.5} /> : null}
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  );
}
