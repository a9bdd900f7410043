import {
  type CodePointIndex,
  codePoint,
  indexCodePoints,
  utf16,
} from '../../../../shared/text/code-points.ts';
import type { Condition } from '../../../../shared/voices/condition.ts';
import { type Calibration, calibrate } from '../../../../shared/voices/learn/calibration.ts';
import { type Learner, learn, type Ranked } from '../../../../shared/voices/learn/learner.ts';
import { SHOWN } from '../../../../shared/voices/learn/quality.ts';
import { participantTurns } from '../../../../shared/voices/participant-turns.ts';
import {
  ENOUGH_EXAMPLES,
  type SuggestedUnit,
  type Suggestion,
  type SuggestionList,
} from '../../../../shared/voices/suggestion-model.ts';
import type { ReadDb } from '../../core/db.ts';
import { personName } from '../../core/person.ts';
import { compileCondition } from '../condition.ts';
import { factWords } from './fact-words.ts';
import {
  codedStretches,
  distinctCodes,
  type GatheredSource,
  gather,
  materialOf,
  readStretch,
} from './gather.ts';
import { sentencesOf } from './sentences.ts';

/** Words named as the reason of a suggestion. */
const REASONS = 4;
/** Sentences of conversations shorter than this (code points) are left alone: "Yes." needs no code. */
const SHORT = 25;
/** Suggestions for what is at hand: more than are shown, so that others are there when some are taken or refused. */
const AT_HAND = 8;

export interface SuggestionsAsked {
  readonly what: 'answers' | 'conversations';
  readonly where: Condition | null;
  /** What is at hand, whether coded or not; null for whatever is not coded. */
  readonly sourceIds: readonly number[] | null;
  /** The words selected in the one source at hand, in code points. */
  readonly range: { readonly start: number; readonly end: number } | null;
  readonly limit: number;
}

interface Candidate {
  readonly source: GatheredSource;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The text with what the learner reads around it, and where the text begins in that (UTF-16). */
  readonly read: { readonly text: string; readonly from: number };
  readonly ranked: readonly Ranked[];
}

/**
 * Learns from the codings of `coderId` alone and ranks codes for what the coder has not coded: whole answers, or
 * sentences that participants say in longer texts. The surest come first; codes refused for a stretch are left out.
 */
export function suggest(
  db: ReadDb,
  coderId: number,
  onlyCoder: number | null,
  asked: SuggestionsAsked,
  progress: (done: number) => void,
): SuggestionList {
  const gathered = gather(db, coderId);
  const material = materialOf(gathered);
  const learner = learn(material);
  progress(0.3);
  const answers = gathered.sources.filter(({ isAnswer, codings }) => isAnswer && codings.length > 0);
  const isForAnswers =
    asked.sourceIds === null
      ? asked.what === 'answers'
      : gathered.sources.some(({ id, isAnswer }) => isAnswer && id === asked.sourceIds?.[0]);
  const calibration = calibrate({
    ...material,
    units: isForAnswers
      ? answers.map((source) => ({ ...source, codeIds: distinctCodes(source.codings) }))
      : gathered.sources.filter(({ isAnswer }) => !isAnswer).flatMap((source) => codedStretches(source)),
  });
  progress(0.5);
  const { where, params } = compileCondition(db, asked.where, { onlyCoder });
  const wanted = new Set(db.column<number>(`SELECT s.id FROM source s WHERE ${where}`, [...params]));
  const refused = refusals(db, coderId);
  const candidates: Candidate[] = [];
  const atHand = asked.sourceIds === null ? null : new Set(asked.sourceIds);
  const sources = gathered.sources.filter(
    ({ id, isAnswer }) =>
      wanted.has(id) && (atHand === null ? isAnswer === (asked.what === 'answers') : atHand.has(id)),
  );
  if (learner.codeIds.length > 0) {
    for (const [done, source] of sources.entries()) {
      candidates.push(...candidatesOf(db, source, learner, refused, asked));
      if (done % 200 === 0) progress(0.5 + (0.4 * done) / sources.length);
    }
  }
  candidates.sort((a, b) => sureness(b) - sureness(a) || a.source.id - b.source.id || a.start - b.start);
  const labels = factWords(db);
  const titles = titlesOf(
    db,
    candidates.slice(0, asked.limit).map(({ source }) => source.id),
  );
  const codings = new Map<number, number>();
  for (const { codeIds } of material.texts) {
    for (const id of codeIds) codings.set(id, (codings.get(id) ?? 0) + 1);
  }
  return {
    units: candidates
      .slice(0, asked.limit)
      .map((candidate) => unitOf(candidate, learner, calibration, labels, titles)),
    total: candidates.length,
    codings: gathered.sources.reduce((sum, source) => sum + source.codings.length, 0),
    codes: learner.codeIds.length,
    thin: learner.codeIds.filter((id) => (codings.get(id) ?? 0) < ENOUGH_EXAMPLES),
  };
}

const sureness = ({ ranked }: Candidate): number => ranked[0]?.share ?? 0;

