import type { DemoCoder, DemoParticipant, DemoSegment } from '../content-types.ts';

export const coders: readonly DemoCoder[] = [
  { key: 'imogen', name: 'Imogen Sallow', mark: 'a' },
  { key: 'rafe', name: 'Rafe Underhill', mark: 'b' },
];

export const segments: readonly DemoSegment[] = [
  {
    key: 'renters',
    name: 'Renters on the move',
    description: 'Move every one to three years, share flats, compare openly, arrange everything on the phone screen between two other things.',
    value: 'Low margin each, but every move is a decision to stay or go: 38 % of all moves and 52 % of all losses.',
  },
  {
    key: 'families',
    name: 'Families settling',
    description: 'First house or larger flat, children, many devices, little time in daylight hours.',
    value: 'Largest packages and longest stays; a well-handled start keeps them nine years on average.',
  },
  {
    key: 'home-office',
    name: 'Home-office professionals',
    description: 'Earn their living over the line, alone or with an employer far away; know the terms, measure, keep records.',
    value: 'Pay for speed and reliability; heard by colleagues and friends who ask them for advice.',
  },
  {
    key: 'older-loyal',
    name: 'Older loyal customers',
    description: 'With Fernlea for ten years or more, prefer the phone and the shop, move rarely and then once for good.',
    value: 'Steady income at low cost; speak for the company in villages where nobody else does.',
  },
];

type Row = readonly [
  key: string,
  region: string,
  tenureYears: number,
  pack: string,
  ageBand: DemoParticipant['ageBand'],
  relation?: DemoParticipant['relation'],
];

function pseudonymOf(key: string): string {
  return key
    .split('-')
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join(' ');
}

function peopleOf(segment: string, rows: readonly Row[]): readonly DemoParticipant[] {
  return rows.map(([key, region, tenureYears, pack, ageBand, relation]) => ({
    key,
    pseudonym: pseudonymOf(key),
    segment,
    region,
    tenureYears,
    package: pack,
    ageBand,
    relation: relation ?? 'customer',
  }));
}

