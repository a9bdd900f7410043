import type { ReactNode } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Pane } from '../../../ui/pane.tsx';
import { VoicesViews } from '../voices-views.tsx';

/** What your own codings suggest stands here. */
export function SuggestionsScreen(): ReactNode {
  return (
    <Pane label="Suggestions" heading={<VoicesViews />}>
      <EmptyState title="Suggestions">What your own codings suggest stands here.</EmptyState>
    </Pane>
  );
}
