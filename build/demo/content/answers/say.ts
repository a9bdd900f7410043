import type { DemoAnswer, DemoHandover, DemoScores } from '../../content-types.ts';

/** Expectation, experience (both 1–5), importance (1–5), recommend (0–10); `null` where not answered. */
export type ScoreTuple = readonly [
  expectation: number | null,
  experience: number | null,
  importance?: number | null,
  recommend?: number | null,
];

interface Spoken {
  readonly participant: string;
  readonly date: string;
  readonly scores: DemoScores;
  readonly text: string;
  readonly doubleCoded: boolean;
  readonly language: string;
  readonly carried?: DemoHandover['carried'];
  readonly waitMinutes?: number;
}

function scoresOf([expectation, experience, importance, recommend]: ScoreTuple): DemoScores {
  return {
    ...(expectation === null ? {} : { expectation }),
    ...(experience === null ? {} : { experience }),
    ...(importance === null || importance === undefined ? {} : { importance }),
    ...(recommend === null || recommend === undefined ? {} : { recommend }),
  };
}

/** An answer that one coder read. `date` is ISO; `language` is a BCP 47 tag. */
export function said(participant: string, date: string, scores: ScoreTuple, text: string, language = 'en'): Spoken {
  return { participant, date, scores: scoresOf(scores), text, doubleCoded: false, language };
}

/** An answer that both coders read. */
export function twice(participant: string, date: string, scores: ScoreTuple, text: string, language = 'en'): Spoken {
  return { ...said(participant, date, scores, text, language), doubleCoded: true };
}

/** Adds how much of the story came along, and the wait in minutes, to an answer about a crossing. */
export function crossed(carried: DemoHandover['carried'], waitMinutes: number, spoken: Spoken): Spoken {
  return { ...spoken, carried, waitMinutes };
}

interface Setting {
  readonly study: 'past' | 'present' | 'potential';
  readonly question: string;
  readonly touchpoint?: string;
  readonly handover?: readonly [from: string, to: string];
}

function waveOf(study: Setting['study'], date: string): string {
  if (study === 'potential') return 'fw-2026-09';
  if (study === 'present') return `rel-${date.slice(0, 7)}`;
  return `ins-q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** Puts answers to one question together; the wave follows from the study and the date. */
export function answersTo(setting: Setting, spoken: readonly Spoken[]): readonly DemoAnswer[] {
  return spoken.map(({ carried, waitMinutes, ...answer }) => {
    const wave = waveOf(setting.study, answer.date);
    const about = setting.touchpoint ?? setting.handover?.join('-to-') ?? setting.question;
    return {
      ...answer,
      key: `${wave}-${about}-${answer.participant}-${answer.date.slice(5)}`,
      wave,
      question: setting.question,
      ...(setting.touchpoint === undefined ? {} : { touchpoint: setting.touchpoint }),
      ...(setting.handover === undefined
        ? {}
        : {
            handover: {
              from: setting.handover[0],
              to: setting.handover[1],
              carried: carried ?? 0,
              repeated: (carried ?? 0) < 2,
              waitMinutes: waitMinutes ?? 0,
            },
          }),
    };
  });
}
