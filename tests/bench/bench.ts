import type { Db } from '../../electron/store/core/db.ts';
import { openWriter } from '../../electron/store/core/open-connection.ts';
import { generatedWorkspace, removeWorkspace, workingCopy } from './generate.ts';
import { removeHomes, type StoreUnderTest, startStore } from './store-process.ts';

export const SEED = 20_260_105;

/** What the slices share: one store process with the full-size workspace open, and bare connections to copies of it. */
export class Bench {
  readonly generated = generatedWorkspace(SEED);
  readonly #files: string[] = [];
  #store: Promise<StoreUnderTest> | undefined;

  /** The store all slices work in, so that its memory at the end is that of a long day. */
  store(): Promise<StoreUnderTest> {
    this.#store ??= this.#startStore();
    return this.#store;
  }

  async #startStore(): Promise<StoreUnderTest> {
    const store = await startStore();
    await store.open(this.copy('ours'));
    return store;
  }

  copy(name: string): string {
    const file = workingCopy(this.generated, name);
    this.#files.push(file);
    return file;
  }

  /** better-sqlite3 alone on a copy: the product's pragmas, none of its triggers for undo. */
  async bare<T>(name: string, work: (db: Db) => T | Promise<T>): Promise<T> {
    const db = openWriter(this.copy(`bare-${name}`), 'wal');
    try {
      return await work(db);
    } finally {
      db.close();
    }
  }

  async close(): Promise<void> {
    await (await this.#store)?.close();
    for (const file of this.#files) removeWorkspace(file);
    removeHomes();
  }
}
