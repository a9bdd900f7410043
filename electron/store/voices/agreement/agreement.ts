import type { AgreementInput, AgreementResult } from '../../../../shared/voices/agreement/model.ts';
import { joined, lengthOf } from '../../../../shared/voices/agreement/spans.ts';
import { codedUnits } from '../../../../shared/voices/agreement/text-units.ts';
import type { ReadDb } from '../../core/db.ts';
import { notFound } from '../../core/failures.ts';
import { chosenCodes, codesWithBelow } from './chosen-codes.ts';
import { type CodingColumns, eachSource, readCodings } from './coding-columns.ts';
import { type Ground, meanOverCodes, measured, measuredPair, pairsOf } from './measure.ts';
import { type Scope, scopeOf } from './scope.ts';
import { type Coded, judgedPlaces, Tally, tallyCharacters, tallyUnits, unitsByWho } from './tally.ts';
import { UnitCutter } from './unit-cuts.ts';

type Progress = (done: number | null, note: string) => void;

/**
 * How far coders agree, for each code and in all. Throws `not-found` for a coder who is gone. Reads every coding of
 * the coders once; texts only where sentences or paragraphs are asked for.
 */
export function agreementOf(db: ReadDb, input: AgreementInput, progress: Progress): AgreementResult {
  const { coders } = input;
  const names = new Map(
    db.all<{ id: number; name: string }>('SELECT id, name FROM coder').map(({ id, name }) => [id, name]),
  );
  if (!coders.every((id) => names.has(id))) throw notFound('One of these coders');
  progress(0, 'Reading the codings');
  const columns = readCodings(db, coders);
  const scope = scopeOf(db, input, presenceIn(columns));
  const codes = chosenCodes(db, input.codes);
  const below = input.withChildren ? codesWithBelow(db, codes) : new Map(codes.map((id) => [id, [id]]));
  const sweep = new Sweep(db, input, scope, columns);
  const units =
    input.universe === 'coded' ? sweep.codedUnits([...below.values()].flat()) : sweep.allUnits(progress);
  const ground: Ground = { coders: coders.length, universe: input.universe, units, active: scope.active };

  const rows: AgreementResult['codes'] = [];
  const together = new Tally(coders.length);
  for (const [done, codeId] of codes.entries()) {
    if (done % 100 === 0) progress(0.5 + done / codes.length / 2, 'Comparing the coders');
    const { tally, differing, isUsed } = sweep.code(below.get(codeId) ?? []);
    if (!isUsed) continue;
    together.addAll(tally);
    rows.push({
      ...measured(tally, ground),
      codeId,
      differing: coders.length === 2 && !input.withChildren ? differing : null,
    });
  }
  const times = new Map([...units].map(([present, count]) => [present, count * rows.length]));
  const all: Ground = { ...ground, units: times };
  return {
    coders: coders.map((id, place) => ({
      id,
      name: names.get(id) ?? '',
      codings: columns.perCoder[place] ?? 0,
    })),
    sources: scope.sources.size,
    leftOut: scope.leftOut,
    units: [...units.values()].reduce((sum, count) => sum + count, 0),
    codes: rows,
    unused: codes.length - rows.length,
    together: measured(together, all),
    mean: meanOverCodes(rows),
    pairs:
      coders.length === 2
        ? []
        : pairsOf(coders.length).map(([one, other]) => ({
            ...measuredPair(together, all, one, other),
            first: coders[one] ?? 0,
            second: coders[other] ?? 0,
          })),
  };
}

/** Which coders have a coding in each source, from what was read already. */
function presenceIn({ length, source, coder }: CodingColumns): ReadonlyMap<number, number> {
  const presence = new Map<number, number>();
  for (let n = 0; n < length; n++) {
    const id = source[n] ?? 0;
    presence.set(id, (presence.get(id) ?? 0) | (1 << (coder[n] ?? 0)));
  }
  return presence;
}

/** Walks along the codings of one scope. */
class Sweep {
  readonly #input: AgreementInput;
  readonly #scope: Scope;
  readonly #columns: CodingColumns;
  /** null: characters. */
  readonly #cutter: UnitCutter | null;

