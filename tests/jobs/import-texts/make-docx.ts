import { Document, FootnoteReferenceRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { ZipFile } from 'yazl';

/** A document of plain paragraphs, as Word would save them. */
export function plainDocx(paragraphs: readonly string[]): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      sections: [{ children: paragraphs.map((text) => new Paragraph({ children: [new TextRun(text)] })) }],
    }),
  );
}

/** A document with a table, a tab, line breaks, runs that split words, and a footnote. */
export function richDocx(): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      footnotes: { 1: { children: [new Paragraph('Said with a laugh.')] } },
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new TextRun('The en'),
                new TextRun({ text: 'gine', bold: true }),
                new TextRun('er came'),
              ],
            }),
            new Paragraph(''),
            new Paragraph({
              children: [
                new TextRun({ text: 'late', break: 1 }),
                new TextRun('\tas ever'),
                new FootnoteReferenceRun(1),
              ],
            }),
            new Table({
              rows: [
                new TableRow({
                  children: ['Asked', 'Answered'].map(
                    (text) => new TableCell({ children: [new Paragraph(text)] }),
                  ),
                }),
                new TableRow({
                  children: ['Why?', 'Größe 🎉'].map(
                    (text) => new TableCell({ children: [new Paragraph(text)] }),
                  ),
                }),
              ],
            }),
          ],
        },
      ],
    }),
  );
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** The main part of a document, around `body`. */
export const documentXml = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="${WORD}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><w:body>${body}</w:body></w:document>`;

export const paragraph = (text: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** An archive of these entries. */
export async function zipOf(entries: Readonly<Record<string, Buffer | string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, data] of Object.entries(entries)) zip.addBuffer(Buffer.from(data), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** A document whose main part is `xml`. */
export const docxOf = (
  xml: Buffer | string,
  more: Readonly<Record<string, Buffer | string>> = {},
): Promise<Buffer> =>
  zipOf({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    'word/document.xml': xml,
    ...more,
  });
