import type { ReactNode } from 'react';
import { type Pattern, patterns } from '../../../shared/studies/model.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SavedField } from '../../ui/saved-field.tsx';
import { SavedDate, SavedNumber } from '../../ui/saved-parts.tsx';
import { Select } from '../../ui/select.tsx';
import { showStatus } from '../../ui/status.tsx';
import { patternWords } from './pattern-words.ts';
import type { FieldsProps } from './save-fields.ts';

const options = patterns.map((id) => ({ id, label: `${patternWords[id].name}: ${patternWords[id].short}` }));

const rhythms = [
  { id: 'FREQ=MONTHLY', label: 'Every month' },
  { id: 'FREQ=MONTHLY;INTERVAL=3', label: 'Every quarter' },
  { id: 'FREQ=MONTHLY;INTERVAL=6', label: 'Twice a year' },
  { id: 'FREQ=YEARLY', label: 'Every year' },
] as const;

/** How the study listens: its pattern and that pattern's own fields. Fields of the others keep what was typed. */
export function PatternFields({ study, save }: FieldsProps): ReactNode {
  const choose = async (pattern: Pattern): Promise<void> => {
    const failed = await save({ pattern });
    if (failed) showStatus({ tone: 'failed', text: failed.message });
  };
  return (
    <section className="study-section" aria-label="Pattern">
      <h3>Pattern</h3>
      <RadioGroup<Pattern>
        aria-label="Pattern"
        options={options}
        value={study.pattern}
        onChange={(pattern) => void choose(pattern)}
      />
      <p className="secondary">{patternWords[study.pattern].what}</p>
      {study.pattern === 'past' ? <Trigger study={study} save={save} /> : null}
      {study.pattern === 'present' ? <Rhythm study={study} save={save} /> : null}
      <div className="study-row">
        <SavedDate
          label={study.pattern === 'potential' ? 'Window opens' : 'Starts'}
          value={study.startsOn}
          onSave={(startsOn) => save({ startsOn })}
        />
        <SavedDate
          label={study.pattern === 'potential' ? 'Window closes' : 'Ends'}
          value={study.endsOn}
          onSave={(endsOn) => save({ endsOn })}
        />
      </div>
    </section>
  );
}

function Trigger({ study, save }: FieldsProps): ReactNode {
  return (
    <>
      <SavedField
        label="What happened to the customer"
        value={study.triggerEvent}
        onSave={(triggerEvent) => save({ triggerEvent })}
        placeholder="Installation completed"
      />
      <div className="study-row">
        <SavedNumber
          label="Days to wait"
          value={study.triggerDelayDays}
          onSave={(triggerDelayDays) => save({ triggerDelayDays })}
        />
        <SavedNumber
          label="Share asked"
          isShare
          max={1}
          value={study.triggerShare}
          onSave={(triggerShare) => save({ triggerShare })}
        />
        <SavedField
          label="Channel"
          value={study.triggerChannel}
          onSave={(triggerChannel) => save({ triggerChannel })}
        />
      </div>
      <div className="study-row">
        <SavedNumber
          label="Not if contacted within (days)"
          value={study.contactGapDays}
          onSave={(contactGapDays) => save({ contactGapDays })}
        />
        <SavedNumber
          label="At most times a year"
          value={study.contactMaxPerYear}
          onSave={(contactMaxPerYear) => save({ contactMaxPerYear })}
        />
      </div>
    </>
  );
}

function Rhythm({ study, save }: FieldsProps): ReactNode {
  const known = rhythms.find(({ id }) => id === study.rhythmRule)?.id ?? null;
  return (
    <div className="study-row">
      <Select
        label="Rhythm"
        options={rhythms}
        value={known}
        placeholder={study.rhythmRule === '' ? 'Choose' : 'Its own rule'}
        onChange={(rhythmRule) => void save({ rhythmRule })}
      />
      <SavedField
        label="As a rule"
        description="RFC 5545, for example FREQ=MONTHLY;INTERVAL=6"
        value={study.rhythmRule}
        onSave={(rhythmRule) => save({ rhythmRule })}
      />
      <SavedField
        label="Time zone"
        value={study.rhythmZone}
        onSave={(rhythmZone) => save({ rhythmZone })}
        placeholder="Europe/Berlin"
      />
    </div>
  );
}
