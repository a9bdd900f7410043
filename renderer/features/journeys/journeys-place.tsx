import type { ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { parseId, patterns, routes } from '../../app/routes.ts';
import { JourneyList } from './journey-list.tsx';
import { JourneyScreen } from './journey-screen.tsx';

/** The place Journeys: everything under its addresses. */
export function JourneysPlace(): ReactNode {
  return (
    <Switch>
      <Route path={patterns.journeys} component={JourneyList} />
      {/* One route for a journey with and without an open step, so that opening one leaves the map as it is. */}
      <Route path={`${patterns.journey}/*?`}>
        {(params) => <Journey id={params.id} rest={params['*']} />}
      </Route>
      <Route>
        <Redirect to={routes.journeys} replace />
      </Route>
    </Switch>
  );
}

function Journey({ id, rest }: { readonly id: string; readonly rest: string | undefined }): ReactNode {
  const journeyId = parseId(id);
  if (journeyId === null) return <Redirect to={routes.journeys} replace />;
  const stepId = parseId(/^step\/([^/]+)$/.exec(rest ?? '')?.[1]);
  return <JourneyScreen journeyId={journeyId} stepId={stepId} />;
}
