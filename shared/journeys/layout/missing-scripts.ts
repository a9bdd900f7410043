import { type Scene, walkScene } from './scene.ts';

/** Scripts the bundled fonts draw: Inter, Source Serif 4 and the Noto fallbacks. */
const BUNDLED =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Common}\p{Script=Inherited}]*$/u;

const NAMED: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'Japanese'],
  [/\p{Script=Han}/u, 'Chinese characters'],
  [/\p{Script=Hangul}/u, 'Korean'],
  [/\p{Script=Thai}/u, 'Thai'],
  [/\p{Script=Bengali}/u, 'Bengali'],
  [/\p{Script=Tamil}/u, 'Tamil'],
  [/\p{Script=Georgian}/u, 'Georgian'],
  [/\p{Script=Armenian}/u, 'Armenian'],
];

/**
 * Scripts in a scene's texts that no bundled font draws, by name. An output that carries its own fonts (PNG,
 * PDF) tells the user about them instead of passing off empty boxes as text; SVG and the screen take them
 * from the system's fonts.
 */
export function missingScripts(scene: Scene): readonly string[] {
  const found = new Set<string>();
  for (const node of walkScene(scene.nodes)) {
    if (node.kind !== 'text' || BUNDLED.test(node.text)) continue;
    const names = NAMED.filter(([script]) => script.test(node.text)).map(([, name]) => name);
    for (const name of names.length > 0 ? names : ['another script']) found.add(name);
  }
  return [...found].sort();
}
