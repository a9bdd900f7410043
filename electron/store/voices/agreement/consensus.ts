import type { Spans } from '../../../../shared/voices/agreement/spans.ts';
import type { ReadDb } from '../../core/db.ts';
import type { CommandContext } from '../../core/handlers.ts';
import { initialsOf } from '../../file/create-file.ts';

/** Where the consensus has or gets codings of one code. */
export interface ConsensusPlace {
  readonly sourceId: number;
  readonly codeId: number;
  readonly start: number;
  readonly end: number;
}

/** The coder who holds what was settled; undefined before anything was. */
export function consensusId(db: ReadDb): number | undefined {
  return db.value<number>('SELECT id FROM coder WHERE is_consensus = 1 ORDER BY id LIMIT 1');
}

/** The same, made at first use under a name no coder has. */
export function consensusCoder({ db, rev, newUid }: CommandContext): number {
  const known = consensusId(db);
  if (known !== undefined) return known;
  const taken = new Set(db.column<string>('SELECT name FROM coder'));
  let name = 'Consensus';
  for (let n = 2; taken.has(name); n++) name = `Consensus ${n}`;
  return db.run('INSERT INTO coder (uid, rev, name, initials, is_consensus) VALUES (?, ?, ?, ?, 1)', [
    newUid(),
    rev,
    name,
    initialsOf(name),
  ]).lastId;
}

/** Takes away what the consensus has at a place; codings that reach beyond it keep what lies outside. */
export function clearConsensus(context: CommandContext, coderId: number, place: ConsensusPlace): void {
  const { db, rev } = context;
  const rows = db.all<{ id: number; start: number; end: number }>(
    `SELECT id, start_cp AS start, end_cp AS end FROM coding
    WHERE source_id = @sourceId AND code_id = @codeId AND coder_id = @coderId
      AND start_cp < @end AND end_cp > @start ORDER BY start_cp`,
    { ...place, coderId },
  );
  for (const { id, start, end } of rows) {
    const isBefore = start < place.start;
    const isBehind = end > place.end;
    if (!isBefore && !isBehind) db.run('DELETE FROM coding WHERE id = ?', [id]);
    else if (isBefore) db.run('UPDATE coding SET rev = ?, end_cp = ? WHERE id = ?', [rev, place.start, id]);
    else db.run('UPDATE coding SET rev = ?, start_cp = ? WHERE id = ?', [rev, place.end, id]);
    if (isBefore && isBehind) addConsensus(context, coderId, place, [place.end, end]);
  }
}

/** Writes codings of the consensus, where it has none; the first one's id, or null. */
export function addConsensus(
  { db, rev, now, newUid }: CommandContext,
  coderId: number,
  { sourceId, codeId }: Pick<ConsensusPlace, 'sourceId' | 'codeId'>,
  spans: Spans,
): number | null {
  let first: number | null = null;
  for (let i = 0; i < spans.length; i += 2) {
    const { lastId } = db.run(
      `INSERT INTO coding (uid, rev, source_id, code_id, coder_id, start_cp, end_cp, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [newUid(), rev, sourceId, codeId, coderId, spans[i] ?? 0, spans[i + 1] ?? 0, now],
    );
    first ??= lastId;
  }
  return first;
}

/** What the consensus has of a code, source by source: ranges sorted by start. */
export function consensusOfCode(db: ReadDb, codeId: number): ReadonlyMap<number, number[]> {
  const coderId = consensusId(db);
  const spans = new Map<number, number[]>();
  if (coderId === undefined) return spans;
  const rows = db.all<{ sourceId: number; start: number; end: number }>(
    `SELECT source_id AS sourceId, start_cp AS start, end_cp AS end FROM coding
    WHERE code_id = ? AND coder_id = ? ORDER BY source_id, start_cp`,
    [codeId, coderId],
  );
  for (const { sourceId, start, end } of rows) {
    const known = spans.get(sourceId);
    if (known) known.push(start, end);
    else spans.set(sourceId, [start, end]);
  }
  return spans;
}
