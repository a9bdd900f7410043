import { type ReactNode, useEffect } from 'react';
import { useWorkspace } from '../../api/query.ts';
import { useHash } from '../../app/navigation.ts';
import { Pane } from '../../ui/pane.tsx';
import { Appearance } from './appearance.tsx';
import { Backups } from './backups.tsx';
import { Coders } from './coders.tsx';
import { KeyMapSection } from './key-map-section.tsx';
import { VerifyTexts } from './verify-texts.tsx';
import './settings.css';

/** What can be set: on this machine, and in the open workspace. */
export function SettingsScreen(): ReactNode {
  const workspace = useWorkspace();
  const hash = useHash();
  useEffect(() => {
    if (hash === '') return;
    const section = document.getElementById(hash.slice(1));
    section?.scrollIntoView();
    // Tab goes on from the section that was asked for.
    section?.focus({ preventScroll: true });
  }, [hash]);
  return (
    <Pane label="Settings">
      <div className="settings">
        <Appearance />
        <KeyMapSection />
        {workspace ? (
          <>
            <Coders isReadOnly={workspace.readOnly} />
            <Backups workspaceName={workspace.name} isOpen />
            <VerifyTexts />
          </>
        ) : (
          <Backups workspaceName="Workspace" isOpen={false} />
        )}
      </div>
    </Pane>
  );
}
