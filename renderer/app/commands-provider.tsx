import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useLocation } from 'wouter';
import type { CommandId } from '../../shared/api/commands.ts';
import { useHost } from '../host/context.tsx';
import { isInOverlay, isTyping, shortcutOf } from './command-keys.ts';
import {
  type CommandRegistry,
  type CommandState,
  createCommandRegistry,
  type HandlerOptions,
} from './commands.ts';
import { usePreferences } from './preferences.tsx';
import { placeOf } from './routes.ts';

const CommandsContext = createContext<CommandRegistry | null>(null);

export interface CommandsProviderProps {
  /** For tests; otherwise the provider makes its own. */
  readonly registry?: CommandRegistry;
  readonly children: ReactNode;
}

/** Holds the commands: listens for their keys and keeps a native menu up to date. */
export function CommandsProvider({ registry: given, children }: CommandsProviderProps): ReactNode {
  const [registry] = useState(() => given ?? createCommandRegistry());
  return (
    <CommandsContext.Provider value={registry}>
      <GivenKeys registry={registry} />
      <CommandKeys registry={registry} />
      <NativeMenu registry={registry} />
      {children}
    </CommandsContext.Provider>
  );
}

export function useCommands(): CommandRegistry {
  const registry = useContext(CommandsContext);
  if (!registry) throw new Error('useCommands is used outside CommandsProvider');
  return registry;
}

/** Every command with its label and whether it can run now. */
export function useCommandStates(): readonly CommandState[] {
  const registry = useCommands();
  return useSyncExternalStore(registry.subscribe, registry.states);
}

/** While the calling component is mounted, `handler` runs for the command `id`: from a key, a menu, the palette. */
export function useCommandHandler(id: CommandId, handler: () => void, options: HandlerOptions = {}): void {
  const registry = useCommands();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  const { enabled = true, label } = options;
  const registration = useRef<ReturnType<CommandRegistry['register']> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: enabled and label follow through the effect below
  useEffect(() => {
    const made = registry.register(
      id,
      () => latest.current(),
      label === undefined ? { enabled } : { enabled, label },
    );
    registration.current = made;
    return () => registry.unregister(made);
  }, [registry, id]);
  useEffect(() => {
    if (registration.current)
      registry.update(registration.current, label === undefined ? { enabled } : { enabled, label });
  }, [registry, enabled, label]);
}

/** The shortcut of a command as this keyboard writes it; undefined where it has none. */
export function useShortcut(id: CommandId): string | undefined {
  const { platform } = useHost();
  const state = useCommandStates().find((entry) => entry.definition.id === id);
  return state && shortcutOf(state.definition, platform);
}

/** Keeps the registry's keys those of this machine's preferences. */
function GivenKeys({ registry }: { readonly registry: CommandRegistry }): ReactNode {
  const { keys } = usePreferences().preferences;
  useLayoutEffect(() => registry.setKeys(keys), [registry, keys]);
  return null;
}

function CommandKeys({ registry }: { readonly registry: CommandRegistry }): ReactNode {
  const { platform } = useHost();
  const [path] = useLocation();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.defaultPrevented || isInOverlay(event.target)) return;
      const press = {
        key: event.key,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        shiftKey: event.shiftKey,
        altGraph: event.getModifierState('AltGraph'),
      };
      const context = contextOf(event.target) ?? placeOf(path);
      const id = registry.commandFor(press, { isTyping: isTyping(event.target), context }, platform);
      if (id === null) return;
      event.preventDefault();
      event.stopPropagation();
      registry.run(id);
    };
    // Captured, so that a list's typing-ahead does not move on a key that is a command.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [registry, platform, path]);
  return null;
}

function contextOf(target: EventTarget | null): string | null {
  const element = target instanceof Element ? target.closest('[data-command-context]') : null;
  return element?.getAttribute('data-command-context') ?? null;
}

function NativeMenu({ registry }: { readonly registry: CommandRegistry }): ReactNode {
  const host = useHost();
  useEffect(() => {
    if (!host.capabilities.nativeMenu) return;
    const update = (): void => {
      host.updateMenu(
        registry.states().map(({ definition, label, enabled }) => ({
          id: definition.id,
          label,
          enabled,
          keys: shortcutOf(definition, host.platform) ?? '',
        })),
      );
    };
    let scheduled = false;
    const soon = (): void => {
      if (scheduled) return;
      scheduled = true;
      queueMicrotask(() => {
        scheduled = false;
        update();
      });
    };
    update();
    const offChange = registry.subscribe(soon);
    const offMenu = host.onMenuCommand((id) => registry.run(id));
    return () => {
      offChange();
      offMenu();
    };
  }, [host, registry]);
  return null;
}
