import type { TextDialect } from '../../../../shared/voices/import-texts.ts';

/** Something one person says in one go, as a reader of one format finds it. */
export interface Segment {
  /** As the file calls them; empty where it does not say. */
  readonly speaker: string;
  /** Without markup, line ends as LF; never empty. */
  readonly text: string;
  /** Milliseconds from the start of the recording. */
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** Whether it is the next cue of a running conversation, so that it may join the turn before. */
  readonly isCue: boolean;
}

/** A part of a file that does not become text, with its reason. */
export interface LeftOut {
  /** Line of the file, from 1; 0 where lines mean nothing. */
  readonly line: number;
  readonly reason: string;
}

/** What a reader makes of one file before turns are built. */
export interface Conversation {
  readonly dialect: TextDialect;
  readonly segments: readonly Segment[];
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly string[];
}

/** A stretch of the stored text; offsets in code points, end exclusive. */
export interface ReadTurn {
  readonly speaker: string;
  readonly start: number;
  readonly end: number;
  readonly startMs: number | null;
  readonly endMs: number | null;
}

export interface ReadCue {
  readonly start: number;
  readonly end: number;
  readonly startMs: number;
  readonly endMs: number | null;
}

/** The stored text with what lies on it. */
export interface Transcript {
  readonly text: string;
  readonly turns: readonly ReadTurn[];
  readonly cues: readonly ReadCue[];
}
