import { useSyncExternalStore } from 'react';
import { darkMapTheme, lightMapTheme, type MapTheme } from '../../shared/journeys/layout/theme.ts';
import { usePreferences } from '../app/preferences.tsx';

const dark = '(prefers-color-scheme: dark)';

/** The map's colours in the page's theme. */
export function useMapTheme(): MapTheme {
  const { theme } = usePreferences().preferences;
  const isSystemDark = useSyncExternalStore(watchSystem, systemIsDark);
  return theme === 'dark' || (theme === 'system' && isSystemDark) ? darkMapTheme : lightMapTheme;
}

function watchSystem(listener: () => void): () => void {
  const list = window.matchMedia(dark);
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
}

function systemIsDark(): boolean {
  return window.matchMedia(dark).matches;
}