function candidatesOf(
  db: ReadDb,
  source: GatheredSource,
  learner: Learner,
  refused: ReadonlySet<string>,
  { sourceIds, range }: SuggestionsAsked,
): readonly Candidate[] {
  const isAtHand = sourceIds !== null;
  const index = indexCodePoints(source.text);
  const isCoded = (start: number, end: number): boolean =>
    source.codings.some(([, from, to]) => from < end && to > start);
  const whole = { start: 0, end: index.length as number };
  const asked = range === null ? undefined : within(range, whole);
  const stretches = asked ? [asked] : source.isAnswer ? [whole] : spoken(db, source, index, isAtHand);
  return stretches.flatMap(({ start, end }): Candidate[] => {
    if (!isAtHand && isCoded(start, end)) return [];
    const text = index.slice(codePoint(start), codePoint(end));
    const read = readStretch(index, start, end, source.isAnswer);
    const has = new Set(source.codings.filter(([, a, b]) => a < end && b > start).map(([code]) => code));
    const ranked = learner
      .rank(read.text, source.facts)
      .filter(({ codeId }) => !has.has(codeId) && !refused.has(`${source.id} ${codeId} ${start} ${end}`))
      .slice(0, isAtHand ? AT_HAND : SHOWN);
    return ranked.length === 0 ? [] : [{ source, start, end, text, read, ranked }];
  });
}

/** The part of a range that lies in the text; undefined where none does: the text was edited meanwhile. */
function within(range: { readonly start: number; readonly end: number }, whole: { readonly end: number }) {
  const end = Math.min(range.end, whole.end);
  return range.start < end ? { start: range.start, end } : undefined;
}

/** The sentences of participants' turns, or of everybody's where no speaker is known as one or all are at hand. */
function spoken(db: ReadDb, source: GatheredSource, index: CodePointIndex, isAtHand: boolean) {
  const turns = db.all<{ start: number; end: number; participantId: number | null; isInterviewer: number }>(
    `SELECT start_cp AS start, end_cp AS end, participant_id AS participantId, is_interviewer AS isInterviewer
    FROM turn WHERE source_id = ? ORDER BY start_cp`,
    [source.id],
  );
  const within = participantTurns(turns) ?? (turns.length > 0 ? turns : [{ start: 0, end: index.length }]);
  return within.flatMap(({ start, end }) => {
    const from = index.toUtf16(codePoint(start));
    return sentencesOf(index.slice(codePoint(start), codePoint(end)))
      .map(([a, b]) => ({
        start: index.toCodePoint(utf16(from + a)) as number,
        end: index.toCodePoint(utf16(from + b)) as number,
      }))
      .filter((sentence) => isAtHand || sentence.end - sentence.start >= SHORT);
  });
}

function unitOf(
  { source, start, end, text, read, ranked }: Candidate,
  learner: Learner,
  calibration: Calibration,
  labels: (fact: string) => string | undefined,
  titles: ReadonlyMap<number, { readonly title: string; readonly person: string | null }>,
): SuggestedUnit {
  const sentences = sentencesOf(text);
  return {
    sourceId: source.id,
    title: titles.get(source.id)?.title ?? '',
    person: titles.get(source.id)?.person ?? null,
    start,
    end,
    text,
    suggestions: ranked.map(({ codeId, share }): Suggestion => {
      const reasons = learner.explain(read.text, codeId, source.facts);
      // Words around it had their say; what can be marked are its own.
      const words = reasons.words
        .map((word) => ({ ...word, start: word.start - read.from, end: word.end - read.from }))
        .filter((word) => word.start >= 0 && word.end <= text.length);
      return {
        codeId,
        share: calibration(share),
        words: words
          .filter(({ weight }) => weight > 0)
          .slice(0, REASONS)
          .sort((a, b) => a.start - b.start)
          .map((word): [number, number] => [word.start, word.end]),
        facts: reasons.facts
          .filter(({ weight }) => weight > 0)
          .flatMap(({ fact }) => labels(fact) ?? [])
          .slice(0, 2),
        sentence: sentences.length < 2 ? null : bestSentence(sentences, words),
      };
    }),
  };
}

/** The sentence whose words add most. */
function bestSentence(
  sentences: readonly (readonly [number, number])[],
  words: readonly { readonly start: number; readonly weight: number }[],
): [number, number] | null {
  let best: { readonly range: readonly [number, number]; readonly weight: number } | undefined;
  for (const range of sentences) {
    const weight = words
      .filter(({ start, weight: part }) => part > 0 && range[0] <= start && start < range[1])
      .reduce((sum, word) => sum + word.weight, 0);
    if (!best || weight > best.weight) best = { range, weight };
  }
  return best ? [best.range[0], best.range[1]] : null;
}

function refusals(db: ReadDb, coderId: number): ReadonlySet<string> {
  return new Set(
    db.column<string>(
      `SELECT source_id || ' ' || code_id || ' ' || start_cp || ' ' || end_cp FROM suggestion_refusal WHERE coder_id = ?`,
      [coderId],
    ),
  );
}

function titlesOf(db: ReadDb, ids: readonly number[]) {
  const rows = db.all<{ id: number; title: string; respondentId: number | null; pseudonym: string | null }>(
    `SELECT s.id, s.title, s.respondent_id AS respondentId, p.pseudonym FROM source s
    LEFT JOIN respondent r ON r.id = s.respondent_id
    LEFT JOIN participant p ON p.id = coalesce(s.participant_id, r.participant_id)
    WHERE s.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)],
  );
  return new Map(
    rows.map(({ id, title, respondentId, pseudonym }) => [
      id,
      { title, person: personName(pseudonym, respondentId) },
    ]),
  );
}
