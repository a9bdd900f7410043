import { writeFileSync } from 'node:fs';

const customers = ['Ada', 'Bela', 'Chidi', 'Dana', 'Emre', 'Fatima', 'Goran', 'Hana', 'Ivo', 'Jun'] as const;
const places = ['Booking', 'Appointment', 'First bill', 'Help line'] as const;
const said: Readonly<Record<(typeof places)[number], readonly string[]>> = {
  Booking: [
    'Booking was quick and clear.',
    'The page told me each step. Nice.',
    'Easy, done in five minutes.',
  ],
  Appointment: [
    'Nobody came in the window I was given. I waited all day.',
    'The engineer called late. I had taken the day off for nothing.',
    'They moved the appointment twice 😡 without asking.',
  ],
  'First bill': [
    'The bill was higher than promised.',
    'I did not understand the first bill.',
    'Fine, as quoted.',
  ],
  'Help line': [
    'I had to tell it all again.',
    'Friendly, but slow.',
    'قالوا لي أن أنتظر. They told me to wait.',
  ],
};
/** Expected and experienced on 0–10: booking meets, the appointment breaks, the bill and the help line are as expected. */
const scores: Readonly<Record<(typeof places)[number], readonly (readonly [number, number])[]>> = {
  Booking: [
    [7, 8],
    [8, 8],
    [7, 7],
  ],
  Appointment: [
    [8, 2],
    [9, 3],
    [8, 1],
  ],
  'First bill': [
    [7, 6],
    [6, 7],
    [7, 7],
  ],
  'Help line': [
    [6, 6],
    [7, 6],
    [6, 7],
  ],
};

/** Writes a survey of 40 rows, four touchpoints asked of each of ten customers. */
export function writeSurvey(file: string): void {
  const rows = places.flatMap((place, at) =>
    customers.map((customer, who) => {
      const [expected, experienced] = scores[place][who % 3] ?? [5, 5];
      const day = String(1 + ((at * 10 + who) % 28)).padStart(2, '0');
      const answer = `"${said[place][who % 3]} (${customer}, call ${at + 1})"`;
      return [at * 10 + who + 1, customer, `2026-05-${day}`, place, answer, expected, experienced].join(',');
    }),
  );
  writeFileSync(file, `id,customer,date,touchpoint,answer,expected,experienced\r\n${rows.join('\r\n')}\r\n`);
}

/** Four things said again and again, each with its own words, for a survey that is coded answer by answer. */
const reasons = [
  ['delay', 'The engineer came three hours late and nobody told me.'],
  ['praise', 'Thomas was patient and explained every step to me.'],
  ['delay praise', 'I waited two weeks, but the engineer was kind in the end.'],
  ['price', 'The bill was 12 € higher than the offer said.'],
  ['unclear', 'I did not understand what the second letter asked of me. 🤷'],
] as const;

/** The codes whose words stand in an answer of {@link writeQualtrics}. */
export function codesSaid(answer: string): readonly string[] {
  const reason = reasons.find(([, words]) => answer.includes(words));
  return reason === undefined ? [] : reason[0].split(' ');
}

/**
 * Writes a Qualtrics export with its three header rows: 40 respondents who said why, of whom every fourth also said
 * what should change; after them a preview of the survey and a response without words.
 */
export function writeQualtrics(file: string): void {
  const cell = (text: string | number): string => `"${String(text).replaceAll('"', '""')}"`;
  const ids = ['startDate', 'endDate', 'status', 'progress', 'finished', '_recordId', 'QID1', 'QID2_TEXT'];
  const id = (name: string): string => `{"ImportId":"${name}"}`;
  const response = (at: number, why: string, change: string, status = 'IP Address'): string[] => {
    const day = `2026-05-${String(1 + (at % 28)).padStart(2, '0')}`;
    const recipient = `R_${String(at).padStart(15, '0')}`;
    return [
      `${day} 10:00:00`,
      `${day} 10:05:00`,
      status,
      '100',
      'True',
      recipient,
      String(at % 11),
      why,
      change,
    ];
  };
  const lines = [
    ['StartDate', 'EndDate', 'Status', 'Progress', 'Finished', 'ResponseId', 'Q1', 'Q2', 'Q3'],
    [
      ...['Start Date', 'End Date', 'Response Type', 'Progress', 'Finished', 'Response ID'],
      'How likely are you\nto recommend us?',
      'Why?',
      'What should we change?',
    ],
    [...ids, 'QID3_TEXT'].map(id),
    ...Array.from({ length: 40 }, (_, at) =>
      response(
        at + 1,
        `${reasons[at % reasons.length]?.[1]} (call ${at + 1})`,
        at % 4 === 0 ? `Tell me the day before, visit ${at + 1}.` : '',
      ),
    ),
    response(41, 'Only a try of the survey.', '', 'Survey Preview'),
    response(42, '', ''),
  ];
  writeFileSync(file, `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`);
}
