import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useQuery } from '../../api/query.ts';
import { useHash } from '../../app/navigation.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { formatAgo, formatTime } from '../../ui/format.ts';
import { Skeleton } from '../../ui/skeleton.tsx';

const firstRows = 12;
const moreRows = 200;

/** Who did what, newest first. It is kept for good, as the audit trail of the research. */
export function Activity(): ReactNode {
  const [limit, setLimit] = useState(firstRows);
  const hash = useHash();
  const heading = useRef<HTMLHeadingElement>(null);
  const activity = useQuery('workspace.activity', { limit }, { keepPrevious: true });
  useEffect(() => {
    if (hash === '#activity') heading.current?.scrollIntoView();
  }, [hash]);
  return (
    <section aria-labelledby="activity-title">
      <h3 id="activity-title" className="home-heading" ref={heading}>
        Recent activity
      </h3>
      {activity.error ? (
        <ErrorState isSmall title="The activity could not be read" message={activity.error.message} />
      ) : null}
      {activity.isPending ? <Skeleton rows={6} /> : null}
      {activity.data?.length === 0 ? (
        <p className="home-none">Every change is noted here, with who made it.</p>
      ) : null}
      <ol>
        {activity.data?.map((entry) => (
          <li key={entry.id} className="activity-row">
            <span className="activity-text">
              {kindWord[entry.kind]}
              <span dir="auto">{entry.label}</span>
            </span>
            <span className="secondary activity-who clip">{entry.coder}</span>
            <time
              className="secondary"
              dateTime={new Date(entry.at).toISOString()}
              title={formatTime(entry.at)}
            >
              {formatAgo(entry.at)}
            </time>
          </li>
        ))}
      </ol>
      {activity.data && activity.data.length === limit && limit < moreRows ? (
        <Button kind="quiet" onPress={() => setLimit(moreRows)}>
          Show more
        </Button>
      ) : null}
    </section>
  );
}

const kindWord = { do: '', undo: 'Undid: ', redo: 'Did again: ' } as const;
