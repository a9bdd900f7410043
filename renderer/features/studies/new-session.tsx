import { type ReactNode, useState } from 'react';
import type { Wave } from '../../../shared/studies/model.ts';
import { useCommand } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

export const sessionKinds = [
  { id: 'interview', label: 'Interview' },
  { id: 'visit', label: 'Visit' },
  { id: 'group', label: 'Group' },
] as const;

export interface NewSessionProps {
  readonly waves: readonly Wave[];
  readonly onClose: () => void;
}

/** Plans an interview, visit or group within a wave. */
export function NewSession({ waves, onClose }: NewSessionProps): ReactNode {
  const add = useCommand('studies.session.add', { quiet: true });
  const [name, setName] = useState('');
  const [kind, setKind] = useState<(typeof sessionKinds)[number]['id']>('interview');
  const [waveId, setWave] = useState(waves.at(-1)?.id ?? 0);
  const [at, setAt] = useState('');
  const isReady = name.trim() !== '' && waveId !== 0;
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const startsAt = at === '' ? null : new Date(at).getTime();
    const result = await add.run({ name, kind, waveId, startsAt });
    if (result.ok) onClose();
  };
  return (
    <Dialog
      title="Add a session"
      isOpen
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={!isReady || add.pending}>
            Add session
          </Button>
        </>
      }
    >
      <div className="study-new">
        <TextField label="Name" autoFocus value={name} onChange={setName} error={add.failure?.message} />
        <Select label="Kind" options={sessionKinds} value={kind} onChange={setKind} />
        <Select<number>
          label="Wave"
          options={waves.map((wave) => ({ id: wave.id, label: wave.name }))}
          value={waveId}
          onChange={setWave}
        />
        <TextField label="Starts" type="datetime-local" value={at} onChange={setAt} />
      </div>
    </Dialog>
  );
}
