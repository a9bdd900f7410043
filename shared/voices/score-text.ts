const PLAIN = /^\s*(-?\d{1,3}(?:[.,]\d{1,3})?)\s*$/;
// "1 (very easy)", "10 - Extremely likely", "5 stars", "7: agree"; a number that begins prose is not a score.
const LABELLED =
  /^\s*(-?\d{1,2})\s*(?:[-–—:=.(]\s*\S.{0,60}|stars?|sterne?|étoiles?|estrellas?|\/\s*\d{1,3})\s*$/iu;

/** The number a score cell holds (`7`, `4,5`, `9 `, `1 (very easy)`, `8/10`), or undefined when it holds none. */
export function parseScore(text: string): number | undefined {
  if (text.length > 80) return undefined;
  const found = PLAIN.exec(text) ?? LABELLED.exec(text);
  const digits = found?.[1];
  return digits === undefined ? undefined : Number(digits.replace(',', '.'));
}
