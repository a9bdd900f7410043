import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { app } from './app.ts';
import { type PortMain, world } from './world.ts';

/** A frame of a page; tests make wrong ones. */
export class StandInFrame {
  origin = 'app://workbench';
  url = 'app://workbench/';
  detached = false;
}

type OpenHandler = (details: { readonly url: string }) => { readonly action: 'deny' | 'allow' };

export class StandInWebContents extends EventEmitter {
  readonly mainFrame = new StandInFrame();
  openHandler: OpenHandler | undefined;

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    world.toPage.emit(channel, { ports: [] }, ...structuredClone(args));
  }

  postMessage(channel: string, message: unknown, transfer: PortMain[] = []): void {
    const ports = transfer.map((port) => port.raw);
    world.toPage.emit(channel, { ports }, structuredClone(message));
  }
}

/** A window without a screen. */
export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  readonly webContents = new StandInWebContents();
  readonly options: BrowserWindowConstructorOptions;
  title = '';
  visible = false;
  focused = 0;
  maximized = false;
  reloads = 0;
  /** How often the page holds back its closing. */
  heldBack = 0;
  address = '';
  representedFile = '';

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.all];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.all.find((window) => window.focused > 0) ?? null;
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return BrowserWindow.all.find((window) => window.webContents === contents) ?? null;
  }

  async loadURL(address: string): Promise<void> {
    this.address = address;
    this.webContents.mainFrame.url = address;
  }

  show(): void {
    this.visible = true;
  }

  focus(): void {
    this.focused++;
  }

  isDestroyed(): boolean {
    return !BrowserWindow.all.includes(this);
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {}

  reload(): void {
    this.reloads++;
  }

  maximize(): void {
    this.maximized = true;
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    const { x = 40, y = 30, width = 1280, height = 820 } = this.options;
    return { x, y, width, height };
  }

  setTitle(title: string): void {
    this.title = title;
  }

  setRepresentedFilename(file: string): void {
    this.representedFile = file;
  }

  close(): void {
    if (this.heldBack > 0) {
      // The page's beforeunload said no; only a listener that prevents the default closes it all the same.
      this.heldBack--;
      let forced = false;
      this.webContents.emit('will-prevent-unload', { preventDefault: () => (forced = true) });
      if (!forced) return;
    }
    this.emit('close', {});
    BrowserWindow.all.splice(BrowserWindow.all.indexOf(this), 1);
    if (BrowserWindow.all.length === 0) app.emit('window-all-closed');
  }
}
