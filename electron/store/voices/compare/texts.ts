import type { WordScope } from '../../../../shared/voices/compare/model.ts';
import type { ReadDb } from '../../core/db.ts';
import { compileCondition } from '../condition.ts';
import { passagesOfQuery } from '../retrieve/retrieve.ts';

/** A text, and which parts of it count: start and end in turn, in code points; null for all of it. */
export interface ScopedText {
  readonly sourceId: number;
  readonly text: string;
  readonly passages: readonly number[] | null;
  /** Share of the sources reached, 0 to 1. */
  readonly done: number;
}

/** The texts of a scope, source by source. */
export function* scopedTexts(
  db: ReadDb,
  { where, query }: WordScope,
  onlyCoder: number | null,
): Generator<ScopedText> {
  const last = db.value<number>('SELECT max(id) FROM source') ?? 1;
  if (query !== null) {
    // The scope's condition is about sources and the query's may be about codings: both hold.
    const both =
      where === null ? query : { ...query, where: query.where ? { all: [query.where, where] } : where };
    for (const { sourceId, passages } of passagesOfQuery(db, both, onlyCoder)) {
      const text = db.value<string>('SELECT text FROM source_text WHERE id = ?', [sourceId]) ?? '';
      yield { sourceId, text, passages, done: sourceId / last };
    }
    return;
  }
  const asked = compileCondition(db, where, { onlyCoder });
  for (const { id, text } of db.iterate<{ id: number; text: string }>(
    `SELECT t.id, t.text FROM source s JOIN source_text t ON t.id = s.id WHERE ${asked.where} ORDER BY s.id`,
    asked.params,
  )) {
    yield { sourceId: id, text, passages: null, done: id / last };
  }
}