  constructor(db: ReadDb, input: AgreementInput, scope: Scope, columns: CodingColumns) {
    this.#input = input;
    this.#scope = scope;
    this.#columns = columns;
    this.#cutter = input.units === 'characters' ? null : new UnitCutter(db, input.units);
  }

  /** Every unit of the scope, by the coders present. */
  allUnits(progress: Progress): ReadonlyMap<number, number> {
    const units = new Map<number, number>();
    let done = 0;
    for (const [id, { length, present }] of this.#scope.sources) {
      if (this.#cutter && done % 500 === 0) {
        progress((0.5 * done) / this.#scope.sources.size, 'Cutting the texts into units');
      }
      const count = this.#cutter ? this.#cutter.of(id, length).starts.length : length;
      units.set(present, (units.get(present) ?? 0) + count);
      done++;
    }
    return units;
  }

  /** Only units somebody coded with one of these codes. */
  codedUnits(codes: readonly number[]): ReadonlyMap<number, number> {
    const units = new Map<number, number>();
    const count = (sourceId: number, coded: Coded): void => {
      const source = this.#scope.sources.get(sourceId);
      if (!source) return;
      const { length, present } = source;
      const cuts = this.#cutter?.of(sourceId, length);
      // Units touched at all: whatever the rule says of them, somebody coded there.
      const found = cuts ? unitsByWho(cuts, present, coded, 'any').size : lengthOf(joined(sorted(coded)));
      units.set(present, (units.get(present) ?? 0) + found);
    };
    const coders = this.#input.coders.length;
    eachSource(this.#columns, [...new Set(codes)], coders, {
      one: (sourceId, coder, start, end) =>
        count(
          sourceId,
          Array.from({ length: coders }, (_, place) => (place === coder ? [start, end] : [])),
        ),
      several: count,
    });
    return units;
  }

  /** One code (with those below it): who coded what, and where two coders differ. */
  code(codes: readonly number[]): {
    readonly tally: Tally;
    readonly differing: number;
    readonly isUsed: boolean;
  } {
    const { overlap } = this.#input;
    const coders = this.#input.coders.length;
    const tally = new Tally(coders);
    let differing = 0;
    let isUsed = false;
    const one = (sourceId: number, coder: number, start: number, end: number): void => {
      const source = this.#scope.sources.get(sourceId);
      if (!source || start >= end) return;
      isUsed = true;
      const { length, present } = source;
      const cuts = this.#cutter?.of(sourceId, length);
      const weight = cuts ? codedUnits(cuts, [start, end], overlap).length : end - start;
      if (weight === 0) return;
      tally.add(present, 1 << coder, weight);
      if (present === 3) differing++;
    };
    const several = (sourceId: number, coded: Coded): void => {
      const source = this.#scope.sources.get(sourceId);
      if (!source) return;
      isUsed = true;
      const { length, present } = source;
      const cuts = this.#cutter?.of(sourceId, length);
      if (cuts) tallyUnits(tally, present, unitsByWho(cuts, present, coded, overlap));
      else tallyCharacters(tally, present, coded);
      if (coders !== 2 || present !== 3) return;
      const judge = cuts
        ? ({ units: 'cut', cuts, rule: overlap } as const)
        : ({ units: 'characters' } as const);
      for (const { judgement } of judgedPlaces(coded, judge)) if (judgement === 'differs') differing++;
    };
    eachSource(this.#columns, codes, coders, { one, several });
    return { tally, differing, isUsed };
  }
}

/** The ranges of all coders in one list sorted by start. */
function sorted(coded: Coded): number[] {
  const starts: { readonly start: number; readonly end: number }[] = [];
  for (const spans of coded) {
    for (let i = 0; i < spans.length; i += 2) starts.push({ start: spans[i] ?? 0, end: spans[i + 1] ?? 0 });
  }
  return starts.sort((a, b) => a.start - b.start).flatMap(({ start, end }) => [start, end]);
}
