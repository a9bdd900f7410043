import { type ReactNode, useState } from 'react';
import { type Pattern, patterns } from '../../../shared/studies/model.ts';
import { useCommand, useQuery } from '../../api/query.ts';
import { useGo, useSelectedId } from '../../app/navigation.ts';
import { routes } from '../../app/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { patternWords } from './pattern-words.ts';

const options = patterns.map((id) => ({
  id,
  label: `${patternWords[id].name}: ${patternWords[id].short}`,
  description: patternWords[id].what,
}));

/** Names a new study and its pattern; with `touchpoint` in the address it listens there from the start. */
export function NewStudy({ onClose }: { readonly onClose: () => void }): ReactNode {
  const go = useGo();
  const add = useCommand('studies.study.add', { quiet: true });
  const link = useCommand('studies.study.link');
  const [touchpointId] = useSelectedId('touchpoint');
  const { data: touchpoints } = useQuery('journeys.touchpoints', {}, { enabled: touchpointId !== null });
  const touchpoint = touchpoints?.find(({ id }) => id === touchpointId);
  const [name, setName] = useState('');
  const [pattern, setPattern] = useState<Pattern>('past');
  const submit = async (): Promise<void> => {
    if (name.trim() === '') return;
    const result = await add.run({ name, pattern });
    if (!result.ok) return;
    const { id } = result.value;
    if (touchpoint) await link.run({ id, touchpointIds: [touchpoint.id] });
    go(routes.study(id));
  };
  return (
    <Dialog
      title="New study"
      size="medium"
      isOpen
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={name.trim() === '' || add.pending}>
            Create
          </Button>
        </>
      }
    >
      <div className="study-new">
        {touchpoint ? (
          <p>
            It will listen at <strong dir="auto">{touchpoint.name}</strong>.
          </p>
        ) : null}
        <TextField
          label="Name"
          autoFocus
          value={name}
          onChange={setName}
          error={add.failure?.message}
          maxLength={300}
          placeholder="After the installation"
        />
        <RadioGroup<Pattern> label="Pattern" options={options} value={pattern} onChange={setPattern} />
      </div>
    </Dialog>
  );
}
