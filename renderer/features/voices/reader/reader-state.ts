import type { RefObject } from 'react';
import type { SourceToRead } from '../../../../shared/voices/contract-reader.ts';
import type { Coding } from '../../../../shared/voices/model.ts';
import type { CodeChoice } from '../coding/code-palette.tsx';
import type { CodingTarget, Painted } from '../coding/coding-surface.ts';
import type { EditStatus, Swallowed } from './edit-session.ts';
import type { Edge } from './move-edge.ts';
import type { Extension as SelectionStep } from './select-by.ts';
import type { Standing } from './use-standing.ts';

/** What a screen knows of the editor of one source, and what it can ask of it. */
export interface ReaderState {
  readonly host: RefObject<HTMLDivElement | null>;
  readonly status: EditStatus;
  readonly swallowed: readonly Swallowed[];
  /** Whether undoing one step now is undoing the edit that took the newest of `swallowed`. */
  readonly canBringBack: boolean;
  readonly isEditing: boolean;
  readonly picked: number | null;
  readonly setEditing: (on: boolean) => void;
  readonly bringBack: () => void;
  readonly forgetSwallowed: () => void;
  readonly flush: () => Promise<boolean>;
  readonly undo: () => void;
  readonly keepMine: () => void;
  readonly retry: () => void;
  readonly text: () => string;
  readonly target: () => CodingTarget | null;
  readonly codingsHere: () => readonly Coding[];
  readonly quoteOf: (coding: Coding) => string;
  /** Selects a stretch of the text, in code points, and brings it into view. */
  readonly showRange: (start: number, end: number) => void;
  readonly pick: (id: number | null) => void;
  readonly show: (id: number) => void;
  readonly stepCoding: (direction: 1 | -1) => void;
  readonly extend: (step: SelectionStep) => void;
  /** The selection as it was before it was extended last. */
  readonly shrink: () => void;
  readonly selectWhole: () => void;
  /** Draws a coding at once, before the store has answered. */
  readonly paint: (choice: CodeChoice, target: CodingTarget) => Painted;
  /** Whether an end of a coding was moved and the store does not have it yet. */
  readonly isMoving: boolean;
  /** Moves an end of the picked coding; false where none is picked. */
  readonly moveEdge: (edge: Edge, by: 'word' | 'character', direction: 1 | -1) => boolean;
  /** What the search finds, in code points. */
  readonly matches: () => readonly (readonly [number, number])[];
  /** Where the cursor is, in code points. */
  readonly cursor: () => number;
  readonly find: () => void;
  readonly focus: () => void;
}

export interface ReaderOptions {
  readonly source: SourceToRead;
  readonly standing: Standing;
  readonly showsOthers: boolean;
  readonly startEditing: boolean;
  readonly hasLineNumbers: boolean;
  readonly onPicked: (id: number | null) => void;
  readonly onMemo: (id: number) => void;
  /** Codings to choose one from; null: those at the cursor. */
  readonly onList: (ids: readonly number[] | null) => void;
  readonly onCodeMatches: () => void;
}
