/** Limits on files that come in: the one place to change them. */
export const LIMITS = {
  /** Bytes of a file. */
  fileBytes: 512 * 1024 * 1024,
  /** UTF-16 units of one cell. */
  cellChars: 1_000_000,
  /** Bytes (UTF-8) of one record; more is an unclosed quote or an attack. */
  recordBytes: 4 * 1024 * 1024,
  columns: 2_000,
  /** UTF-16 units of a text or note file. */
  textChars: 10_000_000,
  /** Bytes of text from which columns are sampled. */
  sampleBytes: 2 * 1024 * 1024,
  /** Files below this size have their rows counted exactly before the preview. */
  countBytes: 50 * 1024 * 1024,
  /** Entries of an archive. */
  zipEntries: 100_000,
  /** Bytes that what is read of an archive may unpack to, all together. */
  unpackedBytes: 2 * 1024 * 1024 * 1024,
  /** An entry may unpack to this many times its packed size once it is larger than `ratioFromBytes`. */
  zipRatio: 200,
  ratioFromBytes: 1024 * 1024,
  /** Of a workbook: unpacked bytes, bytes of its shared texts, and per sheet rows, columns, cells and UTF-16 units. */
  xlsxBytes: 200 * 1024 * 1024,
  xlsxStringBytes: 100 * 1024 * 1024,
  xlsxRows: 200_000,
  xlsxColumns: 500,
  xlsxCells: 5_000_000,
  xlsxUnits: 256 * 1024 * 1024,
  /** UTF-16 units of one cell of a workbook, which is what Excel itself allows. */
  xlsxCellChars: 32_767,
  /** Elements inside each other in XML. */
  xmlDepth: 50,
  /** Captions or turns of one text. */
  cues: 200_000,
  /** Bytes of a PDF, its pages, and what one of its streams and all of them together may unpack to. */
  pdfBytes: 100 * 1024 * 1024,
  pdfPages: 2_000,
  pdfStreamBytes: 48 * 1024 * 1024,
  pdfUnpackedBytes: 512 * 1024 * 1024,
  /** Bytes of XML read of a Word document, and elements inside each other there: a table in a table needs three. */
  docxBytes: 50 * 1024 * 1024,
  docxDepth: 200,
  /** Bytes read at once. */
  chunkBytes: 256 * 1024,
} as const;
