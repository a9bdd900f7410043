import { externalKey } from '../store/voices/import/external-key.ts';
import type { KnownToWorkspace } from '../store/voices/import/plan-file.ts';
import type { PlanWriter } from '../store/voices/import/plan-writer.ts';

/** The people a file names, each once, under a pseudonym. */
export class PlannedPeople {
  readonly #writer: PlanWriter;
  readonly #known: KnownToWorkspace;
  readonly #people = new Map<string, number>();
  readonly #pseudonyms = new Set<string>();

  constructor(writer: PlanWriter, known: KnownToWorkspace) {
    this.#writer = writer;
    this.#known = known;
  }

  /** The plan's number of the person a file calls `person`. */
  numberOf(person: string): number {
    const key = externalKey(person);
    const planned = this.#people.get(key);
    if (planned !== undefined) return planned;
    const knownId = this.#known.participants.get(key) ?? null;
    const n = this.#writer.participant(knownId, knownId === null ? this.#pseudonym(person) : '', key);
    this.#people.set(key, n);
    return n;
  }

  /** What looks like a code or a number stays as it is; a name or an address is replaced by a number. */
  #pseudonym(person: string): string {
    const isCode =
      /^[\p{L}\p{N}_.#/-]{1,40}$/u.test(person) && /\p{N}/u.test(person) && !person.includes('@');
    const free = (name: string) => !this.#known.pseudonyms.has(name) && !this.#pseudonyms.has(name);
    let name = isCode ? person : '';
    if (name === '' || !free(name)) {
      let number = this.#writer.count('participant') + this.#known.pseudonyms.size + 1;
      do {
        name = `Participant ${number}`;
        number += 1;
      } while (!free(name));
    }
    this.#pseudonyms.add(name);
    return name;
  }
}
