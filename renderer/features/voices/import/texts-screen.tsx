import type { ReactNode } from 'react';
import type { TextKind, TextsLook } from '../../../../shared/voices/import-texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { countOf } from '../../../ui/format.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { ImportFrame } from './import-frame.tsx';
import { SpeakersPart } from './speakers-part.tsx';
import { TextFilesPart } from './text-files-part.tsx';
import { type TextsChoices, unfinished } from './texts-choices.ts';
import { WaveField } from './wave-field.tsx';

export interface TextsScreenProps {
  readonly title: string;
  readonly place: string;
  readonly look: TextsLook;
  readonly choices: TextsChoices;
  readonly onChange: (choices: TextsChoices) => void;
  readonly onOtherFile: () => void;
  readonly onPreview: () => void;
}

/** What was found in the texts, and what is to become of it. */
export function TextsScreen(props: TextsScreenProps): ReactNode {
  const { title, place, look, choices, onChange, onOtherFile, onPreview } = props;
  const missing = unfinished(choices);
  return (
    <ImportFrame
      title={title}
      place={place}
      footer={
        <>
          {missing === undefined ? (
            <span className="secondary">Nothing is changed until you press Import.</span>
          ) : (
            <p className="import-advice" role="status">
              {missing}
            </p>
          )}
          <Button onPress={onOtherFile}>Choose other files</Button>
          <Button kind="primary" onPress={onPreview} isDisabled={missing !== undefined} autoFocus>
            Preview
          </Button>
        </>
      }
    >
      <div className="import-body">
        <section className="import-part" aria-label="All of them">
          <div className="import-whole">
            <div className="field import-kind">
              <span className="field-label">They are</span>
              <Segmented<TextKind | 'found'>
                label="They are"
                options={[
                  { id: 'found', label: 'As found' },
                  { id: 'note', label: 'Notes' },
                  { id: 'transcript', label: 'Transcripts' },
                  { id: 'post', label: 'Posts' },
                ]}
                value={choices.kind}
                onChange={(kind) => onChange({ ...choices, kind })}
              />
            </div>
            <WaveField value={choices.waveId} onChange={(waveId) => onChange({ ...choices, waveId })} />
          </div>
        </section>
        {look.speakers.length > 0 ? (
          <SpeakersPart
            speakers={look.speakers}
            isOneFile={look.texts.length === 1}
            choices={choices}
            onChange={onChange}
          />
        ) : null}
        <RepeatedPart look={look} choices={choices} onChange={onChange} />
        <TextFilesPart texts={look.texts} choices={choices} onChange={onChange} />
      </div>
    </ImportFrame>
  );
}

const REPEATED_SHOWN = 12;

/** Headers and footers of PDFs, offered for removal with their words in sight. */
function RepeatedPart({
  look,
  choices,
  onChange,
}: Pick<TextsScreenProps, 'look' | 'choices' | 'onChange'>): ReactNode {
  const found = look.texts.flatMap(({ title, repeated }) => repeated.map((line) => ({ title, ...line })));
  if (found.length === 0) return null;
  const files = look.texts.filter(({ repeated }) => repeated.length > 0).length;
  const more = found.length - REPEATED_SHOWN;
  return (
    <section className="import-part" aria-label="Headers and footers">
      <Checkbox
        isSelected={choices.dropRepeated}
        onChange={(dropRepeated) => onChange({ ...choices, dropRepeated })}
      >
        Take out headers and footers, found in {countOf(files, 'file')}
      </Checkbox>
      <ul className="import-facts">
        {found.slice(0, REPEATED_SHOWN).map(({ title, sample, pages }) => (
          <li key={`${title} ${sample}`}>
            <span dir="auto">“{sample}”</span> and its like on {countOf(pages, 'page')} of {title}
          </li>
        ))}
        {more > 0 ? <li>and {countOf(more, 'more line')}</li> : null}
      </ul>
    </section>
  );
}
