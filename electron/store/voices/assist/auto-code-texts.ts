import type { Condition } from '../../../../shared/voices/condition.ts';
import type { ReadDb } from '../../core/db.ts';
import { personName } from '../../core/person.ts';
import { compileCondition } from '../condition.ts';

export interface SearchedText {
  readonly id: number;
  readonly title: string;
  readonly person: string | null;
  /** Who spoke, for counting people: the participant, else the respondent, else the source. */
  readonly personKey: string;
  readonly text: string;
  readonly sha256: Buffer;
}

export interface SearchedTurn {
  readonly start: number;
  readonly end: number;
  readonly participantId: number | null;
  /** 1 where the speaker asks the questions. */
  readonly isInterviewer: number;
}

/** Ids of the sources to look through, in their order. */
export function sourcesToSearch(
  db: ReadDb,
  where: Condition | null,
  sourceIds: readonly number[] | null,
  onlyCoder: number | null,
): readonly number[] {
  const compiled = compileCondition(db, where, { onlyCoder });
  const ids = db.column<number>(`SELECT s.id FROM source s WHERE ${compiled.where} ORDER BY s.id`, [
    ...compiled.params,
  ]);
  if (sourceIds === null) return ids;
  const chosen = new Set(sourceIds);
  return ids.filter((id) => chosen.has(id));
}

/** The texts of some sources, with whose they are. */
export function textsToSearch(db: ReadDb, ids: readonly number[]): readonly SearchedText[] {
  return db
    .all<{
      id: number;
      title: string;
      respondentId: number | null;
      participantId: number | null;
      pseudonym: string | null;
      text: string;
      sha256: Buffer;
    }>(
      `SELECT s.id, s.title, s.respondent_id AS respondentId, p.id AS participantId, p.pseudonym, t.text, t.sha256
      FROM source s JOIN source_text t ON t.id = s.id
      LEFT JOIN respondent r ON r.id = s.respondent_id
      LEFT JOIN participant p ON p.id = coalesce(s.participant_id, r.participant_id)
      WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY s.id`,
      [JSON.stringify(ids)],
    )
    .map(({ id, title, respondentId, participantId, pseudonym, text, sha256 }) => ({
      id,
      title,
      person: personName(pseudonym, respondentId),
      personKey:
        participantId !== null ? `p${participantId}` : respondentId !== null ? `r${respondentId}` : `s${id}`,
      text,
      sha256,
    }));
}

/** The turns of some sources, by source, in the order of the text. */
export function turnsOf(db: ReadDb, ids: readonly number[]): ReadonlyMap<number, readonly SearchedTurn[]> {
  const rows = db.all<SearchedTurn & { sourceId: number }>(
    `SELECT source_id AS sourceId, start_cp AS start, end_cp AS end, participant_id AS participantId,
      is_interviewer AS isInterviewer FROM turn
    WHERE source_id IN (SELECT value FROM json_each(?)) ORDER BY source_id, start_cp`,
    [JSON.stringify(ids)],
  );
  return Map.groupBy(rows, ({ sourceId }) => sourceId);
}

/** The coder's codings of a code, by source. */
export function codingsOfCode(
  db: ReadDb,
  codeId: number,
  coderId: number,
): ReadonlyMap<number, readonly { readonly start: number; readonly end: number }[]> {
  const rows = db.all<{ sourceId: number; start: number; end: number }>(
    'SELECT source_id AS sourceId, start_cp AS start, end_cp AS end FROM coding WHERE code_id = ? AND coder_id = ?',
    [codeId, coderId],
  );
  return Map.groupBy(rows, ({ sourceId }) => sourceId);
}

/** The code a rule names, where it exists: by id, or the sibling of that very name. */
export function existingCode(
  db: ReadDb,
  code: { readonly id: number } | { readonly name: string; readonly parentId: number | null },
): number | undefined {
  if ('id' in code) return db.value<number>('SELECT id FROM code WHERE id = ?', [code.id]);
  return db.value<number>('SELECT id FROM code WHERE ifnull(parent_id, 0) = ? AND name = ?', [
    code.parentId ?? 0,
    code.name,
  ]);
}
