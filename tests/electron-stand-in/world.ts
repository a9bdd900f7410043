import { EventEmitter } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type {
  Event,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  OpenDialogOptions,
  SaveDialogOptions,
} from 'electron';

type IpcHandler = (event: SenderEvent, ...args: unknown[]) => unknown;

/** What a call carries of its sender; a test may put anything here. */
export interface SenderEvent {
  readonly senderFrame: { origin: string; url: string; detached: boolean } | null;
  readonly sender: { readonly mainFrame: unknown };
}

/** Answers that a test lays out for the dialogs to come, first one first. */
export interface Answers {
  readonly open: { canceled: boolean; filePaths: string[] }[];
  readonly save: { canceled: boolean; filePath: string }[];
  readonly box: { response: number }[];
}

/** The store process of the stand-in: what was sent to it, and the means to answer and to end. */
export class StandInUtilityProcess extends EventEmitter {
  pid: number | undefined = 4711;
  readonly received: { readonly message: unknown; readonly ports: readonly PortMain[] }[] = [];
  readonly entry: string;
  readonly args: readonly string[];

  constructor(entry: string, args: readonly string[]) {
    super();
    this.entry = entry;
    this.args = args;
  }

  postMessage(message: unknown, ports: PortMain[] = []): void {
    // Electron clones too: what cannot be cloned fails here as it would there.
    const cloned: unknown = structuredClone(message);
    this.received.push({ message: cloned, ports });
    queueMicrotask(() => this.emit('stand-in-message', cloned, ports));
  }

  kill(): boolean {
    this.end(0);
    return true;
  }

  /** Ends the process as a crash or an exit would. */
  end(code: number): void {
    if (this.pid === undefined) return;
    this.pid = undefined;
    this.emit('exit', code);
  }
}

/** Electron's MessagePortMain over a port of Node. */
export class PortMain extends EventEmitter {
  readonly raw: MessagePort;

  constructor(raw: MessagePort) {
    super();
    this.raw = raw;
    raw.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
    raw.on('close', () => this.emit('close'));
    raw.unref();
  }

  postMessage(message: unknown): void {
    this.raw.postMessage(message);
  }

  start(): void {
    this.raw.start();
  }

  close(): void {
    this.raw.close();
  }
}

/** An event whose default can be prevented, as the navigation events have. */
export function preventable<E extends object>(
  details: E,
): E & Pick<Event, 'preventDefault' | 'defaultPrevented'> {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}

/** Everything that happens in the stand-in, for tests to look at and to steer. One for each test file. */
export const world = {
  /** Whether this is the first start; false: another instance holds the lock. */
  isFirstInstance: true,
  quitCalls: 0,
  paths: new Map<string, string>(),
  sandboxEnabled: false,
  crashReporting: [] as unknown[],
  privileges: [] as unknown[],
  protocols: new Map<string, (request: Request) => Response | Promise<Response>>(),
  recentDocuments: [] as string[],
  ipc: new Map<string, IpcHandler>(),
  exposed: new Map<string, unknown>(),
  /** Paths of dropped files, by the object that stands for the file. */
  droppedPaths: new Map<unknown, string>(),
  menu: [] as MenuItemConstructorOptions[],
  answers: { open: [], save: [], box: [] } as Answers,
  asked: [] as (OpenDialogOptions | SaveDialogOptions | MessageBoxOptions)[],
  errorBoxes: [] as string[],
  openedOutside: [] as string[],
  revealed: [] as string[],
  clipboard: '',
  utilities: [] as StandInUtilityProcess[],
  /** Called for each process as it starts; a test answers for the store here. */
  onUtility: (_process: StandInUtilityProcess): void => undefined,
  /** Messages from the shell to the page, to be picked up by the stand-in's ipcRenderer. */
  toPage: new EventEmitter(),
};
