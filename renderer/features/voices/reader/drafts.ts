import type { Failure } from '../../../../shared/api/failure.ts';

/** Text the store refused, and the revision of the stored text it was typed over. */
export interface Draft {
  readonly text: string;
  readonly rev: number;
  readonly failure: Failure;
}

/** Kept while the user looks at something else. Ids begin anew in every workspace, so its name belongs to the key. */
const drafts = new Map<string, Draft>();

const keyOf = (workspace: string | undefined, sourceId: number): string => `${sourceId} ${workspace ?? ''}`;

export function keepDraft(workspace: string | undefined, sourceId: number, draft: Draft): void {
  drafts.set(keyOf(workspace, sourceId), draft);
}

/** The kept text of a source, which is then no longer kept; undefined where there is none. */
export function takeDraft(workspace: string | undefined, sourceId: number): Draft | undefined {
  const key = keyOf(workspace, sourceId);
  const draft = drafts.get(key);
  drafts.delete(key);
  return draft;
}
