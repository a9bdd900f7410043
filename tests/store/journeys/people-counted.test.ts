import { expect, test } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '../support.ts';

const low = { kind: 'subtracted', expectation: 5, experience: 1, min: 1, max: 5, importance: null } as const;
const high = { kind: 'subtracted', expectation: 1, experience: 5, min: 1, max: 5, importance: null } as const;

function journeyWith(workspace: TestWorkspace, touchpoint: string) {
  const journey = workspace.run('journeys.journey.add', { name: 'Moving' }).id;
  const stage = workspace.run('journeys.stage.add', { journeyId: journey, name: 'Stage' }).id;
  const step = workspace.run('journeys.step.add', { stageId: stage, name: touchpoint }).id;
  const touchpointId = workspace.ask('journeys.touchpoints', {})[0]?.id ?? 0;
  return { journey, step, touchpointId };
}

function person(workspace: TestWorkspace, pseudonym: string, segmentId?: number) {
  return workspace.run('people.participant.add', { pseudonym, ...(segmentId ? { segmentId } : {}) }).id;
}

function rated(
  workspace: TestWorkspace,
  sourceId: number,
  start: number,
  end: number,
  at: number,
  rating: typeof low | typeof high,
) {
  const code = { name: `Code ${start}`, parentId: null };
  const { id } = workspace.run('voices.coding.add', { sourceId, code, start, end });
  workspace.run('journeys.coding.touchpoint', { codingId: id, touchpoint: { id: at } });
  workspace.run('journeys.coding.rate', { codingId: id, rating });
  return id;
}

test('in a group, words belong to whoever was speaking: as a reading, as a quote, and under a filter', () => {
  const workspace = openTestWorkspace();
  const { step, touchpointId } = journeyWith(workspace, 'Installation');
  const families = workspace.run('people.segment.add', { name: 'Families' }).id;
  const [ann, bob] = [person(workspace, 'Ann'), person(workspace, 'Bob', families)];
  const text = 'It was bad.\nIt was good.';
  const turn = { startMs: null };
  const { id } = workspace.run('voices.source.add', {
    kind: 'transcript',
    title: 'Group',
    text,
    participantId: ann,
    turns: [
      { ...turn, speaker: 'A', participantId: ann, start: 0, end: 11 },
      { ...turn, speaker: 'B', participantId: bob, start: 12, end: 24 },
    ],
  });
  rated(workspace, id, 0, 11, touchpointId, low);
  rated(workspace, id, 12, 24, touchpointId, high);
  const all = workspace.ask('journeys.step.evidence', { stepId: step, filter: {} });
  expect(all.readings.map(({ person, gap }) => [person, gap])).toEqual([
    ['Ann', -4],
    ['Bob', 4],
  ]);
  expect(all.quotes.map(({ person, text }) => [person, text])).toEqual([
    ['Ann', 'It was bad.'],
    ['Bob', 'It was good.'],
  ]);
  const some = workspace.ask('journeys.step.evidence', { stepId: step, filter: { segmentId: families } });
  expect(some.readings.map(({ person }) => person)).toEqual(['Bob']);
  expect(some.quotes.map(({ person }) => person)).toEqual(['Bob']);
  const { quotes } = workspace.ask('voices.quotes', { touchpointId });
  expect(quotes.map(({ person }) => person)).toEqual(['Ann', 'Bob']);
});

