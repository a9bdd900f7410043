import { indexCodePoints, utf16 } from '../../../shared/text/code-points.ts';
import { findAddresses } from '../../../shared/voices/pseudonymise/addresses.ts';
import { apart, type Find } from '../../../shared/voices/pseudonymise/find.ts';
import { PLACEHOLDER } from '../../../shared/voices/pseudonymise/group.ts';
import { Lexicon } from '../../../shared/voices/pseudonymise/lexicon.ts';
import { MOST_FINDS, type PlanAsked, type PlanResult } from '../../../shared/voices/pseudonymise/model.ts';
import { findNames, type NameKnowledge } from '../../../shared/voices/pseudonymise/names.ts';
import {
  findAccounts,
  findCards,
  findIbans,
  findStateNumbers,
} from '../../../shared/voices/pseudonymise/numbers.ts';
import { findEmails, findHandles, findPersonalLinks } from '../../../shared/voices/pseudonymise/online.ts';
import { nameKey } from '../../../shared/voices/pseudonymise/words.ts';
import type { Db } from '../../store/core/db.ts';
import { sourcesToSearch } from '../../store/voices/assist/auto-code-texts.ts';
import { type Field, fields } from '../../store/voices/pseudonymise/fields.ts';
import {
  knownReplacements,
  namedParticipants,
  notNames,
  pseudonymsOf,
} from '../../store/voices/pseudonymise/known.ts';
import type { PseudonymPlanWriter } from '../../store/voices/pseudonymise/plan-file.ts';
import {
  allTexts,
  attributeValues,
  countTexts,
  rowsOf,
  speakers,
  type TextRow,
  textsOf,
} from '../../store/voices/pseudonymise/read-texts.ts';
import type { Progress } from '../job.ts';
import { KnownNames, looksLikeName } from './gather-names.ts';
import { Groups } from './groups.ts';
import { findPhones } from './phones.ts';

/** Sources read at a time. */
const BATCH = 200;
/** Characters shown on either side of a find. */
const AROUND = 70;
/** Attributes whose values are names, by what they are called. */
const NAMED_ATTRIBUTE =
  /^(?:(?:first|last|family|given|full|sur|fore|contact|customer|respondent|your)[\s_-]*)?(?:name|surname|forename|vorname|nachname|nombre|apellidos?|nom|prénom|cognome)s?$/iu;

interface Parts {
  readonly db: Db;
  readonly writer: PseudonymPlanWriter;
  readonly asked: PlanAsked;
  readonly onlyCoder: number | null;
}

/**
 * Goes through the texts three times: for the words written small anywhere, for names that one place gives away, and
 * for everything, those names wherever they stand.
 */
export class Planner {
  readonly #parts: Parts;
  readonly #lexicon = new Lexicon();
  readonly #names = new KnownNames(this.#lexicon);
  #knowledge: NameKnowledge;
  #groups: Groups;
  #written = 0;

