import type { ScoreScale } from '../../shared/voices/import-model.ts';
import type { PlannedReading } from '../store/voices/import/plan-writer.ts';

export interface ScoreColumn {
  readonly index: number;
  readonly scale: ScoreScale;
  /** The touchpoint this column asks about; undefined: the one of the row or the file. */
  readonly touchpoint: string | undefined;
}

/**
 * The readings one row makes: for each touchpoint, expectation and experience asked on one scale. A side asked on
 * another scale than its partner is left out of the reading (the score itself is kept), because raw values of two
 * scales cannot share one.
 */
export function touchpointReadings(
  scores: readonly (ScoreColumn & { readonly value: number })[],
  rowTouchpoint: string,
): readonly { readonly touchpoint: string; readonly reading: PlannedReading }[] {
  const names = new Map<string, string>();
  const byTouchpoint = new Map<string, (ScoreColumn & { readonly value: number })[]>();
  for (const score of scores) {
    const name = (score.touchpoint ?? '').trim() || rowTouchpoint;
    if (name === '') continue;
    // One name is one touchpoint, whatever its case: its expectation and its experience are one reading.
    const touchpoint = name.toLocaleLowerCase();
    names.set(touchpoint, names.get(touchpoint) ?? name);
    byTouchpoint.set(touchpoint, [...(byTouchpoint.get(touchpoint) ?? []), score]);
  }
  return [...byTouchpoint].flatMap(([touchpoint, group]) => {
    const experience = group.find(({ scale }) => scale.kind === 'experience');
    const expectation = group.find(({ scale }) => scale.kind === 'expectation');
    const importance = group.find(({ scale }) => scale.kind === 'importance');
    const base = experience ?? expectation;
    if (!base) return [];
    const { min, max } = base.scale;
    const onScale = (side: typeof base | undefined) =>
      side && side.scale.min === min && side.scale.max === max ? side.value : null;
    return [
      {
        touchpoint: names.get(touchpoint) ?? touchpoint,
        reading: {
          expectation: onScale(expectation),
          experience: onScale(experience),
          min,
          max,
          importance: importance?.value ?? null,
          importanceMin: importance?.scale.min ?? null,
          importanceMax: importance?.scale.max ?? null,
        },
      },
    ];
  });
}
