import path from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { VERSION_SWITCH } from '../preload/channels.ts';
import { APP_ORIGIN } from './addresses.ts';
import { readWindowState, visibleState, writeWindowState } from './window-state.ts';

export interface WindowOptions {
  readonly preload: string;
  readonly version: string;
  /** The folder where the window's place is remembered. */
  readonly userData: string;
}

/** What shows before the page has drawn: the tokens' frame colours, so that nothing flashes. */
const ground = { light: '#f1eee9', dark: '#161412' } as const;

/** Opens a window on the product. The only place that makes one, so that no window is without its locks. */
export function createWindow({ preload, version, userData }: WindowOptions): BrowserWindow {
  const stateFile = path.join(userData, 'window.json');
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const state = visibleState(readWindowState(stateFile), areas);
  const window = new BrowserWindow({
    width: state?.width ?? 1280,
    height: state?.height ?? 820,
    ...(state === undefined ? {} : { x: state.x, y: state.y }),
    minWidth: 800,
    minHeight: 560,
    show: false,
    title: 'Touchline',
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
      additionalArguments: [`${VERSION_SWITCH}${version}`],
    },
  });
  if (state?.maximized) window.maximize();
  // The title is the file's name, which the shell knows and the page does not.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    writeWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  closeOnceWritten(window);
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
}

/** How long a page that still has typed words to write is given before the window is closed again. */
export const WRITE_GRACE_MS = 800;
const CLOSE_TRIES = 5;

/**
 * A page with words not yet in the store holds back its closing while it writes them. Electron would then stay open
 * without a word; the window is closed again a moment later, and in the end without asking.
 */
function closeOnceWritten(window: BrowserWindow): void {
  let tries = 0;
  window.webContents.on('will-prevent-unload', (event) => {
    tries += 1;
    if (tries >= CLOSE_TRIES) {
      event.preventDefault();
      return;
    }
    setTimeout(() => {
      if (!window.isDestroyed()) window.close();
    }, WRITE_GRACE_MS);
  });
}

/** The file's name in the title, and on a Mac the file itself behind it. */
export function showFile(window: BrowserWindow, file: string | null): void {
  window.setTitle(file === null ? 'Touchline' : `${path.basename(file, '.touchline')} – Touchline`);
  if (process.platform === 'darwin') window.setRepresentedFilename(file ?? '');
}
