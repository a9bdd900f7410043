import type { ReadDb } from './db.ts';
import { notFound } from './failures.ts';

const checks = {
  segment: ['SELECT 1 FROM segment WHERE id = ?', 'This segment'],
  persona: ['SELECT 1 FROM persona WHERE id = ?', 'This persona'],
  participant: ['SELECT 1 FROM participant WHERE id = ?', 'This participant'],
  study: ['SELECT 1 FROM study WHERE id = ?', 'This study'],
  forum: ['SELECT 1 FROM forum WHERE id = ?', 'This forum'],
  wave: ['SELECT 1 FROM wave WHERE id = ?', 'This wave'],
  session: ['SELECT 1 FROM session WHERE id = ?', 'This session'],
  touchpoint: ['SELECT 1 FROM touchpoint WHERE id = ?', 'This touchpoint'],
  source: ['SELECT 1 FROM source WHERE id = ?', 'This source'],
  coder: ['SELECT 1 FROM coder WHERE id = ?', 'This coder'],
  code: ['SELECT 1 FROM code WHERE id = ?', 'This code'],
  coding: ['SELECT 1 FROM coding WHERE id = ?', 'This coding'],
  journey: ['SELECT 1 FROM journey WHERE id = ?', 'This journey'],
  stage: ['SELECT 1 FROM stage WHERE id = ?', 'This stage'],
  step: ['SELECT 1 FROM step WHERE id = ?', 'This step'],
  lane: ['SELECT 1 FROM lane WHERE id = ?', 'This lane'],
  opportunity: ['SELECT 1 FROM opportunity WHERE id = ?', 'This opportunity'],
  action: ['SELECT 1 FROM action WHERE id = ?', 'This action'],
} as const;

/** Throws `not-found` unless the row a command refers to is there. An id left out refers to nothing. */
export function mustExist(db: ReadDb, what: keyof typeof checks, id: number | null | undefined): void {
  if (id === null || id === undefined) return;
  const [sql, name] = checks[what];
  if (db.value(sql, [id]) === undefined) throw notFound(name);
}
