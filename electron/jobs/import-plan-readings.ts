import { nameKey } from '../../shared/util/name-key.ts';
import type { ScoreScale } from '../../shared/voices/import-model.ts';
import type { PlannedReading } from '../store/voices/import/plan-writer.ts';

export interface ScoreColumn {
  readonly index: number;
  readonly name: string;
  readonly scale: ScoreScale;
  /** The touchpoint this column asks about; undefined: the one of the row or the file. */
  readonly touchpoint: string | undefined;
}

/** A column and what one row says in it; undefined where that is no score on its scale. */
export type Scored = ScoreColumn & { readonly value: number | undefined };

/**
 * The readings one row makes: for each touchpoint, expectation and experience asked on one scale. Where several
 * columns ask for the same side they are items of one scale, and the first expectation belongs to the first
 * experience, in the order of the file. A side asked on another scale than its partner is left out of the reading (the
 * score itself is kept), because raw values of two scales cannot share one.
 */
export function touchpointReadings(
  scores: readonly Scored[],
  rowTouchpoint: string,
): readonly { readonly touchpoint: string; readonly reading: PlannedReading }[] {
  const names = new Map<string, string>();
  const byTouchpoint = new Map<string, Scored[]>();
  for (const score of scores) {
    const name = (score.touchpoint ?? '').trim() || rowTouchpoint;
    if (name === '') continue;
    // One name is one touchpoint, whatever its case: its expectation and its experience are one reading.
    const touchpoint = nameKey(name);
    names.set(touchpoint, names.get(touchpoint) ?? name);
    const group = byTouchpoint.get(touchpoint);
    if (group) group.push(score);
    else byTouchpoint.set(touchpoint, [score]);
  }
  return [...byTouchpoint].flatMap(([key, group]) =>
    itemsOf(group).flatMap((item) => {
      const reading = readingOf(item);
      return reading ? [{ touchpoint: names.get(key) ?? key, reading }] : [];
    }),
  );
}

/** What the columns leave without a gap, in words: items without a partner, partners on another scale. */
export function pairingNotes(columns: readonly ScoreColumn[]): readonly string[] {
  const groups = Map.groupBy(columns, ({ touchpoint }) => nameKey(touchpoint ?? ''));
  return [...groups.values()].flatMap((group) => {
    const sides = new Set(group.map(({ scale }) => scale.kind));
    if (!sides.has('expectation') || !sides.has('experience')) return [];
    return itemsOf(group).flatMap(({ expectation, experience }) => {
      if (!expectation || !experience) {
        const [alone, missing] = experience ? [experience, 'expectation'] : [expectation, 'experience'];
        return alone
          ? [`“${alone.name}” has no ${missing} of its own to be set against, so it makes no gap.`]
          : [];
      }
      return isSameScale(expectation, experience)
        ? []
        : [
            `“${expectation.name}” was asked on another scale than “${experience.name}”, so they make no gap.`,
          ];
    });
  });
}

interface Item<C> {
  readonly expectation: C | undefined;
  readonly experience: C | undefined;
  readonly importance: C | undefined;
}

/** The columns about one touchpoint, side by side. One rating of importance is about all of its items. */
function itemsOf<C extends ScoreColumn>(group: readonly C[]): readonly Item<C>[] {
  const of = (kind: ScoreScale['kind']) => group.filter(({ scale }) => scale.kind === kind);
  const [expectations, experiences, importances] = [of('expectation'), of('experience'), of('importance')];
  const length = Math.max(expectations.length, experiences.length);
  return Array.from({ length }, (_, at) => ({
    expectation: expectations[at],
    experience: experiences[at],
    importance: importances.length === 1 ? importances[0] : importances[at],
  }));
}

function readingOf({ expectation, experience, importance }: Item<Scored>): PlannedReading | undefined {
  const base = experience?.value !== undefined ? experience : expectation;
  if (base?.value === undefined) return undefined;
  const onScale = (side: Scored | undefined) =>
    side && isSameScale(side, base) ? (side.value ?? null) : null;
  const rated = importance?.value === undefined ? undefined : importance;
  return {
    expectation: onScale(expectation),
    experience: onScale(experience),
    min: base.scale.min,
    max: base.scale.max,
    importance: rated?.value ?? null,
    importanceMin: rated?.scale.min ?? null,
    importanceMax: rated?.scale.max ?? null,
  };
}

function isSameScale(a: ScoreColumn, b: ScoreColumn): boolean {
  return a.scale.min === b.scale.min && a.scale.max === b.scale.max;
}
