import type { WriteDb } from '../../core/db.ts';
import { NOT_NAMES, UNCONFIRMED } from './known.ts';
import { sweepTraces } from './sweep.ts';

/**
 * Takes out of a copy all that leads back to persons: originals, identities, the keys participants are known by, what
 * texts were when imported (a short answer can be guessed from its hash), the log of what was done. `uid` becomes the
 * copy's own.
 */
export function forgetIdentities(db: WriteDb, rev: number, uid: string): void {
  sweepTraces(db, rev);
  db.run('UPDATE replacement SET rev = ?, original = NULL', [rev]);
  db.run('DELETE FROM identity_vault');
  db.run('DELETE FROM activity');
  db.run('UPDATE participant SET rev = ?, external_key = NULL WHERE external_key IS NOT NULL', [rev]);
  db.run('UPDATE source SET imported_sha256 = NULL WHERE imported_sha256 IS NOT NULL');
  db.run('DELETE FROM workspace_setting WHERE key IN (?, ?)', [UNCONFIRMED, NOT_NAMES]);
  db.run(`UPDATE meta SET value = ? WHERE key = 'uid'`, [uid]);
  db.run(`INSERT INTO meta (key, value) VALUES ('clean', 1) ON CONFLICT (key) DO UPDATE SET value = 1`);
  db.run(`INSERT INTO source_fts(source_fts) VALUES ('rebuild')`);
  db.run(`INSERT INTO code_fts(code_fts) VALUES ('rebuild')`);
}
