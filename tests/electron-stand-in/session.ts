import { EventEmitter } from 'node:events';

type RequestFilter = (
  details: { readonly url: string; readonly resourceType: string },
  answer: (response: { readonly cancel: boolean }) => void,
) => void;
type PermissionHandler = (contents: null, permission: string, answer: (granted: boolean) => void) => void;

/** A session that keeps the handlers it was given, for tests to call. */
export class StandInSession extends EventEmitter {
  permissionRequest: PermissionHandler | undefined;
  permissionCheck: (() => boolean) | undefined;
  devicePermission: (() => boolean) | undefined;
  aiHandler: unknown = 'never said';
  filter: RequestFilter | undefined;

  readonly webRequest = {
    onBeforeRequest: (filter: RequestFilter): void => {
      this.filter = filter;
    },
  };

  setPermissionRequestHandler(handler: PermissionHandler): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: () => boolean): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: () => boolean): void {
    this.devicePermission = handler;
  }

  registerLocalAIHandler(handler: unknown): void {
    this.aiHandler = handler;
  }
}
