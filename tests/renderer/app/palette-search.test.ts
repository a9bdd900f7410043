import { expect, test } from 'vitest';
import { findCommands, matchScore, snippetParts } from '../../../renderer/app/palette-search.ts';
import { commands } from '../../../shared/api/commands.ts';

const states = commands.map((definition) => ({ definition, label: definition.label, enabled: true }));
const found = (typed: string) => findCommands(states, typed).map((state) => state.definition.id);

test('the start of a label counts more than the start of a later word, and that more than the middle', () => {
  const scores = ['New study', 'Plan a new study', 'Renew it'].map((label) => matchScore(label, 'new'));
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(new Set(scores).size).toBe(3);
});

test('every typed word must be found, in any order', () => {
  expect(found('copy save')).toEqual(['workspace.saveCopy']);
  expect(found('copy zebra')).toEqual([]);
});

test('the first letters of the words find it too, letters scattered anywhere do not', () => {
  expect(found('sac')).toEqual(['workspace.saveCopy']);
  expect(matchScore('Extend the selection by a sentence', 'settee')).toBe(0);
});

test('the palette is not found in itself, and with nothing typed everything else is there', () => {
  expect(found('')).toHaveLength(commands.length - 1);
  expect(found('find anything')).toEqual([]);
});

test('a command that cannot run stands behind one that can', () => {
  const some = states
    .filter(({ definition }) => definition.id === 'studies.newStudy' || definition.id === 'studies.newWave')
    .map((state) => ({ ...state, enabled: state.definition.id === 'studies.newWave' }));
  expect(findCommands(some, 'new').map((state) => state.definition.id)).toEqual([
    'studies.newWave',
    'studies.newStudy',
  ]);
});

test('what matched in a snippet is told apart from the words around it', () => {
  expect(snippetParts('I \uE000waited\uE001 and \uE000waited\uE001.')).toEqual([
    { text: 'I ', isHit: false },
    { text: 'waited', isHit: true },
    { text: ' and ', isHit: false },
    { text: 'waited', isHit: true },
    { text: '.', isHit: false },
  ]);
  expect(snippetParts('')).toEqual([]);
});
