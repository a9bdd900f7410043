import { createContext, type ReactNode, useContext } from 'react';
import type { Host } from '../../shared/api/host.ts';

const HostContext = createContext<Host | null>(null);

/** Gives every screen the host: files, menus, links. */
export function HostProvider({
  host,
  children,
}: {
  readonly host: Host;
  readonly children: ReactNode;
}): ReactNode {
  return <HostContext.Provider value={host}>{children}</HostContext.Provider>;
}

/** What lies outside the page. Ask for a capability, never which host it is. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('useHost is used outside HostProvider');
  return host;
}
