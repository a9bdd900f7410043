import type { ReactNode } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Pane } from '../../../ui/pane.tsx';
import { VoicesViews } from '../voices-views.tsx';

/** Names and numbers are replaced here. */
export function PseudonymiseScreen(): ReactNode {
  return (
    <Pane label="Pseudonymise" heading={<VoicesViews />}>
      <EmptyState title="Pseudonymise">Names and numbers are replaced here.</EmptyState>
    </Pane>
  );
}
