import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { ApiProvider } from '../../../renderer/api/provider.tsx';
import { useWorkspace } from '../../../renderer/api/query.ts';
import { CommandsProvider } from '../../../renderer/app/commands-provider.tsx';
import { InspectorProvider } from '../../../renderer/app/inspector.tsx';
import { Messages } from '../../../renderer/app/messages.tsx';
import { HostProvider } from '../../../renderer/host/context.tsx';
import type { Host } from '../../../shared/api/host.ts';
import { testHost } from '../../fixtures/test-host.ts';
import type { ImportRig } from '../../jobs/import-plan/rig.ts';

function heightOf(this: HTMLElement): number {
  return this.getAttribute('role') === 'row' || this.getAttribute('role') === 'option' ? 29 : 600;
}

/** jsdom lays nothing out: rows are said to be 29 px high and all else 600, so that virtual lists show rows. */
export function layOut(): void {
  Object.defineProperties(HTMLElement.prototype, {
    offsetHeight: { configurable: true, get: heightOf },
    clientHeight: { configurable: true, get: heightOf },
    offsetWidth: { configurable: true, get: () => 1200 },
  });
  Element.prototype.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
}

function Opened({ children }: { readonly children: ReactNode }): ReactNode {
  return useWorkspace() ? children : null;
}

/** A screen on a real store, as the window shows it while a workspace is open. */
export function show(rig: ImportRig, children: ReactNode, host: Host = testHost()) {
  return render(
    <ApiProvider transport={rig.transport} onFailure={() => undefined}>
      <HostProvider host={host}>
        <CommandsProvider>
          <InspectorProvider>
            <Opened>
              <main data-command-context="voices">{children}</main>
            </Opened>
          </InspectorProvider>
          <Messages />
        </CommandsProvider>
      </HostProvider>
    </ApiProvider>,
  );
}
