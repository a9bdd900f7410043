import type { ReactNode } from 'react';
import { Pane } from '../../ui/pane.tsx';

/** The place Journeys: everything under its addresses. */
export function JourneysPlace(): ReactNode {
  return <Pane label="Journeys">{null}</Pane>;
}
