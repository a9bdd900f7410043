import { type Find, matches } from './find.ts';

const CAP = "\\p{Lu}[\\p{L}'’.-]*";
const NOT_AFTER = '(?<![\\p{L}\\p{N}.,£$€-])';
const NOT_BEFORE = '(?![\\p{L}\\p{N}])';
const PARTICLE =
  "(?:de la|de los|de las|della|delle|dei|del|des|du|de|di|da|la|le|les|l['’]|d['’]|van de|van der|van)";

const patterns: readonly { readonly pattern: RegExp; readonly confidence: number }[] = [
  {
    // 12 Oak Street, 4b St John's Road; 221 Baker St.
    pattern: new RegExp(
      `${NOT_AFTER}(?:(?:Flat|Apt\\.?|Apartment|Unit|Suite) ?\\w{1,4},? )?\\d{1,5}[A-Za-z]?(?:[-/]\\d{1,4})?,? (?:${CAP} ){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Crescent|Cres|Place|Pl|Square|Sq|Terrace|Way|Gardens|Grove|Boulevard|Blvd|Parkway|Pkwy|Highway|Hwy|Mews|Row|Walk|Green|Rise)${NOT_BEFORE}(?:,? (?:Flat|Apt\\.?|Apartment|Unit|Suite|#) ?\\w{1,4})?`,
      'gu',
    ),
    confidence: 0.9,
  },
  {
    // Hauptstraße 12a, Lange Str. 5, Prinzengracht 263; the town with its number where it follows.
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:\\p{Lu}[\\p{L}-]* ){0,2}(?:\\p{Lu}[\\p{L}-]*(?:straße|strasse|str\\.|weg|platz|allee|gasse|ring|ufer|damm|steig|chaussee|straat|laan|plein|gracht|kade)|(?:Straße|Strasse|Str\\.|Weg|Platz|Allee|Gasse)) \\d{1,4} ?[a-z]?${NOT_BEFORE}(?:,? (?:D-|A-|CH-)?\\d{4,5} \\p{Lu}[\\p{L}-]+)?`,
      'gu',
    ),
    confidence: 0.9,
  },
  {
    pattern: new RegExp(
      `${NOT_AFTER}\\d{1,4}(?: ?(?:bis|ter))?,? (?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Pp]lace|[Cc]hemin|[Ii]mpasse|[Aa]llée|[Qq]uai|[Rr]oute) (?:${PARTICLE} ?){0,2}${CAP}(?: ${CAP}){0,3}(?:,? \\d{5} ${CAP})?`,
      'gu',
    ),
    confidence: 0.9,
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:[Cc]alle|C/|[Aa]venida|[Aa]vda\\.?|[Pp]laza|[Pp]aseo|[Cc]arrera|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Rr]ua) ?(?:${PARTICLE} ?){0,2}${CAP}(?: ${CAP}){0,3},? (?:n\\.?[ºo°]? ?)?\\d{1,4}${NOT_BEFORE}(?:,? \\d{5} ${CAP})?`,
      'gu',
    ),
    confidence: 0.85,
  },
  {
    pattern:
      /(?<![\p{L}\p{N}])P\.? ?O\.? ?Box \d{1,6}(?!\d)|(?<![\p{L}\p{N}])Postfach \d{1,6}(?: ?\d{2,4})?(?!\d)/gu,
    confidence: 0.9,
  },
  {
    // UK postcodes: area, district, sector and unit (BS 7666).
    pattern:
      /(?<![\p{L}\p{N}-])(?:GIR ?0AA|(?:[A-PR-UWYZ]\d{1,2}|[A-PR-UWYZ][A-HK-Y]\d{1,2}|[A-PR-UWYZ]\d[A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y]\d[ABEHMNPRVWXY]) ?\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\p{N}-])/gu,
    confidence: 0.85,
  },
  {
    pattern:
      /(?<![\p{L}\p{N}])(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]) \d{5}(?:-\d{4})?(?!\d)/gu,
    confidence: 0.85,
  },
  {
    // A number and a town alone is as often an amount and a German noun.
    pattern: /(?<![\p{L}\p{N}])(?:D|A|CH)-\d{4,5} \p{Lu}[\p{L}-]+/gu,
    confidence: 0.85,
  },
];

/** Postal addresses: street with number as written in English, German, Dutch, French, Spanish, Italian; postcodes. */
export function findAddresses(text: string): readonly Find[] {
  if (!/\d/u.test(text)) return [];
  return patterns.flatMap(({ pattern, confidence }) =>
    matches(text, pattern, () => ({ kind: 'address', confidence, why: 'postal address' })),
  );
}
