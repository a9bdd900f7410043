import { codePoint } from '../../../../shared/text/code-points.ts';
import type { Retrieved } from '../../../../shared/voices/contract-retrieve.ts';
import type { ResultContext, ResultPlace } from '../../../../shared/voices/query/spec.ts';
import type { ReadDb } from '../../core/db.ts';
import { personName } from '../../core/person.ts';
import { seenBy } from '../only-coder.ts';
import { contextOf } from './context.ts';
import { SourceReader } from './source-reader.ts';

/** Characters of a passage and codings at it that are sent along; a page must not outgrow what a screen can hold. */
const ofPage = { text: 20_000, codings: 60 };

export interface Most {
  readonly text: number;
  readonly codings: number;
}

interface SourceRow {
  readonly id: number;
  readonly title: string;
  readonly kind: Retrieved['sourceKind'];
  readonly question: string | null;
  readonly heardAt: number | null;
  readonly respondentId: number | null;
  readonly participantId: number | null;
  readonly waveId: number | null;
  readonly wave: string | null;
  readonly studyId: number | null;
  readonly study: string | null;
  readonly touchpointId: number | null;
  readonly touchpoint: string | null;
}

interface CodingRow {
  readonly id: number;
  readonly sourceId: number;
  readonly codeId: number;
  readonly coderId: number;
  readonly coder: string;
  readonly start: number;
  readonly end: number;
}

interface PersonRow {
  readonly id: number;
  readonly pseudonym: string;
  readonly segmentId: number | null;
  readonly segment: string | null;
}

interface TouchpointRow {
  readonly codingId: number;
  readonly id: number;
  readonly name: string;
}

/** Passages with everything that is shown of them; `places` are in the order of sources and text. */
export function describeResults(
  db: ReadDb,
  places: readonly ResultPlace[],
  context: ResultContext,
  onlyCoder: number | null,
  most: Most = ofPage,
): Retrieved[] {
  const bySource = Map.groupBy(places, ({ sourceId }) => sourceId);
  const sources = sourceRows(db, [...bySource.keys()]);
  const described = [...bySource].flatMap(([sourceId, own]) => {
    const source = sources.get(sourceId);
    return source === undefined ? [] : inSource(db, source, own, context, onlyCoder, most);
  });
  const people = peopleOf(db, described);
  const touchpoints = touchpointsOf(db, described);
  return described.map(({ result, source }): Retrieved => {
    const person = result.participantId === null ? undefined : people.get(result.participantId);
    const own =
      source.touchpointId === null ? [] : [{ id: source.touchpointId, name: source.touchpoint ?? '' }];
    const coded = result.codings
      .flatMap(({ id }) => touchpoints.get(id) ?? [])
      .map(({ id, name }) => ({ id, name }));
    return {
      ...result,
      person: personName(person?.pseudonym ?? null, source.respondentId),
      segment: labelled(person?.segmentId, person?.segment),
      touchpoints: [...new Map([...own, ...coded].map((one) => [one.id, one])).values()],
    };
  });
}

interface Described {
  readonly source: SourceRow;
  readonly result: Omit<Retrieved, 'person' | 'segment' | 'touchpoints'>;
}

function inSource(
  db: ReadDb,
  source: SourceRow,
  places: readonly ResultPlace[],
  context: ResultContext,
  onlyCoder: number | null,
  most: Most,
): Described[] {
  const reader = new SourceReader(db, source.id);
  const text = reader.text();
  const turns = reader.turnRows();
  const codings = codingsAt(db, source.id, places, onlyCoder);
  return places.map(({ start, end }) => {
    const at = codings.filter((coding) => coding.start < end && coding.end > start);
    const turn = turns.findLast((one) => one.start <= start && one.end > start);
    return {
      source,
      result: {
        sourceId: source.id,
        sourceTitle: source.title,
        sourceKind: source.kind,
        question: source.question,
        start,
        end,
        text: text.slice(codePoint(start), codePoint(Math.min(end, start + most.text))),
        cut: end - start > most.text,
        ...contextOf(reader, { start, end }, context),
        codings: at.slice(0, most.codings).map(({ id, codeId, coderId, coder, ...range }) => ({
          id,
          codeId,
          coderId,
          coder,
          start: range.start,
          end: range.end,
        })),
        moreCodings: Math.max(0, at.length - most.codings),
        speaker: turn === undefined || turn.speaker === '' ? null : turn.speaker,
        startMs: turn?.startMs ?? null,
        participantId: turn?.participantId ?? source.participantId,
        study: labelled(source.studyId, source.study),
        wave: labelled(source.waveId, source.wave),
        heardAt: source.heardAt,
      },
    };
  });
}

function sourceRows(db: ReadDb, ids: readonly number[]): ReadonlyMap<number, SourceRow> {
  const rows = db.all<SourceRow>(
    `SELECT s.id, s.title, s.kind, q.name AS question, s.heard_at AS heardAt, s.respondent_id AS respondentId,
      coalesce(s.participant_id, d.participant_id) AS participantId, w.id AS waveId, w.name AS wave,
      u.id AS studyId, u.name AS study, tp.id AS touchpointId, tp.name AS touchpoint
    FROM source s LEFT JOIN attribute q ON q.id = s.question_id LEFT JOIN respondent d ON d.id = s.respondent_id
      LEFT JOIN wave w ON w.id = coalesce(s.wave_id, d.wave_id) LEFT JOIN study u ON u.id = w.study_id
      LEFT JOIN touchpoint tp ON tp.id = s.touchpoint_id
    WHERE s.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Codings of a source that any of the places may overlap, in the order of the text. */
function codingsAt(
  db: ReadDb,
  sourceId: number,
  places: readonly ResultPlace[],
  onlyCoder: number | null,
): readonly CodingRow[] {
  const from = Math.min(...places.map(({ start }) => start));
  const to = Math.max(...places.map(({ end }) => end));
  return db.all<CodingRow>(
    `SELECT c.id, c.code_id AS codeId, c.coder_id AS coderId, k.name AS coder, c.start_cp AS start, c.end_cp AS end
    FROM coding c JOIN coder k ON k.id = c.coder_id
    WHERE c.source_id = ? AND c.start_cp < ? AND c.end_cp > ? AND ${seenBy}
    ORDER BY c.start_cp, c.end_cp, c.id`,
    [sourceId, to, from, onlyCoder],
  );
}

function peopleOf(db: ReadDb, described: readonly Described[]): ReadonlyMap<number, PersonRow> {
  const ids = new Set(described.flatMap(({ result }) => result.participantId ?? []));
  const rows = db.all<PersonRow>(
    `SELECT p.id, p.pseudonym, g.id AS segmentId, g.name AS segment
    FROM participant p LEFT JOIN segment g ON g.id = p.segment_id WHERE p.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify([...ids])],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Touchpoints that codings are put on, by coding. */
function touchpointsOf(
  db: ReadDb,
  described: readonly Described[],
): ReadonlyMap<number, readonly TouchpointRow[]> {
  const ids = new Set(described.flatMap(({ result }) => result.codings.map(({ id }) => id)));
  const rows = db.all<TouchpointRow>(
    `SELECT e.coding_id AS codingId, tp.id, tp.name FROM evidence e JOIN touchpoint tp ON tp.id = e.touchpoint_id
    WHERE e.coding_id IN (SELECT value FROM json_each(?)) ORDER BY e.id`,
    [JSON.stringify([...ids])],
  );
  return Map.groupBy(rows, ({ codingId }) => codingId);
}

function labelled(id: number | null | undefined, name: string | null | undefined) {
  return id === null || id === undefined ? null : { id, name: name ?? '' };
}
