import { Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { Wave, WaveFields } from '../../../shared/studies/model.ts';
import { useClient } from '../../api/provider.tsx';
import { useCommand, useQuery } from '../../api/query.ts';
import { useRevised } from '../../api/revised.ts';
import { useCommandHandler, useShortcut } from '../../app/commands-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { formatNumber } from '../../ui/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { SavedField } from '../../ui/saved-field.tsx';
import { SavedCount, SavedDate } from '../../ui/saved-parts.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showStatus } from '../../ui/status.tsx';
import { waveStatusWords } from './pattern-words.ts';

const counts = [
  ['invited', 'Invited'],
  ['reached', 'Reached'],
  ['completed', 'Completed'],
  ['partial', 'Partial'],
  ['refused', 'Refused'],
] as const;
const dates = [
  ['plannedStart', 'Planned start'],
  ['plannedEnd', 'Planned end'],
  ['actualStart', 'Actual start'],
  ['actualEnd', 'Actual end'],
] as const;
const statuses = (['planned', 'fielding', 'closed'] as const).map((id) => ({
  id,
  label: waveStatusWords[id],
}));

/** The study's waves as a table that is typed into; Tab goes from cell to cell. */
export function WaveTable({ studyId }: { readonly studyId: number }): ReactNode {
  const waves = useQuery('studies.waves', { studyId });
  const add = useCommand('studies.wave.add');
  const box = useRef<HTMLElement>(null);
  const keys = useShortcut('studies.newWave');
  const rows = waves.data ?? [];
  const create = async (): Promise<void> => {
    const result = await add.run({ studyId, name: `Wave ${rows.length + 1}` });
    if (!result.ok) return;
    // The row comes with the table's next reading.
    const id = result.value.id;
    for (let tries = 0; tries < 20; tries++) {
      const field = box.current?.querySelector<HTMLInputElement>(`[data-wave="${id}"] input`);
      if (field) {
        field.focus();
        field.select();
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  useCommandHandler('studies.newWave', () => void create());
  return (
    <section ref={box} className="study-section" aria-label="Waves">
      <div className="study-section-bar">
        <h3>Waves</h3>
        <Button
          icon={<Plus size={16} strokeWidth={1.5} aria-hidden="true" />}
          isDisabled={add.pending}
          onPress={() => void create()}
        >
          Add a wave
        </Button>
        {keys === undefined ? null : <span className="secondary">or press {keys}</span>}
      </div>
      {waves.error ? (
        <ErrorState
          isSmall
          title="The waves could not be read"
          message={waves.error.message}
          onRetry={() => void waves.refetch()}
        />
      ) : waves.data === undefined ? (
        <Skeleton rows={2} />
      ) : rows.length === 0 ? (
        <EmptyState isSmall title="No waves yet">
          A wave is one run of the study: when it was planned, when it took place, and how many people took
          part.
        </EmptyState>
      ) : (
        <div className="wave-scroll">
          <table className="wave-table">
            <thead>
              <tr>
                <th scope="col">Wave</th>
                <th scope="col">Status</th>
                {[...dates, ...counts].map(([id, label]) => (
                  <th
                    key={id}
                    scope="col"
                    data-number={counts.some(([count]) => count === id) ? '' : undefined}
                  >
                    {label}
                  </th>
                ))}
                <th scope="col" data-number="">
                  Sources
                </th>
                <td />
              </tr>
            </thead>
            <tbody>
              {rows.map((wave) => (
                <WaveRow key={wave.id} wave={wave} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function WaveRow({ wave }: { readonly wave: Wave }): ReactNode {
  const client = useClient();
  const saveRevised = useRevised(wave);
  const remove = useCommand('studies.wave.delete');
  const undo = useCommand('workspace.undo');
  const { id, name } = wave;
  const save = (fields: Partial<WaveFields>) =>
    saveRevised((ifRev) => client.call('studies.wave.edit', { id, ifRev, fields }));
  const deleteWave = async (): Promise<void> => {
    const result = await remove.run({ id });
    if (!result.ok) return;
    showStatus({
      tone: 'done',
      text: `Deleted ${name}.`,
      commit: result.seq,
      action: { label: 'Undo', onPress: () => void undo.run({}) },
    });
  };
  return (
    <tr data-wave={id}>
      <th scope="row" className="wave-name">
        <SavedField
          isQuiet
          isRequired
          label="Name of the wave"
          value={name}
          onSave={(next) => save({ name: next })}
        />
      </th>
      <td>
        <Select
          aria-label={`Status of ${name}`}
          options={statuses}
          value={wave.status}
          onChange={(status) => void save({ status })}
        />
      </td>
      {dates.map(([field, label]) => (
        <td key={field}>
          <SavedDate
            isQuiet
            label={`${label} of ${name}`}
            value={wave[field]}
            onSave={(value) => save({ [field]: value })}
          />
        </td>
      ))}
      {counts.map(([field, label]) => (
        <td key={field} data-number="">
          <SavedCount
            label={`${label} in ${name}`}
            value={wave[field]}
            onSave={(value) => save({ [field]: value })}
          />
        </td>
      ))}
      <td data-number="" className="number">
        {formatNumber(wave.sources)}
      </td>
      <td>
        <IconButton label={`Delete ${name}`} onPress={() => void deleteWave()}>
          <Trash2 size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
      </td>
    </tr>
  );
}
