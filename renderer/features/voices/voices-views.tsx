import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { useGo } from '../../app/navigation.ts';
import { routes } from '../../app/routes.ts';
import { useRemembered } from '../../ui/remembered.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { useLastRead } from './last-read.ts';
import './voices-views.css';

const views = [
  { id: 'grid', label: 'Grid' },
  { id: 'reader', label: 'Reader' },
  { id: 'codebook', label: 'Codebook' },
  { id: 'retrieve', label: 'Retrieve' },
  { id: 'compare', label: 'Compare' },
  { id: 'agreement', label: 'Agreement' },
] as const;
const tools = [
  { id: 'autoCode', label: 'Auto-code' },
  { id: 'suggestions', label: 'Suggestions' },
  { id: 'pseudonymise', label: 'Pseudonymise' },
] as const;

type ViewId = (typeof views)[number]['id'] | (typeof tools)[number]['id'];
export type TextView = 'grid' | 'reader';

const isTextView = (value: unknown): value is TextView => value === 'grid' || value === 'reader';

/** Which of grid and reader was used last, and a way to say so. */
export function useTextView(first: TextView): readonly [TextView, (view: TextView) => void] {
  return useRemembered<TextView>('voices.view', first, isTextView);
}

export const gridAddress = `${routes.voices}?view=grid`;

/** Rem a row of all views takes. */
const ALL_REM = 34;

/** The way between the views of Voices; a list to choose from where there is no room for a row of them. */
export function VoicesViews(): ReactNode {
  const [path] = useLocation();
  const [params] = useSearchParams();
  const [remembered, remember] = useTextView('grid');
  const go = useGo();
  const { id: lastRead } = useLastRead();
  const here = useRef<HTMLDivElement>(null);
  const hasRoom = useRoom(here, ALL_REM);
  const current = viewOf(path, params.has('view') || params.has('filter'), remembered);

  const change = (view: ViewId): void => {
    if (view === 'grid') {
      remember('grid');
      go(gridAddress);
    } else if (view === 'reader') {
      remember('reader');
      go(lastRead === null ? routes.voices : routes.source(lastRead));
    } else go(routes[view]);
  };
  const isTool = tools.some(({ id }) => id === current);
  // A tool is left by choosing a view; it stands in the row only while it is shown.
  const shown = isTool ? [...views, ...tools.filter(({ id }) => id === current)] : views;
  return (
    <div ref={here} className="voices-views">
      {hasRoom ? (
        <Segmented<ViewId> label="View" options={shown} value={current} onChange={change} />
      ) : (
        <Select<ViewId>
          aria-label="View"
          className="voices-views-few"
          options={shown}
          value={current}
          onChange={change}
        />
      )}
    </div>
  );
}

function viewOf(path: string, isGridAddressed: boolean, remembered: TextView): ViewId {
  const named = [...views, ...tools].find(({ id }) => {
    const address = id === 'grid' || id === 'reader' ? undefined : routes[id];
    return address !== undefined && (path === address || path.startsWith(`${address}/`));
  });
  if (named) return named.id;
  if (path !== routes.voices) return 'reader';
  return isGridAddressed ? 'grid' : remembered;
}

function useRoom(element: RefObject<HTMLElement | null>, rem: number): boolean {
  const [hasRoom, setRoom] = useState(true);
  useEffect(() => {
    const watched = element.current;
    if (!watched || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      if (entry) setRoom(entry.contentRect.width / size >= rem);
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element, rem]);
  return hasRoom;
}
