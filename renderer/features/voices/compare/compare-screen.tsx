import type { ReactNode } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Pane } from '../../../ui/pane.tsx';
import { VoicesViews } from '../voices-views.tsx';

/** Matrices, word list and codes over time stand here. */
export function CompareScreen(): ReactNode {
  return (
    <Pane label="Compare" heading={<VoicesViews />}>
      <EmptyState title="Compare">Matrices, word list and codes over time stand here.</EmptyState>
    </Pane>
  );
}
