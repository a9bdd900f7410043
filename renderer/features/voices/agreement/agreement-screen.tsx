import type { ReactNode } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Pane } from '../../../ui/pane.tsx';
import { VoicesViews } from '../voices-views.tsx';

/** How far coders agree stands here. */
export function AgreementScreen(): ReactNode {
  return (
    <Pane label="Agreement" heading={<VoicesViews />}>
      <EmptyState title="Agreement">How far coders agree stands here.</EmptyState>
    </Pane>
  );
}
