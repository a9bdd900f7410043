import type { JourneyMap } from '../../../shared/journeys/model.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import { useSend } from './map/use-map-commands.ts';

type LaneKind = JourneyMap['lanes'][number]['kind'];

const addable: readonly { readonly kind: LaneKind; readonly name: string; readonly isOnce: boolean }[] = [
  { kind: 'actions', name: 'Actions', isOnce: false },
  { kind: 'thoughts', name: 'Thoughts', isOnce: false },
  { kind: 'backstage', name: 'Backstage', isOnce: false },
  { kind: 'opportunities', name: 'Opportunities', isOnce: false },
  { kind: 'text', name: 'Notes', isOnce: false },
  { kind: 'channels', name: 'Channels', isOnce: true },
  { kind: 'quotes', name: 'Quotes', isOnce: true },
  { kind: 'gap', name: 'Expectation and experience', isOnce: true },
];

/** Lanes to show and hide, and lanes to add. */
export function useLaneMenu(map: JourneyMap): readonly MenuEntry[] {
  const send = useSend();
  const shown = map.lanes.map(
    (lane): MenuEntry => ({
      id: `lane-${lane.id}`,
      label: lane.name,
      isChecked: !lane.hidden,
      onAction: () => void send('journeys.lane.edit', { id: lane.id, ifRev: lane.rev, hidden: !lane.hidden }),
    }),
  );
  const add = addable
    .filter(({ kind, isOnce }) => !isOnce || !map.lanes.some((lane) => lane.kind === kind))
    .map(
      ({ kind, name }): MenuEntry => ({
        id: `add-${kind}`,
        label: name,
        onAction: () => void send('journeys.lane.add', { journeyId: map.id, kind, name }),
      }),
    );
  return [
    ...shown,
    ...(shown.length > 0 ? [{ id: 'line', separator: true } as const] : []),
    { id: 'add', label: 'Add a lane', items: add },
  ];
}
