import { expect, test } from 'vitest';
import { findPhones } from '../../../../electron/jobs/pseudonymise/phones.ts';
import { findAddresses } from '../../../../shared/voices/pseudonymise/addresses.ts';
import { apart, type Find } from '../../../../shared/voices/pseudonymise/find.ts';
import {
  findAccounts,
  findCards,
  findIbans,
  findStateNumbers,
  isIban,
  isLuhn,
} from '../../../../shared/voices/pseudonymise/numbers.ts';
import { findEmails, findHandles, findPersonalLinks } from '../../../../shared/voices/pseudonymise/online.ts';

const found = (finds: readonly Find[]): string[] => finds.map(({ text }) => text);

function check(text: string, finds: readonly Find[], expected: readonly string[]): void {
  expect(found(finds)).toEqual(expected);
  for (const find of finds) expect(text.slice(find.start, find.end)).toBe(find.text);
}

test.each([
  ['Write to amber.jones+work@mail.example.co.uk.', ['amber.jones+work@mail.example.co.uk']],
  ['<a_b@x.org>, "c@d.de"; (e@f.museum)', ['a_b@x.org', 'c@d.de', 'e@f.museum']],
  ['jörg@müller.example', ['jörg@müller.example']],
  ['mailto:x@y.fr?subject=Hi', ['x@y.fr']],
  ['a@b, @amber, 3 @ 4.50, user@localhost, @@.com', []],
  ['me@example.com. Next sentence', ['me@example.com']],
])('e-mail addresses: %s', (text, expected) => check(text, findEmails(text), expected));

test('a long text without spaces is looked through in no time', () => {
  const text = 'a'.repeat(300_000);
  expect(findEmails(text)).toEqual([]);
  expect(findEmails('@'.repeat(100_000))).toEqual([]);
});

test.each([
  ['See https://www.linkedin.com/in/amber-jones-42/.', ['https://www.linkedin.com/in/amber-jones-42/']],
  ['twitter.com/amberj said', ['twitter.com/amberj']],
  ['https://shop.example/users/amber?x=1', ['https://shop.example/users/amber?x=1']],
  ['https://shop.example/confirm?email=amber%40x.org', ['https://shop.example/confirm?email=amber%40x.org']],
  ['https://github.com/about', []],
  ['https://en.wikipedia.org/wiki/Amber and www.example.org/prices', []],
])('web addresses of persons: %s', (text, expected) => check(text, findPersonalLinks(text), expected));

test.each([
  ['Thanks @amber_j!', ['@amber_j']],
  ['me@example.org, 2 @ 3, @ home, npm i @scope/name', []],
])('user names: %s', (text, expected) => check(text, findHandles(text), expected));

test.each([
  ['My IBAN DE89 3704 0044 0532 0130 00 from then on', ['DE89 3704 0044 0532 0130 00']],
  ['GB82WEST12345698765432', ['GB82WEST12345698765432']],
  ['fr14 2004 1010 0505 0001 3m02 606', ['fr14 2004 1010 0505 0001 3m02 606']],
  ['DE89 3704 0044 0532 0130 01', []],
  ['NO93 8601 1117 947', ['NO93 8601 1117 947']],
])('IBANs by their checksum: %s', (text, expected) => check(text, findIbans(text), expected));

test('each single wrong digit or swap of neighbours makes no IBAN', () => {
  const iban = 'GB82WEST12345698765432';
  expect(isIban(iban)).toBe(true);
  for (let at = 8; at < iban.length; at += 1) {
    const next = String((Number(iban[at]) + 1) % 10);
    expect(isIban(iban.slice(0, at) + next + iban.slice(at + 1))).toBe(false);
    if (at + 1 < iban.length && iban[at] !== iban[at + 1]) {
      expect(isIban(`${iban.slice(0, at)}${iban[at + 1]}${iban[at]}${iban.slice(at + 2)}`)).toBe(false);
    }
  }
});

test.each([
  ['card 4111 1111 1111 1111 expired', ['4111 1111 1111 1111']],
  ['5500-0000-0000-0004', ['5500-0000-0000-0004']],
  ['4111 1111 1111 1112', []],
  ['order 0000000000000000', []],
  ['views: 4,111,111,111,111,111', []],
])('payment cards by their check digit: %s', (text, expected) => check(text, findCards(text), expected));

