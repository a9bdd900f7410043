import type { Session, WebContents } from 'electron';
import type { Log } from '../platform/log.ts';
import { isAppUrl, mayRequest } from './addresses.ts';

/** Electron grants every permission and loads every address unless told otherwise; here it is told. */
export function lockSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.info('shell.permission-refused', { permission });
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.registerLocalAIHandler(null);
  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed = mayRequest(details.url);
    if (!allowed) log.info('shell.request-refused', { resourceType: details.resourceType });
    answer({ cancel: !allowed });
  });
  session.on('will-download', (event) => event.preventDefault());
}

/** A page stays on its own origin, opens no windows and embeds nothing foreign. */
export function lockContents(contents: WebContents, log: Log): void {
  const stayHome = (event: { preventDefault(): void; readonly url: string }) => {
    if (isAppUrl(event.url)) return;
    event.preventDefault();
    log.info('shell.navigation-refused');
  };
  contents.on('will-navigate', stayHome);
  contents.on('will-redirect', stayHome);
  contents.on('will-frame-navigate', stayHome);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
