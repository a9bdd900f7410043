export interface DemoTurn {
  /** `Interviewer`, or the first part of a participant's pseudonym. */
  readonly speaker: string;
  /** Seconds from the start of the recording. */
  readonly start: number;
  /** The words with inline codings, see markup.ts. */
  readonly text: string;
}

export interface DemoTranscript {
  readonly key: string;
  readonly title: string;
  readonly participantKeys: readonly string[];
  /** The session of a study in which it was recorded; the session knows its wave. */
  readonly sessionKey: string;
  /** Key of the coder who asked the questions. */
  readonly interviewer: string;
  readonly date: string;
  /** BCP 47 tag of the language spoken. */
  readonly language: string;
  readonly doubleCoded: boolean;
  readonly turns: readonly DemoTurn[];
}

/**
 * The key of the participant who speaks a turn, or undefined for the interviewer. A gap rated inside
 * a turn is that participant's, which matters where two people are interviewed together.
 */
export function participantOfTurn(transcript: DemoTranscript, turn: DemoTurn): string | undefined {
  const name = turn.speaker.toLowerCase();
  return transcript.participantKeys.find((key) => key.split('-')[0] === name);
}
