import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newUid } from '../../../electron/store/core/uid.ts';
import { agreementOf } from '../../../electron/store/voices/agreement/agreement.ts';
import type { Agreement } from '../../../shared/stats/agreement.ts';
import { coincidencesOf, krippendorffAlpha } from '../../../shared/stats/krippendorff.ts';
import {
  type AgreementInput,
  type AgreementResult,
  agreementInputSchema,
  agreementResultSchema,
  agreementUnits,
  overlapRules,
  sourceRules,
  universes,
} from '../../../shared/voices/agreement/model.ts';
import { openTestWorkspace, TestWorkspace } from '../support.ts';

interface RandomCoding {
  readonly source: number;
  readonly coder: number;
  readonly code: number;
  readonly start: number;
  readonly end: number;
}

/** Texts with sentences, lines, blank lines and characters beyond the basic plane. */
const texts = [
  'It was slow. Late too! 😀 Why?\n\nNever mind.',
  'Fine',
  'One.\nTwo.\nThree. Four.',
  'a b c d e f',
  '',
];

/** Codings as they may lie in any file: commands would join those of one coder. */
function put(workspace: TestWorkspace, codings: readonly RandomCoding[], ids: Ids): void {
  const write = (): void => {
    workspace.db.run('DELETE FROM coding');
    for (const { source, coder, code, start, end } of codings) {
      workspace.db.run(
        `INSERT INTO coding (uid, rev, source_id, code_id, coder_id, start_cp, end_cp, created_at)
        VALUES (?, 1, ?, ?, ?, ?, ?, 0)`,
        [newUid(0), ids.sources[source] ?? 0, ids.codes[code] ?? 0, ids.coders[coder] ?? 0, start, end],
      );
    }
  };
  workspace.db.raw.transaction(() =>
    workspace.undoLog.record({ label: 'Put', at: 0, mergeKey: undefined }, write),
  )();
}

interface Ids {
  readonly sources: readonly number[];
  readonly coders: readonly number[];
  readonly codes: readonly number[];
}

function fill(workspace: TestWorkspace): Ids {
  const sources = texts.map(
    (text, n) =>
      workspace.run('voices.source.add', {
        kind: n === 3 ? 'transcript' : 'note',
        title: `Text ${n}`,
        text,
        turns:
          n === 3
            ? [
                { speaker: 'A', participantId: null, start: 0, end: 4, startMs: null },
                { speaker: 'B', participantId: null, start: 4, end: 11, startMs: null },
              ]
            : [],
      }).id,
  );
  const coders = [
    workspace.coderId,
    ...['Bo', 'Cleo'].map((name) => workspace.run('workspace.coder.add', { name }).id),
  ];
  const top = workspace.run('voices.code.add', { name: 'Speed', parentId: null }).id;
  const codes = [top, workspace.run('voices.code.add', { name: 'Delay', parentId: top }).id];
  return { sources, coders, codes };
}

const agree = (workspace: TestWorkspace, input: Partial<AgreementInput> & Pick<AgreementInput, 'coders'>) =>
  agreementResultSchema.parse(agreementOf(workspace.db, agreementInputSchema.parse(input), () => undefined));

// ---- the reference: every unit of every source, one by one ----

/** Units as lists of code point positions. */
function unitsOf(source: number, units: AgreementInput['units']): readonly (readonly number[])[] {
  const points = [...(texts[source] ?? '')];
  const range = (start: number, end: number) => Array.from({ length: end - start }, (_, n) => start + n);
  if (points.length === 0) return [];
  if (units === 'characters') return points.map((_, n) => [n]);
  if (units === 'sources') return [range(0, points.length)];
  if (units === 'turns') return source === 3 ? [range(0, 4), range(4, 11)] : [range(0, points.length)];
  const written: Record<string, readonly string[]> =
    units === 'sentences'
      ? {
          0: ['It was slow.', 'Late too!', '😀 Why?', 'Never mind.'],
          1: ['Fine'],
          2: ['One.', 'Two.', 'Three.', 'Four.'],
          3: ['a b c d e f'],
        }
      : {
          0: ['It was slow. Late too! 😀 Why?', 'Never mind.'],
          1: ['Fine'],
          2: ['One.', 'Two.', 'Three. Four.'],
          3: ['a b c d e f'],
        };
  let from = 0;
  return (written[source] ?? []).map((part) => {
    const words = [...part];
    let start = from;
    while (points.slice(start, start + words.length).join('') !== part) start++;
    from = start + words.length;
    return range(start, from);
  });
}

