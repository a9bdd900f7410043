import { lazy, type ReactNode, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { HomePlace } from '../features/home/home-place.tsx';
import { JourneysPlace } from '../features/journeys/journeys-place.tsx';
import { PeoplePlace } from '../features/people/people-place.tsx';
import { ReportsPlace } from '../features/reports/reports-place.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { StudiesPlace } from '../features/studies/studies-place.tsx';
import { VoicesCommands } from '../features/voices/voices-commands.tsx';
import { VoicesPlace } from '../features/voices/voices-place.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { places, routes } from './routes.ts';

const Gallery = lazy(async () => ({ default: (await import('./gallery.tsx')).Gallery }));

/** Which screen an address shows while a workspace is open. Each place reads the rest of its address itself. */
export function Screens(): ReactNode {
  return (
    <>
      <VoicesCommands />
      <Switch>
        <Route path={`${routes.home}/*?`} component={HomePlace} />
        <Route path={`${routes.studies}/*?`} component={StudiesPlace} />
        <Route path={`${routes.voices}/*?`} component={VoicesPlace} />
        <Route path={`${routes.journeys}/*?`} component={JourneysPlace} />
        <Route path={`${routes.reports}/*?`} component={ReportsPlace} />
        <Route path={`${routes.people}/*?`} component={PeoplePlace} />
        <Route path={routes.settings} component={SettingsScreen} />
        <Route path={routes.keyboard} component={KeyboardHelp} />
        <Route path={routes.gallery}>
          <Suspense fallback={null}>
            <Gallery />
          </Suspense>
        </Route>
        <Route>
          <Redirect to={places[0]?.path ?? routes.home} replace />
        </Route>
      </Switch>
    </>
  );
}
