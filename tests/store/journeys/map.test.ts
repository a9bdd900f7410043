import { describe, expect, test } from 'vitest';
import { failureOf, openTestWorkspace, type TestWorkspace } from '../support.ts';

function setUp() {
  const workspace = openTestWorkspace();
  const journeyId = workspace.run('journeys.journey.add', { name: 'First months' }).id;
  const stageId = workspace.run('journeys.stage.add', { journeyId, name: 'Start' }).id;
  const step = (name: string, channel: string) =>
    workspace.run('journeys.step.add', { stageId, name, channel }).id;
  return { workspace, journeyId, stageId, order: step('Order', 'Web'), install: step('Install', 'Visit') };
}

function mapOf(workspace: TestWorkspace, id: number, filter: object = {}) {
  return workspace.ask('journeys.map', { id, filter });
}

function stepOf(workspace: TestWorkspace, journeyId: number, stepId: number, filter: object = {}) {
  const steps = mapOf(workspace, journeyId, filter).stages.flatMap((stage) => stage.steps);
  const step = steps.find(({ id }) => id === stepId);
  if (!step) throw new Error('no such step');
  return step;
}

const rating = (expectation: number, experience: number, importance: number | null = null) => ({
  kind: 'subtracted' as const,
  expectation,
  experience,
  min: 1,
  max: 5,
  importance,
});

function person(workspace: TestWorkspace, pseudonym: string, segmentId: number | null = null) {
  return workspace.run('people.participant.add', { pseudonym, segmentId }).id;
}

describe('a new journey', () => {
  test('has its lanes, and a step makes the touchpoint of its name once', () => {
    const { workspace, journeyId, stageId, order } = setUp();
    expect(mapOf(workspace, journeyId).lanes.map(({ kind, name }) => [kind, name])).toEqual([
      ['channels', 'Channels'],
      ['gap', 'Expectation and experience'],
      ['quotes', 'Quotes'],
    ]);
    const again = workspace.run('journeys.step.add', { stageId, name: 'Order' }).id;
    expect(stepOf(workspace, journeyId, again).touchpointId).toBe(
      stepOf(workspace, journeyId, order).touchpointId,
    );
    expect(workspace.ask('journeys.touchpoints', {}).map(({ name }) => name)).toEqual(['Install', 'Order']);
    expect(workspace.ask('journeys.list', {})).toMatchObject([{ stages: 1, steps: 3 }]);
  });

  test('steps move within and between stages, never to another journey', () => {
    const { workspace, journeyId, stageId, order, install } = setUp();
    workspace.run('journeys.step.move', { id: install, stageId, beforeId: order });
    const ids = () => mapOf(workspace, journeyId).stages.map((stage) => stage.steps.map(({ id }) => id));
    expect(ids()).toEqual([[install, order]]);
    const later = workspace.run('journeys.stage.add', { journeyId, name: 'Earlier', beforeId: stageId }).id;
    workspace.run('journeys.step.move', { id: order, stageId: later });
    expect(ids()).toEqual([[order], [install]]);
    const other = workspace.run('journeys.journey.add', { name: 'Other' }).id;
    const foreign = workspace.run('journeys.stage.add', { journeyId: other, name: 'S' }).id;
    expect(failureOf(() => workspace.run('journeys.step.move', { id: order, stageId: foreign })).code).toBe(
      'invalid-input',
    );
    workspace.run('journeys.stage.move', { id: later });
    expect(ids()).toEqual([[install], [order]]);
  });

  test('cells hold text, and belong to a lane and a step of one journey', () => {
    const { workspace, journeyId, order } = setUp();
    const laneId = workspace.run('journeys.lane.add', { journeyId, kind: 'text', name: 'Notes' }).id;
    const set = (text: string) => workspace.run('journeys.cell.set', { laneId, stepId: order, text });
    const cells = () => mapOf(workspace, journeyId).lanes.find(({ id }) => id === laneId)?.cells;
    set('first');
    set('second');
    expect(cells()).toEqual({ [order]: 'second' });
    set('');
    expect(cells()).toEqual({});
    const other = workspace.run('journeys.journey.add', { name: 'Other' }).id;
    const foreign = workspace.run('journeys.lane.add', { journeyId: other, kind: 'text', name: 'N' }).id;
    const wrong = { laneId: foreign, stepId: order, text: 'x' };
    expect(failureOf(() => workspace.run('journeys.cell.set', wrong)).code).toBe('invalid-input');
  });
});

