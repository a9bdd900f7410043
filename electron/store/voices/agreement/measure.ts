import {
  type Agreement,
  type AgreementTable,
  bennettS,
  cohenKappa,
  gwetAc1,
  meanOverPairs,
  percentAgreement,
  scottPi,
} from '../../../../shared/stats/agreement.ts';
import { notDefined } from '../../../../shared/stats/defined.ts';
import { krippendorffAlpha } from '../../../../shared/stats/krippendorff.ts';
import type { Coefficients, Measured, Universe } from '../../../../shared/voices/agreement/model.ts';
import { bitsOf } from './scope.ts';
import type { Tally } from './tally.ts';

/** What a measure needs besides the tally. */
export interface Ground {
  readonly coders: number;
  readonly universe: Universe;
  /** Units there are to be judged, by the coders present in them. */
  readonly units: ReadonlyMap<number, number>;
  /** Coders who coded anything at all; agreement with one who did not cannot be told. */
  readonly active: number;
}

interface Cells {
  both: number;
  first: number;
  second: number;
  neither: number;
}

/** Every coefficient of all coders, with prevalence and counts. */
export function measured(tally: Tally, ground: Ground): Measured {
  const { coders, units } = ground;
  const pairs = pairsOf(coders);
  const n = [...units.values()].reduce((sum, weight) => sum + weight, 0);
  const byPair = pairs.map(([one, other]) => pairCoefficients(tally, ground, one, other));
  const mean = (name: keyof Omit<Coefficients, 'alpha'>): Agreement =>
    meanOverPairs(byPair.map((pair) => pair[name]));
  const [only] = pairs;
  return {
    n,
    coefficients: {
      percent: coders === 1 ? notDefined('one coder') : mean('percent'),
      kappa: coders === 1 ? notDefined('one coder') : mean('kappa'),
      pi: coders === 1 ? notDefined('one coder') : mean('pi'),
      s: coders === 1 ? notDefined('one coder') : mean('s'),
      ac1: coders === 1 ? notDefined('one coder') : mean('ac1'),
      alpha: alphaOf(tally, ground),
    },
    ...prevalenceOf(tally, ground, n),
    counts: coders === 2 && only ? cellsOf(tally, ground, only[0], only[1]) : null,
  };
}

/** One pair of more coders, by itself. */
export function measuredPair(tally: Tally, ground: Ground, one: number, other: number): Measured {
  const cells = cellsOf(tally, ground, one, other);
  const n = cells.both + cells.first + cells.second + cells.neither;
  const share = (weight: number): number | null => (n === 0 ? null : weight / n);
  return {
    n,
    coefficients: {
      ...pairCoefficients(tally, ground, one, other),
      alpha: alphaOfCells(cells, isPairActive(ground, one, other)),
    },
    prevalence: [share(cells.both + cells.first), share(cells.both + cells.second)],
    byAll: share(cells.both),
    byAny: share(cells.both + cells.first + cells.second),
    counts: cells,
  };
}

/** The mean of each coefficient over the codes in which it is defined, and their number. */
export function meanOverCodes(rows: readonly Measured[]): {
  readonly coefficients: Coefficients;
  readonly over: Record<keyof Coefficients, number>;
} {
  const mean = (name: keyof Coefficients): readonly [Agreement, number] => {
    const values = rows.flatMap(({ coefficients }) => {
      const agreement = coefficients[name];
      return agreement.defined ? [agreement.value] : [];
    });
    if (values.length === 0) return [notDefined('no code is defined'), 0];
    return [
      { defined: true, value: values.reduce((sum, value) => sum + value, 0) / values.length },
      values.length,
    ];
  };
  const [percent, kappa, pi, s, ac1, alpha] = (['percent', 'kappa', 'pi', 's', 'ac1', 'alpha'] as const).map(
    mean,
  );
  const none = [notDefined('no code is defined'), 0] as const;
  return {
    coefficients: {
      percent: (percent ?? none)[0],
      kappa: (kappa ?? none)[0],
      pi: (pi ?? none)[0],
      s: (s ?? none)[0],
      ac1: (ac1 ?? none)[0],
      alpha: (alpha ?? none)[0],
    },
    over: {
      percent: (percent ?? none)[1],
      kappa: (kappa ?? none)[1],
      pi: (pi ?? none)[1],
      s: (s ?? none)[1],
      ac1: (ac1 ?? none)[1],
      alpha: (alpha ?? none)[1],
    },
  };
}

