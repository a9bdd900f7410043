import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { calibrate } from '../../../../shared/voices/learn/calibration.ts';
import { learn } from '../../../../shared/voices/learn/learner.ts';
import { groupHash, type Material, type Quality, tryOut } from '../../../../shared/voices/learn/quality.ts';

const samples = path.resolve(import.meta.dirname, '../../../../../shared/samples');
const sample = (name: string): string => path.join(samples, name);
const rowsOf = (name: string, delimiter: string): Record<string, string>[] =>
  parse(readFileSync(sample(name), 'utf8'), { bom: true, columns: true, delimiter, relax_quotes: true });

interface Coded {
  readonly group: string;
  readonly text: string;
  readonly codes: readonly string[];
}

/** Texts with the codes people gave them, the codes' names being all that is known of them; no touchpoints or scores. */
function materialOf(coded: readonly Coded[]): { material: Material; names: readonly string[] } {
  const names = [...new Set(coded.flatMap(({ codes }) => codes))].sort();
  const idOf = new Map(names.map((name, index) => [name, index + 1]));
  const units = coded.map(({ group, text, codes }) => ({
    group,
    text,
    facts: [],
    codeIds: codes.map((code) => idOf.get(code) ?? 0),
  }));
  const codes = names.map((name, index) => ({
    id: index + 1,
    parentId: null,
    words: name.replaceAll('_', ' '),
  }));
  return { material: { codes, texts: units, answers: units, units }, names };
}

const percent = (part: number, of: number): string =>
  of === 0 ? '–' : `${((part / of) * 100).toFixed(1)} %`;

function print(title: string, names: readonly string[], { units, first, amongThree, codes }: Quality): void {
  const lines = codes.map(
    (code) =>
      `  ${(names[code.codeId - 1] ?? '').slice(0, 52).padEnd(53)} n ${String(code.units).padStart(4)}  precision ${percent(code.right, code.suggested).padStart(7)}  recall ${percent(code.right, code.units).padStart(7)}`,
  );
  process.stdout.write(
    `${title}: ${units} units, first ${percent(first, units)}, among three ${percent(amongThree, units)}\n${lines.join('\n')}\n`,
  );
}

/** The share of units that naming the three commonest codes each time would get right. */
function commonest({ units }: Material): number {
  const counts = new Map<number, number>();
  for (const { codeIds } of units) for (const id of codeIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  const three = new Set(
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 3)
      .map(([id]) => id),
  );
  return units.filter(({ codeIds }) => codeIds.some((id) => three.has(id))).length / units.length;
}

const nhs = 'nhs-fft-coded.csv';
test.skipIf(!existsSync(sample(nhs)))(
  'patient comments with human codes: far better than the commonest three',
  () => {
    const rows = rowsOf(nhs, ',');
    const columns = Object.keys(rows[0] ?? {});
    const codeColumns = columns
      .slice(columns.indexOf('Organisation & efficiency'))
      .filter((name) => name !== 'Labelling not possible');
    const coded = rows
      .map((row) => ({
        group: row['Respondent ID'] ?? '',
        text: row['FFT answer'] ?? '',
        codes: codeColumns.filter((name) => !['', '0'].includes((row[name] ?? '').trim())),
      }))
      .filter(({ text, codes }) => text !== 'Did not answer' && codes.length > 0);
    const { material, names } = materialOf(coded);
    const quality = tryOut(material, 2);
    print('Patient comments, halves by respondent', names, quality);
    process.stdout.write(`  always the commonest three: ${percent(commonest(material), 1)}\n`);
    expect(quality.units).toBeGreaterThan(2000);
    expect(quality.amongThree / quality.units).toBeGreaterThan(0.83);
    // Fitted on one half of the people alone, what is shown at the other half's comments is how often it is right.
    const isAsked = ({ group }: { readonly group: string }): boolean => groupHash(group) % 2 === 0;
    const taught = {
      ...material,
      texts: material.texts.filter((one) => !isAsked(one)),
      answers: material.answers.filter((one) => !isAsked(one)),
      units: material.units.filter((one) => !isAsked(one)),
    };
    const calibration = calibrate(taught);
    const learner = learn(taught);
    const bins = Array.from({ length: 5 }, () => ({ shown: 0, said: 0, right: 0 }));
    for (const unit of material.units.filter(isAsked)) {
      for (const { codeId, share } of learner.rank(unit.text, unit.facts).slice(0, 3)) {
        const said = calibration(share);
        const bin = bins[Math.min(4, Math.floor(said * 5))];
        if (!bin) continue;
        bin.shown += 1;
        bin.said += said;
        if (unit.codeIds.includes(codeId)) bin.right += 1;
      }
    }
    for (const { shown, said, right } of bins) {
      process.stdout.write(
        `  shown as ${percent(said, shown)} on average: right ${percent(right, shown)} of ${shown}\n`,
      );
      expect(shown).toBeGreaterThan(100);
      expect(Math.abs(said - right) / shown).toBeLessThan(0.1);
    }
  },
  120_000,
);

const survey = 'jupyter-notebook-ux-2015.csv';
const questions = ['pleasant_aspects', 'difficult_aspects', 'hinderances', 'first_experience_enhancements'];
const isHere =
  existsSync(sample(survey)) && questions.every((q) => existsSync(sample(`gold-jupyter-${q}-themes.csv`)));
test.skipIf(!isHere)('survey answers with the themes their team gave them', () => {
  const answers: string[][] = parse(readFileSync(sample(survey), 'utf8'), { bom: true, relax_quotes: true });
  const header = (answers[0] ?? []).map((name) => name.toLowerCase().replace(/[^a-z]/g, ''));
  for (const question of questions) {
    const rows: string[][] = parse(readFileSync(sample(`gold-jupyter-${question}-themes.csv`), 'utf8'), {
      bom: true,
      delimiter: ';',
      relax_quotes: true,
      relax_column_count: true,
      from_line: 2,
    });
    const column = header.findIndex((name) => matches(question, name));
    expect(column, question).toBeGreaterThanOrEqual(0);
    const coded = rows
      .map(([row = '', themes = '']) => ({
        group: `r${row}`,
        text: answers[Number(row) + 1]?.[column] ?? '',
        codes: themes
          .split(',')
          .map((theme) => theme.trim())
          .filter((theme) => theme !== ''),
      }))
      .filter(({ text, codes }) => text.trim() !== '' && codes.length > 0);
    const { material, names } = materialOf(coded);
    const quality = tryOut(material, 2);
    print(`Notebook survey, ${question}, halves by respondent`, names, { ...quality, codes: [] });
    process.stdout.write(`  always the commonest three: ${percent(commonest(material), 1)}\n`);
    expect(quality.units).toBeGreaterThan(100);
    expect(quality.amongThree / quality.units).toBeGreaterThan(commonest(material));
  }
});

const wording: Readonly<Record<string, RegExp>> = {
  pleasant_aspects: /pleasant/,
  difficult_aspects: /difficult/,
  hinderances: /hind/,
  first_experience_enhancements: /^enhancement.*firststarted/,
};
const matches = (question: string, name: string): boolean => wording[question]?.test(name) ?? false;
