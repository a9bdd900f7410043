const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as it stands in XML content or a quoted attribute; what XML 1.0 has no room for is left out. */
export function xmlText(text: string): string {
  return xmlCharacters(text).replaceAll(/[&<>"]/g, (char) => escapes[char] ?? char);
}

/** The text without control characters and halves of characters, which no XML file may hold. */
export function xmlCharacters(text: string): string {
  return text.toWellFormed().replaceAll(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, '');
}

/**
 * Text of a spreadsheet cell: what XML cannot hold is written `_xHHHH_`, as is anything that only looks so
 * (ECMA-376 part 1, 22.9.2.19 ST_Xstring), and a CR too, which XML readers would make LF.
 */
export function sheetText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[\0-\x08\x0B-\x1F\uFFFE\uFFFF]/g, (char) => `_x${hex(char)}_`)
    .replaceAll(/[&<>"]/g, (char) => escapes[char] ?? char);
}

const hex = (char: string): string => char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
