import { type ReactNode, useEffect, useState } from 'react';
import { useCommand } from '../../../api/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { countOf } from '../../../ui/format.ts';
import { showStatus } from '../../../ui/status.tsx';

/** Asks before the originals are forgotten, and says what goes and what stays. */
export function ConfirmDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const confirm = useCommand('voices.pseudonymise.confirm', { quiet: true });
  const { run: askBackups } = useCommand('workspace.backups', { quiet: true });
  const [backups, setBackups] = useState<number>();
  const [keepKey, setKeepKey] = useState(false);
  const [backupsGo, setBackupsGo] = useState(false);
  const { clear } = confirm;
  useEffect(() => {
    if (!isOpen) return;
    clear();
    setKeepKey(false);
    setBackupsGo(false);
    void askBackups({}).then((result) => setBackups(result.ok ? result.value.length : undefined));
  }, [isOpen, askBackups, clear]);
  const run = async (): Promise<void> => {
    const result = await confirm.run({ keepKey, deleteBackups: backupsGo });
    if (!result.ok) return;
    const gone = result.value.backupsDeleted;
    showStatus({
      tone: 'done',
      text: `Confirmed: what was replaced is no longer in this workspace${gone > 0 ? `, and ${countOf(gone, 'backup')} deleted` : ''}`,
    });
    onClose();
  };
  return (
    <Dialog
      title="Forget the originals for good?"
      isOpen={isOpen}
      onClose={() => {
        if (!confirm.pending) onClose();
      }}
      role="alertdialog"
      size="medium"
      footer={
        <>
          <Button onPress={onClose} isDisabled={confirm.pending} autoFocus>
            Cancel
          </Button>
          <Button kind="danger" isDisabled={confirm.pending} onPress={() => void run()}>
            {confirm.pending ? 'Forgetting…' : 'Forget the originals'}
          </Button>
        </>
      }
    >
      {confirm.failure === null ? null : <Banner tone="danger">{confirm.failure.message}</Banner>}
      <p>This cannot be undone. In this workspace:</p>
      <ul className="pseudonym-goes">
        <li>the whole undo history is cleared, of everything done so far,</li>
        <li>the originals go from the list of replacements, unless you keep the key,</li>
        <li>the search index is built anew and the file is written without free space.</li>
      </ul>
      <Checkbox isSelected={keepKey} onChange={setKeepKey} isDisabled={confirm.pending}>
        Keep the key: originals stay listed beside their replacements
      </Checkbox>
      <p className="secondary">
        With the key the same person gets the same replacement in later imports, and whoever has this file can
        tell who is who.
      </p>
      {backups === undefined || backups === 0 ? null : (
        <>
          <Banner tone="warning">
            {countOf(backups, 'backup')} made before {backups === 1 ? 'holds' : 'hold'} the originals.
          </Banner>
          <Checkbox isSelected={backupsGo} onChange={setBackupsGo} isDisabled={confirm.pending}>
            Delete {backups === 1 ? 'it' : 'them'}, once a new backup is made
          </Checkbox>
        </>
      )}
      <p className="secondary">
        Copies you saved or sent, the files you imported, and what was left unticked are not touched.
      </p>
    </Dialog>
  );
}
