import { type ReactNode, useState } from 'react';
import type { JourneyRow } from '../../../shared/journeys/model.ts';
import { useCommand } from '../../api/query.ts';
import { useGo } from '../../app/navigation.ts';
import { routes } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

export interface JourneyDialogProps {
  /** The journey to rename; null makes a new one and opens it. */
  readonly journey: JourneyRow | null;
  readonly onClose: () => void;
}

/** Names a journey, new or not. */
export function JourneyDialog({ journey, onClose }: JourneyDialogProps): ReactNode {
  const go = useGo();
  const add = useCommand('journeys.journey.add', { quiet: true });
  const edit = useCommand('journeys.journey.edit', { quiet: true });
  const [name, setName] = useState(journey?.name ?? '');
  const [scenario, setScenario] = useState(journey?.scenario ?? '');
  const failure = add.failure ?? edit.failure;
  const submit = async (): Promise<void> => {
    if (name.trim() === '') return;
    if (journey) {
      const result = await edit.run({ id: journey.id, ifRev: journey.rev, name, scenario });
      if (result.ok) onClose();
      return;
    }
    const result = await add.run({ name, scenario });
    if (result.ok) go(routes.journey(result.value.id));
  };
  return (
    <Dialog
      title={journey ? 'Rename the journey' : 'New journey'}
      isOpen
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={name.trim() === '' || add.pending || edit.pending}>
            {journey ? 'Save' : 'Create'}
          </Button>
        </>
      }
    >
      <div className="reading-form">
        <TextField
          label="Name"
          autoFocus
          value={name}
          onChange={setName}
          placeholder="Moving home"
          error={failure?.message}
          maxLength={300}
        />
        <TextField
          label="Scenario"
          description="What the customer is trying to get done. Can be filled in later."
          value={scenario}
          onChange={setScenario}
        />
      </div>
    </Dialog>
  );
}
