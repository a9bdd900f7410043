import { type ReactNode, useState } from 'react';
import { useCommand, useWorkspace } from '../../api/query.ts';
import { useCommandHandler } from '../../app/commands-provider.tsx';
import { useGo } from '../../app/navigation.ts';
import { routes } from '../../app/routes.ts';
import { formatDay } from '../../ui/format.ts';
import { useLastRead } from './last-read.ts';
import { PasteDialog } from './sources/paste-dialog.tsx';
import { gridAddress, type TextView, useTextView } from './voices-views.tsx';

/** The commands of Voices that work from every place: new note, pasted note, import. */
export function VoicesCommands(): ReactNode {
  const go = useGo();
  const add = useCommand('voices.source.add');
  const [isPasting, setPasting] = useState(false);
  const workspace = useWorkspace();
  const isOpen = workspace !== null && workspace !== undefined;
  const enabled = workspace?.readOnly !== true;
  const [, remember] = useTextView('grid');
  const { id: lastRead } = useLastRead();
  const showTexts = (view: TextView): void => {
    remember(view);
    if (view === 'grid') go(gridAddress);
    else go(lastRead === null ? routes.voices : routes.source(lastRead));
  };
  const newNote = async (): Promise<void> => {
    const now = Date.now();
    const result = await add.run({
      kind: 'note',
      title: `Note of ${formatDay(now)}`,
      text: '',
      heardAt: now,
    });
    if (result.ok) go(`${routes.source(result.value.id)}?edit=1`);
  };
  useCommandHandler('voices.newNote', () => void newNote(), { enabled });
  useCommandHandler('voices.pasteNote', () => setPasting(true), { enabled });
  useCommandHandler('voices.grid', () => showTexts('grid'), { enabled: isOpen });
  useCommandHandler('voices.reader', () => showTexts('reader'), { enabled: isOpen });
  useCommandHandler('voices.codebook', () => go(routes.codebook), { enabled: isOpen });
  useCommandHandler('voices.retrieve', () => go(routes.retrieve), { enabled: isOpen });
  useCommandHandler('voices.compare', () => go(routes.compare), { enabled: isOpen });
  useCommandHandler('voices.agreement', () => go(routes.agreement), { enabled: isOpen });
  useCommandHandler('voices.autoCode', () => go(routes.autoCode), { enabled });
  useCommandHandler('voices.suggestions', () => go(routes.suggestions), { enabled });
  useCommandHandler('voices.pseudonymise', () => go(routes.pseudonymise), { enabled });
  useCommandHandler('voices.import', () => go(routes.voicesImport), { enabled });
  return isPasting ? (
    <PasteDialog
      onClose={() => setPasting(false)}
      onAdded={(id) => {
        setPasting(false);
        go(routes.source(id));
      }}
    />
  ) : null;
}
