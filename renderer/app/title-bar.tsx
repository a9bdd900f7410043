import { PanelRight, Redo2, Search, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Workspace } from '../api/cache.ts';
import { useLongCommand, useRunningJobs } from '../api/query.ts';
import { formatShare } from '../ui/format.ts';
import { IconButton, IconToggle } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { AppMenu } from './app-menu.tsx';
import { CoderMenu } from './coder-menu.tsx';
import { useCommands, useShortcut } from './commands-provider.tsx';
import { SavedState } from './saved-state.tsx';
import { UnconfirmedMark } from './unconfirmed-mark.tsx';
import './title-bar.css';

export interface TitleBarProps {
  readonly workspace: Workspace;
  /** null: the screen shows nothing in the inspector. */
  readonly inspector: { readonly isOpen: boolean; readonly onToggle: (open: boolean) => void } | null;
}

/** The workspace's name and state, undo and redo, the palette, and who is coding. */
export function TitleBar({ workspace, inspector }: TitleBarProps): ReactNode {
  const inspectorKeys = useShortcut('view.inspector');
  return (
    <header className="title-bar" data-pane="">
      <div className="title-start">
        <AppMenu />
        <h1 className="title-name clip" title={workspace.name}>
          {workspace.name}
        </h1>
        <SavedState workspace={workspace} />
        <UnconfirmedMark />
        <UndoButtons workspace={workspace} />
        <LongWork />
      </div>
      <PaletteButton />
      <div className="title-end">
        <CoderMenu />
        {inspector ? (
          <IconToggle
            label={inspector.isOpen ? 'Hide the inspector' : 'Show the inspector'}
            shortcut={inspectorKeys}
            isSelected={inspector.isOpen}
            onChange={inspector.onToggle}
          >
            <PanelRight size={16} strokeWidth={1.5} aria-hidden="true" />
          </IconToggle>
        ) : null}
      </div>
    </header>
  );
}

function UndoButtons({ workspace }: { readonly workspace: Workspace }): ReactNode {
  const registry = useCommands();
  const undoKeys = useShortcut('edit.undo');
  const redoKeys = useShortcut('edit.redo');
  const { undoLabel, redoLabel, readOnly } = workspace;
  return (
    <div className="title-undo">
      <IconButton
        label="Undo"
        hint={undoLabel === null ? 'Nothing to undo' : `Undo: ${undoLabel}`}
        shortcut={undoKeys}
        isDisabled={undoLabel === null || readOnly}
        onPress={() => registry.run('edit.undo')}
      >
        <Undo2 size={16} strokeWidth={1.5} aria-hidden="true" />
      </IconButton>
      <IconButton
        label="Redo"
        hint={redoLabel === null ? 'Nothing to redo' : `Redo: ${redoLabel}`}
        shortcut={redoKeys}
        isDisabled={redoLabel === null || readOnly}
        onPress={() => registry.run('edit.redo')}
      >
        <Redo2 size={16} strokeWidth={1.5} aria-hidden="true" />
      </IconButton>
    </div>
  );
}

function PaletteButton(): ReactNode {
  const registry = useCommands();
  const shortcut = useShortcut('view.palette');
  return (
    <AriaButton className="palette-button" onPress={() => registry.run('view.palette')}>
      <Search size={16} strokeWidth={1.5} aria-hidden="true" />
      <span className="clip">Find anything</span>
      {shortcut === undefined ? null : <Kbd quiet shortcut={shortcut} />}
    </AriaButton>
  );
}

/** What runs in the background, in a few words; the screen that started it shows the rest. */
function LongWork(): ReactNode {
  const jobs = useRunningJobs();
  const command = useLongCommand();
  const job = jobs[0];
  const shown = command
    ? { label: command.label, progress: command.progress }
    : job && job.job.state === 'running'
      ? { label: job.label, progress: job.job.progress }
      : null;
  if (!shown) return null;
  return (
    <span className="title-work clip" role="status">
      {shown.label}
      {shown.progress === null ? '' : ` ${formatShare(shown.progress)}`}
    </span>
  );
}
