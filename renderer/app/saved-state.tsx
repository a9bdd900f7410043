import { Check, CircleAlert, LoaderCircle, Lock } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Workspace } from '../api/cache.ts';
import { useConnected, usePendingCommands } from '../api/provider.tsx';
import { type Unsaved, useUnsaved } from '../api/unsaved.ts';
import { WithTooltip } from '../ui/tooltip.tsx';

interface Said {
  readonly text: string;
  readonly more: string;
  readonly tone: 'quiet' | 'bad';
  readonly icon: ReactNode;
}

const icon = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const;

/** What can truthfully be said about the file at this moment. */
function say(workspace: Workspace, pending: number, unsaved: Unsaved, connected: boolean): Said {
  if (!connected) {
    return {
      text: 'Not connected',
      more: 'Touchline does not answer. What was saved is safe.',
      tone: 'bad',
      icon: <CircleAlert {...icon} />,
    };
  }
  if (workspace.savedState === 'not-saved') {
    const reason = workspace.notices.findLast((notice) => notice.kind === 'disk-full')?.message;
    return {
      text: 'Not saved',
      more: reason ?? 'The last change could not be written to the file.',
      tone: 'bad',
      icon: <CircleAlert {...icon} />,
    };
  }
  if (workspace.savedState === 'read-only') {
    return {
      text: 'Read-only',
      more: workspace.readOnlyReason ?? 'This file cannot be changed here.',
      tone: 'quiet',
      icon: <Lock {...icon} />,
    };
  }
  if (unsaved === 'refused') {
    return {
      text: 'Not saved',
      more: 'What you typed last was not taken; the screen it is on says why.',
      tone: 'bad',
      icon: <CircleAlert {...icon} />,
    };
  }
  if (pending > 0 || unsaved === 'waiting') {
    return {
      text: 'Saving',
      more: 'The last change is being written.',
      tone: 'quiet',
      icon: <LoaderCircle {...icon} />,
    };
  }
  return { text: 'Saved', more: 'Every change is in the file.', tone: 'quiet', icon: <Check {...icon} /> };
}

/** The saved state in the title bar. Assistive technology hears it when it has settled, not at every key. */
export function SavedState({ workspace }: { readonly workspace: Workspace }): ReactNode {
  const said = say(workspace, usePendingCommands(), useUnsaved(), useConnected());
  const heard = useSettled(said.text, said.tone === 'bad' ? 0 : 1500);
  return (
    <>
      <WithTooltip label={said.more}>
        <AriaButton className="saved-state" data-tone={said.tone} aria-label={`${said.text}. ${said.more}`}>
          {said.icon}
          <span>{said.text}</span>
        </AriaButton>
      </WithTooltip>
      <span role="status" className="sr-only">
        {heard}
      </span>
    </>
  );
}

function useSettled(text: string, ms: number): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return settled;
}
