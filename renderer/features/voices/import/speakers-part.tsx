import { type ReactNode, useState } from 'react';
import type { SpeakerLook } from '../../../../shared/voices/import-texts.ts';
import { useQuery } from '../../../api/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { countOf, formatNumber } from '../../../ui/format.ts';
import { Menu } from '../../../ui/menu.tsx';
import { SearchField } from '../../../ui/text-field.tsx';
import { SpeakerRow } from './speaker-row.tsx';
import { proposedPseudonym, type SpeakerDraft, sayForAll, type TextsChoices } from './texts-choices.ts';

const PAGE = 100;
/** From here on, saying it one by one is a chore. */
const MANY = 6;
type Said = 'interviewer' | 'new' | 'new-each';
const nobody: SpeakerDraft = { is: 'nobody' };

export interface SpeakersPartProps {
  readonly speakers: readonly SpeakerLook[];
  readonly isOneFile: boolean;
  readonly choices: TextsChoices;
  readonly onChange: (choices: TextsChoices) => void;
}

/** Who speaks in the files, and who each of them is: one by one, or all that are found and nobody yet. */
export function SpeakersPart({ speakers, isOneFile, choices, onChange }: SpeakersPartProps): ReactNode {
  const { data: known } = useQuery('people.participants', {});
  const [sought, setSought] = useState('');
  const [shown, setShown] = useState(PAGE);
  const participants = (known ?? []).map(({ id, pseudonym }) => ({ id, label: pseudonym }));
  const pseudonyms = new Set(participants.map(({ label }) => label));
  const taken = new Set([
    ...pseudonyms,
    ...[...choices.speakers.values()].flatMap((draft) => (draft.is === 'new' ? [draft.pseudonym] : [])),
  ]);
  const words = sought.trim().toLocaleLowerCase();
  const found = speakers.filter(({ name }) => name.toLocaleLowerCase().includes(words));
  return (
    <section className="import-part" aria-labelledby="import-speakers">
      <h3 id="import-speakers">Who speaks</h3>
      <p className="secondary">Nobody is added to your participants unless you say so here.</p>
      {speakers.length >= MANY ? (
        <AllOfThem
          speakers={speakers}
          found={found}
          isOneFile={isOneFile}
          choices={choices}
          sought={sought}
          onSought={(next) => {
            setSought(next);
            setShown(PAGE);
          }}
          onSay={(names, is) => onChange(sayForAll(choices, names, is, pseudonyms))}
        />
      ) : null}
      <ul className="speaker-list">
        {found.slice(0, shown).map((speaker) => (
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
      {found.length === 0 ? <p className="secondary">Nobody of that name speaks in these files.</p> : null}
      {found.length > shown ? (
        <p className="map-more">
          <span>{countOf(found.length - shown, 'more speaker')} with fewer words.</span>
          <Button onPress={() => setShown(shown + PAGE)}>Show more</Button>
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

function AllOfThem(props: {
  readonly speakers: readonly SpeakerLook[];
  readonly found: readonly SpeakerLook[];
  readonly isOneFile: boolean;
  readonly choices: TextsChoices;
  readonly sought: string;
  readonly onSought: (sought: string) => void;
  readonly onSay: (names: readonly string[], is: Said) => void;
}): ReactNode {
  const { speakers, found, isOneFile, choices, sought, onSought, onSay } = props;
  const isNobody = ({ name }: SpeakerLook): boolean => (choices.speakers.get(name) ?? nobody).is === 'nobody';
  const open = found.filter(isNobody).map(({ name }) => name);
  const entries: readonly { readonly id: Said; readonly label: string }[] = [
    { id: 'new', label: 'A new participant each' },
    ...(isOneFile ? [] : [{ id: 'new-each' as const, label: 'Somebody new in each file' }]),
    { id: 'interviewer', label: 'Interviewers' },
  ];
  return (
    <div className="speaker-all">
      <SearchField label="Find a speaker" value={sought} onChange={onSought} />
      <Menu
        label="Who they are"
        trigger={
          <Button isDisabled={open.length === 0}>All {formatNumber(open.length)} not said yet are…</Button>
        }
        items={entries.map(({ id, label }) => ({ id, label, onAction: () => onSay(open, id) }))}
      />
      <span className="secondary" role="status">
        {found.length < speakers.length ? `${formatNumber(found.length)} of ` : ''}
        {countOf(speakers.length, 'speaker')}
      </span>
    </div>
  );
}
