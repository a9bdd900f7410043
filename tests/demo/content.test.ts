import { describe, expect, it } from 'vitest';
import {
  actions,
  answers,
  codebook,
  coders,
  forums,
  instruments,
  journeys,
  memos,
  opportunities,
  participants,
  segments,
  studies,
  touchpoints,
} from '../../build/demo/content/index.ts';
import { codingsByCoder, parseMarkup } from '../../build/demo/markup.ts';
import { gapsBy, interval, stateOf } from './gaps.ts';

const today = '2026-11-21';

function keysOf(things: readonly { readonly key: string }[]): ReadonlySet<string> {
  return new Set(things.map(({ key }) => key));
}

const people = keysOf(participants);
const points = keysOf(touchpoints);
const codes = keysOf(codebook);
const waves = studies.flatMap((study) => study.waves.map((wave) => ({ ...wave, study })));
const sessions = studies.flatMap((study) => study.sessions);

/** What refers to something that is not there. */
function missing(used: readonly string[], known: ReadonlySet<string>): readonly string[] {
  return used.filter((key) => !known.has(key));
}

describe('keys', () => {
  it.each([
    ['codes', codebook],
    ['participants', participants],
    ['segments', segments],
    ['touchpoints', touchpoints],
    ['journeys', journeys],
    ['stages', journeys.flatMap((journey) => journey.stages)],
    ['studies', studies],
    ['waves', waves],
    ['sessions', sessions],
    ['instruments', instruments],
    ['forums', forums],
    ['answers', answers],
    ['opportunities', opportunities],
    ['actions', actions],
    ['memos', memos],
    ['coders', coders],
  ])('%s are unique and kebab-case', (_name, things) => {
    expect(things.length).toBeGreaterThan(0);
    expect(keysOf(things).size).toBe(things.length);
    expect(things.filter(({ key }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key))).toEqual([]);
  });

  it('resolve', () => {
    const studyKeys = keysOf(studies);
    expect(
      missing(
        participants.map(({ segment }) => segment),
        keysOf(segments),
      ),
    ).toEqual([]);
    expect(
      missing(
        answers.map(({ participant }) => participant),
        people,
      ),
    ).toEqual([]);
    expect(
      missing(
        sessions.flatMap((session) => session.participants),
        people,
      ),
    ).toEqual([]);
    expect(
      missing(
        answers.flatMap(({ touchpoint }) => touchpoint ?? []),
        points,
      ),
    ).toEqual([]);
    expect(
      missing(
        studies.flatMap((study) => study.touchpoints),
        points,
      ),
    ).toEqual([]);
    expect(
      missing(
        studies.flatMap((study) => study.forums),
        keysOf(forums),
      ),
    ).toEqual([]);
    expect(
      missing(
        studies.flatMap((study) => study.instruments),
        keysOf(instruments),
      ),
    ).toEqual([]);
    expect(
      missing(
        sessions.map(({ wave }) => wave),
        keysOf(waves),
      ),
    ).toEqual([]);
    expect(
      missing(
        opportunities.map(({ touchpoint }) => touchpoint),
        points,
      ),
    ).toEqual([]);
    expect(
      missing(
        actions.map(({ opportunity }) => opportunity),
        keysOf(opportunities),
      ),
    ).toEqual([]);
    expect(
      missing(
        actions.map(({ forum }) => forum),
        keysOf(forums),
      ),
    ).toEqual([]);
    expect(
      missing(
        journeys.map(({ segment }) => segment),
        keysOf(segments),
      ),
    ).toEqual([]);
    expect(
      missing(
        memos.map(({ coder }) => coder),
        keysOf(coders),
      ),
    ).toEqual([]);
    const about = { code: codes, touchpoint: points, study: studyKeys, workspace: new Set<string>() };
    expect(
      memos.filter((memo) => memo.about.key !== undefined && !about[memo.about.kind].has(memo.about.key)),
    ).toEqual([]);
  });
});

describe('cast and codebook', () => {
  it('has at least 90 participants in four segments, all of them heard', () => {
    expect(participants.length).toBeGreaterThanOrEqual(90);
    expect(new Set(participants.map(({ segment }) => segment)).size).toBe(4);
    const heard = new Set([
      ...answers.map((answer) => answer.participant),
      ...sessions.flatMap((session) => session.participants),
    ]);
    expect(participants.filter(({ key }) => !heard.has(key)).map(({ key }) => key)).toEqual([]);
    expect(new Set(participants.map(({ relation }) => relation)).size).toBe(3);
  });

  it('has at least 45 codes in three levels, names unique among siblings', () => {
    expect(codebook.length).toBeGreaterThanOrEqual(45);
    const parentOf = new Map(codebook.map(({ key, parent }) => [key, parent]));
    const levelOf = (key: string): number => {
      const parent = parentOf.get(key);
      return parent === undefined ? 1 : 1 + levelOf(parent);
    };
    expect(
      missing(
        codebook.flatMap(({ parent }) => parent ?? []),
        codes,
      ),
    ).toEqual([]);
    expect(new Set(codebook.map(({ key }) => levelOf(key)))).toEqual(new Set([1, 2, 3]));
    const siblings = codebook.map(({ parent, name }) => `${parent ?? ''}/${name.toLowerCase()}`);
    expect(siblings.length - new Set(siblings).size).toBe(0);
    expect(codebook.filter((code) => [code.description, code.whenToUse, code.whenNot].includes(''))).toEqual(
      [],
    );
  });
});

