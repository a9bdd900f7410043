import { type RefObject, useEffect, useState } from 'react';

/** The least width of a pane beside another one, in rem. */
const leastBeside = 20;

/**
 * Whether `element` is too narrow for a pane of at least `min` CSS pixels (at 100 % text) beside another one.
 * Measured in rem, so that large text counts as a small window.
 */
export function useCramped(element: RefObject<HTMLElement | null>, min: number): boolean {
  const [isCramped, setCramped] = useState(false);
  useEffect(() => {
    const watched = element.current;
    if (!watched || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      if (entry) setCramped(entry.contentRect.width / rem < min / 16 + leastBeside);
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element, min]);
  return isCramped;
}
