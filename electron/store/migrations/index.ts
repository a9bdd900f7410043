import * as foundation from './0010-foundation.ts';
import * as voices from './0020-voices.ts';

/** A step of the schema: numbered in tens so that a mend can be slotted in, SQL spelled out, never changed once released. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** In the order they run. New files are made by running them all. */
export const migrations: readonly Migration[] = [foundation, voices];

/** What `user_version` says in a file of this program. */
export const SCHEMA_VERSION = Math.max(...migrations.map((migration) => migration.version));
