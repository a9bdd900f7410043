/** A piece of text on a page: place in points from the lower left corner of an A4 page, and size of its type. */
export interface Put {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

export interface PdfParts {
  /** Objects by number, from 1. */
  readonly objects: readonly string[];
  readonly trailer: string;
}

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&');

const drawn = (puts: readonly Put[]): string =>
  puts
    .map(({ text, x, y, size = 11 }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`)
    .join('\n');

/** The objects of a PDF with these pages, in Helvetica. Characters beyond Latin-1 are not supported. */
export function pdfParts(pages: readonly (readonly Put[])[]): PdfParts {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((puts, index) => {
      const content = drawn(puts);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
        `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  return { objects, trailer: `<< /Size ${objects.length + 1} /Root 1 0 R >>` };
}

/** Writes objects as a file with a true cross-reference table. */
export function writePdf({ objects, trailer }: PdfParts): Buffer {
  let body = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(body.length);
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = body.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(body, 'latin1');
}

export const makePdf = (pages: readonly (readonly Put[])[]): Buffer => writePdf(pdfParts(pages));
