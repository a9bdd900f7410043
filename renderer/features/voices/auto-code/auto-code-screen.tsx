import type { ReactNode } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Pane } from '../../../ui/pane.tsx';
import { VoicesViews } from '../voices-views.tsx';

/** Texts that hold chosen words are coded here. */
export function AutoCodeScreen(): ReactNode {
  return (
    <Pane label="Auto-code" heading={<VoicesViews />}>
      <EmptyState title="Auto-code">Texts that hold chosen words are coded here.</EmptyState>
    </Pane>
  );
}
