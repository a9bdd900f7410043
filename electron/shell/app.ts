import path from 'node:path';
import type { MessageBoxOptions, MessagePortMain } from 'electron';
import {
  app,
  BrowserWindow,
  crashReporter,
  dialog,
  Menu,
  MessageChannelMain,
  protocol,
  session,
} from 'electron';
import type { MenuItemState } from '../../shared/api/host.ts';
import type { Request as StoreRequest } from '../../shared/api/transport.ts';
import { openLog } from '../platform/log.ts';
import { appPaths, ensureFolders } from '../platform/paths.ts';
import { RESTARTED_ARGUMENT } from '../platform/store-protocol.ts';
import { channels } from '../preload/channels.ts';
import { APP_SCHEME } from './addresses.ts';
import { registerHostCalls } from './host-calls.ts';
import { menuTemplate } from './menu.ts';
import { appProtocol } from './protocol.ts';
import { lockContents, lockSession } from './security.ts';
import { type StartArguments, startArguments } from './start-arguments.ts';
import { keepStore, type StoreKeeper } from './store-keeper.ts';
import { utilityStore } from './utility-store.ts';
import { createWindow, showFile } from './window.ts';

/** The same as `appId` of the packages. */
const APP_ID = 'app.touchline.workbench';

export interface ShellOptions {
  /** The built product: renderer, preload, store and jobs are folders in it. */
  readonly dist: string;
  readonly argv: readonly string[];
  readonly folder: string;
}

/** Starts the desktop application; a second start hands its file to the first and ends. */
export function startShell({ dist, argv, folder }: ShellOptions): void {
  const paths = appPaths();
  ensureFolders(paths);
  app.setPath('userData', paths.userData);
  app.setPath('sessionData', path.join(paths.userData, 'chromium'));
  // Windows ties the taskbar's recent files to this name, which the installer gives too.
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }

  const log = openLog(paths.logs, 'shell');
  crashReporter.start({ uploadToServer: false });
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);

  let keeper: StoreKeeper<MessagePortMain> | undefined;
  let openedFile: string | null = null;
  let menuStates: readonly MenuItemState[] = [];
  let storeClosed = false;
  const waiting: StartArguments[] = [startArguments(argv, folder)];

  const open = () => {
    const window = createWindow({
      preload: path.join(dist, 'preload', 'preload.cjs'),
      version: app.getVersion(),
      userData: paths.userData,
    });
    window.webContents.on('render-process-gone', (_event, details) => {
      log.info('shell.page-gone', { reason: details.reason });
      if (details.reason !== 'clean-exit') window.reload();
    });
    showFile(window, openedFile);
    return window;
  };

  const drawMenu = () => {
    const run = (id: string) => {
      const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0] ?? open();
      window.webContents.send(channels.menuCommand, id);
    };
    const template = menuTemplate({ platform: process.platform, states: menuStates, run });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };

  const connect = (window: BrowserWindow, restarted: boolean) => {
    const { port1, port2 } = new MessageChannelMain();
    keeper?.connect(port1);
    window.webContents.postMessage(channels.port, { restarted }, [port2]);
  };

  /** Asks the store on the user's behalf; the page learns of it by the store's own events. */
  const ask = async (request: StoreRequest) => {
    const reply = await keeper?.request(request);
    if (reply === undefined || reply.ok) return;
    const [window] = BrowserWindow.getAllWindows();
    const box: MessageBoxOptions = { type: 'warning', message: reply.failure.message, buttons: ['OK'] };
    await (window ? dialog.showMessageBox(window, box) : dialog.showMessageBox(box));
  };

  const carryOut = async (what: StartArguments) => {
    if (keeper === undefined) return void waiting.push(what);
    if (what.file !== undefined) {
      const { token } = await keeper.grant(what.file, 'workspace');
      await ask({ op: 'workspace.open', input: { file: token } });
    } else if (what.example) {
      await ask({ op: 'workspace.openExample', input: {} });
    }
  };
  const carryOutSafely = (what: StartArguments) => {
    carryOut(what).catch((error) => log.error('shell.open-failed', error));
  };

  app.on('second-instance', (_event, arguments_, from) => {
    const window = BrowserWindow.getAllWindows()[0] ?? (app.isReady() ? open() : undefined);
    if (window?.isMinimized()) window.restore();
    window?.focus();
    carryOutSafely(startArguments(arguments_.slice(1), from));
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    carryOutSafely({ file, example: false });
  });
  app.on('web-contents-created', (_event, contents) => lockContents(contents, log));
  app.on('activate', () => {
    if (app.isReady() && BrowserWindow.getAllWindows().length === 0) open();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', (event) => {
    if (storeClosed || keeper === undefined) return;
    event.preventDefault();
    keeper.shutdown().then((saidBye) => {
      if (!saidBye) log.info('shell.store-ended-late');
      storeClosed = true;
      app.quit();
    });
  });

  const start = () => {
    lockSession(session.defaultSession, log);
    protocol.handle(APP_SCHEME, appProtocol(path.join(dist, 'renderer'), app.getVersion()));
    keeper = keepStore<MessagePortMain>({
      start: (restarted) =>
        utilityStore(path.join(dist, 'store', 'main.js'), {
          args: restarted ? [RESTARTED_ARGUMENT] : [],
          jobsEntry: path.join(dist, 'jobs', 'main.js'),
          output: app.isPackaged ? 'ignore' : 'inherit',
        }),
      onCrash: (code) => log.info('shell.store-crashed', { exit: code }),
      onRestarted: () => {
        for (const window of BrowserWindow.getAllWindows()) connect(window, true);
      },
      onOpened: (file) => {
        openedFile = file;
        if (file !== null) app.addRecentDocument(file);
        for (const window of BrowserWindow.getAllWindows()) showFile(window, file);
      },
      onGaveUp: () => {
        dialog.showErrorBox(
          'Touchline has to close',
          'The part that keeps your workspace stopped several times in a row. What was saved is safe. Start Touchline again; if this comes back, open a backup.',
        );
        storeClosed = true;
        app.quit();
      },
    });
    const { grant, resolve } = keeper;
    registerHostCalls({
      log,
      documents: paths.documents,
      grant,
      resolve,
      updateMenu: (items) => {
        menuStates = items;
        drawMenu();
      },
      connect: (window) => connect(window, false),
    });
    drawMenu();
    open();
    for (const what of waiting.splice(0)) carryOutSafely(what);
  };
  app.whenReady().then(start, (error) => log.error('shell.start-failed', error));
}
