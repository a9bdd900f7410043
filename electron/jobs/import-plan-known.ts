import { editMap } from '../../shared/text/anchors.ts';
import { codePoint, indexCodePoints } from '../../shared/text/code-points.ts';
import { diffToChanges } from '../../shared/text/diff.ts';
import { nameKey } from '../../shared/util/name-key.ts';
import { textHash } from '../store/file/texts.ts';
import type { KnownResponse, KnownResponses, KnownText } from '../store/voices/import/known-responses.ts';
import type {
  PlannedAttribute,
  PlannedReading,
  PlannedTurn,
  PlanWriter,
} from '../store/voices/import/plan-writer.ts';

export interface ResponseText {
  /** The question's attribute in the plan; null for a conversation. */
  readonly questionN: number | null;
  readonly kind: 'answer' | 'post' | 'transcript';
  readonly title: string;
  readonly text: string;
  readonly externalKey: string | null;
  readonly turns: readonly PlannedTurn[];
}

/** What one row of a file says, before it is known whether it is new. */
export interface Response {
  readonly responseKey: string | null;
  readonly line: number;
  readonly respondedAt: number | null;
  readonly participantN: number | null;
  readonly preview: string;
  readonly touchpointN: number | null;
  readonly texts: readonly ResponseText[];
  readonly values: readonly {
    readonly attributeN: number;
    readonly value: string;
    readonly number: number | null;
  }[];
  readonly readings: readonly { readonly touchpoint: string; readonly reading: PlannedReading }[];
}

const WORDS = 120;
const NAME = 80;
const MOST_NAMED = 3;

/** Plans what a newer export changes about a response that is in the workspace; everything else stays untouched. */
export class KnownPlanner {
  readonly #writer: PlanWriter;
  readonly #known: KnownResponses;
  readonly #attributes: ReadonlyMap<number, PlannedAttribute>;
  readonly #ids = new Map<number, number | undefined>();
  readonly #onlyCoder: number | null;
  #emptied = 0;

  /** Cells that are empty in the file and filled here; they are kept. */
  get emptied(): number {
    return this.#emptied;
  }

  constructor(
    writer: PlanWriter,
    known: KnownResponses,
    attributes: ReadonlyMap<number, PlannedAttribute>,
    onlyCoder: number | null,
  ) {
    this.#writer = writer;
    this.#known = known;
    this.#attributes = attributes;
    this.#onlyCoder = onlyCoder;
  }

