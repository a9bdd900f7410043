import { expect, test } from 'vitest';
import { findKey, Numbering, personsOf } from '../../../../shared/voices/pseudonymise/group.ts';
import { Lexicon } from '../../../../shared/voices/pseudonymise/lexicon.ts';
import { findNames } from '../../../../shared/voices/pseudonymise/names.ts';
import { nameKey } from '../../../../shared/voices/pseudonymise/words.ts';

interface Said {
  readonly known?: Readonly<Record<string, number>>;
  readonly not?: readonly string[];
  readonly pseudonyms?: readonly string[];
  readonly corpus?: string;
}

/** Names proposed in a text of a workspace in which `corpus` is written too. */
function names(text: string, { known = {}, not = [], pseudonyms = [], corpus = '' }: Said = {}): string[] {
  const lexicon = new Lexicon();
  lexicon.add(text);
  lexicon.add(corpus);
  const finds = findNames(text, {
    lexicon,
    known: new Map(Object.entries(known).map(([key, confidence]) => [key, { confidence, why: 'known' }])),
    not: new Set(not),
    pseudonyms: new Set(pseudonyms),
  });
  for (const { start, end, text: found } of finds) expect(text.slice(start, end)).toBe(found);
  return finds.filter(({ confidence }) => confidence >= 0.6).map(({ text: found }) => found);
}

test.each([
  ['Mrs. Patel rang, then Dr Okonkwo.', ['Patel', 'Okonkwo']],
  ['Frau Schmidt und Herr von der Heide waren nett.', ['Schmidt', 'von der Heide']],
  ['La Señora García llamó.', ['García']],
  ['My name is Zora Quillfeather and I am angry.', ['Zora Quillfeather']],
  ['Mein Name ist Krause.', ['Krause']],
  ['Ich heiße Öztürk und wohne hier.', ['Öztürk']],
  ['Me llamo Itziar.', ['Itziar']],
  ["Je m'appelle Maëlle.", ['Maëlle']],
  ['I spoke to Sarah, she was kind.', ['Sarah']],
  ['Sarah Miller’s letter', ['Sarah Miller']],
  ["We like O'Brien; ask Sinéad O'Brien.", ["Sinéad O'Brien"]],
  ['then Priya told me', ['Priya']],
  ['a woman called Ottoline came; Sarah’d said so', ['Ottoline', 'Sarah']],
  ['Hi Anneliese,', ['Anneliese']],
  ['Kind regards,\nTom Baker', ['Tom Baker']],
  ['Jean-Luc was there with Anne-Marie Dupont', ['Anne-Marie Dupont']],
])('names: %s', (text, expected) => {
  const found = names(text);
  for (const name of expected) expect(found).toContain(name);
});

test.each([
  'I am British and I will go on Monday in May.',
  'Will you mark the grace period? Mark this: hope dies last.',
  'Thanks, Google. Dear Sir or Madam, hello Team',
  'Der Vertrag und die Rechnung mit dem Kunden ist nicht gut, und das Internet auch nicht.',
  'The Router was bad. This is England. I am Very upset. IT IS A SHAME',
  'Das ist der Sommer, und ich bin Kunde.',
  'Spoke to Customer Service. Called Support about my Bill.',
  'Summer is over; rose prices rise.',
  'It is in Albert Road, next to Barbara Ltd.',
  'I called Fernlea and they called Truist.',
])('no names: %s', (text) => {
  expect(names(text, { corpus: 'the bill was high' })).toEqual([]);
});

test('an unknown capital within a sentence is shown with little confidence, unless somebody wrote it small', () => {
  const look = (corpus: string) => {
    const lexicon = new Lexicon();
    lexicon.add(corpus);
    const finds = findNames('we bought the Fernlea router', {
      lexicon,
      known: new Map(),
      not: new Set(),
      pseudonyms: new Set(),
    });
    return finds.map(({ text, confidence }) => [text, confidence]);
  };
  expect(look('')).toEqual([['Fernlea', 0.3]]);
  expect(look('a fernlea is a plant')).toEqual([]);
});

test('a known name is found in all its writings, the longest first', () => {
  const known = { 'zora quillfeather': 0.92, zora: 0.7 };
  expect(names("Zora's phone; ZORA QUILLFEATHER; then zora quillfeather; Zora", { known })).toEqual([
    'Zora',
    'ZORA QUILLFEATHER',
    'zora quillfeather',
    'Zora',
  ]);
  // A name of little certainty is not looked for in small letters.
  expect(names('zora is here', { known })).toEqual([]);
});

test('pseudonyms and words said to be no names are left', () => {
  expect(names('My name is Zora Quillfeather.', { pseudonyms: ['zora quillfeather'] })).toEqual([]);
  expect(names('I spoke to Ottoline.', { not: ['ottoline'] })).toEqual([]);
});

test('a single name belongs to the one full name it is part of; to none where two share it', () => {
  const persons = personsOf(['amber', 'amber jones', 'jones', 'tom', 'tom baker', 'tom reed', 'baker']);
  expect(Object.fromEntries(persons)).toEqual({
    amber: 'amber jones',
    'amber jones': 'amber jones',
    jones: 'amber jones',
    tom: 'tom',
    'tom baker': 'tom baker',
    'tom reed': 'tom reed',
    baker: 'tom baker',
  });
});

test('one thing in several writings has one key', () => {
  expect(new Set(['Amber', 'AMBER', 'amber', 'Amber’s', "Amber's"].map(nameKey))).toEqual(new Set(['amber']));
  expect(nameKey('Jose\u0301')).toBe(nameKey('José'));
  expect(findKey('phone', '+44 20 7946 0018')).toBe(findKey('phone', '020 7946 0018'));
  expect(findKey('phone', '020 7946 0018')).not.toBe(findKey('phone', '020 7946 0019'));
  expect(findKey('account', 'QX-447 1902')).toBe(findKey('account', 'qx4471902'));
  expect(findKey('email', 'A@B.org')).toBe('a@b.org');
});

test('numbers go on where earlier runs ended, each kind by itself', () => {
  const numbering = new Numbering(['[Person 7]', '[phone 2]', 'Caller A', '[Person x]', '[account 3] ']);
  expect([
    numbering.next('name'),
    numbering.next('name'),
    numbering.next('phone'),
    numbering.next('account'),
  ]).toEqual(['[Person 8]', '[Person 9]', '[phone 3]', '[account 1]']);
});
