import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { codePointLength } from '../../shared/text/code-points.ts';
import type { Builder } from './builder.ts';
import * as content from './content/index.ts';
import type { DemoAnswer } from './content-types.ts';
import type { Ids } from './ids.ts';
import { codingsByCoder, parseMarkup } from './markup.ts';
import { type DemoTranscript, participantOfTurn } from './transcript-types.ts';
import { type PlacedCoding, writeCodings } from './write-codings.ts';

/** The codebook, the survey answers through the CSV import, the transcripts, and what both coders saw in them. */
export async function writeVoices(builder: Builder, ids: Ids): Promise<void> {
  await writeCodebook(builder, ids);
  const codings: PlacedCoding[] = [];
  for (const group of answersByFile(content.answers))
    codings.push(...(await writeAnswers(builder, ids, group)));
  for (const transcript of content.transcripts)
    codings.push(...(await writeTranscript(builder, ids, transcript)));
  await writeCodings(builder, ids, codings);
}

async function writeCodebook(builder: Builder, ids: Ids): Promise<void> {
  for (const { key, parent, name, colour, description, whenToUse, whenNot } of content.codebook) {
    const parentId = parent === undefined ? null : ids.code.get(parent);
    const { id } = await builder.do('voices.code.add', {
      name,
      parentId,
      colour,
      description,
      whenToUse,
      whenNot,
    });
    ids.code.set(key, id);
  }
}

/** Short numbers as a survey tool gives them; the content's own keys are long words. */
const responseIds = new Map(content.answers.map(({ key }, index) => [key, `F${1001 + index}`]));
const responseId = ({ key }: DemoAnswer) => responseIds.get(key) ?? key;

type Group = readonly [DemoAnswer, ...DemoAnswer[]];

/** One file for each question of each wave, as a survey tool would export it. */
function answersByFile(answers: readonly DemoAnswer[]): readonly Group[] {
  const groups = new Map<string, [DemoAnswer, ...DemoAnswer[]]>();
  for (const answer of answers) {
    const key = `${answer.wave} ${answer.question}`;
    const group = groups.get(key);
    if (group) group.push(answer);
    else groups.set(key, [answer]);
  }
  return [...groups.values()];
}

const people = new Map(content.participants.map((person) => [person.key, person]));
const touchpointNames = new Map(content.touchpoints.map(({ key, name }) => [key, name]));
const questions = new Map(
  content.instruments.flatMap((i) => i.questions.map(({ key, text }) => [key, text] as const)),
);

async function writeAnswers(builder: Builder, ids: Ids, group: Group): Promise<readonly PlacedCoding[]> {
  const [first] = group;
  const question = questions.get(first.question) ?? first.question;
  builder.at(
    group
      .map(({ date }) => date)
      .sort()
      .at(-1) ?? first.date,
  );
  const file = path.join(builder.folder, `${first.wave} ${first.question}.csv`);
  writeFileSync(file, csvOf(group, question));
  const { token } = builder.store.tokens.grant(file, 'import');
  const roles = columnsOf(question);
  const plan = await builder.run('voices.import.planTable', {
    file: token,
    mapping: {
      columns: roles.map((column, index) => ({ index, ...column })),
      waveId: ids.wave.get(first.wave),
    },
  });
  if (plan.counts.sources !== group.length || plan.counts.skipped > 0 || plan.counts.participantsNew > 0) {
    throw new Error(
      `The import of ${file} would not bring in all: ${JSON.stringify(plan.counts)} ${plan.notes.join(' ')}`,
    );
  }
  await builder.do('voices.import.apply', { planId: plan.planId });
  const { rows } = await builder.do('voices.sources', {
    filter: { waveId: ids.wave.get(first.wave) },
    limit: 5000,
  });
  const byTitle = new Map(rows.map(({ id, title }) => [title, id]));
  return group.flatMap((answer) => {
    const sourceId = byTitle.get(`Response ${responseId(answer)}`);
    if (sourceId === undefined) throw new Error(`The answer ${answer.key} was not imported`);
    ids.answer.set(answer.key, sourceId);
    return codingsByCoder(parseMarkup(answer.text), answer.doubleCoded).map((coding) => ({
      ...coding,
      sourceId,
      date: answer.date,
      participantKey: answer.participant,
      touchpoint: answer.touchpoint,
      handover: answer.handover,
    }));
  });
}

