import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';

const RESERVE_BYTES = 8 * 1024 * 1024;

/**
 * Room kept beside an open workspace for the moment the disk is full: SQLite cannot even delete rows then. Letting
 * it go is enough to finish the edit under way and close well.
 */
export class DiskReserve {
  readonly #file: string;

  constructor(workspaceFile: string) {
    this.#file = `${workspaceFile}-reserve`;
  }

  /** Fills the reserve; false where there is no room for it. Real bytes: a sparse file would reserve nothing. */
  take(): boolean {
    try {
      const handle = openSync(this.#file, 'w', 0o600);
      try {
        const block = Buffer.alloc(1 << 20, 1);
        for (let written = 0; written < RESERVE_BYTES; written += block.length) writeSync(handle, block);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      return true;
    } catch {
      this.release();
      return false;
    }
  }

  get isHeld(): boolean {
    return existsSync(this.#file);
  }

  release(): void {
    rmSync(this.#file, { force: true });
  }
}
