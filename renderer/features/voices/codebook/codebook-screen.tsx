import type { ReactNode } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Pane } from '../../../ui/pane.tsx';
import { VoicesViews } from '../voices-views.tsx';

/** The codes as a tree, with their definitions. */
export function CodebookScreen(): ReactNode {
  return (
    <Pane label="Codebook" heading={<VoicesViews />}>
      <EmptyState title="Codebook">The codes as a tree, with their definitions.</EmptyState>
    </Pane>
  );
}
