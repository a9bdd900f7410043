import type { ReactNode } from 'react';
import { Pane } from '../../ui/pane.tsx';

/** The place Voices: everything under its addresses. */
export function VoicesPlace(): ReactNode {
  return <Pane label="Voices">{null}</Pane>;
}
