import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TableMapping } from '../../shared/voices/import-plan.ts';
import { TOUCHPOINTS } from './generate.ts';
import { scratch } from './places.ts';
import { Random } from './random.ts';
import { prose } from './words.ts';

export const SURVEY_ROWS = 100_000;
const CUSTOMERS = 20_000;

type Role = TableMapping['columns'][number]['role'];

const score = (
  kind: 'expectation' | 'experience' | 'importance' | 'nps',
  min: number,
  max: number,
): Extract<Role, { role: 'score' }> => ({ role: 'score', scale: { kind, min, max } });

/** The twelve columns of the survey, as the mapping screen would have them. */
export const surveyColumns: readonly { readonly name: string; readonly role: Role }[] = [
  { name: 'Response', role: { role: 'response-id' } },
  { name: 'Customer', role: { role: 'participant' } },
  { name: 'Date', role: { role: 'date' } },
  { name: 'Touchpoint', role: { role: 'touchpoint' } },
  { name: 'In your own words', role: { role: 'answer' } },
  { name: 'Expectation', role: score('expectation', 1, 7) },
  { name: 'Experience', role: score('experience', 1, 7) },
  { name: 'Importance', role: score('importance', 1, 7) },
  { name: 'Would recommend', role: score('nps', 0, 10) },
  { name: 'Country', role: { role: 'attribute' } },
  { name: 'Contract', role: { role: 'attribute' } },
  { name: 'Device', role: { role: 'attribute' } },
];

/** A CSV file of 100,000 answers as a survey tool exports it, made from `seed` where it is not there yet. */
export function generatedSurvey(seed: number): string {
  const file = path.join(scratch, 'generated', `survey-${seed}.csv`);
  if (existsSync(file)) return file;
  mkdirSync(path.dirname(file), { recursive: true });
  const random = new Random(seed);
  const lines = [surveyColumns.map(({ name }) => name).join(',')];
  for (let n = 1; n <= SURVEY_ROWS; n += 1) {
    lines.push(
      [
        `S-${n}-2026`,
        `C${random.int(1, CUSTOMERS + 1)}x`,
        new Date(Date.UTC(2026, 2, 1) + n * 90_000).toISOString().slice(0, 19).replace('T', ' '),
        `Touchpoint ${random.int(1, TOUCHPOINTS + 1)}`,
        `"${prose(random, random.int(40, 280))}"`,
        random.int(1, 8),
        random.int(1, 8),
        random.int(1, 8),
        random.int(0, 11),
        `Country ${random.int(1, 30)}`,
        `Contract ${random.int(1, 6)}`,
        `Device ${random.int(1, 12)}`,
      ].join(','),
    );
  }
  writeFileSync(`${file}.making`, `${lines.join('\r\n')}\r\n`);
  renameSync(`${file}.making`, file);
  return file;
}
