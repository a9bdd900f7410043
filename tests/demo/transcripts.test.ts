import { describe, expect, it } from 'vitest';
import { coders, participants, segments } from '../../build/demo/content/cast.ts';
import { codebook } from '../../build/demo/content/codebook.ts';
import { journeys } from '../../build/demo/content/journeys.ts';
import { studies } from '../../build/demo/content/studies.ts';
import { touchpoints } from '../../build/demo/content/touchpoints.ts';
import { transcripts } from '../../build/demo/content/transcripts/index.ts';
import { codingsByCoder, type MarkedText, parseMarkup } from '../../build/demo/markup.ts';
import { type DemoTranscript, participantOfTurn } from '../../build/demo/transcript-types.ts';

const codeKeys = new Set(codebook.map((code) => code.key));
const touchpointKeys = new Set(touchpoints.map((touchpoint) => touchpoint.key));
const sessions = studies.flatMap((study) => study.sessions);

/** Handovers on a map, as `from>to`: consecutive steps of a journey. */
const handovers = new Set(
  journeys.flatMap((journey) => {
    const steps = journey.stages.flatMap((stage) => stage.steps);
    return steps.slice(1).map((step, index) => `${steps[index]?.touchpoint}>${step.touchpoint}`);
  }),
);

function parsedTurns(transcript: DemoTranscript): readonly MarkedText[] {
  return transcript.turns.map((turn) => parseMarkup(turn.text));
}

function codingsIn(transcript: DemoTranscript): number {
  return parsedTurns(transcript).reduce(
    (sum, turn) => sum + codingsByCoder(turn, transcript.doubleCoded).length,
    0,
  );
}

describe('the transcripts together', () => {
  it('are eight with keys and sessions of their own', () => {
    expect(transcripts).toHaveLength(8);
    expect(new Set(transcripts.map((one) => one.key)).size).toBe(8);
    expect(new Set(transcripts.map((one) => one.sessionKey)).size).toBe(8);
  });

  it('hear all four segments, one couple and one who left', () => {
    const heard = participants.filter((person) =>
      transcripts.some((one) => one.participantKeys.includes(person.key)),
    );
    expect(new Set(heard.map((person) => person.segment))).toEqual(
      new Set(segments.map((segment) => segment.key)),
    );
    expect(transcripts.filter((one) => one.participantKeys.length === 2)).toHaveLength(1);
    expect(heard.filter((person) => person.relation === 'left')).toHaveLength(1);
  });

  it('are asked by both interviewers and coded twice in half', () => {
    expect(new Set(transcripts.map((one) => one.interviewer))).toEqual(
      new Set(coders.map((coder) => coder.key)),
    );
    expect(transcripts.filter((one) => one.doubleCoded)).toHaveLength(4);
  });

  it('carry at least 450 codings, one for each coder', () => {
    expect(transcripts.reduce((sum, one) => sum + codingsIn(one), 0)).toBeGreaterThanOrEqual(450);
  });

  it('leave the silent and the thin touchpoints alone', () => {
    const linked = transcripts
      .flatMap(parsedTurns)
      .flatMap((turn) => turn.codings.flatMap((coding) => [coding.link?.touchpoint, coding.link?.to]));
    expect(linked).toContain('appointment-window');
    for (const key of ['welcome-call', 'service-status', 'router-return']) expect(linked).not.toContain(key);
  });
});

describe.each(transcripts.map((one) => [one.key, one] as const))('%s', (_key, transcript) => {
  const parsed = parsedTurns(transcript);
  const codings = parsed.flatMap((turn) => turn.codings);

  it('belongs to a session with its participants on its date', () => {
    const session = sessions.find((one) => one.key === transcript.sessionKey);
    expect(session?.participants).toEqual(transcript.participantKeys);
    expect(session?.date).toBe(transcript.date);
  });

  it('names participants of the cast, and each of them speaks', () => {
    const cast = new Set(participants.map((person) => person.key));
    expect(transcript.participantKeys.filter((key) => !cast.has(key))).toEqual([]);
    const speaking = transcript.turns
      .filter((turn) => turn.speaker !== 'Interviewer')
      .map((turn) => participantOfTurn(transcript, turn));
    expect(new Set(speaking)).toEqual(new Set(transcript.participantKeys));
  });

  it('runs to 1,500 words or more without its markup', () => {
    const text = parsed.map((turn) => turn.text).join(' ');
    expect(text.split(/\s+/u).length).toBeGreaterThanOrEqual(1500);
    expect(text).not.toMatch(/\[\[|\]\]/u);
  });

  it('has turns in order of time, within its session', () => {
    const starts = transcript.turns.map((turn) => turn.start);
    for (const [index, start] of starts.entries()) {
      if (index > 0) expect(start).toBeGreaterThan(starts[index - 1] ?? Number.POSITIVE_INFINITY);
    }
    const minutes = sessions.find((one) => one.key === transcript.sessionKey)?.minutes ?? 0;
    expect(starts.at(-1)).toBeLessThan(minutes * 60);
  });

  it('holds 45 to 70 coded passages', () => {
    expect(codings.length).toBeGreaterThanOrEqual(45);
    expect(codings.length).toBeLessThanOrEqual(70);
  });

  it('names codes, touchpoints and handovers that exist', () => {
    expect(codings.map((coding) => coding.code).filter((code) => !codeKeys.has(code))).toEqual([]);
    const links = codings.flatMap((coding) => coding.link ?? []);
    expect(links.map((link) => link.touchpoint).filter((key) => !touchpointKeys.has(key))).toEqual([]);
    const crossed = links.flatMap((link) => (link.to === undefined ? [] : [`${link.touchpoint}>${link.to}`]));
    expect(crossed.filter((crossing) => !handovers.has(crossing))).toEqual([]);
    expect(links.some((link) => link.gap !== undefined)).toBe(true);
  });

  it('codes only what participants say', () => {
    const asked = transcript.turns.flatMap((turn, index) =>
      turn.speaker === 'Interviewer' ? (parsed[index]?.codings ?? []) : [],
    );
    expect(asked).toEqual([]);
  });

  it('shows real disagreement where both coders read it', () => {
    const alone = codings.filter((coding) => coding.coder !== 'both');
    if (transcript.doubleCoded) {
      for (const mark of ['a', 'b'] as const)
        expect(alone.filter((coding) => coding.coder === mark).length).toBeGreaterThanOrEqual(5);
    } else {
      expect(alone).toEqual([]);
    }
  });
});
