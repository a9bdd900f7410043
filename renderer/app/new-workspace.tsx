import { createContext, type ReactNode, useContext, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useCommandHandler } from './commands-provider.tsx';
import { usePreferences } from './preferences.tsx';
import { useWorkspaceActions } from './workspace-actions.ts';

const NewWorkspaceContext = createContext<() => void>(() => undefined);

/** Holds the dialog that begins a new workspace, and the command for it. */
export function NewWorkspaceProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  useCommandHandler('workspace.new', () => setOpen(true));
  return (
    <NewWorkspaceContext.Provider value={() => setOpen(true)}>
      {children}
      {isOpen ? <NewWorkspaceDialog onClose={() => setOpen(false)} /> : null}
    </NewWorkspaceContext.Provider>
  );
}

/** Opens the dialog. */
export function useNewWorkspace(): () => void {
  return useContext(NewWorkspaceContext);
}

function NewWorkspaceDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { preferences } = usePreferences();
  const actions = useWorkspaceActions();
  const [name, setName] = useState('');
  const [coder, setCoder] = useState(preferences.coderName);
  // Out of sight while the place is chosen, and back if that was given up.
  const [isChoosing, setChoosing] = useState(false);
  const canGoOn = name.trim() !== '' && !actions.busy;
  const submit = async (): Promise<void> => {
    if (!canGoOn) return;
    setChoosing(true);
    const isDone = await actions.create(name, coder);
    setChoosing(false);
    if (isDone) onClose();
  };
  return (
    <Dialog
      title="New workspace"
      isOpen={!isChoosing}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={!canGoOn}>
            Choose where to keep it…
          </Button>
        </>
      }
    >
      <TextField
        label="Client or programme"
        value={name}
        onChange={setName}
        maxLength={120}
        autoFocus
        description="One workspace is one file with everything in it."
      />
      <TextField
        label="Your name"
        value={coder}
        onChange={setCoder}
        maxLength={80}
        description="Every coding carries the name of the person who made it."
      />
    </Dialog>
  );
}
