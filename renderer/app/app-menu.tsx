import { Menu as MenuIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { menus } from '../../shared/api/commands.ts';
import { useHost } from '../host/context.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { shortcutOf } from './command-keys.ts';
import type { CommandRegistry, CommandState } from './commands.ts';
import { useCommandStates, useCommands } from './commands-provider.tsx';

/** The menus, on a button, where the host draws no menu of its own. */
export function AppMenu(): ReactNode {
  const host = useHost();
  const registry = useCommands();
  const states = useCommandStates();
  if (host.capabilities.nativeMenu) return null;
  const items: MenuEntry[] = menus.map((menu) => ({
    id: menu.id,
    label: menu.label,
    items: menuEntries(
      states.filter((state) => state.definition.menu === menu.id),
      registry,
      host.platform,
    ),
  }));
  return (
    <Menu
      label="Menu"
      items={items}
      trigger={
        <IconButton label="Menu">
          <MenuIcon size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
      }
    />
  );
}

function menuEntries(
  states: readonly CommandState[],
  registry: CommandRegistry,
  platform: 'mac' | 'windows' | 'linux',
): MenuEntry[] {
  return states.flatMap(({ definition, label, enabled }, index) => {
    const before = states[index - 1];
    const line: MenuEntry[] =
      before && before.definition.group !== definition.group
        ? [{ id: `${definition.id}-line`, separator: true }]
        : [];
    const entry: MenuEntry = {
      id: definition.id,
      label,
      shortcut: shortcutOf(definition, platform),
      isDisabled: !enabled,
      onAction: () => registry.run(definition.id),
    };
    return [...line, entry];
  });
}
