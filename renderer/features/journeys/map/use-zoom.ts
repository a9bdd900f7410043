import { type RefObject, useEffect, useRef } from 'react';
import { useCommandHandler } from '../../../app/commands-provider.tsx';
import { isFiniteNumber, useRemembered } from '../../../ui/remembered.ts';

const steps = [0.35, 0.5, 0.65, 0.8, 0.9, 1, 1.15, 1.35, 1.6, 2] as const;
const least = steps[0];
const most = 2;
/** Width of the lanes' names with one step's column beside each step, as the layout draws them. */
const headWidth = 164;
const stepWidth = 168;

export interface Zoom {
  readonly zoom: number;
  readonly larger: () => void;
  readonly smaller: () => void;
  readonly reset: () => void;
  /** The whole map's width in sight, as far as it stays legible. */
  readonly fit: () => void;
  /** The element the map scrolls in. */
  readonly area: RefObject<HTMLDivElement | null>;
}

export interface ZoomOptions {
  readonly steps: number;
  readonly textSize: number;
  /** While the keyboard is on the map, the text-size keys zoom it. */
  readonly isMapFocused: boolean;
}

/** How large the map is drawn; remembered. Ctrl with the wheel zooms too. */
export function useZoom({ steps: count, textSize, isMapFocused }: ZoomOptions): Zoom {
  const [zoom, setZoom] = useRemembered('journeys.zoom', 1, isFiniteNumber);
  const area = useRef<HTMLDivElement>(null);
  const set = (next: number): void => setZoom(Math.min(most, Math.max(least, next)));
  const larger = (): void => set(steps.find((step) => step > zoom + 0.01) ?? most);
  const smaller = (): void => set(steps.findLast((step) => step < zoom - 0.01) ?? least);
  const reset = (): void => set(1);
  const fit = (): void => {
    const width = area.current?.clientWidth ?? 0;
    if (width > 0) set(width / ((headWidth + count * stepWidth + 28) * textSize));
  };
  const options = { enabled: isMapFocused } as const;
  useCommandHandler('view.textLarger', larger, { ...options, label: 'Zoom in on the map' });
  useCommandHandler('view.textSmaller', smaller, { ...options, label: 'Zoom out of the map' });
  useCommandHandler('view.textReset', reset, { ...options, label: 'Map at its usual size' });
  const latest = useRef({ larger, smaller });
  latest.current = { larger, smaller };
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      if (event.deltaY < 0) latest.current.larger();
      else if (event.deltaY > 0) latest.current.smaller();
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, []);
  return { zoom, larger, smaller, reset, fit, area };
}