type Column = {
  readonly name: string;
  readonly role:
    | { role: 'answer' | 'attribute' | 'participant' | 'response-id' | 'date' | 'touchpoint' }
    | ScoreRole;
};
interface ScoreRole {
  role: 'score';
  scale: { kind: 'expectation' | 'experience' | 'importance' | 'nps'; min: number; max: number };
}

const score = (kind: ScoreRole['scale']['kind'], min: number, max: number): ScoreRole => ({
  role: 'score',
  scale: { kind, min, max },
});

function columnsOf(question: string): readonly Column[] {
  return [
    { name: 'Response', role: { role: 'response-id' } },
    { name: 'Customer', role: { role: 'participant' } },
    { name: 'Date', role: { role: 'date' } },
    { name: 'Touchpoint', role: { role: 'touchpoint' } },
    { name: question, role: { role: 'answer' } },
    { name: 'Expected', role: score('expectation', 1, 5) },
    { name: 'Experienced', role: score('experience', 1, 5) },
    { name: 'Importance', role: score('importance', 1, 5) },
    { name: 'Recommend', role: score('nps', 0, 10) },
    { name: 'Segment', role: { role: 'attribute' } },
    { name: 'Region', role: { role: 'attribute' } },
    { name: 'Package', role: { role: 'attribute' } },
    { name: 'Age', role: { role: 'attribute' } },
  ];
}

function csvOf(group: Group, question: string): string {
  const rows = group.map((answer) => {
    const person = people.get(answer.participant);
    const { expectation, experience, importance, recommend } = answer.scores;
    const segment = content.segments.find(({ key }) => key === person?.segment)?.name;
    return [
      responseId(answer),
      person?.pseudonym,
      answer.date,
      answer.touchpoint === undefined ? '' : touchpointNames.get(answer.touchpoint),
      parseMarkup(answer.text).text,
      expectation,
      experience,
      importance,
      recommend,
      segment,
      person?.region,
      person?.package,
      person?.ageBand,
    ];
  });
  return [columnsOf(question).map(({ name }) => name), ...rows]
    .map((row) => row.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(','))
    .join('\r\n');
}

async function writeTranscript(
  builder: Builder,
  ids: Ids,
  transcript: DemoTranscript,
): Promise<readonly PlacedCoding[]> {
  builder.at(transcript.date);
  let text = '';
  let length = 0;
  const codings: Omit<PlacedCoding, 'sourceId'>[] = [];
  const turns = transcript.turns.map((turn) => {
    const marked = parseMarkup(turn.text);
    const start = length;
    const key = participantOfTurn(transcript, turn);
    for (const coding of codingsByCoder(marked, transcript.doubleCoded)) {
      codings.push({
        ...coding,
        start: coding.start + start,
        end: coding.end + start,
        date: transcript.date,
        participantKey: key ?? transcript.participantKeys[0] ?? '',
        touchpoint: undefined,
        handover: undefined,
      });
    }
    text += `${marked.text}\n`;
    length += codePointLength(marked.text) + 1;
    return {
      speaker: turn.speaker,
      participantId: key === undefined ? null : ids.participant.get(key),
      start,
      end: length - 1,
      startMs: turn.start * 1000,
    };
  });
  const [only, ...others] = transcript.participantKeys;
  const { id: sourceId } = await builder.do('voices.source.add', {
    kind: 'transcript',
    title: transcript.title,
    text: text.trimEnd(),
    turns,
    participantId: only !== undefined && others.length === 0 ? ids.participant.get(only) : null,
    waveId: ids.sessionWave.get(transcript.sessionKey),
    sessionId: ids.session.get(transcript.sessionKey),
    heardAt: Date.parse(`${transcript.date}T10:00:00Z`),
  });
  return codings.map((coding) => ({ ...coding, sourceId }));
}