test('Luhn: the digits of ISO/IEC 7812, and all alike are none', () => {
  expect(isLuhn('79927398713')).toBe(true);
  for (const last of '012456789') expect(isLuhn(`7992739871${last}`)).toBe(false);
  expect(isLuhn('0000000000000')).toBe(false);
});

test.each([
  ['account number QX-4471902.', ['QX-4471902']],
  ['my customer no. 48213', ['48213']],
  ['Order #A-99812 never came', ['A-99812']],
  ['Kundennummer: 4711 0815 ist', ['4711 0815']],
  ['Vertragsnummer lautet V2023-118', ['V2023-118']],
  ['Número de cuenta 12345678', ['12345678']],
  ['número cuenta 12345678', ['12345678']],
  ['policy number is 123456789', ['123456789']],
  ['my account in 2023', []],
  ['a customer 20 years long', []],
  ['order 2023 pieces', []],
  ['the contract ended in 2019', []],
  ['case studies', []],
  ['id card', []],
  ['the account balance was 12.50', []],
])('numbers of accounts and the like: %s', (text, expected) => check(text, findAccounts(text), expected));

test.each([
  ['SSN 219-09-9999', ['219-09-9999']],
  ['666-12-3456 and 000-12-3456 and 123-00-4567', []],
  ['NI number AB 12 34 56 C', ['AB 12 34 56 C']],
  ['sort code 20-45-45', ['20-45-45']],
  ['on 20-45-45', []],
])('numbers a state or bank gave: %s', (text, expected) => check(text, findStateNumbers(text), expected));

test.each([
  ['GB', 'ring 020 7946 0018 please', ['020 7946 0018']],
  ['GB', 'or +49 (0)30 123456 / 07911 123456', ['+49 (0)30 123456', '07911 123456']],
  ['DE', 'Tel. 030/12345678, mobil 0171-1234567', ['030/12345678', '0171-1234567']],
  ['US', '(212) 555-0123', ['(212) 555-0123']],
  ['US', 'call me at 07911 123456', ['07911 123456']],
  ['GB', 'on 2019-04-12 and 12.04.2019', []],
  ['GB', 'I paid £1234567 and got 10000000 views, 100 000 000%', []],
  ['GB', 'version 10.14.6.2019, 3.1415926535', []],
  ['DE', 'Ich habe 1000 Euro und 25 % Rabatt', []],
  ['ES', 'mi teléfono es 612 34 56 78', ['612 34 56 78']],
])('phone numbers in %s: %s', (region, text, expected) => {
  const finds = apart(findPhones(text, region));
  check(
    text,
    finds.filter(({ confidence }) => confidence >= 0.6),
    expected,
  );
});

test.each([
  ['I live at 12 Oak Street, it is fine', ['12 Oak Street']],
  ['Flat 3, 221b Baker St, London', ['Flat 3, 221b Baker St']],
  ['to SW1A 1AA or M1 1AE', ['SW1A 1AA', 'M1 1AE']],
  ['Boston, MA 02134-1234', ['MA 02134-1234']],
  ['in der Hauptstraße 12a, 10115 Berlin wohnen', ['Hauptstraße 12a, 10115 Berlin']],
  ['Prinzengracht 263 in Amsterdam', ['Prinzengracht 263']],
  ['au 14 rue de la Paix, 75002 Paris', ['14 rue de la Paix, 75002 Paris']],
  ['Calle de Alcalá 45', ['Calle de Alcalá 45']],
  ['Via Garibaldi, 7', ['Via Garibaldi, 7']],
  ['P.O. Box 1234', ['P.O. Box 1234']],
  ['it took 5 Days on the Street', []],
  ['10115 Kunden waren da', []],
  ['version B12 3X and 4K TV', []],
  ['We asked 3 times on the way', []],
  ['I used GPT4 2AI', []],
])('addresses: %s', (text, expected) => check(text, findAddresses(text), expected));

test('of finds that share letters the better kind stands, then the longer', () => {
  const find = (kind: Find['kind'], start: number, end: number): Find => ({
    kind,
    start,
    end,
    text: '',
    confidence: 0.5,
    why: '',
  });
  const kept = apart([
    find('name', 0, 5),
    find('email', 3, 12),
    find('phone', 12, 20),
    find('phone', 14, 24),
    find('name', 30, 32),
  ]);
  expect(kept.map(({ kind, start, end }) => [kind, start, end])).toEqual([
    ['email', 3, 12],
    ['phone', 14, 24],
    ['name', 30, 32],
  ]);
});
