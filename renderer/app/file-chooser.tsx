import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { FileToken } from '../../shared/api/host.ts';
import { useHost } from '../host/context.tsx';
import { FileDialog, type FileQuestion } from './file-dialog.tsx';

/** Asks for a workspace file, with the system's dialog where there is one, else with the page's own. */
export interface FileChooser {
  readonly chooseWorkspace: (title: string) => Promise<FileToken | null>;
  /** A place for a new file; `verb` is what the button says. */
  readonly choosePlace: (question: {
    readonly title: string;
    readonly verb: string;
    readonly suggestedName: string;
  }) => Promise<FileToken | null>;
}

interface Asked {
  readonly id: number;
  readonly question: FileQuestion;
  readonly answer: (file: FileToken | null) => void;
}

const FileChooserContext = createContext<FileChooser | null>(null);
let lastId = 0;

export function FileChooserProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const host = useHost();
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = useCallback((question: FileQuestion): Promise<FileToken | null> => {
    const { promise, resolve } = Promise.withResolvers<FileToken | null>();
    lastId += 1;
    setAsked({ id: lastId, question, answer: resolve });
    return promise;
  }, []);
  const chooser = useMemo<FileChooser>(
    () => ({
      chooseWorkspace: async (title) => {
        if (!host.capabilities.nativeDialogs) return ask({ kind: 'open', title });
        const files = await host.pickFiles({ purpose: 'workspace', multiple: false });
        return files[0] ?? null;
      },
      choosePlace: (question) =>
        host.capabilities.nativeDialogs
          ? host.pickSave({ purpose: 'workspace', suggestedName: question.suggestedName })
          : ask({ kind: 'save', ...question }),
    }),
    [host, ask],
  );
  return (
    <FileChooserContext.Provider value={chooser}>
      {children}
      {asked ? (
        <FileDialog
          key={asked.id}
          question={asked.question}
          onAnswer={(file) => {
            setAsked(null);
            asked.answer(file);
          }}
        />
      ) : null}
    </FileChooserContext.Provider>
  );
}

export function useFileChooser(): FileChooser {
  const chooser = useContext(FileChooserContext);
  if (!chooser) throw new Error('useFileChooser is used outside FileChooserProvider');
  return chooser;
}
