import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import type { Workspace } from '../api/cache.ts';
import { useRemembered } from '../ui/remembered.ts';
import { SplitPanes } from '../ui/splitter.tsx';
import { useCommandHandler } from './commands-provider.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { InspectorProvider, useInspectorSlot } from './inspector.tsx';
import { Notices } from './notices.tsx';
import { watchPanes } from './panes.ts';
import { Rail } from './rail.tsx';
import { placeOf, places } from './routes.ts';
import { TitleBar } from './title-bar.tsx';
import './frame.css';

export interface FrameProps {
  readonly workspace: Workspace;
  readonly children: ReactNode;
}

/** The window around every screen of an open workspace: title bar, rail, work area, inspector. */
export function Frame({ workspace, children }: FrameProps): ReactNode {
  return (
    <InspectorProvider>
      <FrameLayout workspace={workspace}>{children}</FrameLayout>
    </InspectorProvider>
  );
}

function FrameLayout({ workspace, children }: FrameProps): ReactNode {
  const [path] = useLocation();
  const place = placeOf(path);
  const slot = useInspectorSlot();
  const [isWanted, setWanted] = useRemembered('inspector', true, (value) => typeof value === 'boolean');
  const isInspecting = slot.count > 0 && isWanted;
  useCommandHandler('view.inspector', () => setWanted(!isWanted), { enabled: slot.count > 0 });
  useEffect(watchPanes, []);
  useEffect(() => {
    const screen = places.find((entry) => entry.id === place)?.label ?? 'Settings';
    document.title = `${screen} – ${workspace.name}`;
  }, [place, workspace.name]);
  return (
    <div className="frame">
      <TitleBar
        workspace={workspace}
        inspector={slot.count > 0 ? { isOpen: isWanted, onToggle: setWanted } : null}
      />
      <div className="frame-middle">
        <Rail />
        <div className="frame-work">
          <Notices workspace={workspace} />
          <SplitPanes
            name="inspector"
            label="Width of the inspector"
            sized="second"
            initial={320}
            min={240}
            max={560}
            isSecondHidden={!isInspecting}
            first={
              <main className="frame-main" data-command-context={place ?? undefined}>
                <ErrorBoundary what="This screen" resetKey={path}>
                  {children}
                </ErrorBoundary>
              </main>
            }
            second={
              <aside
                ref={slot.setElement}
                className="frame-inspector"
                aria-label="Inspector"
                data-pane=""
                data-command-context={place ?? undefined}
                tabIndex={-1}
              />
            }
          />
        </div>
      </div>
    </div>
  );
}
