import type { Builder } from './builder.ts';
import * as content from './content/index.ts';
import type { DemoInstrument } from './content-types.ts';
import type { Ids } from './ids.ts';

/** Segments, people, touchpoints, forums, studies with waves and sessions: all that is planned before anyone is heard. */
export async function writePlan(builder: Builder, ids: Ids): Promise<void> {
  await writePeople(builder, ids);
  for (const {
    key,
    name,
    channels,
    owner,
    rationalExpectation,
    emotionalExpectation,
  } of content.touchpoints) {
    const fields = { channels: channels.join(', '), owner, rationalExpectation, emotionalExpectation };
    ids.touchpoint.set(key, (await builder.do('journeys.touchpoint.add', { name, fields })).id);
  }
  for (const { key, name, rhythm, members } of content.forums) {
    ids.forum.set(key, (await builder.do('studies.forum.add', { name, rhythm, owner: members })).id);
  }
  for (const study of content.studies) await writeStudy(builder, ids, study);
}

async function writePeople(builder: Builder, ids: Ids): Promise<void> {
  for (const { key, name, description, value } of content.segments) {
    ids.segment.set(
      key,
      (await builder.do('people.segment.add', { name, description, valueToBusiness: value })).id,
    );
  }
  const relations = { customer: 'customer', left: 'lost', 'never bought': 'never' } as const;
  for (const person of content.participants) {
    const { id } = await builder.do('people.participant.add', {
      pseudonym: person.pseudonym,
      segmentId: ids.segment.get(person.segment),
      relation: relations[person.relation],
      attributes: {
        Region: person.region,
        'Tenure (years)': String(person.tenureYears),
        Package: person.package,
        Age: person.ageBand,
      },
    });
    ids.participant.set(person.key, id);
  }
}

async function writeStudy(
  builder: Builder,
  ids: Ids,
  study: (typeof content.studies)[number],
): Promise<void> {
  const { key, name, pattern, trigger, rhythm } = study;
  builder.at(study.start);
  const { id } = await builder.do('studies.study.add', {
    name,
    pattern,
    fields: {
      status: study.status,
      method: study.method,
      owner: study.owner,
      decision: study.brief,
      objectives: study.objectives.join('\n'),
      researchQuestions: study.researchQuestions.join('\n'),
      hypotheses: study.hypotheses.join('\n'),
      startsOn: study.start,
      ...(study.end === undefined ? {} : { endsOn: study.end }),
      ...(trigger === undefined
        ? {}
        : { triggerEvent: trigger.event, triggerDelayDays: trigger.delayDays, triggerShare: trigger.share }),
      ...(rhythm === undefined ? {} : { rhythmRule: rhythm.rule, rhythmZone: rhythm.zone }),
    },
  });
  ids.study.set(key, id);
  await builder.do('studies.study.link', {
    id,
    touchpointIds: study.touchpoints.map((touchpoint) => ids.touchpoint.get(touchpoint)),
    forumIds: study.forums.map((forum) => ids.forum.get(forum)),
  });
  for (const wave of study.waves) await writeWave(builder, ids, id, wave);
  for (const instrument of content.instruments) {
    if (!study.instruments.includes(instrument.key)) continue;
    await builder.do('studies.instrument.add', {
      studyId: id,
      name: instrument.name,
      body: guideText(instrument),
    });
  }
  for (const session of study.sessions) {
    const added = await builder.do('studies.session.add', {
      waveId: ids.wave.get(session.wave),
      name: session.name,
      kind: session.kind === 'home visit' ? 'visit' : session.kind,
      startsAt: Date.parse(`${session.date}T${session.time}:00Z`),
      minutes: session.minutes,
      participantIds: session.participants.map((person) => ids.participant.get(person)),
    });
    ids.session.set(session.key, added.id);
    ids.sessionWave.set(session.key, ids.wave.get(session.wave));
  }
}

async function writeWave(
  builder: Builder,
  ids: Ids,
  studyId: number,
  wave: (typeof content.studies)[number]['waves'][number],
): Promise<void> {
  const { key, name, start, end, actualStart, actualEnd, invited, reached, completed } = wave;
  const status = actualEnd !== undefined ? 'closed' : actualStart !== undefined ? 'fielding' : 'planned';
  const { id } = await builder.do('studies.wave.add', {
    studyId,
    name,
    fields: {
      status,
      plannedStart: start,
      plannedEnd: end,
      actualStart: actualStart ?? null,
      actualEnd: actualEnd ?? null,
      invited,
      reached,
      completed,
    },
  });
  ids.wave.set(key, id);
}

function guideText({ questions }: DemoInstrument): string {
  return questions.map(({ text }, index) => `${index + 1}. ${text}`).join('\n');
}
