const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  euro: '€',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
};

/** The character an entity stands for; what is not known stays as it is written. */
export function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? ENTITIES[name.toLowerCase()] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : whole;
}

const MARKUP =
  /<\/?(?:p|br|div|span|a|b|i|u|em|strong|ul|ol|li|img|table|tr|td|h[1-6]|blockquote|html|body|pre|hr)\b[^<>]*>/i;

/** Whether a message is HTML: it has a tag that mail programs write, not merely an angle bracket. */
export const isHtml = (text: string): boolean => MARKUP.test(text);

/**
 * The words of an HTML message: paragraphs, lines and list items on lines of their own, tags, scripts and styles
 * gone, entities read. Text that is no HTML comes back as it is.
 */
export function htmlText(html: string): string {
  if (!isHtml(html)) return html.replace(/\r\n?/g, '\n');
  return withoutHidden(html)
    .replace(/[\s\u00a0]+/g, (space) => (space.includes('\u00a0') ? space : ' '))
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(/<br\b[^<>]*>/gi, '\n')
    .replace(/<\/?(?:p|blockquote|h[1-6]|ul|ol|table|pre)\b[^<>]*>/gi, '\n\n')
    .replace(/<\/?(?:div|tr|hr)\b[^<>]*>/gi, '\n')
    .replace(/<\/td>/gi, '\t')
    .replace(/<\/?[a-z!][^<>]*>/gi, '')
    .replace(/&(#?\w{1,8});/g, decodeEntity)
    .replace(/[^\S\n\u00a0\t]*\n[^\S\n\u00a0]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Takes out what a browser would not show: scripts, styles, comments. Each is looked for once, from left to right. */
function withoutHidden(html: string): string {
  const opening = /<(script|style|head|title)\b|<!--/gi;
  let out = '';
  let at = 0;
  for (;;) {
    opening.lastIndex = at;
    const found = opening.exec(html);
    if (!found) return out + html.slice(at);
    out += html.slice(at, found.index);
    const tag = found[1];
    const closing = tag === undefined ? /-->/g : new RegExp(`</${tag}[^<>]*>`, 'gi');
    closing.lastIndex = found.index;
    if (!closing.test(html)) return out;
    at = closing.lastIndex;
  }
}
