import { useEffect, useState } from 'react';

/** The page's text size in pixels, which rows grow with. */
export function useRem(): number {
  const [rem, setRem] = useState(readRem);
  useEffect(() => {
    const observer = new MutationObserver(() => setRem(readRem()));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    return () => observer.disconnect();
  }, []);
  return rem;
}

function readRem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
