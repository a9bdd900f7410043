import type { Builder } from './builder.ts';
import * as content from './content/index.ts';
import type { Ids } from './ids.ts';

/** The journeys with their lanes, what could be done about what breaks, and the memos. */
export async function writeJourneys(builder: Builder, ids: Ids): Promise<void> {
  builder.at('2026-11-16');
  for (const journey of content.journeys) await writeJourney(builder, ids, journey);
  for (const { key, name, touchpoint, effort, effect, evidence } of content.opportunities) {
    const { id } = await builder.do('journeys.opportunity.add', {
      name,
      touchpointId: ids.touchpoint.get(touchpoint),
      description: evidence,
      effort,
      effect,
    });
    ids.opportunity.set(key, id);
  }
  const statuses = {
    proposed: 'proposed',
    agreed: 'decided',
    'under way': 'doing',
    done: 'done',
    dropped: 'dropped',
  } as const;
  for (const action of content.actions) {
    const { id } = await builder.do('journeys.action.add', {
      opportunityId: ids.opportunity.get(action.opportunity),
      name: action.name,
      kind: action.kind,
      owner: action.owner,
      dueOn: action.due,
      status: statuses[action.status],
    });
    if (action.decidedOn === undefined) continue;
    await builder.do('journeys.decision.add', {
      forumId: ids.forum.get(action.forum),
      actionId: id,
      text: action.decision,
      decidedOn: action.decidedOn,
    });
  }
  for (const { about, title, text, date } of [...content.memos].sort((a, b) =>
    a.date.localeCompare(b.date),
  )) {
    // Typed in at the end, so that the activity reads in order; each keeps its own date.
    builder.at(date > '2026-11-17' ? date : '2026-11-17');
    if (about.kind === 'code' && about.key !== undefined) {
      await builder.do('voices.memo.add', { codeId: ids.code.get(about.key), text: `${title}\n${text}` });
    } else {
      // What the researchers wrote about the work as a whole is a note like any other.
      const heardAt = Date.parse(`${date}T09:00:00Z`);
      await builder.do('voices.source.add', { kind: 'note', title, text, heardAt });
    }
  }
}

async function writeJourney(
  builder: Builder,
  ids: Ids,
  journey: (typeof content.journeys)[number],
): Promise<void> {
  const persona = await builder.do('people.persona.add', {
    name: journey.persona,
    segmentId: ids.segment.get(journey.segment),
  });
  const { id: journeyId } = await builder.do('journeys.journey.add', {
    name: journey.name,
    scenario: journey.scenario,
    personaId: persona.id,
  });
  const names = new Map(content.touchpoints.map(({ key, name }) => [key, name]));
  const cells: { readonly stepId: number; readonly action: string; readonly backstage: string }[] = [];
  for (const stage of journey.stages) {
    const { id: stageId } = await builder.do('journeys.stage.add', { journeyId, name: stage.name });
    for (const step of stage.steps) {
      const { id: stepId } = await builder.do('journeys.step.add', {
        stageId,
        name: names.get(step.touchpoint) ?? step.touchpoint,
        touchpoint: { id: ids.touchpoint.get(step.touchpoint) },
        channel: step.channel,
      });
      cells.push({ stepId, action: step.action, backstage: step.backstage });
    }
  }
  const { lanes } = await builder.do('journeys.map', { id: journeyId, filter: {} });
  const firstLane = lanes[0]?.id ?? null;
  const actions = await builder.do('journeys.lane.add', {
    journeyId,
    kind: 'actions',
    name: 'What the customer does',
    beforeId: firstLane,
  });
  const backstage = await builder.do('journeys.lane.add', {
    journeyId,
    kind: 'backstage',
    name: 'Behind the scenes',
  });
  for (const cell of cells) {
    await builder.do('journeys.cell.set', { laneId: actions.id, stepId: cell.stepId, text: cell.action });
    await builder.do('journeys.cell.set', {
      laneId: backstage.id,
      stepId: cell.stepId,
      text: cell.backstage,
    });
  }
}
