import { statSync } from 'node:fs';

/**
 * Whether the file under the workspace's name is still the one that is open. SQLite does not see it in WAL mode:
 * a deleted file takes every later write and vanishes at close. Asked before each write; costs one `stat`.
 */
export class FileIdentity {
  readonly #file: string;
  #node: string;
  #size: bigint;

  constructor(file: string) {
    this.#file = file;
    const { node, size } = look(file);
    this.#node = node;
    this.#size = size;
  }

  /** `size`: a copy written over the file keeps its inode. Only this process ever changes it. */
  check(): 'ours' | 'gone' | 'overwritten' {
    const { node, size } = look(this.#file);
    if (node !== this.#node) return 'gone';
    return size === this.#size ? 'ours' : 'overwritten';
  }

  /** To be called after each write of this process. */
  wrote(): void {
    const { node, size } = look(this.#file);
    if (node === this.#node) this.#size = size;
  }
}

function look(file: string): { readonly node: string; readonly size: bigint } {
  try {
    const { dev, ino, size } = statSync(file, { bigint: true });
    return { node: `${dev}:${ino}`, size };
  } catch {
    return { node: '', size: 0n };
  }
}
