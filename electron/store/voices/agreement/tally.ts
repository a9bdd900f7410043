import type { OverlapRule } from '../../../../shared/voices/agreement/model.ts';
import { joined, type Place, placesOf, sameSpans } from '../../../../shared/voices/agreement/spans.ts';
import { codedUnits, firstUnitAt, type UnitCuts } from '../../../../shared/voices/agreement/text-units.ts';

/**
 * Units by who coded them: for each set of coders present (bits), the weight of every set of coders that coded, with
 * the set itself as index. What nobody coded is not in it.
 */
export class Tally {
  readonly weights = new Map<number, Float64Array>();
  readonly #size: number;

  constructor(coders: number) {
    this.#size = 2 ** coders;
  }

  add(present: number, who: number, weight: number): void {
    let row = this.weights.get(present);
    if (!row) {
      row = new Float64Array(this.#size);
      this.weights.set(present, row);
    }
    row[who] = (row[who] ?? 0) + weight;
  }

  addAll(other: Tally): void {
    for (const [present, row] of other.weights) {
      for (let who = 1; who < row.length; who++) {
        const weight = row[who] ?? 0;
        if (weight > 0) this.add(present, who, weight);
      }
    }
  }
}

/** The codings of one code in one source: each coder's ranges, sorted by start, in the order of the coders. */
export type Coded = readonly (readonly number[])[];

/** Adds the characters each set of coders coded, by walking along the ends of their ranges; never one by one. */
export function tallyCharacters(tally: Tally, present: number, coded: Coded): void {
  const unions = coded.map((spans, coder) => (present & (1 << coder) ? joined(spans) : []));
  const at = unions.map(() => 0);
  let position = 0;
  let who = 0;
  for (;;) {
    let next = Number.POSITIVE_INFINITY;
    for (let coder = 0; coder < unions.length; coder++) {
      next = Math.min(next, unions[coder]?.[at[coder] ?? 0] ?? Number.POSITIVE_INFINITY);
    }
    if (next === Number.POSITIVE_INFINITY) return;
    if (who !== 0) tally.add(present, who, next - position);
    position = next;
    for (let coder = 0; coder < unions.length; coder++) {
      const index = at[coder] ?? 0;
      // A start or an end of this coder's: the bit turns over.
      if (unions[coder]?.[index] === next) {
        who ^= 1 << coder;
        at[coder] = index + 1;
      }
    }
  }
}

/** Who coded each unit that anybody did. */
export function unitsByWho(
  cuts: UnitCuts,
  present: number,
  coded: Coded,
  rule: OverlapRule,
): ReadonlyMap<number, number> {
  const who = new Map<number, number>();
  for (const [coder, spans] of coded.entries()) {
    if (spans.length === 0 || !(present & (1 << coder))) continue;
    for (const unit of codedUnits(cuts, joined(spans), rule))
      who.set(unit, (who.get(unit) ?? 0) | (1 << coder));
  }
  return who;
}

/** Adds the units each set of coders coded. */
export function tallyUnits(tally: Tally, present: number, who: ReadonlyMap<number, number>): void {
  for (const coders of who.values()) tally.add(present, coders, 1);
}

/** How two coders' places are judged: by characters, or by the units they fall into. */
export type PlaceJudge =
  | { readonly units: 'characters' }
  | { readonly units: 'cut'; readonly cuts: UnitCuts; readonly rule: OverlapRule };

/**
 * How a place is judged: both alike, differently, or by neither (each coded something, and by the rule too little of
 * any unit).
 */
export type Judgement = 'alike' | 'differs' | 'neither';

/** The places of two coders in one source, each with how it is judged. */
export function judgedPlaces(
  coded: Coded,
  judge: PlaceJudge,
): readonly { readonly place: Place; readonly judgement: Judgement }[] {
  const first = joined(coded[0] ?? []);
  const second = joined(coded[1] ?? []);
  const places = placesOf(first, second);
  if (judge.units === 'characters') {
    return places.map((place) => ({
      place,
      judgement: sameSpans(place.first, place.second) ? 'alike' : 'differs',
    }));
  }
  const { cuts } = judge;
  const who = unitsByWho(cuts, 3, [first, second], judge.rule);
  return places.map((place) => {
    let judgement: Judgement = 'neither';
    for (let unit = firstUnitAt(cuts, place.start); unit < cuts.starts.length; unit++) {
      if ((cuts.starts[unit] ?? 0) >= place.end) break;
      const coders = who.get(unit) ?? 0;
      if (coders === 1 || coders === 2) return { place, judgement: 'differs' };
      if (coders === 3) judgement = 'alike';
    }
    return { place, judgement };
  });
}
