/**
 * Writes the advance-width tables that `shared/text/metrics.ts` measures with, from the bundled fonts.
 * Run it after a change of the font packages: `node build/generate-metrics.ts`. A test compares the result
 * with the stored files byte for byte.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSync } from 'fontkit';

const root = join(import.meta.dirname, '..');
const fonts = join(root, 'node_modules', '@expo-google-fonts');

/** One generated file: a font family at the weights the layouts use. */
interface Table {
  readonly file: string;
  readonly constant: string;
  readonly weights: Readonly<Record<number, string>>;
}

export const tables: readonly Table[] = [
  {
    file: 'shared/text/inter-widths.generated.ts',
    constant: 'interWidths',
    weights: {
      400: 'inter/400Regular/Inter_400Regular.ttf',
      600: 'inter/600SemiBold/Inter_600SemiBold.ttf',
    },
  },
  {
    file: 'shared/text/source-serif-widths.generated.ts',
    constant: 'sourceSerifWidths',
    weights: {
      400: 'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
      600: 'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
    },
  },
];

/** Blocks worth a table: Latin, Greek, Cyrillic, Vietnamese, punctuation, currency, arrows, shapes. */
const blocks: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x370, 0x3ff],
  [0x400, 0x52f],
  [0x1e00, 0x1eff],
  [0x2010, 0x205e],
  [0x2070, 0x209c],
  [0x20a0, 0x20bf],
  [0x2100, 0x214f],
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
  [0x25a0, 0x25ff],
];

/** The text of one generated file. Widths are thousandths of an em; -1 marks a character the font lacks. */
export function generateTable(table: Table): string {
  const lines = [
    '// Written by build/generate-metrics.ts from the bundled font. Do not edit.',
    '// weight -> blocks of [first code point, advance widths in thousandths of an em; -1: not in the font]',
    `export const ${table.constant}: Readonly<Record<number, readonly (readonly [number, string])[]>> = {`,
  ];
  for (const [weight, path] of Object.entries(table.weights)) {
    const font = openSync(join(fonts, path));
    lines.push(`  ${weight}: [`);
    for (const [first, last] of blocks) {
      const widths: number[] = [];
      for (let code = first; code <= last; code++) {
        const known = font.hasGlyphForCodePoint(code);
        widths.push(
          known ? Math.round((font.glyphForCodePoint(code).advanceWidth * 1000) / font.unitsPerEm) : -1,
        );
      }
      lines.push(`    [${first}, '${widths.join(' ')}'],`);
    }
    lines.push('  ],');
  }
  lines.push('};', '');
  return lines.join('\n');
}

if (import.meta.main) {
  for (const table of tables) {
    writeFileSync(join(root, table.file), generateTable(table));
    console.log(`wrote ${table.file}`);
  }
}
