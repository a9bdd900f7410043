import { Check, ChevronRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Separator,
  SubmenuTrigger,
  Text,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import { Float, type FloatProps } from './popover.tsx';
import './list-box.css';
import './menu.css';

/** A line of a menu, as data. */
export type MenuEntry =
  | {
      readonly id: string;
      readonly label: string;
      readonly icon?: ReactNode;
      readonly shortcut?: string | undefined;
      readonly isDisabled?: boolean;
      readonly isDanger?: boolean;
      /** Given: the line is a choice that is on or off. */
      readonly isChecked?: boolean;
      readonly onAction: () => void;
    }
  | { readonly id: string; readonly label: string; readonly items: readonly MenuEntry[] }
  | { readonly id: string; readonly separator: true };

export interface MenuProps {
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly items: readonly MenuEntry[];
  readonly placement?: FloatProps['placement'];
}

/** A menu on a button. */
export function Menu({ label, trigger, items, placement = 'bottom start' }: MenuProps): ReactNode {
  return (
    <MenuTrigger>
      {trigger}
      <Float {...(placement ? { placement } : {})}>
        <MenuItems label={label} items={items} />
      </Float>
    </MenuTrigger>
  );
}

/** The open menu itself, for use inside another floating surface. */
export function MenuItems({ label, items }: Pick<MenuProps, 'label' | 'items'>): ReactNode {
  return (
    <AriaMenu aria-label={label} className={classNames('menu', items.some(hasMark) && 'menu-marked')}>
      {items.map((entry) => renderEntry(entry))}
    </AriaMenu>
  );
}

/** Whether an entry needs the narrow column before the labels. */
function hasMark(entry: MenuEntry): boolean {
  return 'onAction' in entry && (entry.icon !== undefined || entry.isChecked !== undefined);
}

function renderEntry(entry: MenuEntry): ReactElement {
  if ('separator' in entry) return <Separator key={entry.id} className="menu-separator" />;
  if ('items' in entry) {
    return (
      <SubmenuTrigger key={entry.id}>
        <AriaMenuItem id={entry.id} className="menu-item" textValue={entry.label}>
          <span className="menu-icon" />
          <Text slot="label" className="menu-label">
            {entry.label}
          </Text>
          <ChevronRight size={14} strokeWidth={1.5} aria-hidden="true" />
        </AriaMenuItem>
        <Float offset={-2}>
          <MenuItems label={entry.label} items={entry.items} />
        </Float>
      </SubmenuTrigger>
    );
  }
  return (
    <AriaMenuItem
      key={entry.id}
      id={entry.id}
      className="menu-item"
      textValue={entry.label}
      onAction={entry.onAction}
      isDisabled={entry.isDisabled ?? false}
      {...(entry.isDanger ? { 'data-danger': '' } : {})}
    >
      <span className="menu-icon">
        {entry.isChecked ? <Check size={16} strokeWidth={1.5} aria-hidden="true" /> : entry.icon}
      </span>
      {/* The keys are read with the label: what is to be seen belongs to the name. */}
      <Text slot="label" className="menu-label">
        <span>
          {entry.label}
          {entry.isChecked === undefined ? null : (
            <span className="sr-only">{entry.isChecked ? ', on' : ', off'}</span>
          )}
        </span>{' '}
        {entry.shortcut === undefined ? null : <Kbd quiet shortcut={entry.shortcut} />}
      </Text>
    </AriaMenuItem>
  );
}
