import { type CountryCode, findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js';
import { type Find, matches } from '../../../shared/voices/pseudonymise/find.ts';

/** Digits with what stands between them in phone numbers; a date or an amount is let pass and judged by the library. */
const DIGITS =
  /(?<![\p{L}\p{N}.,£$€#/-])[+(]?\d(?:[\d\s().\u2010-\u2015/-]|\+){4,28}\d(?![\p{L}\p{N}%£$€])/gu;
const DATE = /^\(?(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})/u;
const SAID =
  /(?<![\p{L}\p{N}])(?:phone|telephone|tel|mobile|cell|ring|call|text|whatsapp|fax|telefon|handy|rufnummer|mobil|móvil|teléfono|téléphone|portable|telefono|cellulare)(?:\s?(?:me|us|him|her|back|number|no|nr|nummer))?\.?(?:\s?(?:is|on|at|under|unter|ist|es|al|au|:)){0,2}\s?((?:\+|\()?\d(?:[\d\s().-]){5,18}\d)(?![\p{L}\p{N}%])/dgiu;

/**
 * Phone numbers that exist by the numbering plans of libphonenumber; without a country's prefix those of `region`.
 * What a text itself calls a phone number is one with less confidence, whatever its country.
 */
export function findPhones(text: string, region: string): readonly Find[] {
  const country: CountryCode | undefined = isSupportedCountry(region) ? region : undefined;
  const finds: Find[] = [];
  for (const { index, 0: stretch } of text.matchAll(DIGITS)) {
    if (DATE.test(stretch) || stretch.replace(/\D/gu, '').length < 6) continue;
    const numbers = country ? findPhoneNumbersInText(stretch, country) : findPhoneNumbersInText(stretch);
    for (const { startsAt, endsAt } of numbers) {
      const written = stretch.slice(startsAt, endsAt);
      finds.push({
        kind: 'phone',
        start: index + startsAt,
        end: index + endsAt,
        text: written,
        // A number without any sign between its digits may be a count of something.
        confidence: written.startsWith('+')
          ? 0.97
          : /^\d+$/u.test(written) && !written.startsWith('0')
            ? 0.5
            : 0.9,
        why: 'phone number',
      });
    }
  }
  return [
    ...finds,
    ...matches(text, SAID, () => ({ kind: 'phone', confidence: 0.75, why: 'called a phone number' }), 1),
  ];
}
