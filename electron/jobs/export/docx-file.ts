import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type IRunOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { writeFileWhole } from '../../platform/write-file-whole.ts';
import { xmlCharacters } from './xml-text.ts';

/** Words with their look. */
export interface DocxRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

type DocxText = string | readonly DocxRun[];

export interface DocxTableColumn {
  readonly title: string;
  /** Its share of the width; columns with the same number are equally wide. 1 unless told. */
  readonly share?: number;
  readonly align?: 'start' | 'end';
}

/** One piece of a document, in the order it is read. Line breaks in texts stay line breaks. */
export type DocxBlock =
  | { readonly kind: 'title'; readonly text: string; readonly below?: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4 | 5 | 6; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: DocxText; readonly isSecondary?: boolean }
  | { readonly kind: 'quote'; readonly text: DocxText; readonly attribution?: string }
  | { readonly kind: 'list'; readonly items: readonly DocxText[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly DocxTableColumn[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'caption'; readonly text: string };

export interface DocxFile {
  /** The document's title among its properties. */
  readonly title: string;
  /** BCP 47 language of the product's own words. */
  readonly language?: string;
  readonly blocks: readonly DocxBlock[];
}

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;
/** Twentieths of a point: the text of an A4 page between margins of 2.5 cm. */
const TEXT_WIDTH = 9070;
const GREY = '595959';

/**
 * Writes a document of real headings, lists and tables (header row repeated on each page) with page numbers.
 * `part`: the name until it is whole. Returns its size in bytes.
 */
export async function writeDocxFile(
  file: string,
  { title, language = 'en-GB', blocks }: DocxFile,
  part: string,
): Promise<{ readonly bytes: number }> {
  const document = new Document({
    title: xmlCharacters(title),
    creator: 'Touchline',
    styles: stylesOf(language),
    numbering: {
      config: [
        {
          reference: 'list',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 360, hanging: 260 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1418, right: 1418, bottom: 1418, left: 1418 },
          },
        },
        footers: { default: pageNumbers() },
        children: blocks.flatMap(blockParts),
      },
    ],
  });
  const content = await Packer.toBuffer(document);
  await writeFileWhole(file, content, part);
  return { bytes: content.byteLength };
}

function blockParts(block: DocxBlock): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title': {
      const below = block.below === undefined ? [] : [paragraph(block.below, { style: 'Secondary' })];
      return [paragraph(block.text, { heading: HeadingLevel.TITLE }), ...below];
    }
    case 'heading': {
      const heading = headings[block.level - 1] ?? HeadingLevel.HEADING_6;
      return [paragraph(block.text, { heading, keepNext: true })];
    }
    case 'paragraph':
      return [paragraph(block.text, block.isSecondary ? { style: 'Secondary' } : {})];
    case 'quote': {
      if (block.attribution === undefined) return [paragraph(block.text, { style: 'Quote' })];
      return [
        paragraph(block.text, { style: 'Quote', keepNext: true }),
        paragraph(block.attribution, { style: 'Attribution' }),
      ];
    }
    case 'list':
      return block.items.map((item) => paragraph(item, { numbering: { reference: 'list', level: 0 } }));
    case 'table':
      return [tableOf(block.columns, block.rows)];
    case 'caption':
      return [paragraph(block.text, { style: 'Caption' })];
  }
}

type ParagraphLook = Omit<ConstructorParameters<typeof Paragraph>[0] & object, 'children'>;

function paragraph(text: DocxText, look: ParagraphLook = {}): Paragraph {
  const runs = typeof text === 'string' ? [{ text }] : text;
  const isRtl = startsRightToLeft(runs.map((run) => run.text).join(''));
  return new Paragraph({
    ...look,
    ...(isRtl ? { bidirectional: true } : {}),
    children: runs.flatMap((run) => runParts(run, isRtl)),
  });
}

function runParts({ text, bold, italic }: DocxRun, rightToLeft: boolean): readonly ParagraphChild[] {
  const look: IRunOptions = {
    ...(bold ? { bold } : {}),
    ...(italic ? { italics: true } : {}),
    ...(rightToLeft ? { rightToLeft } : {}),
  };
  return xmlCharacters(text)
    .split(/\r\n|\r|\n/)
    .map((line, at) => new TextRun({ ...look, text: line, ...(at > 0 ? { break: 1 } : {}) }));
}

/** Whether the first letter with a direction runs from right to left (Hebrew, Arabic and their neighbours). */
function startsRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}]/u.test(first);
}

function tableOf(columns: readonly DocxTableColumn[], rows: readonly (readonly string[])[]): Table {
  const shares = columns.map(({ share = 1 }) => share);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.round((TEXT_WIDTH * share) / whole));
  const cells = (texts: readonly string[], isHeader: boolean): TableCell[] =>
    columns.map(
      ({ align }, at) =>
        new TableCell({
          width: { size: widths[at] ?? 0, type: WidthType.DXA },
          margins: { top: 40, bottom: 40, left: 80, right: 80 },
          children: [
            paragraph(isHeader ? [{ text: texts[at] ?? '', bold: true }] : (texts[at] ?? ''), {
              style: 'Cell',
              ...(align === 'end' ? { alignment: AlignmentType.END } : {}),
            }),
          ],
        }),
    );
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: cells(
      columns.map(({ title }) => title),
      true,
    ),
  });
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'A6A6A6' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: line,
      bottom: line,
      left: none,
      right: none,
      insideHorizontal: line,
      insideVertical: none,
    },
    rows: [header, ...rows.map((row) => new TableRow({ children: cells(row, false) }))],
  });
}

function pageNumbers(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        style: 'Secondary',
        children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  });
}

/** Sizes in half points, spaces in twentieths of a point. */
function stylesOf(language: string) {
  const heading = (size: number) => ({
    run: { size, bold: true, color: '1A1A1A' },
    paragraph: { spacing: { before: 240, after: 80 } },
  });
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: 21, language: { value: language } },
        paragraph: { spacing: { after: 120, line: 276 } },
      },
      title: { run: { size: 44, bold: true }, paragraph: { spacing: { after: 80 } } },
      heading1: heading(30),
      heading2: heading(26),
      heading3: heading(24),
      heading4: heading(22),
      heading5: heading(21),
      heading6: heading(21),
    },
    paragraphStyles: [
      {
        id: 'Quote',
        name: 'Quote',
        basedOn: 'Normal',
        run: { italics: true },
        paragraph: { indent: { left: 360 }, spacing: { before: 60, after: 40 } },
      },
      {
        id: 'Attribution',
        name: 'Attribution',
        basedOn: 'Normal',
        run: { color: GREY, size: 18 },
        paragraph: { indent: { left: 360 }, spacing: { after: 140 } },
      },
      { id: 'Secondary', name: 'Secondary', basedOn: 'Normal', run: { color: GREY, size: 18 } },
      {
        id: 'Caption',
        name: 'caption',
        basedOn: 'Normal',
        run: { color: GREY, size: 18 },
        paragraph: { spacing: { before: 60, after: 200 } },
      },
      {
        id: 'Cell',
        name: 'Cell',
        basedOn: 'Normal',
        run: { size: 19 },
        paragraph: { spacing: { after: 0 } },
      },
    ],
  };
}
