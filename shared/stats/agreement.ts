import { type Defined, defined, notDefined } from './defined.ts';

/**
 * How two coders judged the same units: `table[i][j]` units (counts, or any weight such as characters) that the first
 * coder put into category i and the second into category j. Square; 0 or more in each cell.
 */
export type AgreementTable = readonly (readonly number[])[];

/** Why a coefficient of agreement has no value; the screen turns it into words. */
export const agreementReasons = [
  'no units',
  'one coder',
  'nothing varies',
  'nothing paired',
  'coded text only',
  'a pair is not defined',
  'no code is defined',
  'not a number',
] as const;
export type AgreementReason = (typeof agreementReasons)[number];
export type Agreement = Defined<number, AgreementReason>;

/**
 * Share of units both coders judged alike, 0 to 1: P_o = Σ n_ii / n. Nothing is taken off for chance. Not defined
 * without units.
 */
export function percentAgreement(table: AgreementTable): Agreement {
  const sums = sumsOf(table);
  return sums.defined ? defined(sums.value.observed) : sums;
}

/**
 * Cohen's kappa (Cohen 1960): (P_o − P_e) / (1 − P_e) with P_e = Σ p_i+ p_+i, each coder's own shares. −1 to 1. Not
 * defined without units or where both coders put every unit into one and the same category.
 */
export function cohenKappa(table: AgreementTable): Agreement {
  return corrected(table, ({ rows, columns }) =>
    rows.reduce((sum, share, i) => sum + share * (columns[i] ?? 0), 0),
  );
}

/**
 * Scott's pi (Scott 1955): (P_o − P_e) / (1 − P_e) with P_e = Σ π_i², π_i the mean of both coders' shares. −1 to 1.
 * Not defined as kappa.
 */
export function scottPi(table: AgreementTable): Agreement {
  return corrected(table, ({ means }) => means.reduce((sum, share) => sum + share * share, 0));
}

/**
 * Bennett, Alpert and Goldstein's S (1954): (P_o − 1/q) / (1 − 1/q), q the number of categories of the table. −1 to 1.
 * Not defined without units, for one category, or where nothing varies: there it would be 1 whatever was asked.
 */
export function bennettS(table: AgreementTable): Agreement {
  return corrected(table, ({ means }) => 1 / means.length);
}

/**
 * Gwet's AC1 (Gwet 2008): (P_o − P_e) / (1 − P_e) with P_e = (1/(q−1)) Σ π_i (1 − π_i), π_i the mean of both coders'
 * shares, q the number of categories of the table. −1 to 1. Not defined as S.
 */
export function gwetAc1(table: AgreementTable): Agreement {
  return corrected(
    table,
    ({ means }) => means.reduce((sum, share) => sum + share * (1 - share), 0) / (means.length - 1),
  );
}

/**
 * Mean of a coefficient over all pairs of coders; for kappa this is Light's kappa (Light 1971). Not defined where one
 * pair is not: leaving it out would flatter.
 */
export function meanOverPairs(pairs: readonly Agreement[]): Agreement {
  if (pairs.length === 0) return notDefined('nothing paired');
  let sum = 0;
  for (const pair of pairs) {
    if (!pair.defined) return pairs.length === 1 ? pair : notDefined('a pair is not defined');
    sum += pair.value;
  }
  return defined(sum / pairs.length);
}

interface Sums {
  readonly observed: number;
  /** Shares of each category: of the first coder, of the second, of both together. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly means: readonly number[];
}

function sumsOf(table: AgreementTable): Defined<Sums, AgreementReason> {
  const cells = table.flat();
  const isSquare = table.every((row) => row.length === table.length);
  if (!isSquare || !cells.every((cell) => Number.isFinite(cell) && cell >= 0)) {
    return notDefined('not a number');
  }
  const total = cells.reduce((sum, cell) => sum + cell, 0);
  if (total === 0) return notDefined('no units');
  const rows = table.map((row) => row.reduce((sum, cell) => sum + cell, 0) / total);
  const columns = table.map((_, j) => table.reduce((sum, row) => sum + (row[j] ?? 0), 0) / total);
  const observed = table.reduce((sum, row, i) => sum + (row[i] ?? 0), 0) / total;
  return defined({ observed, rows, columns, means: rows.map((share, i) => (share + (columns[i] ?? 0)) / 2) });
}

/** (P_o − P_e) / (1 − P_e), where anything varies at all. */
function corrected(table: AgreementTable, expected: (sums: Sums) => number): Agreement {
  const sums = sumsOf(table);
  if (!sums.defined) return sums;
  if (sums.value.means.filter((share) => share > 0).length < 2) return notDefined('nothing varies');
  const chance = expected(sums.value);
  return defined((sums.value.observed - chance) / (1 - chance));
}
