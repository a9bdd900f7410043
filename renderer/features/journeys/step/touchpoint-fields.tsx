import type { ReactNode } from 'react';
import type { MapStep, Touchpoint } from '../../../../shared/journeys/model.ts';
import { useClient } from '../../../api/provider.tsx';
import { useQuery } from '../../../api/query.ts';
import { useRevised } from '../../../api/revised.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { SavedField } from '../../../ui/saved-field.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';

/** What customers expect of the step's touchpoint, and who looks after it. Shared by every step that uses it. */
export function TouchpointFields({ step }: { readonly step: MapStep }): ReactNode {
  const { data: touchpoints } = useQuery('journeys.touchpoints', {});
  if (step.touchpointId === null) {
    return (
      <EmptyState isSmall title="This step has no touchpoint">
        Press F2 on the step in the map and name the touchpoint: the place where the customer meets the
        company.
      </EmptyState>
    );
  }
  const touchpoint = touchpoints?.find(({ id }) => id === step.touchpointId);
  return touchpoint ? <Fields key={touchpoint.id} touchpoint={touchpoint} /> : <Skeleton rows={6} />;
}

function Fields({ touchpoint }: { readonly touchpoint: Touchpoint }): ReactNode {
  const client = useClient();
  const save = useRevised(touchpoint);
  const { id } = touchpoint;
  const set = (fields: Partial<Touchpoint>) => {
    const { name, channels, owner, rationalExpectation, emotionalExpectation } = fields;
    const changed = {
      ...(name === undefined ? {} : { name }),
      ...(channels === undefined ? {} : { channels }),
      ...(owner === undefined ? {} : { owner }),
      ...(rationalExpectation === undefined ? {} : { rationalExpectation }),
      ...(emotionalExpectation === undefined ? {} : { emotionalExpectation }),
    };
    return save((ifRev) => client.call('journeys.touchpoint.edit', { id, ifRev, fields: changed }));
  };
  return (
    <div className="touchpoint-fields">
      <SavedField
        label="Touchpoint"
        value={touchpoint.name}
        isRequired
        onSave={(name) => set({ name })}
        description="Shared by every step at this touchpoint"
      />
      <SavedField
        label="Rational expectation"
        rows={2}
        value={touchpoint.rationalExpectation}
        onSave={(rationalExpectation) => set({ rationalExpectation })}
        placeholder="What should work, and how fast: “the engineer comes in the window I was given”"
      />
      <SavedField
        label="Emotional expectation"
        rows={2}
        value={touchpoint.emotionalExpectation}
        onSave={(emotionalExpectation) => set({ emotionalExpectation })}
        placeholder="How it should feel: “somebody takes care of me”"
      />
      <SavedField
        label="Channels"
        value={touchpoint.channels}
        onSave={(channels) => set({ channels })}
        placeholder="Phone, web, shop"
      />
      <SavedField label="Owner" value={touchpoint.owner} onSave={(owner) => set({ owner })} />
    </div>
  );
}
