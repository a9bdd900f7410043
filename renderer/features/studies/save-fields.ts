import type { Failure } from '../../../shared/api/failure.ts';
import type { Study, StudyFields } from '../../../shared/studies/model.ts';

/** Saves some of a study's fields; the failure, or null. */
export type SaveFields = (fields: Partial<StudyFields>) => Promise<Failure | null>;

/** What each part of the form is given. */
export interface FieldsProps {
  readonly study: Study;
  readonly save: SaveFields;
}
