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