export const participants: readonly DemoParticipant[] = [
  ...peopleOf('renters', [
    ['amber-finch', 'Harbourside', 3, 'Fibre 100', '25-34'],
    ['jonas-reed', 'Harbourside', 1, 'Fibre 100', '18-24'],
    ['leila-moss', 'Northdale', 2, 'Fibre 100', '25-34'],
    ['marek-vole', 'Northdale', 2, 'Fibre 50', '25-34'],
    ['tilly-wren', 'Fernlea Vale', 1, 'Fibre 50', '18-24'],
    ['dev-heron', 'Harbourside', 4, 'Fibre 300', '25-34'],
    ['sanne-brook', 'Westwick', 2, 'Fibre 100', '25-34'],
    ['callum-thorn', 'Eastmoor', 1, 'Fibre 50', '18-24'],
    ['noor-lark', 'Harbourside', 0, 'Fibre 100', '25-34'],
    ['bea-marsh', 'Northdale', 3, 'Fibre 100', '25-34'],
    ['felix-stone', 'Westwick', 1, 'Fibre 100', '18-24'],
    ['yara-fern', 'Harbourside', 2, 'Fibre 300', '25-34'],
    ['owen-sedge', 'Fernlea Vale', 5, 'Fibre 100', '35-49'],
    ['kasia-elm', 'Eastmoor', 1, 'Fibre 100', '25-34'],
    ['rhys-pike', 'Harbourside', 2, 'Fibre 50', '18-24', 'left'],
    ['mina-dove', 'Northdale', 0, 'Fibre 100', '18-24'],
    ['theo-birch', 'Westwick', 3, 'Fibre 100', '25-34'],
    ['clara-mint', 'Harbourside', 1, 'Fibre 50', '25-34'],
    ['arjun-hawk', 'Eastmoor', 2, 'Fibre 300', '25-34'],
    ['paula-reef', 'Harbourside', 4, 'Fibre 100', '35-49'],
    ['sami-rook', 'Northdale', 0, 'Fibre 50', '18-24'],
    ['ella-hazel', 'Fernlea Vale', 2, 'Fibre 100', '25-34', 'left'],
    ['luc-teal', 'Westwick', 1, 'Fibre 100', '25-34'],
    ['zoe-plum', 'Harbourside', 0, 'none', '25-34', 'never bought'],
    ['wei-sparrow', 'Harbourside', 1, 'Fibre 300', '25-34'],
    ['gemma-tarn', 'Eastmoor', 3, 'Fibre 100', '35-49'],
  ]),
  ...peopleOf('families', [
    ['priya-oak', 'Fernlea Vale', 0, 'Fibre 500', '35-49'],
    ['tom-barley', 'Fernlea Vale', 4, 'Fibre 300', '35-49'],
    ['hannah-quill', 'Northdale', 6, 'Fibre 300', '35-49'],
    ['stefan-ash', 'Westwick', 0, 'Fibre 500', '35-49'],
    ['ruth-meadow', 'Eastmoor', 8, 'Fibre 100', '35-49'],
    ['ibrahim-cedar', 'Harbourside', 2, 'Fibre 300', '35-49'],
    ['nadia-swift', 'Northdale', 1, 'Fibre 500', '25-34'],
    ['gareth-holt', 'Fernlea Vale', 9, 'Fibre 300', '50-64'],
    ['sophie-glen', 'Westwick', 3, 'Fibre 300', '35-49'],
    ['anil-creek', 'Eastmoor', 0, 'Fibre 500', '35-49'],
    ['megan-tull', 'Northdale', 5, 'Fibre 100', '25-34'],
    ['dora-flint', 'Fernlea Vale', 2, 'Fibre 300', '35-49'],
    ['pete-larch', 'Harbourside', 7, 'Fibre 300', '35-49'],
    ['agata-fox', 'Westwick', 1, 'Fibre 300', '25-34'],
    ['simon-weir', 'Northdale', 3, 'Fibre 500', '35-49'],
    ['farah-dale', 'Eastmoor', 0, 'Fibre 300', '35-49'],
    ['joanne-kite', 'Fernlea Vale', 10, 'Fibre 100', '50-64'],
    ['emil-crane', 'Harbourside', 1, 'Fibre 500', '35-49'],
    ['lucy-bramble', 'Westwick', 4, 'Fibre 300', '35-49'],
    ['kwame-field', 'Northdale', 0, 'Fibre 500', '35-49'],
    ['nina-rush', 'Eastmoor', 2, 'Fibre 300', '35-49', 'left'],
    ['david-shore', 'Harbourside', 6, 'Fibre 300', '50-64'],
    ['marie-clay', 'Fernlea Vale', 1, 'Fibre 300', '25-34'],
    ['oskar-pine', 'Westwick', 0, 'Fibre 500', '35-49'],
    ['becky-slate', 'Northdale', 3, 'Fibre 100', '25-34'],
    ['rohan-ivy', 'Fernlea Vale', 0, 'Fibre 300', '35-49'],
    ['alison-heath', 'Eastmoor', 11, 'Fibre 300', '50-64'],
    ['chen-willow', 'Harbourside', 0, 'none', '35-49', 'never bought'],
  ]),
  ...peopleOf('home-office', [
    ['victor-lane', 'Westwick', 5, 'Fibre 900', '35-49'],
    ['ingrid-moor', 'Northdale', 3, 'Fibre 900', '35-49'],
    ['hugo-salt', 'Harbourside', 2, 'Fibre 500', '25-34'],
    ['petra-wolf', 'Fernlea Vale', 1, 'Fibre 900', '35-49'],
    ['samir-vale', 'Harbourside', 4, 'Fibre 500', '35-49'],
    ['fiona-beck', 'Eastmoor', 6, 'Fibre 500', '50-64'],
    ['dan-copse', 'Westwick', 0, 'Fibre 900', '25-34'],
    ['laure-cliff', 'Harbourside', 1, 'Fibre 500', '35-49'],
    ['mikael-frost', 'Northdale', 2, 'Fibre 900', '35-49'],
    ['anya-ridge', 'Fernlea Vale', 0, 'Fibre 900', '25-34'],
    ['craig-burn', 'Eastmoor', 7, 'Fibre 300', '50-64'],
    ['helen-drift', 'Westwick', 3, 'Fibre 500', '35-49'],
    ['tariq-stream', 'Harbourside', 1, 'Fibre 900', '35-49'],
    ['julia-knoll', 'Northdale', 4, 'Fibre 500', '35-49', 'left'],
    ['ben-hollow', 'Fernlea Vale', 2, 'Fibre 500', '25-34'],
    ['mei-summit', 'Harbourside', 0, 'Fibre 900', '25-34'],
    ['ross-cairn', 'Eastmoor', 3, 'Fibre 500', '35-49'],
    ['vera-inlet', 'Westwick', 5, 'Fibre 900', '50-64'],
    ['kiran-peak', 'Northdale', 1, 'Fibre 500', '25-34'],
    ['elise-spring', 'Fernlea Vale', 2, 'Fibre 500', '35-49'],
    ['nate-harbor', 'Harbourside', 0, 'Fibre 900', '35-49'],
    ['sian-ledge', 'Westwick', 4, 'Fibre 300', '50-64'],
  ]),
  ...peopleOf('older-loyal', [
    ['edith-rowan', 'Fernlea Vale', 19, 'Fibre 50', '75+'],
    ['harold-pratt', 'Eastmoor', 22, 'Fibre 50', '75+'],
    ['maureen-bell', 'Northdale', 16, 'Fibre 100', '65-74'],
    ['walter-gorse', 'Westwick', 14, 'Fibre 50', '75+'],
    ['sheila-downs', 'Fernlea Vale', 21, 'Fibre 100', '65-74'],
    ['gordon-mill', 'Eastmoor', 12, 'Fibre 100', '65-74'],
    ['brenda-stile', 'Northdale', 18, 'Fibre 50', '75+'],
    ['kenneth-wharf', 'Harbourside', 15, 'Fibre 100', '65-74'],
    ['jean-thistle', 'Fernlea Vale', 24, 'Fibre 50', '75+'],
    ['derek-fallow', 'Westwick', 11, 'Fibre 100', '65-74'],
    ['margaret-lea', 'Eastmoor', 17, 'Fibre 50', '75+'],
    ['roy-tanner', 'Northdale', 13, 'Fibre 100', '65-74', 'left'],
    ['pauline-cobb', 'Harbourside', 20, 'Fibre 50', '65-74'],
    ['stanley-fen', 'Fernlea Vale', 18, 'Fibre 100', '75+'],
    ['doreen-hay', 'Westwick', 16, 'Fibre 50', '75+'],
    ['alan-croft', 'Eastmoor', 12, 'Fibre 100', '65-74'],
    ['ursula-linden', 'Harbourside', 14, 'Fibre 100', '65-74'],
    ['bernard-sty', 'Northdale', 23, 'Fibre 50', '75+'],
    ['iris-common', 'Fernlea Vale', 10, 'Fibre 50', '65-74'],
    ['trevor-banks', 'Westwick', 15, 'Fibre 100', '65-74'],
  ]),
];
