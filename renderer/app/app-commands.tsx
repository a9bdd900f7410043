import { type ReactNode, useState } from 'react';
import type { Workspace } from '../api/cache.ts';
import { useCommand } from '../api/query.ts';
import { useHost } from '../host/context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { showStatus } from '../ui/status.tsx';
import { useCommandHandler } from './commands-provider.tsx';
import { useGo } from './navigation.ts';
import { focusPane } from './panes.ts';
import { nextTextSize, usePreferences } from './preferences.tsx';
import { routes } from './routes.ts';
import { useWorkspaceActions } from './workspace-actions.ts';

/** The commands of the window itself; each place adds its own. */
export function AppCommands({ workspace }: { readonly workspace: Workspace | null }): ReactNode {
  const isOpen = workspace !== null;
  return (
    <>
      <FileCommands workspace={workspace} />
      <ViewCommands />
      <GoCommands isOpen={isOpen} />
      {workspace ? <EditCommands workspace={workspace} /> : null}
    </>
  );
}

function FileCommands({ workspace }: { readonly workspace: Workspace | null }): ReactNode {
  const actions = useWorkspaceActions();
  const go = useGo();
  const enabled = workspace !== null;
  const name = workspace?.name ?? '';
  useCommandHandler('workspace.open', () => void actions.open());
  useCommandHandler('workspace.openExample', () => void actions.openExample());
  useCommandHandler('workspace.saveCopy', () => void actions.saveCopy(name), { enabled });
  useCommandHandler('workspace.backups', () => go(`${routes.settings}#backups`), { enabled });
  useCommandHandler('workspace.verify', () => go(`${routes.settings}#verify`), { enabled });
  useCommandHandler('workspace.close', () => void actions.close(), { enabled });
  useCommandHandler('workspace.settings', () => go(routes.settings));
  return null;
}

function EditCommands({ workspace }: { readonly workspace: Workspace }): ReactNode {
  const undo = useCommand('workspace.undo');
  const redo = useCommand('workspace.redo');
  const { undoLabel, redoLabel, readOnly } = workspace;
  // What changed may be out of sight, so it is said.
  const undoOne = async (): Promise<void> => {
    const result = await undo.run({});
    if (result.ok && result.value.label !== null)
      showStatus({ tone: 'done', text: `Undone: ${result.value.label}` });
  };
  const redoOne = async (): Promise<void> => {
    const result = await redo.run({});
    if (result.ok && result.value.label !== null)
      showStatus({ tone: 'done', text: `Done again: ${result.value.label}` });
  };
  useCommandHandler('edit.undo', () => void undoOne(), {
    enabled: undoLabel !== null && !readOnly,
    ...(undoLabel === null ? {} : { label: `Undo ${undoLabel}` }),
  });
  useCommandHandler('edit.redo', () => void redoOne(), {
    enabled: redoLabel !== null && !readOnly,
    ...(redoLabel === null ? {} : { label: `Redo ${redoLabel}` }),
  });
  return null;
}

function ViewCommands(): ReactNode {
  const { preferences, change } = usePreferences();
  const { textSize } = preferences;
  const go = useGo();
  const [isAboutOpen, setAboutOpen] = useState(false);
  const resize = (by: 1 | -1): void => void change({ textSize: nextTextSize(textSize, by) });
  useCommandHandler('view.textLarger', () => resize(1), { enabled: textSize < 2 });
  useCommandHandler('view.textSmaller', () => resize(-1), { enabled: textSize > 0.8 });
  useCommandHandler('view.textReset', () => void change({ textSize: 1 }));
  useCommandHandler('view.themeSystem', () => void change({ theme: 'system' }));
  useCommandHandler('view.themeLight', () => void change({ theme: 'light' }));
  useCommandHandler('view.themeDark', () => void change({ theme: 'dark' }));
  useCommandHandler('view.nextPane', () => focusPane(1));
  useCommandHandler('view.previousPane', () => focusPane(-1));
  useCommandHandler('go.back', () => window.history.back());
  useCommandHandler('go.forward', () => window.history.forward());
  useCommandHandler('help.keyboard', () => go(routes.keyboard));
  useCommandHandler('help.about', () => setAboutOpen(true));
  return <About isOpen={isAboutOpen} onClose={() => setAboutOpen(false)} />;
}

function GoCommands({ isOpen }: { readonly isOpen: boolean }): ReactNode {
  const go = useGo();
  const options = { enabled: isOpen };
  useCommandHandler('go.home', () => go(routes.home), options);
  useCommandHandler('go.studies', () => go(routes.studies), options);
  useCommandHandler('go.voices', () => go(routes.voices), options);
  useCommandHandler('go.journeys', () => go(routes.journeys), options);
  useCommandHandler('go.reports', () => go(routes.reports), options);
  useCommandHandler('go.people', () => go(routes.people), options);
  useCommandHandler('studies.newStudy', () => go(`${routes.studies}?new=study`), options);
  useCommandHandler('journeys.newJourney', () => go(`${routes.journeys}?new=journey`), options);
  useCommandHandler('help.activity', () => go(`${routes.home}#activity`), options);
  return null;
}

function About({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }): ReactNode {
  const { version } = useHost();
  return (
    <Dialog
      title="Touchline"
      isOpen={isOpen}
      onClose={onClose}
      footer={<Button onPress={onClose}>Close</Button>}
    >
      <p>A workbench for customer-experience research.</p>
      <p className="secondary">
        Version {version === '' ? 'unknown' : version}. MIT licence. Nothing you do here leaves this machine.
      </p>
    </Dialog>
  );
}
