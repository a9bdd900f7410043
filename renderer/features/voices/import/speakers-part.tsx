import type { ReactNode } from 'react';
import type { SpeakerLook } from '../../../../shared/voices/import-texts.ts';
import { useQuery } from '../../../api/query.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { countOf } from '../../../ui/format.ts';
import { SpeakerRow } from './speaker-row.tsx';
import { proposedPseudonym, type SpeakerDraft, type TextsChoices } from './texts-choices.ts';

const SHOWN = 200;
const nobody: SpeakerDraft = { is: 'nobody' };

export interface SpeakersPartProps {
  readonly speakers: readonly SpeakerLook[];
  readonly isOneFile: boolean;
  readonly choices: TextsChoices;
  readonly onChange: (choices: TextsChoices) => void;
}

/** Who speaks in the files, and who each of them is. */
export function SpeakersPart({ speakers, isOneFile, choices, onChange }: SpeakersPartProps): ReactNode {
  const { data: known } = useQuery('people.participants', {});
  const participants = (known ?? []).map(({ id, pseudonym }) => ({ id, label: pseudonym }));
  const taken = new Set([
    ...participants.map(({ label }) => label),
    ...[...choices.speakers.values()].flatMap((draft) => (draft.is === 'new' ? [draft.pseudonym] : [])),
  ]);
  const more = speakers.length - SHOWN;
  return (
    <section className="import-part" aria-labelledby="import-speakers">
      <h3 id="import-speakers">Who speaks</h3>
      <p className="secondary">Nobody is added to your participants unless you say so here.</p>
      <ul className="speaker-list">
        {speakers.slice(0, SHOWN).map((speaker) => (
          <SpeakerRow
            key={speaker.name}
            speaker={speaker}
            draft={choices.speakers.get(speaker.name) ?? nobody}
            isOneFile={isOneFile}
            participants={participants}
            proposed={proposedPseudonym(speaker.name, taken)}
            onChange={(draft) =>
              onChange({ ...choices, speakers: new Map(choices.speakers).set(speaker.name, draft) })
            }
          />
        ))}
      </ul>
      {more > 0 ? (
        <p className="secondary">
          {countOf(more, 'more speaker')} with fewer words {more === 1 ? 'is' : 'are'} nobody in the study.
        </p>
      ) : null}
      <Checkbox
        isSelected={choices.ownedByOnly}
        onChange={(ownedByOnly) => onChange({ ...choices, ownedByOnly })}
      >
        A text in which only one participant speaks is theirs
      </Checkbox>
    </section>
  );
}
