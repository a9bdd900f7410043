import { FailureError } from '../../shared/api/failure.ts';
import type { DesktopHostBridge, Host } from '../../shared/api/host.ts';
import { isOutsideLink } from './platform.ts';

/** The host where Touchline is a desktop program: dialogs and the menu are the system's own. */
export function createDesktopHost(bridge: DesktopHostBridge): Host {
  return {
    capabilities: { nativeMenu: true, nativeDialogs: true, downloads: false, revealFile: true },
    platform: bridge.platform,
    version: bridge.version,
    pickFiles: (options) => bridge.pickFiles(options),
    pickSave: (options) => bridge.pickSave(options),
    dropFiles: (files) => bridge.dropFiles(files),
    listFolder: () => Promise.reject(new Error('The system has its own file dialog.')),
    newFileIn: () => Promise.reject(new Error('The system has its own file dialog.')),
    deliver: ({ token }) => bridge.deliver(token),
    async openLink(url) {
      if (!isOutsideLink(url)) {
        throw new FailureError(
          'invalid-input',
          'Only web addresses (https) and mail addresses can be opened.',
        );
      }
      await bridge.openLink(url);
    },
    writeClipboard: (text) => bridge.writeClipboard(text),
    onMenuCommand: (listener) => bridge.onMenuCommand(listener),
    updateMenu: (items) => bridge.updateMenu(items),
  };
}