interface Judged {
  readonly n: number;
  readonly rows: readonly (readonly (boolean | null)[])[];
}

function judge(
  codings: readonly RandomCoding[],
  input: AgreementInput,
  ids: Ids,
  codes: readonly number[],
): Judged {
  const coders = input.coders.map((id) => ids.coders.indexOf(id));
  const mine = codings.filter(({ coder }) => coders.includes(coder));
  const active = coders.map((coder) => mine.some((c) => c.coder === coder && (texts[c.source] ?? '') !== ''));
  const rows: (boolean | null)[][] = [];
  for (const source of texts.keys()) {
    const has = coders.map((coder) => mine.some((c) => c.source === source && c.coder === coder));
    const count = has.filter(Boolean).length;
    const present =
      input.sources === 'every'
        ? has.every(Boolean)
          ? has
          : null
        : input.sources === 'pairs'
          ? count >= 2
            ? has
            : null
          : input.sources === 'any' && count === 0
            ? null
            : active;
    if (!present) continue;
    for (const unit of unitsOf(source, input.units)) {
      const held = (of: readonly RandomCoding[]) =>
        unit.filter((point) => of.some((c) => c.start <= point && point < c.end)).length;
      const inSource = mine.filter((c) => c.source === source);
      if (input.universe === 'coded' && held(inSource) === 0) continue;
      rows.push(
        coders.map((coder, place) => {
          if (!present[place]) return null;
          const points = held(inSource.filter((c) => c.coder === coder && codes.includes(c.code)));
          return input.overlap === 'any' ? points > 0 : points > 0 && points * 2 >= unit.length;
        }),
      );
    }
  }
  return { n: rows.length, rows };
}

/** Kappa and percent by their definitions on the single judgements of two coders. */
function pairOf(rows: Judged['rows']): { percent: number | null; kappa: number | null; ac1: number | null } {
  const both = rows.filter((row) => row.every((value) => value !== null));
  const n = both.length;
  if (n === 0) return { percent: null, kappa: null, ac1: null };
  const observed = both.filter(([a, b]) => a === b).length / n;
  const [a, b] = [0, 1].map((place) => both.filter((row) => row[place]).length / n);
  const mean = ((a ?? 0) + (b ?? 0)) / 2;
  if (mean === 0 || mean === 1) return { percent: observed, kappa: null, ac1: null };
  const byChance = (a ?? 0) * (b ?? 0) + (1 - (a ?? 0)) * (1 - (b ?? 0));
  const gwet = 2 * mean * (1 - mean);
  return {
    percent: observed,
    kappa: (observed - byChance) / (1 - byChance),
    ac1: (observed - gwet) / (1 - gwet),
  };
}

function expectSame(found: Agreement, expected: number | null, what: string): void {
  if (expected === null) expect(found.defined, what).toBe(false);
  else {
    expect(found.defined, what).toBe(true);
    if (found.defined) expect(found.value, what).toBeCloseTo(expected, 9);
  }
}

const codingsOf = fc.array(
  fc
    .record({
      source: fc.integer({ min: 0, max: texts.length - 2 }),
      coder: fc.integer({ min: 0, max: 2 }),
      code: fc.integer({ min: 0, max: 1 }),
      from: fc.nat(100),
      length: fc.integer({ min: 1, max: 20 }),
    })
    .map(({ source, coder, code, from, length }) => {
      const size = [...(texts[source] ?? '')].length;
      const start = from % size;
      return { source, coder, code, start, end: Math.min(size, start + length) };
    }),
  { maxLength: 24 },
);

