import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';

interface InspectorSlot {
  readonly element: HTMLElement | null;
  readonly setElement: (element: HTMLElement | null) => void;
  readonly count: number;
  readonly add: (by: 1 | -1) => void;
}

const InspectorContext = createContext<InspectorSlot | null>(null);

/** Makes room for what the selected thing shows on the right. */
export function InspectorProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [count, setCount] = useState(0);
  const add = useCallback((by: 1 | -1) => setCount((before) => before + by), []);
  const slot = useMemo<InspectorSlot>(() => ({ element, setElement, count, add }), [element, count, add]);
  return <InspectorContext.Provider value={slot}>{children}</InspectorContext.Provider>;
}

/** Whether a screen has put something in, and where it goes. */
export function useInspectorSlot(): InspectorSlot {
  const slot = useContext(InspectorContext);
  if (!slot) throw new Error('The inspector is used outside the frame');
  return slot;
}

/** Shows its children in the inspector while it is mounted: the selected thing, in full. */
export function Inspector({ children }: { readonly children: ReactNode }): ReactNode {
  const { element, add } = useInspectorSlot();
  useEffect(() => {
    add(1);
    return () => add(-1);
  }, [add]);
  return element ? createPortal(children, element) : null;
}
