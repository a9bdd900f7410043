import type { ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { parseId, patterns, routes } from '../../app/routes.ts';
import { StudyList } from './study-list.tsx';
import { StudyScreen } from './study-screen.tsx';

/** The place Studies: everything under its addresses. */
export function StudiesPlace(): ReactNode {
  return (
    <Switch>
      <Route path={patterns.studies} component={StudyList} />
      <Route path={patterns.study}>
        {({ id }) => {
          const studyId = parseId(id);
          return studyId === null ? (
            <Redirect to={routes.studies} replace />
          ) : (
            <StudyScreen key={studyId} studyId={studyId} />
          );
        }}
      </Route>
      <Route>
        <Redirect to={routes.studies} replace />
      </Route>
    </Switch>
  );
}
