import { expect, test } from 'vitest';
import { failureOf, openTestWorkspace } from '../support.ts';

test('segments, participants and personas stand together', () => {
  const workspace = openTestWorkspace();
  const segmentId = workspace.run('people.segment.add', { name: 'New customers' }).id;
  const participantId = workspace.run('people.participant.add', {
    pseudonym: 'Quiet Heron',
    segmentId,
    attributes: { Region: 'North', Age: '41' },
  }).id;
  workspace.run('people.participant.add', { pseudonym: 'Blue Otter', attributes: { Age: 'unknown' } });
  workspace.run('people.persona.add', { name: 'Anna', segmentId, needs: 'certainty' });
  workspace.run('voices.source.add', { kind: 'note', title: 'N', text: 'x', participantId });
  expect(workspace.ask('people.segments', {})).toMatchObject([{ name: 'New customers', people: 1 }]);
  expect(workspace.ask('people.participants', {})).toMatchObject([
    { pseudonym: 'Blue Otter', segment: null, relation: 'customer', sources: 0 },
    { pseudonym: 'Quiet Heron', segment: 'New customers', sources: 1 },
  ]);
  expect(workspace.ask('people.personas', {})).toMatchObject([
    { name: 'Anna', segmentId, needs: 'certainty' },
  ]);
  const numbers = workspace.db.column('SELECT number FROM participant_attribute ORDER BY id');
  expect(numbers).toEqual([null, 41, null]);
  expect(workspace.ask('voices.grid.columns', {}).map(({ name }) => name)).toEqual(['Region', 'Age']);
});

test('names that are taken are refused with the name', () => {
  const workspace = openTestWorkspace();
  workspace.run('people.segment.add', { name: 'New' });
  workspace.run('people.participant.add', { pseudonym: 'Heron' });
  expect(failureOf(() => workspace.run('people.segment.add', { name: 'New' })).message).toContain('“New”');
  expect(failureOf(() => workspace.run('people.participant.add', { pseudonym: 'Heron' })).message).toContain(
    '“Heron”',
  );
  expect(failureOf(() => workspace.run('people.persona.add', { name: 'P', segmentId: 9 })).code).toBe(
    'not-found',
  );
});
