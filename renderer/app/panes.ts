const lastFocused = new WeakMap<Element, HTMLElement>();
const tabbable =
  'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex]:not([tabindex="-1"])';

/** Remembers which element of each pane had the focus. Returns how to stop. */
export function watchPanes(): () => void {
  const onFocus = (event: FocusEvent): void => {
    if (!(event.target instanceof HTMLElement)) return;
    const pane = event.target.closest('[data-pane]');
    if (pane && pane !== event.target) lastFocused.set(pane, event.target);
  };
  document.addEventListener('focusin', onFocus);
  return () => document.removeEventListener('focusin', onFocus);
}

/** Moves the focus to the next (1) or previous (-1) pane in sight, where it last was in it. */
export function focusPane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(isInSight);
  if (panes.length === 0) return;
  const current = panes.findIndex((pane) => pane.contains(document.activeElement));
  const start = current < 0 ? (by === 1 ? -1 : 0) : current;
  const pane = panes[(start + by + panes.length) % panes.length];
  if (!pane) return;
  const last = lastFocused.get(pane);
  const target =
    last?.isConnected && isInSight(last)
      ? last
      : [...pane.querySelectorAll<HTMLElement>(tabbable)].find(isInSight);
  (target ?? pane).focus();
}

function isInSight(element: HTMLElement): boolean {
  return element.checkVisibility?.() ?? true;
}
