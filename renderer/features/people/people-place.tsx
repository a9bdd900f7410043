import { UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Pane } from '../../ui/pane.tsx';

/** The place People. Its screens come with a later version; until then it says what will be here. */
export function PeoplePlace(): ReactNode {
  return (
    <Pane label="People" isText>
      <EmptyState
        icon={<UsersRound size={24} strokeWidth={1.5} />}
        title="Segments, personas and participants belong here"
      >
        <p>
          Who you listen to: a pseudonym for each person, the segment, consent and the history of contacts.
          This version keeps segments and participants that come with imported answers, and shows them beside
          the voices. The screens to manage them are not part of it yet.
        </p>
      </EmptyState>
    </Pane>
  );
}
