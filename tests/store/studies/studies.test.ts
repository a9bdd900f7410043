import { expect, test } from 'vitest';
import { failureOf, openTestWorkspace } from '../support.ts';

test('a study keeps what the form gave it, and only what was edited changes', () => {
  const workspace = openTestWorkspace();
  const { id } = workspace.run('studies.study.add', {
    name: 'After installation',
    pattern: 'past',
    fields: { triggerEvent: 'installation completed', triggerShare: 0.5, startsOn: '2026-01-05' },
  });
  const study = workspace.ask('studies.study.get', { id });
  expect(study).toMatchObject({
    status: 'idea',
    triggerEvent: 'installation completed',
    triggerShare: 0.5,
    endsOn: null,
    rhythmRule: '',
  });
  const { rev } = workspace.run('studies.study.edit', {
    id,
    ifRev: study.rev,
    fields: { status: 'fielding', startsOn: null },
  });
  expect(workspace.ask('studies.study.get', { id })).toEqual({
    ...study,
    rev,
    status: 'fielding',
    startsOn: null,
  });
  expect(
    failureOf(() => workspace.run('studies.study.edit', { id, ifRev: study.rev, fields: { owner: 'x' } }))
      .code,
  ).toBe('conflict');
});

test('links change to exactly what was chosen', () => {
  const workspace = openTestWorkspace();
  const { id } = workspace.run('studies.study.add', { name: 'S', pattern: 'present' });
  const touchpoints = ['A', 'B', 'C'].map((name) => workspace.run('journeys.touchpoint.add', { name }).id);
  const forumId = workspace.run('studies.forum.add', { name: 'Board' }).id;
  workspace.run('studies.study.link', { id, touchpointIds: touchpoints.slice(0, 2), forumIds: [forumId] });
  workspace.run('studies.study.link', { id, touchpointIds: touchpoints.slice(1) });
  expect(workspace.ask('studies.study.get', { id })).toMatchObject({
    touchpointIds: touchpoints.slice(1),
    forumIds: [forumId],
    segmentIds: [],
  });
  expect(failureOf(() => workspace.run('studies.study.link', { id, segmentIds: [7] })).code).toBe(
    'not-found',
  );
});

test('waves and sessions hang on their study; sources are counted and outlive it', () => {
  const workspace = openTestWorkspace();
  const studyId = workspace.run('studies.study.add', { name: 'S', pattern: 'potential' }).id;
  const waveId = workspace.run('studies.wave.add', { studyId, name: 'W1', fields: { invited: 10 } }).id;
  workspace.run('studies.wave.add', { studyId, name: 'W2' });
  const participantId = workspace.run('people.participant.add', { pseudonym: 'Heron' }).id;
  workspace.run('studies.session.add', {
    waveId,
    name: 'Interview',
    kind: 'interview',
    participantIds: [participantId, participantId],
  });
  const first = workspace.run('studies.instrument.add', { studyId, name: 'Guide', body: 'one' });
  workspace.run('studies.instrument.add', { studyId, name: 'Guide', body: 'two' });
  expect(workspace.db.column('SELECT version FROM instrument ORDER BY id')).toEqual([1, 2]);
  expect(first.id).toBeGreaterThan(0);
  const sourceId = workspace.run('voices.source.add', { kind: 'note', title: 'N', text: 'x', waveId }).id;
  const [wave] = workspace.ask('studies.waves', { studyId });
  expect(wave).toMatchObject({ name: 'W1', invited: 10, sources: 1, status: 'planned' });
  expect(workspace.ask('studies.waves', {})).toHaveLength(2);
  expect(workspace.ask('studies.sessions', { studyId })).toMatchObject([
    { name: 'Interview', startsAt: null },
  ]);
  expect(workspace.ask('studies.list', {})).toMatchObject([{ waves: 2, sources: 1 }]);
  workspace.run('studies.wave.edit', { id: waveId, ifRev: wave?.rev ?? -1, fields: { status: 'closed' } });
  expect(workspace.ask('studies.waves', { studyId })[0]).toMatchObject({ status: 'closed', invited: 10 });
  const before = workspace.dump();
  workspace.run('studies.study.delete', { id: studyId });
  expect(workspace.ask('voices.source.get', { id: sourceId })).toMatchObject({ wave: null, study: null });
  workspace.revert('undo');
  expect(workspace.dump()).toEqual(before);
  workspace.run('studies.wave.delete', { id: waveId });
  expect(workspace.ask('studies.sessions', { studyId })).toEqual([]);
});
