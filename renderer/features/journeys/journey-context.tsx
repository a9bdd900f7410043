import type { ReactNode } from 'react';
import type { JourneyMap } from '../../../shared/journeys/model.ts';
import { useClient } from '../../api/provider.tsx';
import { useQuery } from '../../api/query.ts';
import { useRevised } from '../../api/revised.ts';
import { ComboBox } from '../../ui/combo-box.tsx';
import { SavedField } from '../../ui/saved-field.tsx';
import { useSend } from './map/use-map-commands.ts';

/** Whose journey it is and in which situation; typed in place. */
export function JourneyContext({ map }: { readonly map: JourneyMap }): ReactNode {
  const client = useClient();
  const send = useSend();
  const save = useRevised(map);
  const { data: personas = [] } = useQuery('people.personas', {});
  const current = personas.find(({ name }) => name === map.persona)?.id ?? null;
  const setPersona = (personaId: number | null): void => {
    if (personaId === current) return;
    void save((ifRev) => client.call('journeys.journey.edit', { id: map.id, ifRev, personaId }));
  };
  const addPersona = async (name: string): Promise<void> => {
    const made = await send('people.persona.add', { name });
    if (made) setPersona(made.id);
  };
  return (
    <div className="journey-context">
      <div className="journey-field">
        <span className="journey-field-name" aria-hidden="true">
          Persona
        </span>
        <ComboBox<number>
          // A persona that arrives later is a new value, not something typed.
          key={`${map.persona ?? ''} ${personas.length}`}
          aria-label="Persona"
          options={personas.map(({ id, name }) => ({ id, label: name }))}
          value={current}
          onChange={setPersona}
          onCreate={(name) => void addPersona(name)}
          placeholder="Whose journey is it?"
        />
      </div>
      <div className="journey-field journey-scenario">
        <span className="journey-field-name" aria-hidden="true">
          Scenario
        </span>
        <SavedField
          label="Scenario"
          isQuiet
          value={map.scenario}
          onSave={(scenario) =>
            save((ifRev) => client.call('journeys.journey.edit', { id: map.id, ifRev, scenario }))
          }
          placeholder="What are they trying to get done?"
        />
      </div>
    </div>
  );
}
