let segmenter: Intl.Segmenter | undefined;

/** The sentences of a text without the blanks around them, as ranges in UTF-16 units. A line end ends a sentence. */
export function sentencesOf(text: string): readonly (readonly [start: number, end: number])[] {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'sentence' });
  const found: (readonly [number, number])[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const trimmed = segment.trim();
    if (!/[\p{L}\p{N}]/u.test(trimmed)) continue;
    const start = index + segment.length - segment.trimStart().length;
    found.push([start, start + trimmed.length]);
  }
  return found;
}
