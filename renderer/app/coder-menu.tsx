import { ChevronDown, EyeOff, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useCommand, useQuery, useRefresh, useWorkspace } from '../api/query.ts';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { showStatus } from '../ui/status.tsx';
import { useCommandHandler } from './commands-provider.tsx';
import { useGo } from './navigation.ts';
import { routes } from './routes.ts';

/** Whose name every coding is given just now, and whether others' work is hidden; always in sight, and changed here. */
export function CoderMenu(): ReactNode {
  const { data: coders } = useQuery('workspace.coders', {});
  const choose = useCommand('workspace.coder.choose');
  const blind = useHiddenOthers();
  const canWrite = useWorkspace()?.readOnly === false;
  const refresh = useRefresh();
  const go = useGo();
  const active = coders?.find((coder) => coder.isActive);
  if (coders === undefined) return null;
  const items: MenuEntry[] = [
    ...coders
      .filter((coder) => !coder.isConsensus)
      .map((coder) => ({
        id: `coder-${coder.id}`,
        label: coder.name,
        isChecked: coder.isActive,
        isDisabled: !canWrite,
        onAction: () => {
          if (!coder.isActive) void choose.run({ id: coder.id }).then(() => refresh('workspace.coders'));
        },
      })),
    { id: 'line', separator: true },
    {
      id: 'hide',
      label: 'Hide others’ work',
      isChecked: blind.isHidden,
      isDisabled: !blind.canChange,
      onAction: blind.toggle,
    },
    { id: 'manage', label: 'Coders…', onAction: () => go(`${routes.settings}#coders`) },
  ];
  const name = active?.name ?? 'nobody';
  return (
    <Menu
      label="Who is coding"
      placement="bottom end"
      items={items}
      trigger={
        <AriaButton
          className="coder-button"
          aria-label={blind.isHidden ? `Coding as ${name}, others’ work is hidden` : `Coding as ${name}`}
          {...(blind.isHidden ? { 'data-blind': '' } : {})}
        >
          <UserRound size={16} strokeWidth={1.5} aria-hidden="true" />
          <span className="clip">{active?.name ?? 'Nobody is coding'}</span>
          {blind.isHidden ? (
            <span className="coder-blind">
              <EyeOff size={14} strokeWidth={1.5} aria-hidden="true" />
              <span>others hidden</span>
            </span>
          ) : null}
          <ChevronDown size={14} strokeWidth={1.5} aria-hidden="true" />
        </AriaButton>
      }
    />
  );
}

/** Whether coders are blind to each other just now, and the command that changes it. */
function useHiddenOthers(): {
  readonly isHidden: boolean;
  readonly canChange: boolean;
  readonly toggle: () => void;
} {
  const { data } = useQuery('workspace.coder.hidden', {});
  const hide = useCommand('workspace.coder.hideOthers');
  const workspace = useWorkspace();
  const isHidden = data?.hidesOthers ?? false;
  const canChange = data !== undefined && workspace?.readOnly === false;
  const change = async (): Promise<void> => {
    const result = await hide.run({ hide: !isHidden });
    if (!result.ok) return;
    showStatus({
      tone: 'done',
      text: isHidden
        ? 'Everybody’s codings are shown.'
        : 'Only your own codings are shown and counted. Agreement alone looks at all.',
    });
  };
  const toggle = (): void => void change();
  useCommandHandler('voices.hideOthers', toggle, {
    enabled: canChange,
    ...(isHidden ? { label: 'Show others’ work' } : {}),
  });
  return { isHidden, canChange, toggle };
}
