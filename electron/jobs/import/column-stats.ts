import { type ColumnStats, DISTINCT_CAP } from '../../../shared/voices/import-model.ts';
import { parseScore } from '../../../shared/voices/score-text.ts';
import { looksLikeDate } from './date.ts';
import { isEmail } from './email.ts';

export interface MeasuredColumn {
  readonly sample: readonly string[];
  readonly filled: number;
  readonly distinct: number;
  readonly stats: ColumnStats;
}

const SAMPLES = 12;
const SAMPLE_CHARS = 200;
/** Longer cells are prose; splitting them whole would take quadratic time on runs of spaces. */
const CHOICE_CHARS = 400;
/** Choices are this long on average, or shorter. */
const CHOICE_LENGTH = 60;
/** Words that stand for "no answer"; they are not looked at when a role is guessed. */
const MISSING =
  /^(none|null|na|n\/a|n\.a\.|nan|nil|-|–|\.|#n\/a|no answer|keine angabe|did not answer|undefined)$/i;

/** Whether cells are lists of recurring choices (`Phone;E-mail`), not prose that happens to hold commas. */
function areChoices(cells: readonly string[]): boolean {
  const parts = new Map<string, number>();
  let lists = 0;
  let total = 0;
  let characters = 0;
  for (const cell of cells) {
    characters += Math.min(cell.length, CHOICE_CHARS);
    const pieces = cell
      .slice(0, CHOICE_CHARS)
      .split(/\s*[;,]\s*|\s+\/\s+/)
      .filter((piece) => piece !== '');
    if (pieces.length > 1) lists++;
    total += pieces.length;
    if (parts.size < 5000) for (const piece of pieces) parts.set(piece, (parts.get(piece) ?? 0) + 1);
  }
  if (lists * 10 < cells.length || total < 20 || characters > total * CHOICE_LENGTH) return false;
  let recurring = 0;
  for (const count of parts.values()) if (count >= 3) recurring += count;
  return recurring * 10 >= total * 7;
}

/** What the cells of one column have in common. */
export function measureColumn(cells: readonly string[]): MeasuredColumn {
  const distinct = new Set<string>();
  const sample: string[] = [];
  const known: string[] = [];
  let filled = 0;
  let scores = 0;
  let dates = 0;
  let emails = 0;
  let characters = 0;
  let maxLength = 0;
  let min: number | undefined;
  let max: number | undefined;
  for (const raw of cells) {
    const cell = raw.trim();
    if (cell === '') continue;
    filled++;
    if (!distinct.has(cell) && distinct.size < DISTINCT_CAP) {
      distinct.add(cell);
      if (sample.length < SAMPLES) sample.push(cell.slice(0, SAMPLE_CHARS).toWellFormed());
    }
    if (MISSING.test(cell)) continue;
    known.push(cell);
    characters += cell.length;
    maxLength = Math.max(maxLength, cell.length);
    const score = parseScore(cell);
    if (score !== undefined) {
      scores++;
      min = min === undefined ? score : Math.min(min, score);
      max = max === undefined ? score : Math.max(max, score);
    }
    if (looksLikeDate(cell)) dates++;
    if (isEmail(cell)) emails++;
  }
  const share = (count: number): number => (known.length === 0 ? 0 : count / known.length);
  return {
    sample,
    filled,
    distinct: distinct.size,
    stats: {
      rows: cells.length,
      scoreShare: share(scores),
      min,
      max,
      dateShare: share(dates),
      emailShare: share(emails),
      meanLength: share(characters),
      maxLength,
      choices: areChoices(known),
    },
  };
}
