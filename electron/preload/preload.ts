import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DesktopBridge, DesktopHostBridge, DroppedFile } from '../../shared/api/host.ts';
import { channels, VERSION_SWITCH } from './channels.ts';
import { storeLine } from './store-line.ts';

const line = storeLine();

ipcRenderer.on(channels.port, (event, message: unknown) => {
  const [port] = event.ports;
  const restarted =
    typeof message === 'object' && message !== null && 'restarted' in message && message.restarted;
  if (port) line.attach(port, restarted === true);
});

const menuListeners = new Set<(commandId: string) => void>();
ipcRenderer.on(channels.menuCommand, (_event, id: unknown) => {
  if (typeof id !== 'string') return;
  for (const listener of menuListeners) listener(id);
});

const host: DesktopHostBridge = {
  platform: process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'windows' : 'linux',
  version:
    process.argv.find((argument) => argument.startsWith(VERSION_SWITCH))?.slice(VERSION_SWITCH.length) ?? '',
  pickFiles: (options) => ipcRenderer.invoke(channels.pickFiles, options),
  pickSave: (options) => ipcRenderer.invoke(channels.pickSave, options),
  dropFiles: (files) => ipcRenderer.invoke(channels.dropFiles, pathsOf(files)),
  deliver: async (token) => void (await ipcRenderer.invoke(channels.deliver, token)),
  openLink: async (url) => void (await ipcRenderer.invoke(channels.openLink, url)),
  writeClipboard: async (text) => void (await ipcRenderer.invoke(channels.writeClipboard, text)),
  onMenuCommand: (listener) => {
    menuListeners.add(listener);
    return () => menuListeners.delete(listener);
  },
  updateMenu: (items) => void ipcRenderer.invoke(channels.updateMenu, items).catch(() => undefined),
};

const bridge: DesktopBridge = {
  send: ({ id, op, input, session }) => {
    const request = { op, input, ...(session === undefined ? {} : { session }) };
    line.send({ type: 'request', id, request });
  },
  onMessage: (listener) => line.onMessage(listener),
  host,
};

contextBridge.exposeInMainWorld('touchline', bridge);
void ipcRenderer.invoke(channels.connect, {});

/** Only a `File` the user really dropped has a path; a look-alike object made by the page has none. */
function pathsOf(files: readonly DroppedFile[]): readonly string[] {
  return files
    .filter((file): file is DroppedFile & File => file instanceof File)
    .map((file) => webUtils.getPathForFile(file))
    .filter((path) => path !== '');
}
