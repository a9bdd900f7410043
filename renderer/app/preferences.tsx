import { createContext, type ReactNode, useCallback, useContext, useLayoutEffect, useMemo } from 'react';
import type { Preferences } from '../../shared/workspace/model.ts';
import { useCommand, useQuery, useRefresh } from '../api/query.ts';

export const textSizes = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

interface PreferencesContextValue {
  readonly preferences: Preferences;
  readonly change: (changes: Partial<Preferences>) => Promise<void>;
}

const usual: Preferences = {
  theme: 'system',
  coderName: '',
  textSize: 1,
  backupFolderToken: null,
  keys: {},
};
const PreferencesContext = createContext<PreferencesContextValue>({
  preferences: usual,
  change: async () => undefined,
});

/** Reads this machine's preferences and dresses the page in them: theme and text size. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { data } = useQuery('workspace.preferences', {});
  const refresh = useRefresh();
  const { run } = useCommand('workspace.setPreferences');
  const preferences = data ?? usual;
  const { theme, textSize } = preferences;
  useLayoutEffect(() => {
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    root.style.setProperty('--text-factor', String(textSize));
  }, [theme, textSize]);
  const change = useCallback(
    async (changes: Partial<Preferences>) => {
      await run(changes);
      await refresh('workspace.preferences');
    },
    [run, refresh],
  );
  const value = useMemo(() => ({ preferences, change }), [preferences, change]);
  return <PreferencesContext.Provider value={value}>{children}</PreferencesContext.Provider>;
}

export function usePreferences(): PreferencesContextValue {
  return useContext(PreferencesContext);
}

/** The next larger (1) or smaller (-1) text size; the same at the end of the scale. */
export function nextTextSize(size: number, by: 1 | -1): number {
  const found =
    by === 1
      ? textSizes.find((step) => step > size + 0.001)
      : textSizes.findLast((step) => step < size - 0.001);
  return found ?? size;
}
