import type { AutoCodePlan } from '../../../../shared/voices/auto-code/model.ts';
import { type Choice, type Draft, emptyDraft, everything } from './draft.ts';

/** What the screen keeps while it is left for a source and come back to. */
export interface AutoCodeState {
  readonly draft: Draft;
  /** The preview with the draft it was made of. */
  readonly preview: { readonly plan: AutoCodePlan; readonly draft: Draft } | null;
  readonly choice: Choice;
  readonly active: number;
  /** Drafts looked for since the workspace was opened, the last first. They hold customers' words: not on disk. */
  readonly recent: readonly Draft[];
}

const first: AutoCodeState = {
  draft: emptyDraft,
  preview: null,
  choice: everything,
  active: 0,
  recent: [],
};
const MOST_RECENT = 12;

let session = '';
let kept = first;

/** What was kept for this opening of the workspace. */
export function keptState(sessionId: string): AutoCodeState {
  if (session !== sessionId) {
    session = sessionId;
    kept = first;
  }
  return kept;
}

export function keepState(state: AutoCodeState): void {
  kept = state;
}

/** The drafts with `draft` in front, each once. */
export function withRecent(recent: readonly Draft[], draft: Draft): readonly Draft[] {
  const keyOf = ({ lines, ...rest }: Draft): string =>
    JSON.stringify([lines.map(({ typed, code }) => [typed, code]), rest]);
  const key = keyOf(draft);
  return [draft, ...recent.filter((other) => keyOf(other) !== key)].slice(0, MOST_RECENT);
}

/** Rows a search can be kept to; the job takes no more. */
export const MOST_ROWS = 100_000;

/** Keeps the search to some rows of the grid: the screen shows it when it is opened. false where they are too many. */
export function autoCodeRows(sessionId: string, sourceIds: readonly number[]): boolean {
  if (sourceIds.length > MOST_ROWS) return false;
  const state = keptState(sessionId);
  keepState({ ...state, draft: { ...state.draft, sourceIds } });
  return true;
}
