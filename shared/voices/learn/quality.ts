import type { CodedAnswer, CodedText, LearnedCode } from './learner.ts';
import { learn } from './learner.ts';

/** Something coded that the learner is asked about; `group` is what must stand on one side: a person, a source. */
export interface Unit {
  readonly group: string;
  readonly text: string;
  readonly facts: readonly string[];
  readonly codeIds: readonly number[];
}

/** What a learner is taught and tried with. A text or an answer belongs to the group its source belongs to. */
export interface Material {
  readonly codes: readonly LearnedCode[];
  readonly texts: readonly (CodedText & { readonly group: string })[];
  readonly answers: readonly (CodedAnswer & { readonly group: string })[];
  readonly units: readonly Unit[];
}

export interface CodeQuality {
  readonly codeId: number;
  /** Units tried that have the code. */
  readonly units: number;
  /** Units at which it was among the first three. */
  readonly suggested: number;
  /** Of those, the ones that have it. */
  readonly right: number;
}

export interface Quality {
  readonly units: number;
  /** Units with one of their codes first, and among the first three. */
  readonly first: number;
  readonly amongThree: number;
  readonly codes: readonly CodeQuality[];
  /** Every suggestion that was tried, as it was shown: its share, and whether it was right. */
  readonly tried: readonly { readonly share: number; readonly isRight: boolean }[];
}

/** Suggestions shown, and what "among the first" means everywhere. */
export const SHOWN = 3;

/**
 * Tries the learner on units it was not taught with: `folds` parts by a hash of the group, each part asked of a learner
 * taught with the others. A suggestion is right where the unit has that very code; a parent or child does not count.
 * `only`: the parts to ask about, all where left out.
 */
export function tryOut(material: Material, folds: number, only?: readonly number[]): Quality {
  const partOf = (group: string): number => groupHash(group) % folds;
  const tally = new Map<number, { units: number; suggested: number; right: number }>();
  const of = (codeId: number) => {
    const known = tally.get(codeId) ?? { units: 0, suggested: 0, right: 0 };
    tally.set(codeId, known);
    return known;
  };
  const tried: { share: number; isRight: boolean }[] = [];
  let units = 0;
  let first = 0;
  let amongThree = 0;
  for (let part = 0; part < folds; part++) {
    if (only && !only.includes(part)) continue;
    const others = ({ group }: { readonly group: string }): boolean => partOf(group) !== part;
    const learner = learn({
      codes: material.codes,
      texts: material.texts.filter(others),
      answers: material.answers.filter(others),
    });
    for (const unit of material.units) {
      if (partOf(unit.group) !== part) continue;
      const has = new Set(unit.codeIds);
      const suggested = learner.rank(unit.text, unit.facts).slice(0, SHOWN);
      units += 1;
      if (suggested[0] && has.has(suggested[0].codeId)) first += 1;
      if (suggested.some(({ codeId }) => has.has(codeId))) amongThree += 1;
      for (const codeId of has) of(codeId).units += 1;
      for (const { codeId, share } of suggested) {
        tried.push({ share, isRight: has.has(codeId) });
        const counts = of(codeId);
        counts.suggested += 1;
        if (has.has(codeId)) counts.right += 1;
      }
    }
  }
  const codes = [...tally].map(([codeId, counts]) => ({ codeId, ...counts }));
  codes.sort((x, y) => y.units - x.units || x.codeId - y.codeId);
  return { units, first, amongThree, codes, tried };
}

/** A number for a group that does not depend on the machine, the order or the day: FNV-1a, mixed. */
export function groupHash(group: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < group.length; i++) hash = Math.imul(hash ^ group.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
