import type { FontFamily } from '../../text/metrics.ts';
import type { Scene, SceneNode, Segment, TextNode } from './scene.ts';

/** Names only: who opens the file has the fonts or gets the nearest. No font is linked or embedded. */
const STACKS: Readonly<Record<FontFamily, string>> = {
  sans: "Inter, 'Inter Variable', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans Devanagari', 'Noto Emoji', system-ui, sans-serif",
  serif:
    "'Source Serif 4', 'Source Serif 4 Variable', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans Devanagari', 'Noto Emoji', Georgia, serif",
};

/** Writes a scene as one SVG file: shapes and text only, nothing that runs, loads or embeds. */
export function sceneToSvg(scene: Scene): string {
  const size = `width="${num(scene.width)}" height="${num(scene.height)}"`;
  const box = `viewBox="0 0 ${num(scene.width)} ${num(scene.height)}"`;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${box} font-family="${STACKS.sans}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escapeXml(scene.title)}</title>`,
    `<desc id="desc">${escapeXml(scene.desc)}</desc>`,
    `<rect width="${num(scene.width)}" height="${num(scene.height)}" fill="${escapeXml(scene.background)}"/>`,
  ];
  for (const node of scene.nodes) write(node, '', lines);
  lines.push('</svg>', '');
  return lines.join('\n');
}

function write(node: SceneNode, indent: string, lines: string[]): void {
  switch (node.kind) {
    case 'group':
      lines.push(`${indent}<g${attribute('data-role', node.role)}>`);
      for (const child of node.children) write(child, `${indent} `, lines);
      lines.push(`${indent}</g>`);
      return;
    case 'rect': {
      const place = `x="${num(node.x)}" y="${num(node.y)}" width="${num(node.w)}" height="${num(node.h)}"`;
      lines.push(`${indent}<rect ${place}${node.r ? ` rx="${num(node.r)}"` : ''}${paint(node)}/>`);
      return;
    }
    case 'path':
      lines.push(`${indent}<path d="${pathData(node.d)}"${paint(node)}/>`);
      return;
    case 'line': {
      const place = `x1="${num(node.x1)}" y1="${num(node.y1)}" x2="${num(node.x2)}" y2="${num(node.y2)}"`;
      lines.push(`${indent}<line ${place}${paint(node)}/>`);
      return;
    }
    case 'text':
      lines.push(indent + textElement(node));
  }
}

const ANCHORS = { left: 'start', middle: 'middle', right: 'end' } as const;

function textElement(node: TextNode): string {
  // A right-to-left line is wrapped in an isolate instead of carrying a direction attribute: it is then
  // ordered alike where that attribute is unknown (resvg), and the anchor keeps meaning what the eye sees.
  // A line is one run with one font stack: resvg drops a line whose parts ask for different fonts.
  const text = node.dir === 'rtl' ? `\u2067${node.text}\u2069` : node.text;
  return (
    `<text x="${num(node.x)}" y="${num(node.y)}"${node.family === 'serif' ? ` font-family="${STACKS.serif}"` : ''} font-size="${num(node.size)}"` +
    `${node.weight === 400 ? '' : ` font-weight="${node.weight}"`}` +
    `${node.anchor === 'left' ? '' : ` text-anchor="${ANCHORS[node.anchor]}"`}` +
    ` fill="${escapeXml(node.fill)}">${escapeXml(text)}</text>`
  );
}

interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
}

function paint({ fill, stroke, strokeWidth, dash }: Paint): string {
  return (
    attribute('fill', fill ?? 'none') +
    (stroke ? attribute('stroke', stroke) + attribute('stroke-width', num(strokeWidth ?? 1)) : '') +
    (stroke && dash ? attribute('stroke-dasharray', dash.map(num).join(' ')) : '')
  );
}

/** The `d` of a path; the screen uses it too. */
export function pathData(segments: readonly Segment[]): string {
  return segments
    .map((segment) => {
      switch (segment.op) {
        case 'Z':
          return 'Z';
        case 'C': {
          const { x1, y1, x2, y2, x, y } = segment;
          return `C${[x1, y1, x2, y2, x, y].map(num).join(' ')}`;
        }
        default:
          return `${segment.op}${num(segment.x)} ${num(segment.y)}`;
      }
    })
    .join('');
}

function attribute(name: string, value: string): string {
  return ` ${name}="${escapeXml(value)}"`;
}

/** At most two decimals, no exponent, no negative zero. Throws RangeError for what is no number. */
function num(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`Not a position: ${value}`);
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for XML content and attributes; characters XML 1.0 cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"']/gu, (character) => ESCAPES[character] ?? character);
}
