import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

/** What the inspector shows: a code of the codebook, or what is picked in the reader or grid. */
export interface Inspected {
  readonly codeId: number | null;
  /** The code selected in the codebook was the last thing chosen: the inspector shows it. */
  readonly isCode: boolean;
  readonly selectCode: (codeId: number | null) => void;
  /** A coding or source was chosen: the inspector shows that instead of the code. */
  readonly selectWords: () => void;
}

const InspectedContext = createContext<Inspected | null>(null);

export function InspectedProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [codeId, setCodeId] = useState<number | null>(null);
  const [isCode, setIsCode] = useState(false);
  const value = useMemo<Inspected>(
    () => ({
      codeId,
      isCode: isCode && codeId !== null,
      selectCode: (id) => {
        setCodeId(id);
        setIsCode(id !== null);
      },
      selectWords: () => setIsCode(false),
    }),
    [codeId, isCode],
  );
  return <InspectedContext.Provider value={value}>{children}</InspectedContext.Provider>;
}

export function useInspected(): Inspected {
  const inspected = useContext(InspectedContext);
  if (!inspected) throw new Error('useInspected is used outside Voices');
  return inspected;
}
