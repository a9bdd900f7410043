/** WCAG 2.2: ordinary text on its ground. */
export const TEXT_CONTRAST = 4.5;

/** Contrast ratio of two `#rrggbb` colours, 1-21 (WCAG 2.2). */
export function contrastRatio(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** The first of `inks` that reads on `ground` (4.5:1); where none does, the one that reads best. */
export function readableInk(ground: string, inks: readonly [string, ...string[]]): string {
  let best = inks[0];
  for (const ink of inks) {
    if (contrastRatio(ink, ground) >= TEXT_CONTRAST) return ink;
    if (contrastRatio(ink, ground) > contrastRatio(best, ground)) best = ink;
  }
  return best;
}

/** The colour `share` (0-1) of the way from `from` to `to`, channel by channel. */
export function mixColours(from: string, to: string, share: number): string {
  const end = channels(to);
  const mixed = channels(from).map((value, i) => Math.round(value + ((end[i] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance, 0 black to 1 white (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function channels(colour: string): readonly number[] {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new RangeError(`Not a colour: ${colour}`);
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
