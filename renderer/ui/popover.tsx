import type { ReactElement, ReactNode, RefObject } from 'react';
import {
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
  Dialog,
  DialogTrigger,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import './popover.css';

export interface FloatProps extends Omit<AriaPopoverProps, 'className' | 'style'> {
  readonly className?: string;
}

/** The floating surface of menus, lists and popovers. */
export function Float({ className, ...props }: FloatProps): ReactNode {
  return <AriaPopover offset={4} {...props} className={classNames('float', className)} />;
}

export interface PopoverProps {
  /** Named for assistive technology. */
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly placement?: AriaPopoverProps['placement'];
  /** For a form of several columns. */
  readonly isWide?: boolean;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** A small surface beside the button that opens it; Escape or a click outside closes it. */
export function Popover({
  label,
  trigger,
  placement = 'bottom start',
  isWide = false,
  children,
}: PopoverProps): ReactNode {
  return (
    <DialogTrigger>
      {trigger}
      <Float placement={placement} {...(isWide ? { className: 'float-wide' } : {})}>
        <Dialog aria-label={label} className="popover">
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </Float>
    </DialogTrigger>
  );
}

export interface AnchoredPopoverProps {
  readonly label: string;
  /** What it points at, for example a highlight in the reader. */
  readonly anchor: RefObject<Element | null>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly placement?: AriaPopoverProps['placement'];
  readonly children: ReactNode;
}

/** A popover that a screen opens and closes itself, beside any element. */
export function AnchoredPopover(props: AnchoredPopoverProps): ReactNode {
  const { label, anchor, isOpen, onClose, placement = 'bottom start', children } = props;
  return (
    <Float
      triggerRef={anchor}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      placement={placement}
    >
      <Dialog aria-label={label} className="popover">
        {children}
      </Dialog>
    </Float>
  );
}
