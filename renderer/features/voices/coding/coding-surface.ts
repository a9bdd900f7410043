import type { Coding, Memo } from '../../../../shared/voices/model.ts';
import type { CodeChoice } from './code-palette.tsx';

/** What a coding command acts on: a stretch of one source. */
export interface CodingTarget {
  readonly sourceId: number;
  /** Code points of the source's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly selectedText: string;
  /** The coding picked among those here; commands about one coding act on it. */
  readonly pickedCodingId?: number;
}

/** A coding drawn before the store has it. */
export interface Painted {
  /** The store has it under this number, or (null) refused it: then it is taken away again. */
  readonly settle: (codingId: number | null) => void;
}

/** What the reader and the grid tell the coding commands, asked each time one runs. */
export interface CodingSurface {
  /** The selection, or null where there is none. An empty selection (start = end) has a place but no words. */
  readonly target: () => CodingTarget | null;
  /** Sources marked as a whole, for example several grid rows; then codes go on each of them. */
  readonly wholes?: () => readonly number[];
  /**
   * Asked before the wholes are coded: may ask the user back, and draw ahead. null stops it; otherwise the function is
   * called when the store has answered.
   */
  readonly beforeWholes?: (choice: CodeChoice, sourceIds: readonly number[]) => Promise<(() => void) | null>;
  /** Removes codes from several wholes, where several are marked; false where it is about one coding after all. */
  readonly removeFromWholes?: () => boolean;
  /** Codings at the target that can be removed, placed, rated or commented; the picked one first. */
  readonly codings: () => readonly Coding[];
  /** A coding's words, to tell overlapping codings apart. */
  readonly quoteOf: (coding: Coding) => string;
  /** Memos of the source the target is in; leave out where they are not at hand. */
  readonly memos?: () => readonly Memo[];
  /** Makes this coding the picked one; null picks none. */
  readonly pick: (codingId: number | null) => void;
  /** Draws a coding at once, ahead of the store; leave out where nothing can be drawn. */
  readonly paint?: (choice: CodeChoice, target: CodingTarget) => Painted;
  /** Where the cursor is, in code points; leave out where codings cannot be split. */
  readonly cursor?: () => number;
  /** The sources that come after the one at hand, for work done ahead; leave out where there is no such order. */
  readonly following?: () => readonly number[];
  /** To the next (1) or previous (-1) source. */
  readonly step: (by: 1 | -1) => void;
  /** Opens the search of this surface. */
  readonly find: () => void;
  /** Gives the focus back after a palette or dialog. */
  readonly focus: () => void;
  /** Runs before any command: sends what is typed and not yet sent. false stops the command. */
  readonly before?: () => Promise<boolean>;
}
