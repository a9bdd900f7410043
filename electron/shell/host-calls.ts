import type { BrowserWindow } from 'electron';
import { clipboard, shell } from 'electron';
import { z } from 'zod';
import type { MenuItemState } from '../../shared/api/host.ts';
import type { Log } from '../platform/log.ts';
import type { TokenPurpose } from '../platform/tokens.ts';
import { channels } from '../preload/channels.ts';
import { type Grant, openLink, pickFiles, pickSave } from './dialogs.ts';
import { filesIn } from './folders.ts';
import { handle } from './ipc.ts';

export interface HostCallsOptions {
  readonly log: Log;
  readonly documents: string;
  readonly grant: Grant;
  readonly resolve: (token: string, purpose: TokenPurpose) => Promise<string | null>;
  readonly updateMenu: (items: readonly MenuItemState[]) => void;
  /** Gives the page in `window` a port to the store. */
  readonly connect: (window: BrowserWindow) => void;
}

const purpose = z.enum(['workspace', 'import', 'export', 'backup']);
const fileToken = z.strictObject({ token: z.string(), name: z.string() });
const pick = z.strictObject({ purpose, multiple: z.boolean(), folder: z.boolean().optional() });
const save = z.strictObject({ purpose, suggestedName: z.string().min(1).max(300) });
const droppedPaths = z.array(z.string().min(1).max(4096)).max(10_000);
const menuStates = z
  .array(
    z.strictObject({
      id: z.string().max(60),
      label: z.string().max(200),
      enabled: z.boolean(),
      keys: z.string().max(60),
    }),
  )
  .max(200);

/** Every call a page can make of the shell, with what goes in and what comes out. */
export function registerHostCalls(options: HostCallsOptions): void {
  const { log, grant } = options;
  handle(channels.pickFiles, { input: pick, output: z.array(fileToken) }, log, async (input, window) => [
    ...(await pickFiles(window, input, grant)),
  ]);
  handle(channels.pickSave, { input: save, output: fileToken.nullable() }, log, (input, window) =>
    pickSave(window, input, options.documents, grant),
  );
  handle(channels.dropFiles, { input: droppedPaths, output: z.array(fileToken) }, log, async (dropped) =>
    Promise.all(
      (await filesIn(dropped)).map((path) =>
        grant(path, path.endsWith('.touchline') ? 'workspace' : 'import'),
      ),
    ),
  );
  handle(channels.deliver, { input: z.string().max(200), output: z.null() }, log, async (token) => {
    const path = await options.resolve(token, 'export');
    if (path !== null) shell.showItemInFolder(path);
    return null;
  });
  handle(
    channels.openLink,
    { input: z.string().max(2000), output: z.null() },
    log,
    async (address, window) => {
      await openLink(window, address);
      return null;
    },
  );
  handle(
    channels.writeClipboard,
    { input: z.string().max(20_000_000), output: z.null() },
    log,
    async (text) => {
      await clipboard.writeText(text);
      return null;
    },
  );
  handle(channels.updateMenu, { input: menuStates, output: z.null() }, log, async (items) => {
    options.updateMenu(items);
    return null;
  });
  handle(channels.connect, { input: z.strictObject({}), output: z.null() }, log, async (_input, window) => {
    options.connect(window);
    return null;
  });
}
