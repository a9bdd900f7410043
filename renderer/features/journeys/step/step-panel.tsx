import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { JourneyMap, MapFilter, StepEvidence } from '../../../../shared/journeys/model.ts';
import { useQuery } from '../../../api/query.ts';
import { useAddressParam } from '../../../app/navigation.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { PeopleTable } from './people-table.tsx';
import { perPerson } from './per-person.ts';
import { QuoteList } from './quote-list.tsx';
import { ReadingList } from './reading-list.tsx';
import { StepSummary } from './step-summary.tsx';
import { TouchpointFields } from './touchpoint-fields.tsx';
import './step.css';

const tabIds = ['quotes', 'people', 'readings', 'touchpoint'] as const;
type TabId = (typeof tabIds)[number];

export interface StepPanelProps {
  readonly map: JourneyMap;
  readonly stepId: number;
  readonly filter: MapFilter;
  readonly onClose: () => void;
}

/** One step opened: its gap, and everything it stands on, down to the customers' words. */
export function StepPanel({ map, stepId, filter, onClose }: StepPanelProps): ReactNode {
  const evidence = useQuery('journeys.step.evidence', { stepId, filter }, { keepPrevious: true });
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step that is opened takes the focus, once
  useEffect(() => box.current?.focus({ preventScroll: true }), [stepId]);
  const data = evidence.data?.step.id === stepId ? evidence.data : undefined;
  const step = map.stages.flatMap(({ steps }) => steps).find(({ id }) => id === stepId);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the step from anywhere in it
    <div
      ref={box}
      className="step-panel"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (
          event.key === 'Escape' &&
          !event.defaultPrevented &&
          event.currentTarget.contains(event.target as Node)
        )
          onClose();
      }}
    >
      <header className="step-head">
        <IconButton label="Back to where it breaks" shortcut="Escape" onPress={onClose}>
          <ArrowLeft size={16} strokeWidth={1.5} aria-hidden="true" />
        </IconButton>
        <h3 className="step-name" dir="auto">
          {data?.step.name ?? step?.name ?? 'Step'}
        </h3>
      </header>
      {data ? (
        <Opened evidence={data} filter={filter} />
      ) : evidence.error ? (
        <ErrorState
          isSmall
          title="This step could not be opened"
          message={evidence.error.message}
          reference={evidence.error.failure.ref}
          onRetry={() => void evidence.refetch()}
        />
      ) : (
        <Skeleton rows={8} label="Opening the step" />
      )}
    </div>
  );
}

function Opened({
  evidence,
  filter,
}: {
  readonly evidence: StepEvidence;
  readonly filter: MapFilter;
}): ReactNode {
  const [tabText, setTab] = useAddressParam('tab');
  const people = perPerson(evidence.readings, filter.kind);
  const usual: TabId = evidence.quotes.length > 0 ? 'quotes' : people.length > 0 ? 'people' : 'touchpoint';
  const tab = tabIds.find((id) => id === tabText) ?? usual;
  return (
    <>
      <StepSummary evidence={evidence} filter={filter} />
      <Tabs<TabId>
        label="What the step stands on"
        selected={tab}
        onSelect={(id) => setTab(id === usual ? null : id, { replace: true })}
        tabs={[
          {
            id: 'quotes',
            label: 'Quotes',
            count: formatNumber(evidence.quotes.length),
            content: <QuoteList quotes={evidence.quotes} step={evidence.step} />,
          },
          {
            id: 'people',
            label: 'People',
            count: formatNumber(people.length),
            content: <PeopleTable people={people} kind={filter.kind} />,
          },
          {
            id: 'readings',
            label: 'Readings',
            count: formatNumber(evidence.readings.length),
            content: <ReadingList evidence={evidence} />,
          },
          { id: 'touchpoint', label: 'Touchpoint', content: <TouchpointFields step={evidence.step} /> },
        ]}
      />
    </>
  );
}