describe('journeys and studies', () => {
  it('have two journeys of 4–6 stages and 10–14 steps, on channels the touchpoint has', () => {
    expect(journeys.length).toBe(2);
    for (const { stages } of journeys) {
      expect(stages.length).toBeGreaterThanOrEqual(4);
      expect(stages.length).toBeLessThanOrEqual(6);
      const steps = stages.flatMap((stage) => stage.steps);
      expect(steps.length).toBeGreaterThanOrEqual(10);
      expect(steps.length).toBeLessThanOrEqual(14);
      expect(
        steps.filter(
          (step) => !touchpoints.find(({ key }) => key === step.touchpoint)?.channels.includes(step.channel),
        ),
      ).toEqual([]);
    }
    const used = new Set(
      journeys.flatMap(({ stages }) => stages.flatMap((stage) => stage.steps.map((step) => step.touchpoint))),
    );
    expect(touchpoints.filter(({ key }) => !used.has(key)).map(({ key }) => key)).toEqual([]);
  });

  it('have one study of each pattern with waves that count downwards', () => {
    expect(studies.map(({ pattern }) => pattern).toSorted()).toEqual(['past', 'potential', 'present']);
    expect(
      waves.filter(
        (wave) => !(wave.start <= wave.end && wave.completed <= wave.reached && wave.reached <= wave.invited),
      ),
    ).toEqual([]);
    const answering = Map.groupBy(answers, ({ wave }) => wave);
    expect(
      waves
        .filter(({ key, completed }) => {
          const own = new Set(answering.get(key)?.map(({ participant }) => participant));
          return own.size === 0 || own.size > completed;
        })
        .map(({ key }) => key),
    ).toEqual([]);
  });
});

describe('answers', () => {
  it('are at least 460, within their wave, to a question of its study', () => {
    expect(answers.length).toBeGreaterThanOrEqual(460);
    const wrong = answers.filter(({ wave, question, touchpoint, date }) => {
      const found = waves.find(({ key }) => key === wave);
      if (found === undefined) return true;
      const asked = instruments
        .filter(({ key }) => found.study.instruments.includes(key))
        .flatMap(({ questions }) => questions.filter(({ kind }) => kind === 'open').map(({ key }) => key));
      return (
        !asked.includes(question) ||
        date < (found.actualStart ?? found.start) ||
        date > (found.actualEnd ?? found.end) ||
        date > today ||
        (touchpoint !== undefined && !found.study.touchpoints.includes(touchpoint))
      );
    });
    expect(wrong.map(({ key, date }) => `${key} ${date}`)).toEqual([]);
  });

  it('have scores on their scales', () => {
    const off = answers.filter(({ scores: { expectation, experience, importance, recommend } }) => {
      const outside = (score: number | undefined, low: number, high: number) =>
        score !== undefined && !(Number.isInteger(score) && score >= low && score <= high);
      return (
        outside(expectation, 1, 5) ||
        outside(experience, 1, 5) ||
        outside(importance, 1, 5) ||
        outside(recommend, 0, 10)
      );
    });
    expect(off.map(({ key }) => key)).toEqual([]);
  });

  it('are each written once, in several languages and lengths', () => {
    const texts = answers.map(({ text }) => parseMarkup(text).text);
    const words = texts.map((text) => text.split(/\s+/).length);
    expect(Math.min(...words)).toBeLessThanOrEqual(3);
    expect(words.filter((count) => count >= 60).length).toBeGreaterThanOrEqual(15);
    expect(new Set(texts.filter((text) => text.length > 20)).size).toBe(
      texts.filter((text) => text.length > 20).length,
    );
    expect(new Set(answers.map(({ language }) => language))).toEqual(
      new Set(['en', 'de', 'fr', 'pl', 'ar', 'zh', 'hi']),
    );
    expect(texts.filter((text) => /\p{Extended_Pictographic}/u.test(text)).length).toBeGreaterThan(5);
  });

  it('carry at least 1,250 codings of known codes, with disagreements', () => {
    const codings = answers.flatMap((answer) => codingsByCoder(parseMarkup(answer.text), answer.doubleCoded));
    expect(
      missing(
        codings.map(({ code }) => code),
        codes,
      ),
    ).toEqual([]);
    expect(codings.length).toBeGreaterThanOrEqual(1250);
    expect(codings.filter(({ coder }) => coder === 'b').length).toBeGreaterThan(400);
    const double = answers.filter(({ doubleCoded }) => doubleCoded);
    expect(double.length / answers.length).toBeGreaterThan(0.35);
    const disputed = double.filter(({ text }) =>
      parseMarkup(text).codings.some(({ coder }) => coder !== 'both'),
    );
    expect(disputed.length).toBeGreaterThan(80);
    expect(disputed.length).toBeLessThan(double.length * 0.75);
  });
});

