import { createHash } from 'node:crypto';
import type { ReadDb } from '../core/db.ts';

/** SHA-256 of a text's UTF-8 bytes: what a source was when it was stored. */
export function textHash(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

export interface DamagedText {
  readonly id: number;
  readonly title: string;
}

/**
 * Reads every text again and compares its hash: SQLite's own checks see almost none of the flipped bits in content.
 * A text that cannot be read at all is damaged too.
 */
export function verifyTexts(
  db: ReadDb,
  onProgress?: (done: number, total: number) => void,
): {
  readonly checked: number;
  readonly damaged: readonly DamagedText[];
} {
  const total = db.value<number>('SELECT count(*) FROM source') ?? 0;
  const damaged: DamagedText[] = [];
  let checked = 0;
  for (const { id, title } of titles(db)) {
    checked += 1;
    if (!isIntact(db, id)) damaged.push({ id, title });
    if (checked % 2000 === 0) onProgress?.(checked, total);
  }
  return { checked, damaged };
}

function titles(db: ReadDb): readonly DamagedText[] {
  return db.all<DamagedText>('SELECT id, title FROM source ORDER BY id');
}

function isIntact(db: ReadDb, id: number): boolean {
  try {
    const row = db.get<{ bytes: Buffer; sha256: Buffer }>(
      'SELECT CAST(text AS BLOB) AS bytes, sha256 FROM source_text WHERE id = ?',
      [id],
    );
    return row !== undefined && createHash('sha256').update(row.bytes).digest().equals(row.sha256);
  } catch {
    return false;
  }
}
