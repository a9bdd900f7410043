import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { FailureError } from '../../../shared/api/failure.ts';
import type { Db } from './db.ts';

/** Plans of what would be done (imports, auto-code, …): written by a job, looked through, applied once, deleted. */
export class Plans {
  readonly #folder: string;
  readonly #paths = new Map<string, string>();

  constructor(scratchFolder: string) {
    this.#folder = scratchFolder;
  }

  create(): { readonly planId: string; readonly path: string } {
    const planId = randomUUID();
    const file = path.join(this.#folder, `plan-${planId}.db`);
    this.#paths.set(planId, file);
    return { planId, path: file };
  }

  /** Where the plan lies; throws `not-found` for one that was applied, dropped or never made. */
  path(planId: string): string {
    const file = this.#paths.get(planId);
    if (file === undefined || !existsSync(file)) {
      throw new FailureError('not-found', 'This preview was already applied or given up. Make it again.');
    }
    return file;
  }

  attach(db: Db, planId: string): void {
    db.raw.prepare('ATTACH DATABASE ? AS plan').run(this.path(planId));
  }

  detach(db: Db): void {
    db.script('DETACH DATABASE plan');
  }

  drop(planId: string): void {
    const file = this.#paths.get(planId);
    this.#paths.delete(planId);
    if (file !== undefined) rmSync(file, { force: true });
  }

  dropAll(): void {
    for (const planId of [...this.#paths.keys()]) this.drop(planId);
  }
}
