import type { ReactNode } from 'react';
import { signed } from '../../../../shared/journeys/layout/words.ts';
import type { GapKind } from '../../../../shared/journeys/reading.ts';
import { GapBar, gapBarEnd } from '../../../charts/gap-bar.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { Table, type TableColumn } from '../../../ui/table.tsx';
import type { PersonGap } from './per-person.ts';
import { useShownPart } from './shown-part.tsx';

/** Each person's gap: the people the mean is taken over. */
export function PeopleTable({
  people,
  kind,
}: {
  readonly people: readonly PersonGap[];
  readonly kind: GapKind;
}): ReactNode {
  const { shown, more } = useShownPart(people, 'people');
  const end = gapBarEnd(
    people.map(({ gap }) => alone(gap)),
    kind,
  );
  const columns: readonly TableColumn<PersonGap>[] = [
    {
      id: 'person',
      label: 'Person',
      isRowHeader: true,
      render: ({ person, segment }) => (
        <>
          <span dir="auto">{person}</span>
          {segment === null ? null : (
            <span className="secondary step-second" dir="auto">
              {segment}
            </span>
          )}
        </>
      ),
    },
    {
      id: 'bar',
      label: '',
      width: '7rem',
      render: ({ gap }) => <GapBar kind={kind} gap={alone(gap)} end={end} />,
    },
    { id: 'gap', label: 'Gap', isNumber: true, width: '3.5rem', render: ({ gap }) => signed(gap) },
    {
      id: 'readings',
      label: 'Readings',
      isNumber: true,
      width: '4.5rem',
      render: ({ readings }) => formatNumber(readings),
    },
  ];
  if (people.length === 0) {
    return (
      <EmptyState isSmall title="Nobody’s gap is known here">
        Ratings come with imported scores, from codings that are rated, from workshops, or by hand.
      </EmptyState>
    );
  }
  return (
    <div className="step-table">
      <Table label="Gap per person" columns={columns} rows={shown} rowId={({ id }) => id} />
      {more}
    </div>
  );
}

/** One person's gap has no interval. */
function alone(gap: number) {
  return {
    mean: { defined: true, value: gap },
    interval: { defined: false, reason: 'fewer than two values' },
  } as const;
}
