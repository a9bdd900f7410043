import { type Find, matches } from './find.ts';

/** IBANs whose checksum is right (ISO 13616), with or without spaces. */
export function findIbans(text: string): readonly Find[] {
  const pattern = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{1,4}){3,8}(?![\p{L}\p{N}])/giu;
  return matches(text, pattern, () => ({
    kind: 'account',
    confidence: 0.99,
    why: 'bank account (IBAN)',
  })).flatMap((find) => {
    // The words behind the number may look like its last group.
    for (
      let end = find.text.length;
      end >= 15;
      end = find.text.slice(0, end).search(/[ \u00a0][^ \u00a0]*$/u)
    ) {
      const tried = find.text.slice(0, end);
      if (isIban(tried)) return [{ ...find, text: tried, end: find.start + end }];
    }
    return [];
  });
}

/** ISO 7064 MOD 97-10 over the rearranged letters and digits. */
export function isIban(written: string): boolean {
  const iban = written.replace(/[\s\u00a0]/gu, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/u.test(iban)) return false;
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Payment cards: 13 to 19 digits with the right check digit (Luhn, ISO/IEC 7812-1). */
export function findCards(text: string): readonly Find[] {
  return matches(text, /(?<![\p{L}\p{N}.,-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\p{L}\p{N}])/gu, ([written]) =>
    isLuhn(written) ? { kind: 'account', confidence: 0.95, why: 'payment card' } : undefined,
  );
}

/** Whether the digits' Luhn sum is divisible by ten; all digits alike are no number of anything. */
export function isLuhn(written: string): boolean {
  const digits = written.replace(/\D/gu, '');
  if (/^(\d)\1*$/u.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}

const THINGS = [
  'accounts?|acct|a/c|customer|client|contract|policy|order|invoice|reference|ref|case|ticket|booking|member(?:ship)?|claim|passport|licen[cs]e|meter|user|patient|tracking|serial|id|nhs',
  'kunden|konto|vertrags?|rechnungs|auftrags|bestell|mitglieds|ausweis|versicherungs|kundennr|kontonr|vertragsnr',
  'cuenta|cliente|contrato|pedido|factura|póliza|compte|contrat|commande|facture|dossier|conto|contratto|ordine|klant|rekening|bestelling|factuur',
].join('|');
const NUMBER_WORD = 'numbers?|num|no|nr|id|code|ref|reference|nummer|número|numero|numéro|núm|n[°º]|nº|#';
const NUMBERED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${THINGS})[\\s-]?(?<word>${NUMBER_WORD})?\\.?\\s?(?:(?:is|was|ist|war|lautet|es|est|è|:|#|=)\\s?){0,2}(?<token>[A-Z0-9](?:[A-Z0-9/-]|[ .](?=\\d)){2,28}[A-Z0-9])(?![\\p{L}\\p{N}])`,
  'dgiu',
);

/**
 * Numbers of accounts, customers, contracts, orders: digits (with letters) after a word that says so. Without "number",
 * "no." or the like, only where the token itself cannot be an amount or a year.
 */
export function findAccounts(text: string): readonly Find[] {
  return matches(
    text,
    NUMBERED,
    (match) => {
      const token = match.groups?.token ?? '';
      const digits = token.replace(/\D/gu, '').length;
      if (digits < 3 || /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}$/u.test(token)) return undefined;
      const isSaid = match.groups?.word !== undefined;
      const isMixed = /^[A-Z]{1,6}[-/]?\d{3,}/iu.test(token) && digits >= 3;
      if (!isSaid && !isMixed && digits < 6) return undefined;
      if (!isSaid && /^(?:19|20)\d\d$/u.test(token)) return undefined;
      return {
        kind: 'account',
        confidence: isSaid || isMixed ? 0.9 : 0.75,
        why: 'number of an account or the like',
      };
    },
    2,
  );
}

/** Numbers a state gave a person: US social security, UK national insurance; sort codes where they are named. */
export function findStateNumbers(text: string): readonly Find[] {
  const about = (why: string) => () => ({ kind: 'account' as const, confidence: 0.85, why });
  return [
    ...matches(
      text,
      /(?<![\p{L}\p{N}-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\p{L}\p{N}-])/gu,
      about('social security number'),
    ),
    ...matches(
      text,
      /(?<![\p{L}\p{N}])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\p{L}\p{N}])/gu,
      about('national insurance number'),
    ),
    ...matches(
      text,
      /\bsort\s?code:?\s?(?:is\s)?(\d{2}[- ]?\d{2}[- ]?\d{2})(?!\d)/dgiu,
      about('sort code'),
      1,
    ),
  ];
}
