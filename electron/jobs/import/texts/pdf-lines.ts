/** A piece of text as pdfjs gives it, as far as it is used here. */
export interface TextPiece {
  readonly str: string;
  /** Scale, skew and place: [a, b, c, d, x, y] in points from the lower left corner. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly hasEOL: boolean;
}

/** A line of a page; coordinates in points from the lower left corner. */
export interface PageLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  /** Size of its type, in points. */
  readonly size: number;
}

const number = (value: number | undefined): number =>
  value !== undefined && Number.isFinite(value) ? value : 0;

/** Puts the pieces of a page together into lines, in the order they are written, which is the order they are read. */
export function linesOfPage(pieces: readonly TextPiece[]): readonly PageLine[] {
  const lines: PageLine[] = [];
  let open: { text: string; x: number; right: number; y: number; size: number } | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const text = open.text.replace(/\s+/g, ' ').trim().toWellFormed();
    if (text !== '') lines.push({ ...open, text });
    open = undefined;
  };
  for (const { str, transform, width, hasEOL } of pieces) {
    const x = number(transform[4]);
    const y = number(transform[5]);
    const size = Math.hypot(number(transform[2]), number(transform[3])) || 1;
    if (str !== '') {
      if (open !== undefined && Math.abs(y - open.y) > Math.max(open.size, size) * 0.6) close();
      if (open === undefined) open = { text: '', x, right: x, y, size };
      const gap = x - open.right;
      const isApart = gap > size * 0.2 && open.text !== '' && !/\s$/.test(open.text) && !/^\s/.test(str);
      open.text += isApart ? ` ${str}` : str;
      if (str.trim() !== '') {
        open.right = Math.max(open.right, x + number(width));
        // A raised note mark or a bullet does not say how large a line is.
        if (size > open.size) open.size = size;
      }
    }
    if (hasEOL) close();
  }
  close();
  return lines;
}
