/** A file or folder the user chose. The page sees a name and a token, never a path. */
export interface FileToken {
  readonly token: string;
  readonly name: string;
}

/** What a picked file may be; hosts turn this into dialog filters or `accept` lists. */
export type FilePurpose = 'workspace' | 'import' | 'export' | 'backup';

export interface PickOptions {
  readonly purpose: FilePurpose;
  readonly multiple: boolean;
  /** A folder is picked instead, and everything in it answered. */
  readonly folder?: boolean | undefined;
}

export interface SaveOptions {
  readonly purpose: FilePurpose;
  /** Proposed file name with its ending. */
  readonly suggestedName: string;
}

/** What a host can do. Screens ask for a capability, never which host they run in. */
export interface HostCapabilities {
  /** The host draws the application menu itself. */
  readonly nativeMenu: boolean;
  /** The host shows the system's own file dialogs for workspaces. */
  readonly nativeDialogs: boolean;
  /** An exported file is handed over as a download. */
  readonly downloads: boolean;
  /** "Show in folder" works. */
  readonly revealFile: boolean;
}

/** An entry in the browser host's folder list (used where `nativeDialogs` is false). */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'folder' | 'workspace';
  readonly token: string;
}

export interface FolderListing {
  readonly name: string;
  readonly token: string;
  readonly parent: string | null;
  readonly entries: readonly FolderEntry[];
}

/** What lies outside the page: files, menus, links. One implementation per host. */
export interface Host {
  readonly capabilities: HostCapabilities;
  readonly platform: 'mac' | 'windows' | 'linux';
  /** The version of the product, for About and for diagnostics. */
  readonly version: string;
  /** Files to read. Empty when the user cancelled. */
  pickFiles(options: PickOptions): Promise<readonly FileToken[]>;
  /** Where to write. null when the user cancelled. */
  pickSave(options: SaveOptions): Promise<FileToken | null>;
  /**
   * Tokens for files dropped on the page. `entries`: the same drop as the browser's own tree, taken during the event;
   * a host that knows paths looks into dropped folders itself.
   */
  dropFiles(files: readonly DroppedFile[], entries?: readonly DroppedEntry[]): Promise<readonly FileToken[]>;
  /** The folder list for the page's own file dialog; null token = the starting folder. */
  listFolder(token: string | null): Promise<FolderListing>;
  /** A token for a new file `name` in the folder `token`. */
  newFileIn(folderToken: string, name: string): Promise<FileToken>;
  /** Hands a finished export over (download, or show in folder). */
  deliver(file: FileToken): Promise<void>;
  /** Opens a web address outside the product, after the user agreed. https: and mailto: only. */
  openLink(url: string): Promise<void>;
  writeClipboard(text: string): Promise<void>;
  /** Commands chosen in a native menu; never called where `nativeMenu` is false. */
  onMenuCommand(listener: (commandId: string) => void): () => void;
  /** Tells a native menu which commands are enabled, and their labels. */
  updateMenu(items: readonly MenuItemState[]): void;
}

export interface MenuItemState {
  readonly id: string;
  readonly label: string;
  readonly enabled: boolean;
  /** Its keys on this machine, '' for none. */
  readonly keys: string;
}

/** A numbered call as the page hands it to the preload; the rest is as in `Request`. */
export interface BridgeRequest {
  readonly id: number;
  readonly op: string;
  readonly input: unknown;
  readonly session?: string;
}

/** What the desktop preload puts on `window.touchline`. */
export interface DesktopBridge {
  readonly send: (message: BridgeRequest) => void;
  readonly onMessage: (listener: (message: unknown) => void) => () => void;
  readonly host: DesktopHostBridge;
}

export interface DesktopHostBridge {
  readonly platform: Host['platform'];
  readonly version: string;
  readonly pickFiles: (options: PickOptions) => Promise<readonly FileToken[]>;
  readonly pickSave: (options: SaveOptions) => Promise<FileToken | null>;
  readonly dropFiles: (files: readonly DroppedFile[]) => Promise<readonly FileToken[]>;
  readonly deliver: (token: string) => Promise<void>;
  readonly openLink: (url: string) => Promise<void>;
  readonly writeClipboard: (text: string) => Promise<void>;
  readonly onMenuCommand: (listener: (commandId: string) => void) => () => void;
  readonly updateMenu: (items: readonly MenuItemState[]) => void;
}

/** A DOM `File`, as far as `shared` may know it. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
}

/** A DOM `FileSystemEntry`, as far as `shared` may know it. */
export interface DroppedEntry {
  readonly name: string;
  readonly isFile: boolean;
  readonly isDirectory: boolean;
}