describe('numbers of a step', () => {
  test('five people one point below expectation: the published example', () => {
    const { workspace, journeyId, order, install } = setUp();
    const touchpointId = stepOf(workspace, journeyId, order).touchpointId ?? 0;
    // Gaps -2 -1 0 -1 -1 on 1 to 5, the scale of maps shifted: mean -1, sd 0.70711.
    for (const [i, gap] of [-2, -1, 0, -1, -1].entries()) {
      const participantId = person(workspace, `P${i}`);
      workspace.run('journeys.reading.add', { touchpointId, participantId, rating: rating(4, 4 + gap, 0.8) });
    }
    const step = stepOf(workspace, journeyId, order);
    expect(step.gap.gap.mean).toEqual({ defined: true, value: -1 });
    expect(step.gap.gap.sd).toMatchObject({ value: expect.closeTo(Math.sqrt(0.5), 10) });
    expect(step.gap.state).toBe('breaks');
    expect(step.severity).toMatchObject({ value: { value: expect.closeTo(0.8, 10) }, reach: 1 });
    expect(stepOf(workspace, journeyId, install).gap.state).toBe('silent');
    expect(mapOf(workspace, journeyId).people).toBe(5);
  });

  test('two readings of one person, one through a coding, average first', () => {
    const { workspace, journeyId, order } = setUp();
    const touchpointId = stepOf(workspace, journeyId, order).touchpointId ?? 0;
    const participantId = person(workspace, 'Ann');
    workspace.run('journeys.reading.add', { touchpointId, participantId, rating: rating(3, 1) });
    const sourceId = workspace.run('voices.source.add', {
      kind: 'note',
      title: 'N',
      text: 'it went well in the end',
      participantId,
    }).id;
    const codingId = workspace.run('voices.coding.add', {
      sourceId,
      code: { name: 'C', parentId: null },
      start: 0,
      end: 12,
    }).id;
    expect(
      failureOf(() => workspace.run('journeys.coding.rate', { codingId, rating: rating(3, 4) })).message,
    ).toContain('no touchpoint');
    workspace.run('journeys.coding.touchpoint', { codingId, touchpoint: { id: touchpointId } });
    workspace.run('journeys.coding.rate', { codingId, rating: rating(3, 4) });
    const step = stepOf(workspace, journeyId, order);
    expect(step.gap).toMatchObject({ nPeople: 1, nReadings: 2, gap: { mean: { value: -0.5 } } });
    expect(step.quotes).toEqual([{ codingId, sourceId, text: 'it went well', person: 'Ann' }]);
    const { readings, quotes } = workspace.ask('journeys.step.evidence', { stepId: order, filter: {} });
    expect(readings.map(({ gap, person: who, origin }) => [gap, who, origin])).toEqual([
      [-2, 'Ann', 'manual'],
      [1, 'Ann', 'coding'],
    ]);
    expect(quotes).toMatchObject([{ code: 'C', rating: { expectation: 3, experience: 4, min: 1, max: 5 } }]);
  });

  test('a rating goes where its coding goes, and away with it', () => {
    const { workspace, journeyId, order, install } = setUp();
    const sourceId = workspace.run('voices.source.add', { kind: 'note', title: 'N', text: 'words' }).id;
    const code = { name: 'C', parentId: null };
    const codingId = workspace.run('voices.coding.add', { sourceId, code, start: 0, end: 5 }).id;
    const on = (stepId: number) => ({ id: stepOf(workspace, journeyId, stepId).touchpointId ?? 0 });
    const counts = () => [order, install].map((id) => stepOf(workspace, journeyId, id).gap.nReadings);
    workspace.run('journeys.coding.touchpoint', { codingId, touchpoint: on(order) });
    workspace.run('journeys.coding.rate', { codingId, rating: rating(5, 1) });
    workspace.run('journeys.coding.rate', { codingId, rating: rating(5, 2, 1) });
    expect(counts()).toEqual([1, 0]);
    workspace.run('journeys.coding.touchpoint', { codingId, touchpoint: on(install) });
    expect(counts()).toEqual([0, 1]);
    expect(workspace.ask('voices.source.get', { id: sourceId }).codings[0]?.rating).toEqual(rating(5, 2, 1));
    workspace.run('journeys.coding.touchpoint', { codingId, touchpoint: null });
    expect(counts()).toEqual([0, 0]);
    expect(workspace.ask('voices.source.get', { id: sourceId }).codings[0]).toMatchObject({
      touchpointId: null,
      rating: null,
    });
  });

  test('a reading of one step counts there alone; filters and kinds keep readings apart', () => {
    const { workspace, journeyId, stageId, order } = setUp();
    const twin = workspace.run('journeys.step.add', { stageId, name: 'Order' }).id;
    const touchpointId = stepOf(workspace, journeyId, order).touchpointId ?? 0;
    const segmentId = workspace.run('people.segment.add', { name: 'New' }).id;
    const studyId = workspace.run('studies.study.add', { name: 'S', pattern: 'past' }).id;
    const waveId = workspace.run('studies.wave.add', { studyId, name: 'W' }).id;
    const add = (fields: object) =>
      workspace.run('journeys.reading.add', { touchpointId, rating: rating(3, 2), ...fields });
    add({ stepId: twin });
    add({ participantId: person(workspace, 'A', segmentId) });
    add({ participantId: person(workspace, 'B'), waveId });
    add({ rating: { kind: 'direct', direct: 1, importance: null } });
    const n = (id: number, filter: object = {}) => stepOf(workspace, journeyId, id, filter).gap.nReadings;
    expect([n(order), n(twin)]).toEqual([2, 3]);
    expect(n(order, { segmentId })).toBe(1);
    expect(n(order, { waveId })).toBe(1);
    expect(n(order, { studyId })).toBe(1);
    expect(n(order, { studyId: 99 })).toBe(0);
    expect(stepOf(workspace, journeyId, order, { kind: 'direct' }).gap).toMatchObject({
      nReadings: 1,
      nOtherKind: 2,
    });
  });

  test('importance asked on another scale is compared as a share of it', () => {
    const { workspace, journeyId, order } = setUp();
    const touchpointId = stepOf(workspace, journeyId, order).touchpointId ?? 0;
    const { id } = workspace.run('journeys.reading.add', { touchpointId, rating: rating(3, 2) });
    workspace.undoLog.record({ label: 'import', at: 0, mergeKey: undefined }, () =>
      workspace.db.run(
        'UPDATE reading SET importance = 4, importance_min = 1, importance_max = 5 WHERE id = ?',
        [id],
      ),
    );
    expect(stepOf(workspace, journeyId, order).gap.importance.mean).toEqual({ defined: true, value: 0.75 });
  });
});

