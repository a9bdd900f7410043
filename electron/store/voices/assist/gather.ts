import { type CodePointIndex, codePoint, indexCodePoints } from '../../../../shared/text/code-points.ts';
import { factsOf, type Score } from '../../../../shared/voices/learn/answer-facts.ts';
import type { LearnedCode } from '../../../../shared/voices/learn/learner.ts';
import type { Material } from '../../../../shared/voices/learn/quality.ts';
import type { ReadDb } from '../../core/db.ts';

export interface GatheredSource {
  readonly id: number;
  readonly isAnswer: boolean;
  /** The person it comes from, else the source itself. */
  readonly group: string;
  readonly text: string;
  readonly facts: readonly string[];
  /** The coder's codings: code and range in code points. */
  readonly codings: readonly (readonly [codeId: number, start: number, end: number])[];
}

export interface Gathered {
  readonly codes: readonly LearnedCode[];
  readonly sources: readonly GatheredSource[];
}

/** Whatever a coder's suggestions are learned from and made for: never anybody else's codings. */
export function gather(db: ReadDb, coderId: number): Gathered {
  const codes = db
    .all<{ id: number; parentId: number | null; name: string; description: string; whenToUse: string }>(
      `SELECT id, parent_id AS parentId, name, description, when_to_use AS whenToUse FROM code ORDER BY id`,
    )
    .map(({ id, parentId, name, description, whenToUse }) => ({
      id,
      parentId,
      words: `${name}. ${description} ${whenToUse}`,
    }));
  const scores = Map.groupBy(
    db.all<Score & { respondentId: number }>(
      `SELECT v.respondent_id AS respondentId, a.score_kind AS kind, v.number AS value,
        a.scale_min AS min, a.scale_max AS max
      FROM attribute a JOIN respondent_attribute v ON v.attribute_id = a.id
      WHERE a.kind = 'score' AND v.number IS NOT NULL AND a.scale_min IS NOT NULL AND a.scale_max IS NOT NULL
      ORDER BY v.respondent_id, a.id`,
    ),
    ({ respondentId }) => respondentId,
  );
  const codings = Map.groupBy(
    db.all<{ sourceId: number; codeId: number; start: number; end: number }>(
      `SELECT source_id AS sourceId, code_id AS codeId, start_cp AS start, end_cp AS end FROM coding
      WHERE coder_id = ? ORDER BY source_id, start_cp, end_cp, code_id`,
      [coderId],
    ),
    ({ sourceId }) => sourceId,
  );
  const sources = db
    .all<{
      id: number;
      kind: string;
      person: string;
      respondentId: number | null;
      touchpointId: number | null;
      questionId: number | null;
      text: string;
    }>(
      `SELECT s.id, s.kind, s.respondent_id AS respondentId, s.touchpoint_id AS touchpointId,
        s.question_id AS questionId, t.text,
        coalesce('p' || hex(p.uid), 'r' || hex(r.uid), 's' || hex(s.uid)) AS person
      FROM source s JOIN source_text t ON t.id = s.id
      LEFT JOIN respondent r ON r.id = s.respondent_id
      LEFT JOIN participant p ON p.id = coalesce(s.participant_id, r.participant_id)
      WHERE t.length > 0 ORDER BY s.id`,
    )
    .map(({ id, kind, person, respondentId, touchpointId, questionId, text }) => {
      const isAnswer = kind === 'answer' || kind === 'post';
      const given = respondentId === null ? [] : (scores.get(respondentId) ?? []);
      return {
        id,
        isAnswer,
        group: person,
        text,
        facts: isAnswer ? factsOf({ touchpointId, questionId, scores: given }) : [],
        codings: (codings.get(id) ?? []).map(({ codeId, start, end }) => [codeId, start, end] as const),
      };
    });
  return { codes, sources };
}

/** Coded stretches learned from; of more every second, third … is taken, which teaches as much in the same room. */
const MOST_STRETCHES = 30_000;

/** What the learner is taught with: each coded stretch with the codes on exactly it, each coded answer as a whole. */
export function materialOf({ codes, sources }: Gathered): Omit<Material, 'units'> {
  const coded = sources.filter(({ codings }) => codings.length > 0);
  const stretches = coded.reduce((sum, { codings }) => sum + codings.length, 0);
  const step = Math.ceil(stretches / MOST_STRETCHES);
  const taught = step <= 1 ? coded : coded.filter((_, index) => index % step === 0);
  const taughtIds = new Set(taught.map(({ id }) => id));
  return {
    codes,
    texts: taught.flatMap((source) => codedStretches(source)),
    answers: coded
      .filter(({ isAnswer }) => isAnswer)
      .map(({ id, group, text, facts, codings }) => ({
        group,
        ...(taughtIds.has(id) ? { text } : {}),
        facts,
        codeIds: distinctCodes(codings),
      })),
  };
}

/** The codes of some codings, each once. */
export function distinctCodes(codings: GatheredSource['codings']): readonly number[] {
  return [...new Set(codings.map(([codeId]) => codeId))];
}

/** Code points of a conversation before and after a stretch that are looked at with it. */
const AROUND = 60;

/**
 * What the learner reads of a stretch. In a conversation that is a little of what is said before and after as well,
 * since "Three times, actually." means nothing alone; answers stand for themselves. `from`: where the stretch begins
 * in it, in UTF-16 units.
 */
export function readStretch(index: CodePointIndex, start: number, end: number, isAnswer: boolean) {
  const begin = isAnswer ? start : Math.max(0, start - AROUND);
  const stop = isAnswer ? end : Math.min(index.length, end + AROUND);
  return {
    text: index.slice(codePoint(begin), codePoint(stop)),
    from: index.toUtf16(codePoint(start)) - index.toUtf16(codePoint(begin)),
  };
}

/** The stretches of a source that are coded, as the learner reads them, with the codes on exactly that stretch. */
export function codedStretches(source: GatheredSource) {
  let index: CodePointIndex | undefined;
  const { group, text, facts, isAnswer } = source;
  return [...Map.groupBy(source.codings, ([, start, end]) => `${start}-${end}`).values()].map((same) => {
    const [, start, end] = same[0] ?? [0, 0, 0];
    index ??= indexCodePoints(text);
    return {
      group,
      facts,
      text: readStretch(index, start, end, isAnswer).text,
      codeIds: distinctCodes(same),
    };
  });
}
