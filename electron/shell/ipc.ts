import type { IpcMainInvokeEvent, WebFrameMain } from 'electron';
import { BrowserWindow, ipcMain } from 'electron';
import type { z } from 'zod';
import type { Log } from '../platform/log.ts';
import { isAppUrl } from './addresses.ts';

/**
 * The only way a page's call reaches the shell. The sender must be the top frame of a window of ours showing our
 * own origin; arguments and result are parsed. What is refused is told to the page as one constant sentence.
 */
export function handle<I extends z.ZodType, O extends z.ZodType>(
  channel: string,
  schemas: { readonly input: I; readonly output: O },
  log: Log,
  work: (input: z.output<I>, window: BrowserWindow) => Promise<z.input<O>>,
): void {
  ipcMain.handle(channel, async (event: IpcMainInvokeEvent, ...args: readonly unknown[]) => {
    const window = senderWindow(event);
    if (window === undefined) return refuse(log, 'shell.sender-refused');
    const input = schemas.input.safeParse(args[0]);
    if (args.length !== 1 || !input.success) return refuse(log, 'shell.arguments-refused');
    try {
      return schemas.output.parse(await work(input.data, window));
    } catch (error) {
      log.error('shell.call-failed', error);
      // A thrown error would cross with its message; a page gets nothing it could not show.
      throw new Error('This did not work. Try again.');
    }
  });
}

function refuse(log: Log, code: string): never {
  log.info(code);
  throw new Error('Refused.');
}

/** The window a call came from, or undefined when it did not come from the product's own top frame. */
function senderWindow(event: IpcMainInvokeEvent): BrowserWindow | undefined {
  const frame: WebFrameMain | null = event.senderFrame;
  // Comparing with the contents' main frame, not `parent === null`: a detached frame has no parent either.
  if (frame === null || frame.detached || frame !== event.sender.mainFrame) return undefined;
  if (frame.origin !== 'app://workbench' || !isAppUrl(frame.url)) return undefined;
  return BrowserWindow.fromWebContents(event.sender) ?? undefined;
}
