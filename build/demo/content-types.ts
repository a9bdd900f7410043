// The shapes of the example workspace's content. Keys are kebab-case and local to the content:
// the script that builds the workspace maps them to the identities the store gives out.

/** A colour of the twelve-colour code palette. */
export type ColourIndex = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11;

export type Channel = 'phone' | 'web' | 'app' | 'SMS' | 'email' | 'engineer visit' | 'shop' | 'chat' | 'post';

export type CoderMark = 'a' | 'b';

export interface DemoCode {
  readonly key: string;
  readonly parent?: string;
  readonly name: string;
  readonly colour: ColourIndex;
  readonly description: string;
  readonly whenToUse: string;
  readonly whenNot: string;
}

export interface DemoCoder {
  readonly key: string;
  readonly name: string;
  /** The mark used in inline codings. */
  readonly mark: CoderMark;
}

export interface DemoSegment {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** What the segment is worth to the business, in words. */
  readonly value: string;
}

export interface DemoParticipant {
  readonly key: string;
  readonly pseudonym: string;
  readonly segment: string;
  readonly region: string;
  /** Whole years as a customer; 0 for new customers and for those who never bought. */
  readonly tenureYears: number;
  readonly package: string;
  readonly ageBand: '18-24' | '25-34' | '35-49' | '50-64' | '65-74' | '75+';
  /** People who left and people who never bought are listened to as well. */
  readonly relation: 'customer' | 'left' | 'never bought';
}

export interface DemoTouchpoint {
  readonly key: string;
  readonly name: string;
  readonly channels: readonly Channel[];
  readonly owner: string;
  readonly rationalExpectation: string;
  readonly emotionalExpectation: string;
}

export interface DemoStep {
  readonly touchpoint: string;
  readonly channel: Channel;
  /** What the customer does here. */
  readonly action: string;
  /** What goes on behind the scenes: people, systems. */
  readonly backstage: string;
}

export interface DemoStage {
  readonly key: string;
  readonly name: string;
  readonly steps: readonly DemoStep[];
}

export interface DemoJourney {
  readonly key: string;
  readonly name: string;
  readonly persona: string;
  readonly segment: string;
  readonly scenario: string;
  readonly scope: string;
  readonly stages: readonly DemoStage[];
}

export interface DemoForum {
  readonly key: string;
  readonly name: string;
  readonly rhythm: string;
  readonly members: string;
}

export interface DemoQuestion {
  readonly key: string;
  readonly text: string;
  /** `open` is answered in words; the others are scores asked beside an open question. */
  readonly kind: 'open' | 'expectation' | 'experience' | 'importance' | 'recommend';
}

export interface DemoInstrument {
  readonly key: string;
  readonly name: string;
  readonly version: number;
  readonly kind: 'questionnaire' | 'guide';
  readonly questions: readonly DemoQuestion[];
}

export interface DemoWave {
  readonly key: string;
  readonly name: string;
  /** ISO dates; `start` and `end` are planned, the actual ones are absent while not known. */
  readonly start: string;
  readonly end: string;
  readonly actualStart?: string;
  readonly actualEnd?: string;
  readonly invited: number;
  readonly reached: number;
  readonly completed: number;
}

export interface DemoSession {
  readonly key: string;
  readonly wave: string;
  readonly name: string;
  readonly kind: 'home visit' | 'interview' | 'group';
  readonly date: string;
  /** Local wall time, HH:MM. */
  readonly time: string;
  readonly minutes: number;
  readonly place: string;
  readonly participants: readonly string[];
}

export interface DemoStudy {
  readonly key: string;
  readonly name: string;
  readonly pattern: 'past' | 'present' | 'potential';
  readonly status: 'idea' | 'planned' | 'fielding' | 'analysing' | 'reported' | 'closed';
  readonly brief: string;
  readonly objectives: readonly string[];
  readonly researchQuestions: readonly string[];
  readonly hypotheses: readonly string[];
  readonly method: string;
  readonly owner: string;
  readonly start: string;
  readonly end?: string;
  /** Past studies: what sets an invitation off. */
  readonly trigger?: { readonly event: string; readonly delayDays: number; readonly share: number };
  /** Present studies: RFC 5545 rule and its zone. */
  readonly rhythm?: { readonly rule: string; readonly zone: string };
  readonly touchpoints: readonly string[];
  readonly forums: readonly string[];
  readonly instruments: readonly string[];
  readonly waves: readonly DemoWave[];
  readonly sessions: readonly DemoSession[];
}

export interface DemoScores {
  /** 1–5, what was expected. */
  readonly expectation?: number;
  /** 1–5, what was experienced. */
  readonly experience?: number;
  /** 1–5, how much it matters. */
  readonly importance?: number;
  /** 0–10, would recommend. */
  readonly recommend?: number;
}

export interface DemoHandover {
  /** Touchpoint keys of two consecutive steps with different channels. */
  readonly from: string;
  readonly to: string;
  /** How much of the story came along: 0 nothing, 1 part, 2 all of it. */
  readonly carried: 0 | 1 | 2;
  readonly repeated: boolean;
  readonly waitMinutes: number;
}

export interface DemoAnswer {
  readonly key: string;
  readonly participant: string;
  readonly wave: string;
  /** Key of the open question. */
  readonly question: string;
  /** Absent where the question is about the relationship or about a handover. */
  readonly touchpoint?: string;
  /** Present for questions about crossing channels; the scores then measure the crossing. */
  readonly handover?: DemoHandover;
  readonly date: string;
  /** BCP 47 tag of the answer's language. */
  readonly language: string;
  /** The words with inline codings, see markup.ts. */
  readonly text: string;
  readonly scores: DemoScores;
  readonly doubleCoded: boolean;
}

export interface DemoOpportunity {
  readonly key: string;
  readonly name: string;
  readonly touchpoint: string;
  /** 1 small – 5 large. */
  readonly effort: number;
  readonly effect: number;
  readonly evidence: string;
}

export interface DemoAction {
  readonly key: string;
  readonly name: string;
  readonly opportunity: string;
  readonly kind: 'fix' | 'offering' | 'expectation-reset' | 'training' | 'employee-experience';
  readonly owner: string;
  readonly due: string;
  readonly status: 'proposed' | 'agreed' | 'under way' | 'done' | 'dropped';
  readonly forum: string;
  readonly decision: string;
  readonly decidedOn?: string;
}

export interface DemoMemo {
  readonly key: string;
  readonly title: string;
  readonly coder: string;
  readonly date: string;
  readonly about: { readonly kind: 'code' | 'touchpoint' | 'study' | 'workspace'; readonly key?: string };
  readonly text: string;
}
