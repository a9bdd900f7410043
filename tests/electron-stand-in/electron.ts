import { MessageChannel } from 'node:worker_threads';
import type {
  ForkOptions,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  OpenDialogOptions,
  SaveDialogOptions,
} from 'electron';
import { StandInSession } from './session.ts';
import { BrowserWindow } from './windows.ts';
import { PortMain, type SenderEvent, StandInUtilityProcess, world } from './world.ts';

/*
 * The parts of Electron the product uses, for running the shell and the preload under plain Node. That nothing
 * here has a name Electron does not know is checked by names.ts, against electron.d.ts.
 */
export { app } from './app.ts';
export { BrowserWindow };

export const session = { defaultSession: new StandInSession() };

export class MessageChannelMain {
  readonly port1: PortMain;
  readonly port2: PortMain;

  constructor() {
    const channel = new MessageChannel();
    this.port1 = new PortMain(channel.port1);
    // Its listeners are the page's: a PortMain around it would start it before the page listens.
    this.port2 = Object.assign(Object.create(PortMain.prototype), { raw: channel.port2 });
    channel.port2.unref();
  }
}

export const ipcMain = {
  handle(channel: string, handler: (event: SenderEvent, ...args: unknown[]) => unknown): void {
    world.ipc.set(channel, handler);
  },
};

export const ipcRenderer = {
  /** As Electron: arguments and result are cloned, an error arrives as its message only. */
  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const handler = world.ipc.get(channel);
    if (contents === undefined || handler === undefined)
      throw new Error(`No handler registered for '${channel}'`);
    try {
      const event = { senderFrame: contents.mainFrame, sender: contents };
      return structuredClone(await handler(event, ...structuredClone(args)));
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`);
    }
  },
  on(channel: string, listener: (event: { ports: unknown[] }, ...args: unknown[]) => void): void {
    world.toPage.on(channel, listener);
  },
};

export const contextBridge = {
  exposeInMainWorld(name: string, api: unknown): void {
    world.exposed.set(name, api);
  },
};

export const webUtils = {
  getPathForFile(file: unknown): string {
    return world.droppedPaths.get(file) ?? '';
  },
};

export const dialog = {
  async showOpenDialog(_window: unknown, options: OpenDialogOptions) {
    world.asked.push(options);
    return world.answers.open.shift() ?? { canceled: true, filePaths: [] };
  },
  async showSaveDialog(_window: unknown, options: SaveDialogOptions) {
    world.asked.push(options);
    return world.answers.save.shift() ?? { canceled: true, filePath: '' };
  },
  async showMessageBox(window: unknown, options?: MessageBoxOptions) {
    world.asked.push(options ?? (window as MessageBoxOptions));
    return world.answers.box.shift() ?? { response: 1 };
  },
  showErrorBox(title: string): void {
    world.errorBoxes.push(title);
  },
};

export const shell = {
  async openExternal(address: string): Promise<void> {
    world.openedOutside.push(address);
  },
  showItemInFolder(path: string): void {
    world.revealed.push(path);
  },
};

export const clipboard = {
  async writeText(text: string): Promise<void> {
    world.clipboard = text;
  },
};

export const Menu = {
  buildFromTemplate(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
    return template;
  },
  setApplicationMenu(menu: MenuItemConstructorOptions[]): void {
    world.menu = menu;
  },
};

export const protocol = {
  registerSchemesAsPrivileged(schemes: unknown[]): void {
    world.privileges.push(...schemes);
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    world.protocols.set(scheme, handler);
  },
};

export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
};

export const nativeTheme = { shouldUseDarkColors: false };

export const crashReporter = {
  start(options: unknown): void {
    world.crashReporting.push(options);
  },
};

export const utilityProcess = {
  fork(entry: string, args: string[] = [], _options: ForkOptions = {}): StandInUtilityProcess {
    const process = new StandInUtilityProcess(entry, args);
    world.utilities.push(process);
    world.onUtility(process);
    return process;
  },
};
