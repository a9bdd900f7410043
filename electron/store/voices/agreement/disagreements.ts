import type { Disagreement } from '../../../../shared/voices/agreement/model.ts';
import {
  bothJoined,
  joined,
  type Spans,
  sameSpans,
  shared,
} from '../../../../shared/voices/agreement/spans.ts';
import type { agreementContract } from '../../../../shared/voices/contract-agreement.ts';
import type { ReadDb } from '../../core/db.ts';
import type { QueryHandlers } from '../../core/handlers.ts';
import { mustExist } from '../../core/must-exist.ts';
import { personName } from '../../core/person.ts';
import { SourceTexts } from '../../core/source-texts.ts';
import { type CodePlace, PlaceFinder } from './code-places.ts';
import { consensusOfCode } from './consensus.ts';

/** Characters shown before and after a place. */
const AROUND = 240;
/** Characters of a place that are shown. */
const MOST = 6000;

interface Settlement {
  readonly id: number;
  readonly sourceId: number;
  readonly start: number;
  readonly end: number;
  readonly verdict: 'coded' | 'not-coded';
  readonly note: string;
  readonly by: string | null;
  readonly at: number;
}

export const disagreementQueries: QueryHandlers<typeof agreementContract> = {
  'voices.agreement.disagreements': ({ db }, { codeId, show, limit, offset, ...choice }) => {
    mustExist(db, 'code', codeId);
    for (const id of choice.coders) mustExist(db, 'coder', id);
    const places = new PlaceFinder(db, choice).of(codeId);
    const settlements = settlementsOf(db, codeId);
    const settled = (place: CodePlace): Settlement | undefined => settlementAt(settlements, place);
    const consensus = consensusOfCode(db, codeId);
    const alike = places.filter(({ judgement }) => judgement === 'alike');
    const differing = places.filter(({ judgement }) => judgement === 'differs');
    const isSettled = differing.map((place) => settled(place) !== undefined);
    const wanted = differing.filter((_, index) => isSettled[index] === (show === 'settled'));
    const details = new PlaceDetails(db, consensus);
    const settledCount = isSettled.filter(Boolean).length;
    return {
      open: differing.length - settledCount,
      settled: settledCount,
      agreed: alike.length,
      agreedCopied: alike.filter((place) => isHeld(consensus.get(place.sourceId) ?? [], place)).length,
      places: wanted.slice(offset, offset + limit).map((place) => details.of(place, settled(place))),
    };
  },
};

/** Whether the consensus has all of what two coders coded alike at a place. */
export function isHeld(consensus: Spans, place: CodePlace): boolean {
  const wanted = bothJoined(place.first, place.second);
  return sameSpans(shared(joined(consensus), wanted), wanted);
}

function settlementsOf(db: ReadDb, codeId: number): ReadonlyMap<number, readonly Settlement[]> {
  return Map.groupBy(
    db.all<Settlement>(
      `SELECT t.id, t.source_id AS sourceId, t.start_cp AS start, t.end_cp AS end, t.verdict, t.note,
        k.name AS by, t.at
      FROM settlement t LEFT JOIN coder k ON k.id = t.coder_id WHERE t.code_id = ? ORDER BY t.id`,
      [codeId],
    ),
    ({ sourceId }) => sourceId,
  );
}

/** A place counts as settled while the settlement holds all of it: what was coded beyond it since is open again. */
function settlementAt(
  settlements: ReadonlyMap<number, readonly Settlement[]>,
  { sourceId, start, end }: CodePlace,
): Settlement | undefined {
  return settlements.get(sourceId)?.findLast((row) => row.start <= start && row.end >= end);
}

/** What is shown of places: the words around, whose they are, what was settled. */
class PlaceDetails {
  readonly #db: ReadDb;
  readonly #texts: SourceTexts;
  readonly #consensus: ReadonlyMap<number, number[]>;

  constructor(db: ReadDb, consensus: ReadonlyMap<number, number[]>) {
    this.#db = db;
    this.#texts = new SourceTexts(db);
    this.#consensus = consensus;
  }

  of(place: CodePlace, settlement: Settlement | undefined): Disagreement {
    const { sourceId, start, end, first, second } = place;
    const source = this.#db.get<{
      title: string;
      textRev: number;
      length: number;
      pseudonym: string | null;
      respondentId: number | null;
    }>(
      `SELECT s.title, x.rev AS textRev, x.length, p.pseudonym, s.respondent_id AS respondentId
      FROM source s JOIN source_text x ON x.id = s.id LEFT JOIN respondent d ON d.id = s.respondent_id
        LEFT JOIN turn tu ON tu.id = (SELECT t.id FROM turn t
          WHERE t.source_id = s.id AND t.start_cp <= @start AND t.end_cp > @start LIMIT 1)
        LEFT JOIN participant p ON p.id = coalesce(tu.participant_id, s.participant_id, d.participant_id)
      WHERE s.id = @sourceId`,
      { sourceId, start },
    );
    const from = Math.max(0, start - AROUND);
    const isCut = end - start > MOST;
    const to = isCut ? start + MOST : Math.min(end + AROUND, source?.length ?? end);
    return {
      sourceId,
      title: source?.title ?? '',
      person: personName(source?.pseudonym ?? null, source?.respondentId ?? null),
      textRev: source?.textRev ?? 0,
      start,
      end,
      first: spanList(first),
      second: spanList(second),
      from,
      text: this.#texts.slice(sourceId, from, to),
      isCut,
      settled: settlement
        ? {
            id: settlement.id,
            verdict: settlement.verdict,
            spans: spanList(
              shared(joined(this.#consensus.get(sourceId) ?? []), [settlement.start, settlement.end]),
            ),
            note: settlement.note,
            by: settlement.by,
            at: settlement.at,
          }
        : null,
    };
  }
}

function spanList(spans: Spans): { start: number; end: number }[] {
  const list: { start: number; end: number }[] = [];
  for (let i = 0; i < spans.length; i += 2) list.push({ start: spans[i] ?? 0, end: spans[i + 1] ?? 0 });
  return list;
}
