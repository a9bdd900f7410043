import type { ReactNode } from 'react';
import { SavedField } from '../../ui/saved-field.tsx';
import { SavedNumber } from '../../ui/saved-parts.tsx';
import type { FieldsProps } from './save-fields.ts';

/** What the study is for. */
export function BriefFields({ study, save }: FieldsProps): ReactNode {
  return (
    <section className="study-section" aria-label="Brief">
      <h3>Brief</h3>
      <SavedField
        label="Decision it informs"
        rows={2}
        value={study.decision}
        onSave={(decision) => save({ decision })}
        placeholder="What will somebody decide once this is known?"
      />
      <SavedField
        label="Objectives"
        rows={2}
        value={study.objectives}
        onSave={(objectives) => save({ objectives })}
      />
      <SavedField
        label="Research questions"
        rows={3}
        value={study.researchQuestions}
        onSave={(researchQuestions) => save({ researchQuestions })}
      />
      <SavedField
        label="Hypotheses"
        rows={3}
        value={study.hypotheses}
        onSave={(hypotheses) => save({ hypotheses })}
        placeholder="What do you expect to find, and why?"
      />
      <div className="study-row">
        <SavedField
          label="Method"
          value={study.method}
          onSave={(method) => save({ method })}
          placeholder="Web survey, visits, groups"
        />
        <SavedField label="Owner" value={study.owner} onSave={(owner) => save({ owner })} />
        <SavedNumber
          label="People sought"
          value={study.sampleTarget}
          min={1}
          onSave={(sampleTarget) => save({ sampleTarget })}
        />
        <SavedField label="Budget" value={study.budget} onSave={(budget) => save({ budget })} />
      </div>
    </section>
  );
}