const choices = fc.record({
  units: fc.constantFrom(...agreementUnits),
  overlap: fc.constantFrom(...overlapRules),
  universe: fc.constantFrom(...universes),
  sources: fc.constantFrom(...sourceRules),
  coders: fc.constantFrom([0, 1], [1, 2], [0, 1, 2]),
});

test('every number is what judging all units one by one gives, whatever is chosen', () => {
  const workspace = new TestWorkspace();
  try {
    const ids = fill(workspace);
    let compared = 0;
    fc.assert(
      fc.property(codingsOf, choices, (codings, choice) => {
        put(workspace, codings, ids);
        const input = agreementInputSchema.parse({
          ...choice,
          coders: choice.coders.map((place) => ids.coders[place] ?? 0),
        });
        const result = agree(workspace, input);
        const activeCoders = choice.coders.filter((coder) => codings.some((c) => c.coder === coder)).length;
        for (const row of result.codes) {
          const { rows, n } = judge(codings, input, ids, [ids.codes.indexOf(row.codeId)]);
          expect(row.n).toBe(n);
          if (activeCoders < choice.coders.length) {
            if (choice.coders.length === 2) {
              for (const value of Object.values(row.coefficients)) expect(value.defined).toBe(false);
            }
            continue;
          }
          compared++;
          const alpha = krippendorffAlpha(
            coincidencesOf(rows.map((unit) => unit.map((value) => (value === null ? null : Number(value))))),
          );
          expectSame(row.coefficients.alpha, alpha.defined ? alpha.value : null, 'alpha');
          for (const [place] of choice.coders.entries()) {
            const judged = rows.filter((unit) => unit[place] !== null && unit[place] !== undefined);
            const share = judged.filter((unit) => unit[place]).length / judged.length;
            expect(row.prevalence[place] ?? -1).toBeCloseTo(judged.length === 0 ? -1 : share, 9);
          }
          if (choice.coders.length !== 2) continue;
          const pair = pairOf(rows);
          expectSame(row.coefficients.percent, pair.percent, 'percent');
          const isWhole = input.universe === 'whole';
          expectSame(row.coefficients.kappa, isWhole ? pair.kappa : null, 'kappa');
          expectSame(row.coefficients.ac1, isWhole ? pair.ac1 : null, 'ac1');
          const cells = rows.reduce(
            (sum, [a, b]) => ({
              both: sum.both + Number(a && b),
              first: sum.first + Number(a && !b),
              second: sum.second + Number(!a && b),
              neither: sum.neither + Number(!a && !b),
            }),
            { both: 0, first: 0, second: 0, neither: 0 },
          );
          expect(row.counts).toEqual(cells);
        }
      }),
      { numRuns: 400, seed: 5 },
    );
    expect(compared).toBeGreaterThan(150);
  } finally {
    workspace.close();
  }
});

test('how a coder cut a stretch into codings, or coded it twice, changes no number', () => {
  const workspace = new TestWorkspace();
  try {
    const ids = fill(workspace);
    fc.assert(
      fc.property(codingsOf, choices, fc.nat(1000), (codings, choice, seed) => {
        const input = { ...choice, coders: choice.coders.map((place) => ids.coders[place] ?? 0) };
        const measure = (given: readonly RandomCoding[]): Omit<AgreementResult, 'coders'> => {
          put(workspace, given, ids);
          const { coders: _, ...numbers } = agree(workspace, input);
          return numbers;
        };
        const cut = codings.flatMap((coding, n) => {
          const middle = coding.start + ((seed + n) % (coding.end - coding.start + 1));
          if (middle === coding.start || middle === coding.end) return [coding, coding];
          return [
            { ...coding, end: middle },
            { ...coding, start: Math.max(coding.start, middle - (n % 2)) },
          ];
        });
        expect(measure(cut)).toEqual(measure(codings));
      }),
      { numRuns: 150, seed: 6 },
    );
  } finally {
    workspace.close();
  }
});

