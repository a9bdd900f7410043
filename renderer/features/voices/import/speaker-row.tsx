import type { ReactNode } from 'react';
import type { SpeakerLook } from '../../../../shared/voices/import-texts.ts';
import { ComboBox } from '../../../ui/combo-box.tsx';
import type { Option } from '../../../ui/option.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type SpeakerDraft, speakerWords } from './texts-choices.ts';

type Who = SpeakerDraft['is'];

export interface SpeakerRowProps {
  readonly speaker: SpeakerLook;
  readonly draft: SpeakerDraft;
  readonly isOneFile: boolean;
  readonly participants: readonly Option<number>[];
  /** The pseudonym a new participant is offered. */
  readonly proposed: string;
  readonly onChange: (draft: SpeakerDraft) => void;
}

/** One name in the files: how much it says, its first words, and who it is. */
export function SpeakerRow(props: SpeakerRowProps): ReactNode {
  const { speaker, draft, isOneFile, participants, proposed, onChange } = props;
  const { name, firstWords, isGeneric } = speaker;
  const options: Option<Who>[] = [
    { id: 'nobody', label: 'Nobody in the study' },
    { id: 'interviewer', label: 'Interviewer' },
    { id: 'participant', label: 'A known participant', isDisabled: participants.length === 0 },
    { id: 'new', label: 'A new participant' },
    ...(isOneFile ? [] : [{ id: 'new-each' as const, label: 'Somebody new in each file' }]),
  ];
  const pick = (is: Who): void => {
    if (is === 'participant') onChange({ is, id: speaker.knownId });
    else if (is === 'new') onChange({ is, pseudonym: proposed });
    else onChange({ is });
  };
  return (
    <li className="speaker-row">
      <div className="speaker-said">
        <span className="speaker-name" dir="auto">
          {name}
        </span>
        <span className="secondary">{speakerWords(speaker, isOneFile)}</span>
        <span className="speaker-first clip" dir="auto" title={firstWords}>
          {firstWords}
        </span>
      </div>
      <div className="speaker-who">
        <Select<Who>
          aria-label={`${name} is`}
          options={options}
          value={draft.is}
          onChange={pick}
          {...(isGeneric && !isOneFile && draft.is === 'new'
            ? { description: 'The same person in every file? Files often use this name for somebody else.' }
            : {})}
        />
        {draft.is === 'participant' ? (
          <ComboBox<number>
            aria-label={`Which participant ${name} is`}
            options={participants}
            value={draft.id}
            onChange={(id) => onChange({ is: 'participant', id })}
            placeholder="Pseudonym"
          />
        ) : null}
        {draft.is === 'new' ? (
          <TextField
            aria-label={`Pseudonym of ${name}`}
            value={draft.pseudonym}
            onChange={(pseudonym) => onChange({ is: 'new', pseudonym })}
            maxLength={300}
          />
        ) : null}
        {draft.is === 'new-each' ? (
          <p className="secondary">Each gets the title of the file as pseudonym.</p>
        ) : null}
      </div>
    </li>
  );
}
