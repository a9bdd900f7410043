import { nameKey } from '../../../../shared/util/name-key.ts';
import type { SpeakerChoice, SpeakerMapping } from '../../../../shared/voices/import-texts.ts';
import { externalKey } from '../../../store/voices/import/external-key.ts';
import type { KnownToWorkspace } from '../../../store/voices/import/plan-file.ts';
import type { PlanWriter } from '../../../store/voices/import/plan-writer.ts';
import { isGenericName } from './speaker-names.ts';

/** Turns what the user said about names into people of the plan. Nobody is added whom the user did not ask for. */
export class SpeakerPlan {
  readonly #writer: PlanWriter;
  readonly #known: KnownToWorkspace;
  readonly #choices: ReadonlyMap<string, SpeakerChoice>;
  readonly #people = new Map<string, number>();

  constructor(writer: PlanWriter, known: KnownToWorkspace, mappings: readonly SpeakerMapping[]) {
    this.#writer = writer;
    this.#known = known;
    this.#choices = new Map(mappings.map(({ name, who }) => [name, who]));
  }

  /** The plan's number of whoever `speaker` is in the text called `title`; null where that is no participant. */
  personN(speaker: string, title: string): number | null {
    const who = this.#choices.get(speaker);
    if (who === undefined || who.is === 'nobody' || who.is === 'interviewer') return null;
    if (who.is === 'participant') {
      return this.#once(`id:${who.id}`, () => this.#writer.participant(who.id, '', externalKey(speaker)));
    }
    const pseudonym = who.is === 'new' ? who.pseudonym : title;
    return this.#once(`name:${nameKey(pseudonym)}`, () => {
      const knownId = this.#known.participants.get(externalKey(pseudonym)) ?? null;
      const remembered = who.is === 'new' && !isGenericName(speaker) ? speaker : pseudonym;
      return this.#writer.participant(knownId, knownId === null ? pseudonym : '', externalKey(remembered));
    });
  }

  /** Whether the user said that `speaker` asks the questions. */
  isInterviewer(speaker: string): boolean {
    return this.#choices.get(speaker)?.is === 'interviewer';
  }

  #once(key: string, plan: () => number): number {
    const n = this.#people.get(key) ?? plan();
    this.#people.set(key, n);
    return n;
  }
}
