import { FailureError } from '../../../shared/api/failure.ts';
import type { TestWorkspace } from '../support.ts';
import { command, maybe, name, type Run, revOf, some, span, type Throw } from './dice.ts';
import { randomVoices } from './random-voices.ts';

const rating = ({ a, b }: Throw) =>
  a % 2 === 0
    ? { kind: 'direct' as const, direct: ([-1, 0, 1] as const)[b % 3] ?? 0, importance: null }
    : { kind: 'subtracted' as const, expectation: a % 6, experience: b % 6, min: 0, max: 5, importance: 0.5 };

/** One entry a command; those that make things stand more than once, so that there is something to work on. */
export const randomCommands: readonly Run[] = [
  ...Array.from({ length: 3 }, () =>
    command('voices.source.add', (w, dice) => ({
      kind: (['note', 'transcript', 'answer', 'post'] as const)[dice.a % 4] ?? 'note',
      title: name(dice),
      text: dice.text,
      participantId: maybe(w, 'participant', dice.b),
      waveId: maybe(w, 'wave', dice.c),
      turns:
        dice.text.length > 4 && dice.c % 2 === 0
          ? [{ speaker: 'A', participantId: null, start: 0, end: 2, startMs: null }]
          : [],
    })),
  ),
  command('voices.source.edit', (w, dice) => {
    const id = some(w, 'source', dice.a);
    return {
      id,
      ifRev: revOf(w, 'source', id),
      title: name(dice),
      touchpointId: maybe(w, 'touchpoint', dice.b),
    };
  }),
  command('voices.source.delete', (w, { a, b }) => ({ ids: [some(w, 'source', a), some(w, 'source', b)] })),
  ...Array.from({ length: 4 }, () =>
    command('voices.source.editText', (w, { a, b, c, text }) => {
      const id = some(w, 'source', c);
      const { start, end } = span(w, id, a, b);
      return {
        id,
        ifRev: revOf(w, 'source_text', id),
        changes: [{ from: start, to: end, insert: text.slice(0, 9) }],
      };
    }),
  ),
  ...Array.from({ length: 2 }, () =>
    command('voices.code.add', (w, dice) => ({
      name: name(dice),
      parentId: maybe(w, 'code', dice.b),
      description: dice.text,
    })),
  ),
  command('voices.code.edit', (w, dice) => {
    const id = some(w, 'code', dice.a);
    return { id, ifRev: revOf(w, 'code', id), name: name(dice), description: dice.text };
  }),
  command('voices.code.move', (w, { a, b, c }) => ({
    id: some(w, 'code', a),
    parentId: maybe(w, 'code', b),
    beforeId: maybe(w, 'code', c),
  })),
  command('voices.code.delete', (w, { a }) => ({ id: some(w, 'code', a) })),
  command('voices.code.pin', (w, { a, b }) => ({
    id: some(w, 'code', a),
    pin: b % 4 === 0 ? null : (b % 9) + 1,
  })),
  ...Array.from({ length: 5 }, () =>
    command('voices.coding.add', (w, { a, b, c }) => {
      const sourceId = some(w, 'source', c);
      return { sourceId, code: { id: some(w, 'code', a) }, ...span(w, sourceId, a, b) };
    }),
  ),
  command('voices.coding.addWhole', (w, dice) => ({
    sourceIds: [some(w, 'source', dice.a), some(w, 'source', dice.b)],
    code: { name: name(dice), parentId: null },
  })),
  command('voices.coding.remove', (w, { a }) => ({ ids: [some(w, 'coding', a)] })),
  command('voices.coding.resize', (w, { a, b, c }) => {
    const id = some(w, 'coding', a);
    const sourceId = w.db.value<number>('SELECT source_id FROM coding WHERE id = ?', [id]) ?? 0;
    return { id, ifRev: revOf(w, 'coding', id), ...span(w, sourceId, b, c) };
  }),
  command('voices.coding.recode', (w, { a, b }) => ({
    id: some(w, 'coding', a),
    code: { id: some(w, 'code', b) },
  })),
  command('voices.coding.split', (w, { a, b }) => {
    const id = some(w, 'coding', a);
    const start = w.db.value<number>('SELECT start_cp FROM coding WHERE id = ?', [id]) ?? 0;
    return { id, ifRev: revOf(w, 'coding', id), at: start + 1 + (b % 3) };
  }),
  command('voices.coding.addMany', (w, { a, b, c }) => {
    const sourceId = some(w, 'source', c);
    const ranges = [span(w, sourceId, a, b), span(w, sourceId, b, c)].map(
      ({ start, end }): [number, number] => [start, end],
    );
    return {
      sourceId,
      code: { id: some(w, 'code', a) },
      ifTextRev: revOf(w, 'source_text', sourceId),
      ranges,
    };
  }),
  command('voices.memo.add', (w, { a, b, c, text }) => {
    const sourceId = maybe(w, 'source', a);
    const codingId = maybe(w, 'coding', b);
    return { sourceId, codingId, text, ...(sourceId === null ? {} : span(w, sourceId, b, c)) };
  }),
  command('voices.memo.edit', (w, { a, text }) => {
    const id = some(w, 'memo', a);
    return { id, ifRev: revOf(w, 'memo', id), text };
  }),
  command('voices.memo.delete', (w, { a }) => ({ id: some(w, 'memo', a) })),

  command('people.segment.add', (_, dice) => ({ name: name(dice), description: dice.text })),
  command('people.participant.add', (w, dice) => ({
    pseudonym: name(dice),
    segmentId: maybe(w, 'segment', dice.b),
    attributes: { [dice.c % 2 === 0 ? 'Age' : 'Region']: dice.text },
  })),
  command('people.persona.add', (w, dice) => ({ name: name(dice), segmentId: maybe(w, 'segment', dice.b) })),

  command('studies.study.add', (_, dice) => ({
    name: name(dice),
    pattern: 'past',
    fields: { decision: dice.text },
  })),
  command('studies.study.edit', (w, dice) => {
    const id = some(w, 'study', dice.a);
    return { id, ifRev: revOf(w, 'study', id), fields: { objectives: dice.text, sampleTarget: dice.b + 1 } };
  }),
  command('studies.study.link', (w, { a, b, c }) => ({
    id: some(w, 'study', a),
    touchpointIds: b % 3 === 0 ? [] : [some(w, 'touchpoint', b)],
    segmentIds: c % 3 === 0 ? [] : [some(w, 'segment', c)],
  })),
  command('studies.study.delete', (w, { a }) => ({ id: some(w, 'study', a) })),
  command('studies.wave.add', (w, dice) => ({ studyId: some(w, 'study', dice.a), name: name(dice) })),
  command('studies.wave.edit', (w, dice) => {
    const id = some(w, 'wave', dice.a);
    return { id, ifRev: revOf(w, 'wave', id), fields: { name: name(dice), invited: dice.b } };
  }),
  command('studies.wave.delete', (w, { a }) => ({ id: some(w, 'wave', a) })),
  command('studies.session.add', (w, dice) => ({
    waveId: some(w, 'wave', dice.a),
    name: name(dice),
    kind: 'interview',
    participantIds: [some(w, 'participant', dice.b)],
  })),
  command('studies.forum.add', (_, dice) => ({ name: name(dice), purpose: dice.text })),
  command('studies.instrument.add', (w, dice) => ({
    studyId: some(w, 'study', dice.a),
    name: name(dice),
    body: dice.text,
  })),

  command('journeys.touchpoint.add', (_, dice) => ({ name: name(dice) })),
  command('journeys.touchpoint.edit', (w, dice) => {
    const id = some(w, 'touchpoint', dice.a);
    return { id, ifRev: revOf(w, 'touchpoint', id), fields: { name: name(dice), owner: dice.text } };
  }),
  command('journeys.touchpoint.delete', (w, { a }) => ({ id: some(w, 'touchpoint', a) })),
  command('journeys.journey.add', (w, dice) => ({
    name: name(dice),
    personaId: maybe(w, 'persona', dice.b),
  })),
  command('journeys.journey.edit', (w, dice) => {
    const id = some(w, 'journey', dice.a);
    return { id, ifRev: revOf(w, 'journey', id), scope: dice.text, personaId: maybe(w, 'persona', dice.b) };
  }),
  command('journeys.journey.delete', (w, { a }) => ({ id: some(w, 'journey', a) })),
  command('journeys.stage.add', (w, dice) => ({ journeyId: some(w, 'journey', dice.a), name: name(dice) })),
  command('journeys.stage.edit', (w, dice) => {
    const id = some(w, 'stage', dice.a);
    return { id, ifRev: revOf(w, 'stage', id), name: name(dice) };
  }),
  command('journeys.stage.move', (w, { a, b }) => ({
    id: some(w, 'stage', a),
    beforeId: maybe(w, 'stage', b),
  })),
  command('journeys.stage.delete', (w, { a }) => ({ id: some(w, 'stage', a) })),
  ...Array.from({ length: 2 }, () =>
    command('journeys.step.add', (w, dice) => ({ stageId: some(w, 'stage', dice.a), name: name(dice) })),
  ),
  command('journeys.step.edit', (w, dice) => {
    const id = some(w, 'step', dice.a);
    return { id, ifRev: revOf(w, 'step', id), channel: 'Phone', touchpoint: { name: name(dice) } };
  }),
  command('journeys.step.move', (w, { a, b, c }) => ({
    id: some(w, 'step', a),
    stageId: some(w, 'stage', b),
    beforeId: maybe(w, 'step', c),
  })),
  command('journeys.step.delete', (w, { a }) => ({ id: some(w, 'step', a) })),
  command('journeys.lane.add', (w, dice) => ({
    journeyId: some(w, 'journey', dice.a),
    kind: 'text',
    name: name(dice),
    beforeId: maybe(w, 'lane', dice.b),
  })),
  command('journeys.lane.edit', (w, { a }) => {
    const id = some(w, 'lane', a);
    return { id, ifRev: revOf(w, 'lane', id), hidden: a % 2 === 0 };
  }),
  command('journeys.lane.move', (w, { a, b }) => ({ id: some(w, 'lane', a), beforeId: maybe(w, 'lane', b) })),
  command('journeys.lane.delete', (w, { a }) => ({ id: some(w, 'lane', a) })),
  command('journeys.cell.set', (w, { a, b, text }) => ({
    laneId: some(w, 'lane', a),
    stepId: some(w, 'step', b),
    text,
  })),
  ...Array.from({ length: 2 }, () =>
    command('journeys.coding.touchpoint', (w, dice) => ({
      codingId: some(w, 'coding', dice.a),
      touchpoint: dice.b % 4 === 0 ? null : { name: name(dice) },
    })),
  ),
  ...Array.from({ length: 2 }, () =>
    command('journeys.coding.rate', (w, dice) => ({
      codingId: some(w, 'coding', dice.a),
      rating: dice.c % 4 === 0 ? null : rating(dice),
    })),
  ),
  command('journeys.reading.add', (w, dice) => ({
    touchpointId: some(w, 'touchpoint', dice.a),
    stepId: maybe(w, 'step', dice.b),
    participantId: maybe(w, 'participant', dice.c),
    rating: rating(dice),
  })),
  command('journeys.reading.delete', (w, { a }) => ({ id: some(w, 'reading', a) })),
  command('journeys.handover.rate', (w, { a, b, c }) => ({
    fromTouchpointId: some(w, 'touchpoint', a),
    toTouchpointId: some(w, 'touchpoint', b),
    codingId: maybe(w, 'coding', c),
    carried: ([0, 1, 2] as const)[c % 3] ?? 0,
  })),
  command('journeys.opportunity.add', (w, dice) => ({
    name: name(dice),
    touchpointId: maybe(w, 'touchpoint', dice.b),
  })),
  command('journeys.action.add', (w, dice) => ({
    name: name(dice),
    kind: 'fix',
    opportunityId: maybe(w, 'opportunity', dice.b),
  })),
  command('journeys.decision.add', (w, { a, b, text }) => ({
    forumId: some(w, 'forum', a),
    actionId: maybe(w, 'action', b),
    text,
    decidedOn: '2026-03-01',
  })),
  command('workspace.coder.add', (_, dice) => ({ name: name(dice) })),
  ...randomVoices,
];

/** Carries the command out; false where it refused. Anything but a refusal is thrown. */
export function throwDice(workspace: TestWorkspace, dice: Throw): boolean {
  workspace.pace = dice.pause;
  const run = randomCommands[dice.command % randomCommands.length];
  try {
    run?.(workspace, dice);
    return true;
  } catch (error) {
    if (error instanceof FailureError) return false;
    throw error;
  }
}
