import type { ScoreKind, ScoreScale, TableDialect, UnguessedColumn } from './import-model.ts';

/** Header words that name what a score measures, the more telling first. */
const KIND_WORDS: readonly (readonly [ScoreKind, RegExp])[] = [
  ['nps', /recommend|\bnps\b|weiterempfehl|recommand|recomi?end/i],
  ['expectation', /expect|\bexpe\d|erwart|attente|attendiez|expectativ|esperab/i],
  ['importance', /importan|wichtig|prioriti/i],
  [
    'ces',
    /effort|\bces\b|\beas(y|e|ier)\b|difficult|complex|aufwand|einfach|schwierig|leicht|facile|difficile|difícil|fácil|esfuerzo/i,
  ],
  ['csat', /satisf|\bcsat\b|\bsat\d|zufrieden|happy/i],
  [
    'experience',
    /experience|quality|\bqual\d|rating|\brate\b|\bstars?\b|erlebnis|erfahrung|bewert|qualität|qualité|évalu|calific|enjoy|disfrut/i,
  ],
  [
    'other',
    /\bscore\b|\bscale\b|sentiment|\bnote\b|likert|\bagree\b|punt|\bhow (much|likely|good|well|often)\b|escala|échelle|skala/i,
  ],
];
/** Numbers that count or date something, whatever their range. */
const NOT_A_SCORE =
  /\b(age|alter|edad|âge|year|jahr|año|how many|number of|anzahl|nombre de|cuánt[oa]s|zip|postcode|plz|percent|group)\b/i;
const CODE_NAME = /^[a-z]{2,12}[_ ]?\d{1,2}$/i;

/** The usual scale that holds values from `min` to `max`. */
function usualRange(kind: ScoreKind, min: number, max: number): readonly [number, number] | undefined {
  if (kind === 'nps') return min >= 0 && max <= 10 ? [0, 10] : undefined;
  if (min < 0) return min >= -3 && max <= 3 ? [-3, 3] : undefined;
  if (min >= 1 && max <= 5) return [1, 5];
  if (max <= 7) return min >= 1 ? [1, 7] : [0, max <= 4 ? 4 : 7];
  if (max <= 10) return min >= 1 ? [1, 10] : [0, 10];
  return max <= 100 ? [0, 100] : undefined;
}

/**
 * The scale of a column that holds scores: numbers in a scale's range under a header that names a measure.
 * Without such words only a wide 1–10 range under a code name counts (`loy1`), since codes of choices are numbers too.
 * Undefined when the column is no score.
 */
export function guessScale(column: UnguessedColumn, dialect: TableDialect): ScoreScale | undefined {
  const { stats, name, headers, distinct } = column;
  if (stats.scoreShare < 0.9 || stats.min === undefined || stats.max === undefined) return undefined;
  // A tick in some rows: one and the same number says whether, not how much.
  if (distinct === 1 && stats.rows >= 5) return undefined;
  const words = [name, ...headers].join(' ');
  if (NOT_A_SCORE.test(words)) return undefined;
  const named = KIND_WORDS.find(([, pattern]) => pattern.test(words))?.[0];
  const coded =
    dialect !== 'qualtrics' && CODE_NAME.test(name) && distinct >= 6 && stats.min >= 0 && stats.max <= 10;
  const kind = named ?? (coded ? 'other' : undefined);
  if (kind === undefined) return undefined;
  // A recommendation on another scale than 0 to 10 is a score, but no NPS.
  const range = usualRange(kind, stats.min, stats.max) ?? usualRange('other', stats.min, stats.max);
  if (range === undefined) return undefined;
  const [min, max] = range;
  return { kind: kind === 'nps' && max !== 10 ? 'other' : kind, min, max };
}
