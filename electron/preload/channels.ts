/** Every name that passes between the preload and the shell; nothing else does. */
export const channels = {
  /** Page to shell, answered. */
  pickFiles: 'touchline:pick-files',
  pickSave: 'touchline:pick-save',
  dropFiles: 'touchline:drop-files',
  deliver: 'touchline:deliver',
  openLink: 'touchline:open-link',
  writeClipboard: 'touchline:write-clipboard',
  updateMenu: 'touchline:update-menu',
  /** Asks for a port to the store; the port comes by `port`. */
  connect: 'touchline:connect',
  /** Shell to page. `port` carries a MessagePort and says whether the store was restarted. */
  port: 'touchline:port',
  menuCommand: 'touchline:menu-command',
} as const;

/** The switch by which the shell tells the sandboxed preload the product's version. */
export const VERSION_SWITCH = '--touchline-version=';
