import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Agreement,
  type AgreementTable,
  bennettS,
  cohenKappa,
  gwetAc1,
  meanOverPairs,
  percentAgreement,
  scottPi,
} from '../../../shared/stats/agreement.ts';
import { notDefined } from '../../../shared/stats/defined.ts';
import { coincidencesOf, krippendorffAlpha, type Metric } from '../../../shared/stats/krippendorff.ts';

const value = (agreement: Agreement): number => {
  if (!agreement.defined) throw new Error(`Not defined: ${agreement.reason}`);
  return agreement.value;
};
const six = (agreement: Agreement): string => value(agreement).toFixed(6);

describe('published values', () => {
  test('Cohen 1960, p. 45', () => {
    const table = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ];
    expect(value(cohenKappa(table)).toFixed(3)).toBe('0.492');
    expect(six(cohenKappa(table))).toBe('0.491525');
    expect(six(scottPi(table))).toBe('0.487179');
    expect(six(bennettS(table))).toBe('0.550000');
    expect(six(gwetAc1(table))).toBe('0.575972');
    expect(value(percentAgreement(table))).toBe(0.7);
  });

  test('Artstein and Poesio 2008, p. 558', () => {
    const table = [
      [20, 10],
      [20, 50],
    ];
    expect(six(bennettS(table))).toBe('0.400000');
    expect(six(scottPi(table))).toBe('0.340659');
    expect(six(cohenKappa(table))).toBe('0.347826');
    expect(six(gwetAc1(table))).toBe('0.449541');
  });

  test('the paradox Gwet answered', () => {
    const table = [
      [80, 7],
      [8, 5],
    ];
    expect(value(gwetAc1(table)).toFixed(3)).toBe('0.808');
    expect(six(cohenKappa(table))).toBe('0.314442');
  });

  test.each([
    ['nominal', '0.743421052632'],
    ['ordinal', '0.815387503755'],
    ['interval', '0.849107142857'],
    ['ratio', '0.797402774712'],
  ] as const)('Krippendorff 2011, four coders, values missing: %s', (metric: Metric, expected) => {
    const coders = [
      '1 2 3 3 2 1 4 1 2 . . .',
      '1 2 3 3 2 2 4 1 2 5 . 3',
      '. 3 3 3 2 3 4 2 2 5 1 .',
      '1 2 3 3 2 4 4 1 2 5 1 .',
    ];
    const rows = coders.map((row) => row.split(' ').map((cell) => (cell === '.' ? null : Number(cell))));
    const units = Array.from({ length: 12 }, (_, unit) => rows.map((row) => row[unit] ?? null));
    expect(value(krippendorffAlpha(coincidencesOf(units), metric)).toFixed(12)).toBe(expected);
  });

  test('Krippendorff 1995 A: spans on 24 units', () => {
    // First coder 2–10 and 14–20, second 4–8 and 15–17.
    const table = [
      [6, 8],
      [0, 10],
    ];
    expect(six(cohenKappa(table))).toBe('0.384615');
    expect(six(scottPi(table))).toBe('0.314286');
    const units = [
      ...Array.from({ length: 6 }, () => [1, 1]),
      ...Array.from({ length: 8 }, () => [1, 0]),
      ...Array.from({ length: 10 }, () => [0, 0]),
    ];
    expect(six(krippendorffAlpha(coincidencesOf(units)))).toBe('0.328571');
  });

  test('1,000 characters, 50 of both, 150 of one: 85 %', () => {
    expect(
      value(
        percentAgreement([
          [50, 150],
          [0, 800],
        ]),
      ),
    ).toBe(0.85);
  });
});

describe('what is not defined', () => {
  const coefficients = { cohenKappa, scottPi, bennettS, gwetAc1 };

  test.each(Object.entries(coefficients))('%s: without units, and where nothing varies', (_, coefficient) => {
    const empty = [
      [0, 0],
      [0, 0],
    ];
    expect(coefficient(empty)).toEqual(notDefined('no units'));
    const allTheSame = [
      [0, 0],
      [0, 9],
    ];
    expect(coefficient(allTheSame)).toEqual(notDefined('nothing varies'));
    expect(coefficient([[9]])).toEqual(notDefined('nothing varies'));
    expect(coefficient([[1, 2]])).toEqual(notDefined('not a number'));
  });

  test('alpha: nothing paired, nothing varies', () => {
    expect(krippendorffAlpha(coincidencesOf([[1, null], [null, 2], [3]]))).toEqual(
      notDefined('nothing paired'),
    );
    expect(krippendorffAlpha(coincidencesOf([[1, 1], [1, 1, 1], [2]]))).toEqual(notDefined('nothing varies'));
    expect(krippendorffAlpha(coincidencesOf([[-1, 2]]), 'ratio')).toEqual(notDefined('not a number'));
  });

  test('a mean over pairs needs every pair', () => {
    expect(meanOverPairs([])).toEqual(notDefined('nothing paired'));
    expect(meanOverPairs([notDefined('nothing varies')])).toEqual(notDefined('nothing varies'));
    expect(meanOverPairs([{ defined: true, value: 1 }, notDefined('nothing varies')])).toEqual(
      notDefined('a pair is not defined'),
    );
    expect(
      meanOverPairs([
        { defined: true, value: 1 },
        { defined: true, value: 0.5 },
      ]),
    ).toEqual({ defined: true, value: 0.75 });
  });
});

const tables = fc.integer({ min: 2, max: 4 }).chain((size) =>
  fc.array(fc.array(fc.nat(40), { minLength: size, maxLength: size }), {
    minLength: size,
    maxLength: size,
  }),
);

/** The same judgements one by one. */
function unitsOf(table: AgreementTable): (readonly [number, number])[] {
  return table.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, () => [i + 1, j + 1] as const)),
  );
}

test('alpha is pi with its correction for few units: 1 − (1 − π)(2n − 1)/2n', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const units = unitsOf(table);
      const pi = scottPi(table);
      const alpha = krippendorffAlpha(coincidencesOf(units));
      expect(alpha.defined).toBe(pi.defined);
      if (!pi.defined) return;
      const n = 2 * units.length;
      expect(value(alpha)).toBeCloseTo(1 - ((1 - pi.value) * (n - 1)) / n, 10);
    }),
  );
});

test('the order of coders does not matter, nor does that of alpha’s values in a unit', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const turned = table.map((_, i) => table.map((row) => row[i] ?? 0));
      for (const coefficient of [percentAgreement, cohenKappa, scottPi, bennettS, gwetAc1]) {
        const [one, other] = [coefficient(table), coefficient(turned)];
        expect(one.defined).toBe(other.defined);
        if (one.defined) expect(value(other)).toBeCloseTo(one.value, 12);
      }
    }),
  );
});

test('full agreement is 1 by every coefficient', () => {
  const table = [
    [7, 0],
    [0, 3],
  ];
  for (const coefficient of [percentAgreement, cohenKappa, scottPi, bennettS, gwetAc1]) {
    expect(value(coefficient(table))).toBe(1);
  }
  for (const metric of ['nominal', 'ordinal', 'interval', 'ratio'] as const) {
    expect(value(krippendorffAlpha(coincidencesOf(unitsOf(table)), metric))).toBe(1);
  }
});
