import { ChevronDown, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useCommand, useQuery, useRefresh } from '../api/query.ts';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { useGo } from './navigation.ts';
import { routes } from './routes.ts';

/** Whose name every coding is given just now; always in sight, and changed here. */
export function CoderMenu(): ReactNode {
  const { data: coders } = useQuery('workspace.coders', {});
  const choose = useCommand('workspace.coder.choose');
  const refresh = useRefresh();
  const go = useGo();
  const active = coders?.find((coder) => coder.isActive);
  if (coders === undefined) return null;
  const items: MenuEntry[] = [
    ...coders.map((coder) => ({
      id: `coder-${coder.id}`,
      label: coder.name,
      isChecked: coder.isActive,
      onAction: () => {
        if (!coder.isActive) void choose.run({ id: coder.id }).then(() => refresh('workspace.coders'));
      },
    })),
    { id: 'line', separator: true },
    { id: 'manage', label: 'Coders…', onAction: () => go(`${routes.settings}#coders`) },
  ];
  return (
    <Menu
      label="Who is coding"
      placement="bottom end"
      items={items}
      trigger={
        <AriaButton className="coder-button" aria-label={`Coding as ${active?.name ?? 'nobody'}`}>
          <UserRound size={16} strokeWidth={1.5} aria-hidden="true" />
          <span className="clip">{active?.name ?? 'Nobody is coding'}</span>
          <ChevronDown size={14} strokeWidth={1.5} aria-hidden="true" />
        </AriaButton>
      }
    />
  );
}
