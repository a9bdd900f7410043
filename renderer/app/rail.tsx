import { BookOpenText, House, MessagesSquare, Radar, Route, Settings, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components';
import { useLocation } from 'wouter';
import { classNames } from '../ui/class-names.ts';
import { WithTooltip } from '../ui/tooltip.tsx';
import { useShortcut } from './commands-provider.tsx';
import { type Place, type PlaceId, placeOf, places, routes } from './routes.ts';
import './rail.css';

const icons: Readonly<Record<PlaceId, typeof House>> = {
  home: House,
  studies: Radar,
  voices: MessagesSquare,
  journeys: Route,
  reports: BookOpenText,
  people: UsersRound,
};

/** The six places, and settings at the foot. */
export function Rail(): ReactNode {
  const [path] = useLocation();
  const current = placeOf(path);
  return (
    <nav className="rail" aria-label="Places" data-pane="">
      <ul className="rail-places">
        {places.map((place) => (
          <li key={place.id}>
            <RailItem place={place} isCurrent={current === place.id} />
          </li>
        ))}
      </ul>
      <SettingsItem isCurrent={path === routes.settings} />
    </nav>
  );
}

function RailItem({ place, isCurrent }: { readonly place: Place; readonly isCurrent: boolean }): ReactNode {
  const shortcut = useShortcut(`go.${place.id}`);
  const Icon = icons[place.id];
  return (
    <WithTooltip label={place.label} shortcut={shortcut} placement="right">
      <AriaLink
        className={classNames('rail-item', isCurrent && 'rail-current')}
        href={place.path}
        {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
      >
        <Icon size={18} strokeWidth={1.5} aria-hidden="true" />
        <span className="rail-label">{place.label}</span>
      </AriaLink>
    </WithTooltip>
  );
}

function SettingsItem({ isCurrent }: { readonly isCurrent: boolean }): ReactNode {
  const shortcut = useShortcut('workspace.settings');
  return (
    <WithTooltip label="Settings" shortcut={shortcut} placement="right">
      <AriaLink
        className={classNames('rail-item', isCurrent && 'rail-current')}
        href={routes.settings}
        {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
      >
        <Settings size={18} strokeWidth={1.5} aria-hidden="true" />
        <span className="rail-label">Settings</span>
      </AriaLink>
    </WithTooltip>
  );
}