describe('the interval', () => {
  it('agrees with the worked example: mean −1, sd 0.70711, n 5', () => {
    const { mean, low, high } = interval([-2, -1, 0, -1, -1]);
    expect(mean).toBe(-1);
    expect(low).toBeCloseTo(-1 - 2.776 * 0.3162278, 4);
    expect(high).toBeCloseTo(-1 + 2.776 * 0.3162278, 4);
  });
});

// The states hold whether a 1–5 gap is read point for point or halved onto −2..+2.
describe.each([1, 0.5])('the story, gap unit %d', (unit) => {
  const gaps = gapsBy(answers, ({ touchpoint }) => touchpoint, unit);
  const inState = (state: string) =>
    touchpoints.map(({ key }) => key).filter((key) => stateOf(gaps.get(key)) === state);

  it('two touchpoints break, clearly and for many', () => {
    expect(inState('breaks')).toEqual(['appointment-window', 'first-bill']);
    for (const key of inState('breaks')) {
      expect(gaps.get(key)?.people).toBeGreaterThanOrEqual(40);
      expect(gaps.get(key)?.high).toBeLessThan(-0.5);
    }
  });

  it('one delights, two are thin, one is silent', () => {
    expect(inState('delights')).toEqual(['engineer-day']);
    expect(inState('thin')).toEqual(['service-status', 'router-return']);
    expect(inState('silent')).toEqual(['welcome-call']);
  });

  it('three are at risk and the rest meet', () => {
    expect(inState('at risk')).toEqual(['move-call', 'bill-call', 'support-line']);
    expect(inState('meets').length).toBe(touchpoints.length - 9);
  });

  it('the crossing from chat to phone loses the story, the other crossings do not', () => {
    const crossings = gapsBy(
      answers,
      ({ handover }) => handover && `${handover.from} > ${handover.to}`,
      unit,
    );
    const broken = Array.from(crossings).filter(([, summary]) => stateOf(summary) === 'breaks');
    expect(broken.map(([name]) => name)).toEqual(['chat-help > move-call']);
    expect(crossings.size).toBe(4);
  });
});

describe('crossings', () => {
  const crossed = answers.flatMap(({ handover }) => handover ?? []);

  it('join consecutive steps of a journey with different channels', () => {
    const pairs = new Set(
      journeys.flatMap(({ stages }) => {
        const steps = stages.flatMap((stage) => stage.steps);
        return steps.flatMap((step, index) => {
          const next = steps[index + 1];
          return next === undefined || next.channel === step.channel
            ? []
            : [`${step.touchpoint} > ${next.touchpoint}`];
        });
      }),
    );
    expect(
      missing(
        crossed.map(({ from, to }) => `${from} > ${to}`),
        pairs,
      ),
    ).toEqual([]);
  });

  it('keep continuity high except from chat to phone', () => {
    const continuity = (from: string) => {
      const own = crossed.filter((crossing) => crossing.from === from);
      return own.reduce((sum, { carried }) => sum + carried, 0) / (2 * own.length);
    };
    expect(continuity('chat-help')).toBeLessThan(0.2);
    for (const from of ['online-order', 'engineer-day', 'first-bill'])
      expect(continuity(from)).toBeGreaterThan(0.7);
  });
});

describe('outcomes', () => {
  it('have 5–7 opportunities, actions of every kind, efforts and effects of 1–5', () => {
    expect(opportunities.length).toBeGreaterThanOrEqual(5);
    expect(opportunities.length).toBeLessThanOrEqual(7);
    expect(
      opportunities.filter(
        ({ effort, effect }) => ![1, 2, 3, 4, 5].includes(effort) || ![1, 2, 3, 4, 5].includes(effect),
      ),
    ).toEqual([]);
    expect(new Set(actions.map(({ kind }) => kind)).size).toBe(5);
    expect(
      actions.filter(
        ({ status, decidedOn }) => status !== 'proposed' && (decidedOn === undefined || decidedOn > today),
      ),
    ).toEqual([]);
  });
});