export function pairsOf(coders: number): readonly (readonly [number, number])[] {
  return Array.from({ length: coders }, (_, one) =>
    Array.from({ length: coders - one - 1 }, (__, more) => [one, one + more + 1] as const),
  ).flat();
}

function isPairActive({ active }: Ground, one: number, other: number): boolean {
  return (active & (1 << one)) !== 0 && (active & (1 << other)) !== 0;
}

function pairCoefficients(
  tally: Tally,
  ground: Ground,
  one: number,
  other: number,
): Omit<Coefficients, 'alpha'> {
  if (!isPairActive(ground, one, other)) {
    const none = notDefined('one coder');
    return { percent: none, kappa: none, pi: none, s: none, ac1: none };
  }
  const { both, first, second, neither } = cellsOf(tally, ground, one, other);
  const table: AgreementTable = [
    [both, first],
    [second, neither],
  ];
  const percent = percentAgreement(table);
  if (ground.universe === 'coded') {
    // Chance is not what it was where nobody's silence counts.
    const none = notDefined('coded text only');
    return { percent, kappa: none, pi: none, s: none, ac1: none };
  }
  return {
    percent,
    kappa: cohenKappa(table),
    pi: scottPi(table),
    s: bennettS(table),
    ac1: gwetAc1(table),
  };
}

function cellsOf({ weights }: Tally, { units }: Ground, one: number, other: number): Cells {
  const cells: Cells = { both: 0, first: 0, second: 0, neither: 0 };
  const a = 1 << one;
  const b = 1 << other;
  for (const [present, total] of units) {
    if (!(present & a) || !(present & b)) continue;
    let rest = total;
    const row = weights.get(present);
    for (let who = 1; row !== undefined && who < row.length; who++) {
      const weight = row[who] ?? 0;
      if (weight === 0 || !(who & (a | b))) continue;
      rest -= weight;
      if (who & a && who & b) cells.both += weight;
      else if (who & a) cells.first += weight;
      else cells.second += weight;
    }
    cells.neither += rest;
  }
  return cells;
}

/** Krippendorff's alpha of coded or not: of m coders present, c coded; each pair of theirs weighs 1/(m − 1). */
function alphaOf({ weights }: Tally, { units, coders, active }: Ground): Agreement {
  if (coders === 1 || bitsOf(active) < 2) return notDefined('one coder');
  let alike = 0;
  let unlike = 0;
  let silent = 0;
  for (const [present, total] of units) {
    const m = bitsOf(present);
    if (m < 2) continue;
    let rest = total;
    const row = weights.get(present);
    for (let who = 1; row !== undefined && who < row.length; who++) {
      const weight = row[who] ?? 0;
      if (weight === 0) continue;
      rest -= weight;
      const c = bitsOf(who);
      alike += (weight * c * (c - 1)) / (m - 1);
      unlike += (weight * c * (m - c)) / (m - 1);
      silent += (weight * (m - c) * (m - c - 1)) / (m - 1);
    }
    silent += rest * m;
  }
  return binaryAlpha(alike, unlike, silent);
}

function alphaOfCells({ both, first, second, neither }: Cells, isActive: boolean): Agreement {
  if (!isActive) return notDefined('one coder');
  return binaryAlpha(2 * both, first + second, 2 * neither);
}

function binaryAlpha(alike: number, unlike: number, silent: number): Agreement {
  return krippendorffAlpha({
    values: [0, 1],
    counts: [
      [silent, unlike],
      [unlike, alike],
    ],
  });
}

function prevalenceOf(
  { weights }: Tally,
  { units, coders }: Ground,
  n: number,
): Pick<Measured, 'prevalence' | 'byAll' | 'byAny'> {
  const judged = Array.from({ length: coders }, () => 0);
  const coded = Array.from({ length: coders }, () => 0);
  let byAll = 0;
  let byAny = 0;
  for (const [present, total] of units) {
    for (let coder = 0; coder < coders; coder++) {
      if (present & (1 << coder)) judged[coder] = (judged[coder] ?? 0) + total;
    }
    const row = weights.get(present);
    for (let who = 1; row !== undefined && who < row.length; who++) {
      const weight = row[who] ?? 0;
      if (weight === 0) continue;
      byAny += weight;
      if (who === present) byAll += weight;
      for (let coder = 0; coder < coders; coder++) {
        if (who & (1 << coder)) coded[coder] = (coded[coder] ?? 0) + weight;
      }
    }
  }
  return {
    prevalence: judged.map((total, coder) => (total === 0 ? null : (coded[coder] ?? 0) / total)),
    byAll: n === 0 ? null : byAll / n,
    byAny: n === 0 ? null : byAny / n,
  };
}