describe('cases of the literature, through the whole engine', () => {
  test('spans on 24 units; 1,000 characters', () => {
    const workspace = openTestWorkspace();
    const bo = workspace.run('workspace.coder.add', { name: 'Bo' }).id;
    const code = workspace.run('voices.code.add', { name: 'Delay', parentId: null }).id;
    const source = (length: number) =>
      workspace.run('voices.source.add', { kind: 'note', title: 'T', text: 'x'.repeat(length) }).id;
    const ids = { sources: [source(24)], coders: [workspace.coderId, bo], codes: [code] };
    const span = (coder: number, start: number, end: number) => ({ source: 0, coder, code: 0, start, end });
    put(workspace, [span(0, 2, 10), span(0, 14, 20), span(1, 4, 8), span(1, 15, 17)], ids);
    const { coefficients } = agree(workspace, { coders: ids.coders }).codes[0] ?? expect.fail();
    const text = (value: Agreement) => (value.defined ? value.value.toFixed(6) : value.reason);
    expect([coefficients.kappa, coefficients.pi, coefficients.alpha].map(text)).toEqual([
      '0.384615',
      '0.314286',
      '0.328571',
    ]);

    const long = { ...ids, sources: [source(1000)] };
    put(workspace, [span(0, 0, 200), span(1, 0, 50)], long);
    const nvivo = agree(workspace, { coders: ids.coders }).codes[0] ?? expect.fail();
    expect(nvivo.coefficients.percent).toEqual({ defined: true, value: 0.85 });
    expect(nvivo.counts).toEqual({ both: 50, first: 150, second: 0, neither: 800 });
    expect(nvivo.prevalence).toEqual([0.2, 0.05]);
  });

  test('two coders of whom one coded nothing: not defined, whichever sources are asked for', () => {
    const workspace = openTestWorkspace();
    const ids = fill(workspace);
    put(workspace, [{ source: 0, coder: 0, code: 0, start: 0, end: 5 }], ids);
    for (const sources of sourceRules) {
      const result = agree(workspace, { coders: ids.coders.slice(0, 2), sources });
      for (const measured of [...result.codes, result.together]) {
        for (const value of Object.values(measured.coefficients)) {
          expect(value).toEqual({ defined: false, reason: 'one coder' });
        }
      }
    }
  });

  test('nothing varies: every unit coded by both', () => {
    const workspace = openTestWorkspace();
    const ids = fill(workspace);
    put(
      workspace,
      [0, 1].map((coder) => ({ source: 1, coder, code: 0, start: 0, end: 4 })),
      ids,
    );
    const { coefficients } = agree(workspace, { coders: ids.coders.slice(0, 2) }).codes[0] ?? expect.fail();
    expect(coefficients.percent).toEqual({ defined: true, value: 1 });
    for (const name of ['kappa', 'pi', 's', 'ac1', 'alpha'] as const) {
      expect(coefficients[name]).toEqual({ defined: false, reason: 'nothing varies' });
    }
  });

  test('a code with those below it is one code; a condition narrows the sources; a set the codes', () => {
    const workspace = openTestWorkspace();
    const ids = fill(workspace);
    put(
      workspace,
      [
        { source: 0, coder: 0, code: 0, start: 0, end: 5 },
        { source: 0, coder: 1, code: 1, start: 0, end: 5 },
        { source: 3, coder: 0, code: 1, start: 0, end: 5 },
        { source: 3, coder: 1, code: 1, start: 2, end: 5 },
      ],
      ids,
    );
    const coders = ids.coders.slice(0, 2);
    const where = { test: 'kind', kinds: ['note'] } as const;
    const alone = agree(workspace, { coders, where: { ...where, kinds: ['note'] } });
    expect(alone.codes.map(({ counts }) => counts)).toEqual([
      { both: 0, first: 5, second: 0, neither: 37 },
      { both: 0, first: 0, second: 5, neither: 37 },
    ]);
    const together = agree(workspace, { coders, withChildren: true });
    expect(together.codes[0]?.counts).toMatchObject({ both: 8, first: 2, second: 0 });
    expect(together.codes[0]?.differing).toBeNull();
  });
});
