import { BookOpenText } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Pane } from '../../ui/pane.tsx';

/** The place Reports. Its screens come with a later version; until then it says what will be here. */
export function ReportsPlace(): ReactNode {
  return (
    <Pane label="Reports" isText>
      <EmptyState icon={<BookOpenText size={24} strokeWidth={1.5} />} title="Client reports belong here">
        <p>
          A report put together from live parts: studies, the map, what breaks, with the quotes behind it.
          Reports are not part of this version yet. A journey map can already be taken away as a picture, from
          its journey.
        </p>
      </EmptyState>
    </Pane>
  );
}
