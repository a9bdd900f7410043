import { existsSync } from 'node:fs';
import path from 'node:path';

/** The fonts pictures are drawn with: the package and folder each comes from, and its file. */
const fonts = [
  ['inter', '400Regular', 'Inter_400Regular.ttf'],
  ['inter', '600SemiBold', 'Inter_600SemiBold.ttf'],
  ['source-serif-4', '400Regular', 'SourceSerif4_400Regular.ttf'],
  ['source-serif-4', '600SemiBold', 'SourceSerif4_600SemiBold.ttf'],
  ['noto-sans-arabic', '400Regular', 'NotoSansArabic_400Regular.ttf'],
  ['noto-sans-arabic', '600SemiBold', 'NotoSansArabic_600SemiBold.ttf'],
  ['noto-sans-hebrew', '400Regular', 'NotoSansHebrew_400Regular.ttf'],
  ['noto-sans-hebrew', '600SemiBold', 'NotoSansHebrew_600SemiBold.ttf'],
  ['noto-sans-devanagari', '400Regular', 'NotoSansDevanagari_400Regular.ttf'],
  ['noto-sans-devanagari', '600SemiBold', 'NotoSansDevanagari_600SemiBold.ttf'],
  ['noto-emoji', '400Regular', 'NotoEmoji_400Regular.ttf'],
] as const;

/** Where the fonts lie in a checkout: their packages under `root`/node_modules. */
export function packagedFontFiles(root: string): readonly string[] {
  return fonts.map(([name, weight, file]) =>
    path.join(root, 'node_modules', '@expo-google-fonts', name, weight, file),
  );
}

/**
 * The fonts' files, from `dist/fonts` beside a bundle or from the packages in a checkout. A native library reads
 * them, so the packaged application keeps them outside its archive. Throws where one is missing: a picture without
 * its letters must not be passed off as done.
 */
export function fontFiles(here: string = import.meta.dirname): readonly string[] {
  const outside = here.replace(/([\\/])app\.asar(?=[\\/])/, '$1app.asar.unpacked');
  const bundled = fonts.map(([, , file]) => path.join(outside, '..', 'fonts', file));
  const files = bundled.every((file) => existsSync(file))
    ? bundled
    : packagedFontFiles(path.join(here, '..', '..'));
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Error(`Fonts are missing: ${missing.map((file) => path.basename(file))}`);
  return files;
}
