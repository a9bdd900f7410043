import { expect, test } from 'vitest';
import { failureOf, openTestWorkspace } from '../support.ts';

test('one touchpoint however its name is typed: a step, a quote and the import must meet at the same one', () => {
  const workspace = openTestWorkspace();
  const { id } = workspace.run('journeys.touchpoint.add', { name: 'Café visit' });
  const journey = workspace.run('journeys.journey.add', { name: 'Journey' }).id;
  const stageId = workspace.run('journeys.stage.add', { journeyId: journey, name: 'Stage' }).id;
  workspace.run('journeys.step.add', { stageId, name: 'café VISIT' });
  workspace.run('journeys.step.add', {
    stageId,
    name: 'Once more',
    touchpoint: { name: 'Cafe\u0301 visit' },
  });
  const source = workspace.run('voices.source.add', { kind: 'note', title: 'Note', text: 'Words' }).id;
  const code = { name: 'Code', parentId: null };
  const coding = workspace.run('voices.coding.add', { sourceId: source, code, start: 0, end: 5 }).id;
  const placed = workspace.run('journeys.coding.touchpoint', {
    codingId: coding,
    touchpoint: { name: 'CAFÉ VISIT' },
  });
  expect(placed.touchpointId).toBe(id);
  expect(workspace.ask('journeys.touchpoints', {})).toMatchObject([{ id, name: 'Café visit', evidence: 1 }]);
  expect(failureOf(() => workspace.run('journeys.touchpoint.add', { name: 'café visit' })).message).toContain(
    'already',
  );
  // Its own name may change its case.
  const { rev } = workspace.ask('journeys.touchpoints', {})[0] ?? { rev: 0 };
  workspace.run('journeys.touchpoint.edit', { id, ifRev: rev, fields: { name: 'Café Visit' } });
  expect(workspace.ask('journeys.touchpoints', {})).toMatchObject([{ name: 'Café Visit' }]);
});
