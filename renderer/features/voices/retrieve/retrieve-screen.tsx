import type { ReactNode } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Pane } from '../../../ui/pane.tsx';
import { VoicesViews } from '../voices-views.tsx';

/** Quotes found by a query over codes stand here. */
export function RetrieveScreen(): ReactNode {
  return (
    <Pane label="Retrieve" heading={<VoicesViews />}>
      <EmptyState title="Retrieve">Quotes found by a query over codes stand here.</EmptyState>
    </Pane>
  );
}
