import type { ReactNode } from 'react';
import { Pane } from '../../ui/pane.tsx';

/** The place Studies: everything under its addresses. */
export function StudiesPlace(): ReactNode {
  return <Pane label="Studies">{null}</Pane>;
}
