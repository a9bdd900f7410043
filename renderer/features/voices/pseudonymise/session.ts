import type { InputOf } from '../../../../shared/api/contract.ts';
import type { Condition } from '../../../../shared/voices/condition.ts';
import { type FindKind, findKinds, PROPOSED_FROM } from '../../../../shared/voices/pseudonymise/find.ts';
import type { Choices, PlanGroup, PlanResult } from '../../../../shared/voices/pseudonymise/model.ts';

/** What is looked for, and where. */
export interface Draft {
  readonly kinds: ReadonlySet<FindKind>;
  readonly region: string;
  /** Names typed or pasted, one a line. */
  readonly names: string;
  readonly where: Condition | null;
}

/** What the user decided about a group; absent where it stays as proposed. */
export interface Decision {
  readonly isTaken?: boolean;
  readonly replacement?: string;
}

export interface Preview {
  readonly plan: PlanResult;
  readonly groups: readonly PlanGroup[];
}

/** What the screen keeps while it is left for a source and come back to. Never on disk: it holds names. */
export interface PseudonymState {
  readonly draft: Draft;
  readonly preview: Preview | null;
  readonly decisions: ReadonlyMap<number, Decision>;
  /** Finds left out, with their group. */
  readonly without: ReadonlyMap<number, number>;
  readonly active: number;
}

const first: PseudonymState = {
  draft: { kinds: new Set(findKinds), region: regionOf(), names: '', where: null },
  preview: null,
  decisions: new Map(),
  without: new Map(),
  active: 0,
};
let session = '';
let kept = first;
let handed: string | null = null;

export function keptState(sessionId: string): PseudonymState {
  if (session !== sessionId) {
    session = sessionId;
    kept = first;
  }
  return kept;
}

export function keepState(state: PseudonymState): void {
  kept = state;
}

/** The words selected in the reader that are to be replaced; the screen takes them when it opens. */
export function handOverName(name: string): void {
  handed = name.replace(/\s+/gu, ' ').trim().slice(0, 200) || null;
}

export function takeHandedName(): string | null {
  const name = handed;
  handed = null;
  return name;
}

/** The user's own country where the browser tells it. */
function regionOf(): string {
  const region = new Intl.Locale(globalThis.navigator?.language ?? 'en-GB').maximize().region ?? 'GB';
  return /^[A-Z]{2}$/u.test(region) ? region : 'GB';
}

export function withName(draft: Draft, name: string): Draft {
  const lines = namesIn(draft.names);
  return lines.includes(name) ? draft : { ...draft, names: [...lines, name].join('\n') };
}

function namesIn(text: string): string[] {
  return text
    .split(/[\n;]/u)
    .map((line) => line.trim())
    .filter((line) => line.length > 1);
}

export function askedOf({ kinds, region, names, where }: Draft): InputOf<'voices.pseudonymise.plan'> {
  return { kinds: [...kinds], region, names: namesIn(names), where };
}

export function isTaken(state: PseudonymState, group: PlanGroup): boolean {
  return state.decisions.get(group.n)?.isTaken ?? group.confidence >= PROPOSED_FROM;
}

export function replacementOf(state: PseudonymState, group: PlanGroup): string {
  return state.decisions.get(group.n)?.replacement ?? group.replacement;
}

export function decide(state: PseudonymState, n: number, decision: Decision): PseudonymState {
  const decisions = new Map(state.decisions);
  decisions.set(n, { ...decisions.get(n), ...decision });
  return { ...state, decisions };
}

export function flipFind(state: PseudonymState, n: number, group: number): PseudonymState {
  const without = new Map(state.without);
  if (!without.delete(n)) without.set(n, group);
  return { ...state, without };
}

/** Places that would be replaced, and the things they mean. */
export function chosenCount(state: PseudonymState): { readonly groups: number; readonly places: number } {
  let groups = 0;
  let places = 0;
  const left = new Map<number, number>();
  for (const group of state.without.values()) left.set(group, (left.get(group) ?? 0) + 1);
  for (const group of state.preview?.groups ?? []) {
    if (!isTaken(state, group) || replacementOf(state, group).trim() === '') continue;
    const count = group.count - (left.get(group.n) ?? 0);
    if (count > 0) groups += 1;
    places += count;
  }
  return { groups, places };
}

export function choicesOf(state: PseudonymState): Choices {
  const taken = (state.preview?.groups ?? []).filter(
    (group) => isTaken(state, group) && replacementOf(state, group).trim() !== '',
  );
  const numbers = new Set(taken.map(({ n }) => n));
  return {
    groups: taken.map((group) => ({ n: group.n, replacement: replacementOf(state, group).trim() })),
    without: [...state.without].filter(([, group]) => numbers.has(group)).map(([n]) => n),
  };
}

/** A new preview keeps what was decided about the same things; single places are looked at anew. */
export function withPreview(state: PseudonymState, preview: Preview): PseudonymState {
  const keyOf = ({ kind, label }: PlanGroup): string => `${kind} ${label}`;
  const before = new Map(
    (state.preview?.groups ?? []).map((group) => [keyOf(group), state.decisions.get(group.n)]),
  );
  const decisions = new Map<number, Decision>();
  for (const group of preview.groups) {
    const decision = before.get(keyOf(group));
    if (decision) decisions.set(group.n, decision);
  }
  return { ...state, preview, decisions, without: new Map(), active: 0 };
}

/** Which groups a list shows. */
export type Shown = 'proposed' | 'unsure' | 'all';

export function shownGroups({ preview }: PseudonymState, shown: Shown, search: string): readonly PlanGroup[] {
  const wanted = search.trim().toLowerCase();
  return (preview?.groups ?? []).filter(
    (group) =>
      (shown === 'all' || (shown === 'proposed') === group.confidence >= PROPOSED_FROM) &&
      (wanted === '' ||
        group.replacement.toLowerCase().includes(wanted) ||
        group.writings.some(([writing]) => writing.toLowerCase().includes(wanted))),
  );
}
