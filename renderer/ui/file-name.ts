/** A name as a file name without its ending: without what file systems refuse, and `otherwise` where nothing is left. */
export function fileNameOf(name: string, otherwise: string): string {
  const plain = name
    .replace(/[\s/\\:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/gu, '')
    .slice(0, 80)
    .trim();
  return plain === '' ? otherwise : plain;
}
