import type { Transcript } from '../../../electron/jobs/import/texts/model.ts';

/** The words of a text, whatever stands between them. */
export const spokenWords = (text: string): readonly string[] => text.match(/\S+/g) ?? [];

/** Who says what, and when: speaker, start and end in ms, words. */
export function turnTexts({
  text,
  turns,
}: Transcript): readonly (readonly [string, number | null, number | null, string])[] {
  const points = [...text];
  return turns.map(({ speaker, start, end, startMs, endMs }) => [
    speaker,
    startMs,
    endMs,
    points.slice(start, end).join(''),
  ]);
}