  constructor(parts: Parts) {
    const { db } = parts;
    this.#parts = parts;
    this.#knowledge = {
      lexicon: this.#lexicon,
      known: this.#names.map,
      not: new Set(notNames(db)),
      pseudonyms: new Set(pseudonymsOf(db).map(nameKey)),
    };
    this.#groups = new Groups([], [], []);
  }

  run(progress: Progress): Omit<PlanResult, 'planId'> {
    const { db, asked, onlyCoder, writer } = this.#parts;
    const ids = sourcesToSearch(db, asked.where, asked.sourceIds, onlyCoder);
    const isAll = asked.where === null && asked.sourceIds === null;
    progress(0, 'Reading the words');
    this.#readWords(progress);
    this.#gatherLists();
    const hasNames = asked.kinds.includes('name');
    if (hasNames) {
      this.#eachText(
        ids,
        (row) => {
          for (const { text, confidence, why } of findNames(row.text, this.#knowledge))
            this.#names.learn(text, confidence, why);
        },
        (done) => progress(0.25 + done * 0.25, 'Gathering names'),
      );
    }
    this.#groups = new Groups(this.#names.map.keys(), knownReplacements(db), namedParticipants(db));
    this.#eachText(
      ids,
      (row) => this.#lookAtText(row),
      (done) => progress(0.5 + done * 0.45, 'Looking for names and numbers'),
    );
    progress(0.95, 'Looking beside the texts');
    const chosen = isAll ? null : new Set(ids);
    for (const [index, field] of fields.entries()) this.#lookAtField(index, field, chosen);
    this.#groups.write(writer);
    return {
      groups: this.#groups.size,
      finds: this.#written,
      looked: ids.length,
      isCut: this.#written >= MOST_FINDS,
    };
  }

  /** Of all texts, whichever were asked for: they know better which words are names. */
  #readWords(progress: Progress): void {
    const { db } = this.#parts;
    const total = countTexts(db);
    let done = 0;
    for (const text of allTexts(db)) {
      this.#lexicon.add(text);
      done += 1;
      if (done % BATCH === 0) progress((done / total) * 0.25, 'Reading the words');
    }
  }

  #gatherLists(): void {
    const { db, asked } = this.#parts;
    for (const name of asked.names) this.#names.add(name, 1, 'in your list');
    for (const { kind, original } of knownReplacements(db)) {
      if (kind === 'name' && original !== null) this.#names.add(original, 0.95, 'replaced before');
    }
    for (const { name } of namedParticipants(db))
      if (looksLikeName(name)) this.#names.add(name, 0.92, 'known as a participant');
    for (const speaker of speakers(db)) {
      if (looksLikeName(speaker)) this.#names.add(speaker, 0.92, 'a speaker');
    }
    for (const { value, about } of attributeValues(db)) {
      if (NAMED_ATTRIBUTE.test(about) && looksLikeName(value)) {
        this.#names.add(value, 0.92, 'in an attribute of names');
      }
    }
  }

  #eachText(ids: readonly number[], look: (row: TextRow) => void, tell: (done: number) => void): void {
    const { db } = this.#parts;
    for (let from = 0; from < ids.length && this.#written < MOST_FINDS; from += BATCH) {
      tell(from / ids.length);
      for (const row of textsOf(db, ids.slice(from, from + BATCH))) look(row);
    }
  }

  #lookAtText({ id, title, text, sha256 }: TextRow): void {
    const finds = this.#findsIn(text);
    if (finds.length === 0) return;
    this.#parts.writer.source(id, sha256);
    const index = indexCodePoints(text);
    for (const find of finds) {
      const start = index.toCodePoint(utf16(find.start));
      const end = index.toCodePoint(utf16(find.end));
      this.#write(find, {
        field: -1,
        rowId: id,
        sourceId: id,
        title,
        start,
        end,
        value: null,
        ...around(text, find),
      });
    }
  }

  #lookAtField(index: number, field: Field, chosen: ReadonlySet<number> | null): void {
    const { db } = this.#parts;
    for (const { id, sourceId, title, value, about } of rowsOf(db, field)) {
      if (chosen !== null && (sourceId === null || !chosen.has(sourceId))) continue;
      const isName = field.isName === true || NAMED_ATTRIBUTE.test(about);
      for (const find of this.#findsBeside(value, field, isName)) {
        this.#write(find, {
          field: index,
          rowId: id,
          sourceId,
          title: `${field.says}${title === '' || title === field.says ? '' : `: ${title}`}`,
          start: find.start,
          end: find.end,
          value,
          ...around(value, find),
        });
      }
    }
  }

  #findsBeside(value: string, { onlyKnown }: Field, isName: boolean): readonly Find[] {
    if (isName && this.#wants('name') && looksLikeName(value) && !this.#isPseudonym(value)) {
      const text = value.trim();
      const start = value.indexOf(text);
      return [
        { kind: 'name', start, end: start + text.length, text, confidence: 0.92, why: 'named as a person' },
      ];
    }
    // A capital within a title or a definition says nothing.
    const finds = this.#findsIn(value).filter(({ kind, text }) => kind !== 'name' || this.#isKnown(text));
    return onlyKnown
      ? finds.filter(({ kind }) => kind === 'name' || kind === 'email' || kind === 'phone')
      : finds;
  }

  #findsIn(text: string): readonly Find[] {
    const { asked } = this.#parts;
    const finds: Find[] = [];
    if (this.#wants('email')) finds.push(...findEmails(text));
    if (this.#wants('other')) finds.push(...findPersonalLinks(text), ...findHandles(text));
    if (/\d/u.test(text)) {
      if (this.#wants('account')) {
        finds.push(...findIbans(text), ...findCards(text), ...findAccounts(text), ...findStateNumbers(text));
      }
      if (this.#wants('phone')) finds.push(...findPhones(text, asked.region));
      if (this.#wants('address')) finds.push(...findAddresses(text));
    }
    if (this.#wants('name')) finds.push(...findNames(text, this.#knowledge));
    if (finds.length === 0) return finds;
    const placeholders = [...text.matchAll(PLACEHOLDER)].map(({ index, 0: { length } }) => [
      index,
      index + length,
    ]);
    const standing = finds.filter(
      ({ start, end, text: found }) =>
        !found.includes('\n') &&
        !placeholders.some(([from, to]) => start < (to ?? 0) && end > (from ?? 0)) &&
        !this.#knowledge.not.has(nameKey(found)),
    );
    return apart(standing);
  }

  #write(
    find: Find,
    place: {
      readonly field: number;
      readonly rowId: number;
      readonly sourceId: number | null;
      readonly title: string;
      readonly start: number;
      readonly end: number;
      readonly value: string | null;
      readonly context: string;
      readonly from: number;
    },
  ): void {
    if (this.#written >= MOST_FINDS) return;
    this.#written += 1;
    const group = this.#groups.add(find, place.sourceId, place.field >= 0);
    this.#parts.writer.find({
      ...place,
      n: this.#written,
      group,
      found: find.text,
      to: place.from + find.text.length,
    });
  }

  #wants(kind: Find['kind']): boolean {
    return this.#parts.asked.kinds.includes(kind);
  }

  #isKnown(name: string): boolean {
    return this.#knowledge.known.has(nameKey(name));
  }

  #isPseudonym(value: string): boolean {
    return this.#knowledge.pseudonyms.has(nameKey(value));
  }
}

/** The words around a find, cut between words, and where it begins in them (UTF-16). */
function around(text: string, { start, end }: Find): { readonly context: string; readonly from: number } {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const behind = text.slice(end, end + AROUND);
  const isCutBefore = start > AROUND;
  const isCutBehind = end + AROUND < text.length;
  const first = isCutBefore ? `…${before.replace(/^\S*\s/u, '').trimStart()}` : before;
  const last = isCutBehind ? `${behind.replace(/\s\S*$/u, '').trimEnd()}…` : behind;
  return { context: (first + text.slice(start, end) + last).toWellFormed(), from: first.length };
}