describe('handovers', () => {
  test('continuity over people, each with their last answer', () => {
    const { workspace, journeyId, order, install } = setUp();
    const [from, to] = [order, install].map((id) => stepOf(workspace, journeyId, id).touchpointId ?? 0);
    const rate = (participantId: number, carried: 0 | 1 | 2) =>
      workspace.run('journeys.handover.rate', {
        fromTouchpointId: from ?? 0,
        toTouchpointId: to ?? 0,
        participantId,
        carried,
      });
    const [a, b] = [person(workspace, 'A'), person(workspace, 'B')];
    rate(a, 2);
    rate(a, 0);
    rate(b, 1);
    expect(mapOf(workspace, journeyId).handovers).toEqual([
      {
        fromStepId: order,
        toStepId: install,
        fromChannel: 'Web',
        toChannel: 'Visit',
        rated: 2,
        continuity: { defined: true, value: 0.25 },
      },
    ]);
  });
});

describe('from breakdown to action', () => {
  test('opportunities carry their actions', () => {
    const { workspace } = setUp();
    const forumId = workspace.run('studies.forum.add', { name: 'Board' }).id;
    const opportunityId = workspace.run('journeys.opportunity.add', { name: 'Say when', effort: 2 }).id;
    const actionId = workspace.run('journeys.action.add', { opportunityId, name: 'SMS', kind: 'fix' }).id;
    workspace.run('journeys.decision.add', { forumId, actionId, text: 'Do it', decidedOn: '2026-02-01' });
    expect(workspace.ask('journeys.opportunities', {})).toMatchObject([
      {
        name: 'Say when',
        effort: 2,
        effect: null,
        actions: [{ id: actionId, name: 'SMS', status: 'proposed' }],
      },
    ]);
  });
});