  plan(id: number, response: Response): void {
    const before = this.#known.read(id);
    const changes = new Map<string, number>();
    const tell = (what: string): void => {
      changes.set(what, (changes.get(what) ?? 0) + 1);
    };
    for (const text of response.texts) this.#planText(before, response, text, tell);
    this.#planValues(before, response, tell);
    const keepsScores = this.#listEmptied(before, response);
    this.#planReadings(before, keepsScores ? withKept(before, response) : response, tell);
    const isDated = response.respondedAt !== null && response.respondedAt !== before.respondedAt;
    if (isDated) tell('date changed');
    const isNamed = response.participantN !== null && before.participantId === null;
    if (isNamed) tell('participant named');
    const detail = [...changes].map(([what, times]) => (times === 1 ? what : `${what} (${times} times)`));
    this.#writer.known({
      respondentId: id,
      what: changes.size === 0 ? 'same' : 'update',
      line: response.line,
      detail: sentence(detail.join(', ')),
      preview: response.preview,
      respondedAt: isDated ? response.respondedAt : null,
      participantN: isNamed ? response.participantN : null,
    });
  }

  /** Lists the responses that the file no longer has; they are kept. Call it after the last row. */
  planMissing(seen: ReadonlySet<string>): number {
    let missing = 0;
    for (const [key, respondentId] of this.#known.keys()) {
      if (seen.has(key)) continue;
      missing += 1;
      this.#writer.known({
        respondentId,
        what: 'missing',
        line: 0,
        detail: 'Not in this file; kept as it is.',
        preview: `Response ${key}`.slice(0, WORDS).toWellFormed(),
      });
    }
    return missing;
  }

  #planText(
    before: KnownResponse,
    response: Response,
    text: ResponseText,
    tell: (what: string) => void,
  ): void {
    const questionId = text.questionN === null ? null : this.#attributeId(text.questionN);
    const old = before.texts.find((candidate) =>
      text.questionN === null ? candidate.kind === 'transcript' : candidate.questionId === questionId,
    );
    if (!old) {
      tell('answer added');
      this.#writer.source({
        kind: text.kind,
        respondentN: null,
        knownRespondentId: before.id,
        questionN: text.questionN,
        touchpointN: response.touchpointN,
        title: text.title,
        heardAt: response.respondedAt,
        text: text.text,
        externalKey: text.externalKey,
        turns: text.turns,
      });
      return;
    }
    const hash = textHash(text.text);
    const base = old.importedSha256 ?? (old.isAsImported ? old.sha256 : undefined);
    if (base?.equals(hash)) return;
    if (old.sha256.equals(hash)) {
      // Somebody corrected it here as the file has it now; only where it came from is new.
      this.#write('hash', old, response.line, text, []);
      return;
    }
    const isEdited = base === undefined || !base.equals(old.sha256);
    tell(
      isEdited
        ? 'answer changed in both'
        : text.kind === 'transcript'
          ? 'conversation changed'
          : 'answer changed',
    );
    this.#write(isEdited ? 'edited' : 'update', old, response.line, text, this.#swallowedBy(old, text.text));
  }

  #write(
    what: 'update' | 'edited' | 'hash',
    old: KnownText,
    line: number,
    { text, turns }: ResponseText,
    swallowed: readonly { readonly id: number; readonly code: string; readonly text: string }[],
  ): void {
    this.#writer.text({
      sourceId: old.id,
      what,
      line,
      text,
      fromSha256: old.sha256,
      preview: text.slice(0, 2 * WORDS).toWellFormed(),
      turns,
      swallowed,
    });
  }

  #swallowedBy(old: KnownText, text: string): { id: number; code: string; text: string }[] {
    const codings = this.#known.codings(old.id, this.#onlyCoder);
    if (codings.length === 0) return [];
    const map = editMap(diffToChanges(old.text, text));
    const index = indexCodePoints(old.text);
    return codings.flatMap(({ id, start, end, code }) => {
      const range = { start: codePoint(start), end: codePoint(end) };
      if (map.range(range).kind !== 'swallowed') return [];
      return [{ id, code, text: index.slice(range.start, range.end).slice(0, WORDS).toWellFormed() }];
    });
  }

  #planValues(before: KnownResponse, { values }: Response, tell: (what: string) => void): void {
    const changed: { name: string; kind: string }[] = [];
    for (const { attributeN, value, number } of values) {
      const id = this.#attributeId(attributeN);
      const old = id === undefined ? undefined : before.values.get(id);
      if (old?.value === value && old.number === number) continue;
      const { kind, name = '' } = this.#attributes.get(attributeN) ?? {};
      const how = old === undefined ? 'added' : 'changed';
      changed.push({
        name: `“${shortName(name)}” ${how}`,
        kind: `${kind === 'score' ? 'score' : 'attribute'} ${how}`,
      });
      this.#writer.knownValue(before.id, attributeN, value, number);
    }
    // A few are named; of many it is enough to know how many they are.
    for (const { name, kind } of changed) tell(changed.length <= MOST_NAMED ? name : kind);
  }

  /** Nothing goes because a newer export lacks it, but that is said. Answers with whether a score is kept so. */
  #listEmptied(before: KnownResponse, { line, texts, values }: Response): boolean {
    let keepsScores = false;
    for (const [attributeN, { name, kind }] of this.#attributes) {
      const id = this.#attributeId(attributeN);
      if (id === undefined) continue;
      const isHere =
        kind === 'question'
          ? texts.some((text) => text.questionN === attributeN)
          : values.some((value) => value.attributeN === attributeN);
      if (isHere) continue;
      const kept =
        kind === 'question'
          ? before.texts.find((text) => text.questionId === id)?.text
          : before.values.get(id)?.value;
      if (kept === undefined || kept === '') continue;
      this.#emptied += 1;
      if (kind === 'score') keepsScores = true;
      this.#writer.skip(
        line,
        `“${shortName(name)}” is empty in the file; what is here is kept.`,
        kept.slice(0, WORDS).toWellFormed(),
        'cell',
      );
    }
    return keepsScores;
  }

  #planReadings(
    before: KnownResponse,
    { readings }: Pick<Response, 'readings'>,
    tell: (what: string) => void,
  ): void {
    const key = (touchpoint: string, reading: PlannedReading): string =>
      JSON.stringify([
        nameKey(touchpoint),
        reading.expectation,
        reading.experience,
        reading.min,
        reading.max,
        reading.importance,
        reading.importanceMin,
        reading.importanceMax,
      ]);
    const old = before.readings.map((reading) => key(reading.touchpoint, reading)).sort();
    const now = readings.map(({ touchpoint, reading }) => key(touchpoint, reading)).sort();
    if (now.length === 0 || (now.length === old.length && now.every((one, i) => one === old[i]))) return;
    tell('reading changed');
    for (const { touchpoint, reading } of readings) {
      this.#writer.knownReading(before.id, this.#writer.touchpoint(touchpoint), reading);
    }
  }

  #attributeId(attributeN: number): number | undefined {
    if (!this.#ids.has(attributeN)) {
      const planned = this.#attributes.get(attributeN);
      this.#ids.set(attributeN, planned && this.#known.attributeId(planned));
    }
    return this.#ids.get(attributeN);
  }
}

/** The readings of a response whose scores are partly empty in the file: what it lacks stays as it is here. */
function withKept(before: KnownResponse, response: Response): Pick<Response, 'readings'> {
  const old = Map.groupBy(before.readings, ({ touchpoint }) => nameKey(touchpoint));
  const readings = response.readings.map(({ touchpoint, reading }) => {
    const kept = old.get(nameKey(touchpoint))?.shift();
    return {
      touchpoint,
      reading: {
        ...reading,
        expectation: reading.expectation ?? kept?.expectation ?? null,
        experience: reading.experience ?? kept?.experience ?? null,
        ...(reading.importance === null && kept
          ? {
              importance: kept.importance,
              importanceMin: kept.importanceMin,
              importanceMax: kept.importanceMax,
            }
          : {}),
      },
    };
  });
  const rest = [...old.values()].flat().map(({ touchpoint, ...reading }) => ({ touchpoint, reading }));
  return { readings: [...readings, ...rest] };
}

function shortName(name: string): string {
  return name.length > NAME ? `${name.slice(0, NAME).toWellFormed()}…` : name;
}

function sentence(words: string): string {
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
