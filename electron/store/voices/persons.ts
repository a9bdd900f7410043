import { firstWhere } from '../../../shared/voices/query/passages.ts';
import type { ReadDb } from '../core/db.ts';

interface SourceRow {
  readonly id: number;
  readonly participantId: number | null;
  readonly respondentId: number | null;
}

interface TurnRow {
  readonly sourceId: number;
  readonly start: number;
  readonly end: number;
  readonly participantId: number;
}

/** Whoever said a passage: a participant, or a respondent nobody has given a name; null where nobody knows. */
export interface Person {
  readonly participantId: number | null;
  /** One number for each person, from 1; 0 for nobody known. */
  readonly number: number;
}

const NOBODY: Person = { participantId: null, number: 0 };

/**
 * Who said what: the participant of the turn a passage begins in, else of its source, else of its respondent, else the
 * respondent; as retrieval counts people.
 */
export class Persons {
  readonly #own = new Map<number, Person>();
  readonly #turns: ReadonlyMap<number, readonly TurnRow[]>;
  readonly #known = new Map<number, Person>();

  constructor(db: ReadDb) {
    for (const { id, participantId, respondentId } of db.iterate<SourceRow>(
      `SELECT s.id, coalesce(s.participant_id, d.participant_id) AS participantId, s.respondent_id AS respondentId
      FROM source s LEFT JOIN respondent d ON d.id = s.respondent_id
      WHERE s.participant_id IS NOT NULL OR s.respondent_id IS NOT NULL`,
    )) {
      if (participantId !== null) this.#own.set(id, this.#participant(participantId));
      else if (respondentId !== null)
        this.#own.set(id, { participantId: null, number: respondentId * 2 + 1 });
    }
    this.#turns = Map.groupBy(
      db.all<TurnRow>(
        `SELECT source_id AS sourceId, start_cp AS start, end_cp AS end, participant_id AS participantId
        FROM turn WHERE participant_id IS NOT NULL ORDER BY source_id, start_cp, id`,
      ),
      ({ sourceId }) => sourceId,
    );
  }

  /** Who said what begins at `start`, in code points. */
  at(sourceId: number, start: number): Person {
    const turns = this.#turns.get(sourceId) ?? [];
    let last = firstWhere(turns.length, (n) => (turns[n]?.start ?? 0) > start) - 1;
    while ((turns[last]?.end ?? Number.MAX_SAFE_INTEGER) <= start) last -= 1;
    const turn = turns[last];
    return turn ? this.#participant(turn.participantId) : (this.#own.get(sourceId) ?? NOBODY);
  }

  /** Whether who speaks in a source changes with its turns. */
  changesIn(sourceId: number): boolean {
    return this.#turns.has(sourceId);
  }

  #participant(id: number): Person {
    const known = this.#known.get(id);
    if (known) return known;
    const person = { participantId: id, number: id * 2 };
    this.#known.set(id, person);
    return person;
  }
}
