import type { Failure } from '../../../../shared/api/failure.ts';

/** Text the store refused, kept while the user looks at another source. By source id. */
const drafts = new Map<number, { readonly text: string; readonly failure: Failure }>();

export function keepDraft(sourceId: number, text: string, failure: Failure): void {
  drafts.set(sourceId, { text, failure });
}

/** The kept text of a source, which is then no longer kept; undefined where there is none. */
export function takeDraft(
  sourceId: number,
): { readonly text: string; readonly failure: Failure } | undefined {
  const draft = drafts.get(sourceId);
  drafts.delete(sourceId);
  return draft;
}
