const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * How much a decoding of Latin text reads like writing: accented small letters and apostrophes where letters go
 * speak for it, capitals, symbols and controls in the middle of words against it. Compare two scores of the same
 * bytes; the number itself means nothing.
 */
export function singleByteScore(text: string): number {
  return (
    count(text, /(?<=[a-z])[ß-öø-ÿœ](?![^\s\p{P}a-zß-öø-ÿœ])/gu) +
    count(text, /(?<=[^\p{L}])[ß-öø-ÿ](?=[a-z\s])/gu) +
    count(text, /(?<=^|[^\p{L}])[À-ÖØ-ÞŒ](?=[a-z])/gu) +
    2 * count(text, /(?<=\p{L})’(?=\p{L})/gu) +
    count(text, /(?<=^|[\s(,;"])[“‘«„](?=[\p{L}\d])/gu) +
    count(text, /(?<=[\p{L}.?!])[”’»](?=$|[\s.,;)"])/gu) +
    count(text, /(?<=\s)[–—](?=\s)/gu) +
    count(text, /\u00a0/gu) * 0.5 -
    2 * count(text, /(?<=[a-z])[^\P{Lu}A-Z](?=[a-z])/gu) -
    2 * count(text, /(?<=[a-z])[^\P{S}\x00-\x7f](?=[a-z])/gu) -
    count(text, /(?<=\s)[^\P{S}\x00-\x7f€£©®™°](?=\s)/gu) -
    3 * count(text, /[\u0080-\u009f\ufffd]/gu)
  );
}
