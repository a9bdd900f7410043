import { PROPOSED_FROM } from '../../../shared/voices/pseudonymise/find.ts';
import { givenName } from '../../../shared/voices/pseudonymise/given-names.ts';
import type { Lexicon } from '../../../shared/voices/pseudonymise/lexicon.ts';
import type { KnownName, NameKnowledge } from '../../../shared/voices/pseudonymise/names.ts';
import { isNoName } from '../../../shared/voices/pseudonymise/not-names.ts';
import { nameKey } from '../../../shared/voices/pseudonymise/words.ts';

const ROLE =
  /^(?:interviewer|interviewee|moderator|speaker|participant|respondent|agent|customer|client|caller|support|unknown|host|facilitator|researcher|observer|user|bot|system|assistant|operator|person|guest|teilnehmer\w*|sprecher\w*|befragte\w*|kunde|kundin|i|p|r|s|m|q|a)[\s_#-]*\d*[a-z]?$/iu;

/** Whether the whole of a short value can be a person's name: one to four words of letters, no role, no number. */
export function looksLikeName(value: string): boolean {
  const trimmed = value.trim();
  if (trimmed.length < 2 || trimmed.length > 60 || ROLE.test(trimmed)) return false;
  if (!/^\p{Lu}[\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+){0,3}$/u.test(trimmed)) return false;
  // "P1", "AB": initials and codes say nothing by themselves.
  return /\p{Ll}/u.test(trimmed) && !trimmed.split(' ').every((word) => isNoName(word.toLowerCase()));
}

/** Names gathered from lists and texts, with the single words they are made of. */
export class KnownNames {
  readonly #lexicon: Lexicon;
  readonly #known = new Map<string, KnownName>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  get map(): NameKnowledge['known'] {
    return this.#known;
  }

  /** Adds a name and, with less confidence, its parts. */
  add(name: string, confidence: number, why: string): void {
    const key = nameKey(name);
    if (key.length < 2) return;
    this.#raise(key, confidence, why);
    const parts = key.split(' ');
    if (parts.length === 1) return;
    for (const part of parts) {
      if (part.length < 3 || isNoName(part)) continue;
      const isWord = this.#lexicon.small(part) > 0;
      const sure =
        givenName(part) === 'sure' && !isWord ? 0.85 : isWord ? 0.45 : Math.max(0.65, confidence - 0.2);
      this.#raise(part, sure, why);
    }
  }

  /** A name a text introduces: known from then on in all texts, unless it is written small as a word. */
  learn(name: string, confidence: number, why: string): void {
    if (confidence < PROPOSED_FROM + 0.1) return;
    const key = nameKey(name);
    if (!key.includes(' ') && this.#lexicon.small(key) > 0) return;
    this.add(name, Math.min(0.8, confidence), why);
  }

  #raise(key: string, confidence: number, why: string): void {
    if ((this.#known.get(key)?.confidence ?? 0) < confidence) this.#known.set(key, { confidence, why });
  }
}