test('two people of one group rate a handover apart', () => {
  const workspace = openTestWorkspace();
  const journey = workspace.run('journeys.journey.add', { name: 'Moving' }).id;
  const stageId = workspace.run('journeys.stage.add', { journeyId: journey, name: 'Stage' }).id;
  for (const [name, channel] of [
    ['Call', 'phone'],
    ['Visit', 'van'],
  ] as const) {
    workspace.run('journeys.step.add', { stageId, name, channel });
  }
  const [call, visit] = workspace.ask('journeys.touchpoints', {});
  const [ann, bob] = [person(workspace, 'Ann'), person(workspace, 'Bob')];
  const turn = { startMs: null };
  const { id: sourceId } = workspace.run('voices.source.add', {
    kind: 'transcript',
    title: 'Group',
    text: 'They knew. They did not.',
    participantId: ann,
    turns: [
      { ...turn, speaker: 'A', participantId: ann, start: 0, end: 10 },
      { ...turn, speaker: 'B', participantId: bob, start: 11, end: 24 },
    ],
  });
  for (const [start, end, carried] of [
    [0, 10, 2],
    [11, 24, 0],
  ] as const) {
    const code = { name: `Code ${start}`, parentId: null };
    const { id: codingId } = workspace.run('voices.coding.add', { sourceId, code, start, end });
    const between = { fromTouchpointId: call?.id ?? 0, toTouchpointId: visit?.id ?? 0 };
    workspace.run('journeys.handover.rate', { ...between, codingId, carried });
  }
  const { handovers } = workspace.ask('journeys.map', { id: journey, filter: {} });
  expect(handovers).toMatchObject([{ rated: 2, continuity: { defined: true, value: 0.5 } }]);
  const bobs = workspace.run('people.segment.add', { name: 'Bobs' }).id;
  expect(workspace.ask('journeys.map', { id: journey, filter: { segmentId: bobs } }).handovers).toMatchObject(
    [{ rated: 0 }],
  );
});

test('a source given to another participant or wave takes the ratings made in it along, and undo brings them back', () => {
  const workspace = openTestWorkspace();
  const { step, touchpointId, journey } = journeyWith(workspace, 'Installation');
  const [ann, bob] = [person(workspace, 'Ann'), person(workspace, 'Bob')];
  const study = workspace.run('studies.study.add', { name: 'Study', pattern: 'past' }).id;
  const [spring, autumn] = ['Spring', 'Autumn'].map(
    (name) => workspace.run('studies.wave.add', { studyId: study, name }).id,
  );
  const { id } = workspace.run('voices.source.add', {
    kind: 'note',
    title: 'Call',
    text: 'It was bad.',
    participantId: ann,
    waveId: spring ?? null,
  });
  rated(workspace, id, 0, 11, touchpointId, low);
  const { rev } = workspace.ask('voices.source.get', { id });
  workspace.run('voices.source.edit', { id, ifRev: rev, participantId: bob, waveId: autumn ?? null });
  const shown = () => {
    const { readings, quotes } = workspace.ask('journeys.step.evidence', { stepId: step, filter: {} });
    return [...readings.map(({ person, wave }) => [person, wave]), ...quotes.map(({ person }) => person)];
  };
  expect(shown()).toEqual([['Bob', 'Autumn'], 'Bob']);
  const inSpring = workspace.ask('journeys.map', { id: journey, filter: { waveId: spring ?? 0 } });
  expect(inSpring.people).toBe(0);
  workspace.revert('undo');
  expect(shown()).toEqual([['Ann', 'Spring'], 'Ann']);
});

test('a person asked in a survey and again by hand counts once, however each reading names them', () => {
  const workspace = openTestWorkspace();
  const { journey, touchpointId } = journeyWith(workspace, 'Installation');
  const ann = person(workspace, 'Ann');
  workspace.db.raw.transaction(() => {
    workspace.undoLog.record({ label: 'Import', at: 1, mergeKey: undefined }, () => {
      const { lastId } = workspace.db.run(
        `INSERT INTO respondent (uid, rev, participant_id) VALUES (x'01', 1, ?)`,
        [ann],
      );
      workspace.db.run(
        `INSERT INTO reading (uid, rev, touchpoint_id, respondent_id, kind, expectation, experience, scale_min,
          scale_max, origin, at) VALUES (x'02', 1, ?, ?, 'subtracted', 5, 1, 1, 5, 'survey', 1)`,
        [touchpointId, lastId],
      );
    });
  })();
  workspace.run('journeys.reading.add', { touchpointId, participantId: ann, rating: high });
  const map = workspace.ask('journeys.map', { id: journey, filter: {} });
  expect(map.people).toBe(1);
  expect(map.stages[0]?.steps[0]?.gap).toMatchObject({
    nPeople: 1,
    nReadings: 2,
    gap: { mean: { value: 0 } },
  });
});
