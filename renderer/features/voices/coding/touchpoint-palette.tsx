import { CircleOff, MapPin, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useQuery } from '../../../api/query.ts';
import { countOf } from '../../../ui/format.ts';
import { rank } from './match.ts';
import { type PickItem, PickPalette } from './pick-palette.tsx';

/** A touchpoint that exists, one to make by name, or none. */
export type TouchpointChoice = { readonly id: number } | { readonly name: string } | null;

export interface TouchpointPaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** The touchpoint the coding is on now. */
  readonly current: number | null;
  /** The words and code it is about. */
  readonly what: string;
  readonly onChoose: (choice: TouchpointChoice, name: string) => void;
}

/** Chooses the touchpoint a coding speaks of, or makes one. */
export function TouchpointPalette(props: TouchpointPaletteProps): ReactNode {
  return props.isOpen ? <OpenTouchpointPalette {...props} /> : null;
}

function OpenTouchpointPalette({ onClose, current, what, onChoose }: TouchpointPaletteProps): ReactNode {
  const { data, isPending, error } = useQuery('journeys.touchpoints', {});
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const touchpoints = data ?? [];
  const choose = (choice: TouchpointChoice, chosen: string): void => {
    onClose();
    onChoose(choice, chosen);
  };
  const found = rank(
    touchpoints.map((touchpoint) => ({
      value: touchpoint,
      name: touchpoint.name,
      context: touchpoint.channels,
      recency: touchpoint.id === current ? 0 : undefined,
    })),
    name,
    60,
  );
  const items: PickItem[] = found.map((touchpoint) => ({
    key: String(touchpoint.id),
    name: touchpoint.name,
    detail: touchpoint.id === current ? 'where it is now' : countOf(touchpoint.evidence, 'quote'),
    icon: <MapPin size={16} strokeWidth={1.5} aria-hidden="true" />,
    onChoose: () => choose({ id: touchpoint.id }, touchpoint.name),
  }));
  if (name !== '' && !touchpoints.some((entry) => entry.name.toLowerCase() === name.toLowerCase())) {
    items.push({
      key: 'new-touchpoint',
      name: `New touchpoint “${name}”`,
      icon: <Plus size={16} strokeWidth={1.5} aria-hidden="true" />,
      onChoose: () => choose({ name }, name),
    });
  }
  if (current !== null && name === '') {
    items.push({
      key: 'no-touchpoint',
      name: 'Take it off the touchpoint',
      detail: 'its rating goes too',
      icon: <CircleOff size={16} strokeWidth={1.5} aria-hidden="true" />,
      onChoose: () => choose(null, ''),
    });
  }
  return (
    <PickPalette
      label={`Put ${what} on a touchpoint`}
      placeholder={`Put ${what} on…`}
      isOpen
      onClose={onClose}
      typed={typed}
      onTyped={setTyped}
      items={items}
      empty={
        error
          ? error.message
          : isPending
            ? 'Reading the touchpoints…'
            : 'No touchpoint yet. Type a name and press Enter to make the first one.'
      }
    />
  );
}
