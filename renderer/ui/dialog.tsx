import { X } from 'lucide-react';
import type { FormEvent, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button, type ButtonKind } from './button.tsx';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly size?: 'small' | 'medium' | 'large';
  /** Buttons, the primary one last. */
  readonly footer?: ReactNode;
  /** Given: the dialog is a form, and Enter in a field submits it. */
  readonly onSubmit?: () => void;
  /** `alertdialog` for questions that interrupt. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
}

/** A dialog over the screen. Escape and a click outside close it; focus goes back to where it was. */
export function Dialog(props: DialogProps): ReactNode {
  const { title, isOpen, onClose, size = 'small', footer, onSubmit, role = 'dialog', children } = props;
  const body = (
    <>
      <div className="dialog-body">{children}</div>
      {footer === undefined ? null : <div className="dialog-footer">{footer}</div>}
    </>
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <ModalOverlay
      isOpen={isOpen}
      isDismissable={role === 'dialog'}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="dialog-scrim"
    >
      <Modal className={classNames('dialog-window', `dialog-${size}`)}>
        <AriaDialog role={role} className="dialog">
          <header className="dialog-header">
            <Heading slot="title" level={2} className="dialog-title">
              {title}
            </Heading>
            <IconButton label="Close" shortcut="Escape" onPress={onClose}>
              <X size={16} strokeWidth={1.5} aria-hidden="true" />
            </IconButton>
          </header>
          {onSubmit ? (
            <form className="dialog-form" onSubmit={submit}>
              {body}
            </form>
          ) : (
            body
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmProps {
  /** The question, for example "Delete the code “Wait times”?" */
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode;
  /** The verb on the button. */
  readonly verb: string;
  readonly kind?: ButtonKind;
  readonly isOpen: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be undone. Undoable things are done without asking. */
export function Confirm({
  title,
  children,
  verb,
  kind = 'danger',
  isOpen,
  onConfirm,
  onClose,
}: ConfirmProps): ReactNode {
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      role="alertdialog"
      footer={
        <>
          <Button onPress={onClose} autoFocus>
            Cancel
          </Button>
          <Button
            kind={kind}
            onPress={() => {
              onClose();
              onConfirm();
            }}
          >
            {verb}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
