import { EventEmitter } from 'node:events';
import { preventable, world } from './world.ts';

class StandInApp extends EventEmitter {
  isPackaged = true;
  #ready = false;
  #readyListeners: (() => void)[] = [];

  requestSingleInstanceLock(): boolean {
    return world.isFirstInstance;
  }

  setPath(name: string, path: string): void {
    world.paths.set(name, path);
  }

  setAppUserModelId(_id: string): void {}

  getVersion(): string {
    return '9.8.7';
  }

  enableSandbox(): void {
    world.sandboxEnabled = true;
  }

  isReady(): boolean {
    return this.#ready;
  }

  whenReady(): Promise<void> {
    if (this.#ready) return Promise.resolve();
    return new Promise((resolve) => this.#readyListeners.push(resolve));
  }

  addRecentDocument(path: string): void {
    world.recentDocuments.push(path);
  }

  quit(): void {
    world.quitCalls++;
    const event = preventable({});
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.emit('stand-in-ended');
  }

  /** What Electron does when it has started. */
  becomeReady(): void {
    this.#ready = true;
    for (const listener of this.#readyListeners.splice(0)) listener();
  }
}

export const app = new StandInApp();
