import type { Page } from '@playwright/test';
import { call, expect, test, visit } from './support.ts';

/** What would run if any text were ever taken for markup; each tells on itself by setting a mark on the window. */
const payloads = [
  '<script>window.__ran=1</script>',
  '<img src=x onerror="window.__ran=2">',
  '<svg onload="window.__ran=3"><circle r=9 /></svg>',
  '"><iframe srcdoc="<script>parent.__ran=4</script>"></iframe>',
  "javascript:window.__ran=5//'",
  '</text></svg><script>window.__ran=6</script>',
  '<math><mtext><table><mglyph><style><img src=x onerror=window.__ran=7>',
  '{{constructor.constructor("window.__ran=8")()}}',
  '<style>@import "//127.0.0.1:9/x.css"</style>',
  '<a href="javascript:window.__ran=9">press</a>',
].join(' ');

test.use({ serverArguments: [] });

test('script in every text field is shown as text and never runs', async ({ page, server, complaints }) => {
  test.setTimeout(240_000);
  const outside: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== server.origin && protocol !== 'data:' && protocol !== 'blob:') outside.push(request.url());
  });
  const addresses = await fillEverything(page);
  for (const address of addresses) {
    await visit(page, address);
    await page.waitForTimeout(700);
    expect(await page.evaluate(() => (window as { __ran?: number }).__ran), address).toBeUndefined();
    expect(await page.locator('script:not([src]), iframe, object, embed').count(), address).toBe(0);
  }
  await importTranscript(page);
  expect(await page.evaluate(() => (window as { __ran?: number }).__ran), 'import').toBeUndefined();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('onerror');
  await page.waitForTimeout(800);
  expect(await page.evaluate(() => (window as { __ran?: number }).__ran)).toBeUndefined();
  expect(outside).toEqual([]);
  expect(complaints).toEqual([]);
});

/** Captions whose file name, speaker and words are payloads: asked about, looked at before, brought in and read. */
async function importTranscript(page: Page): Promise<void> {
  await visit(page, '/voices/import');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await (await chooser).setFiles({
    name: '<img src=x onerror=window.__ran=11>.vtt',
    mimeType: 'text/vtt',
    buffer: Buffer.from(
      `WEBVTT\n\n00:01.000 --> 00:05.000\n<v <img src=x onerror=window.__ran=12>>${payloads}\n\n00:06.000 --> 00:09.000\n<v Ada "><script>window.__ran=13</script>>&lt;script&gt;window.__ran=14&lt;/script&gt;\n`,
    ),
  });
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Imported 1 text');
  await page.waitForTimeout(700);
  expect(await page.locator('script:not([src]), iframe, object, embed').count()).toBe(0);
}

/** Makes a workspace in which every field that takes text holds the payloads; returns the addresses that show it. */
async function fillEverything(page: Page): Promise<readonly string[]> {
  const folder = await post<{ token: string }>(page, '/api/host/list-folder', { token: null });
  const file = await post<{ token: string }>(page, '/api/host/new-file-in', {
    folder: folder.token,
    name: 'Hostile.touchline',
  });
  await call(page, 'workspace.create', { file: file.token, coderName: payloads.slice(0, 80) });
  const name = payloads.slice(0, 290);
  const segment = await call<Made>(page, 'people.segment.add', {
    name,
    description: payloads,
    valueToBusiness: payloads,
  });
  const person = await call<Made>(page, 'people.participant.add', {
    pseudonym: name,
    segmentId: segment.id,
    attributes: { [payloads.slice(0, 190)]: payloads },
  });
  const persona = await call<Made>(page, 'people.persona.add', {
    name,
    needs: payloads,
    expectations: payloads,
  });
  const touchpoint = await call<Made>(page, 'journeys.touchpoint.add', {
    name,
    fields: {
      channels: payloads,
      owner: payloads,
      rationalExpectation: payloads,
      emotionalExpectation: payloads,
    },
  });
  const study = await call<Made>(page, 'studies.study.add', {
    name,
    pattern: 'past',
    fields: {
      method: payloads,
      owner: payloads,
      decision: payloads,
      objectives: payloads,
      researchQuestions: payloads,
      hypotheses: payloads,
      budget: payloads,
      triggerEvent: payloads,
      triggerChannel: payloads,
      rhythmRule: payloads,
    },
  });
  const wave = await call<Made>(page, 'studies.wave.add', { studyId: study.id, name });
  await call(page, 'studies.session.add', {
    waveId: wave.id,
    name,
    kind: 'interview',
    participantIds: [person.id],
  });
  await call(page, 'studies.forum.add', { name, purpose: payloads, rhythm: payloads, owner: payloads });
  const parent = await call<Made>(page, 'voices.code.add', {
    name,
    description: payloads,
    whenToUse: payloads,
    whenNot: payloads,
  });
  const source = await call<Made>(page, 'voices.source.add', {
    kind: 'transcript',
    title: name,
    text: `${payloads}\n${payloads}`,
    turns: [{ speaker: payloads.slice(0, 290), participantId: person.id, start: 0, end: 40, startMs: 0 }],
    participantId: person.id,
    waveId: wave.id,
    touchpointId: touchpoint.id,
  });
  const coding = await call<Made>(page, 'voices.coding.add', {
    sourceId: source.id,
    code: { id: parent.id },
    start: 0,
    end: 60,
  });
  await call(page, 'journeys.coding.touchpoint', { codingId: coding.id, touchpoint: { id: touchpoint.id } });
  await call(page, 'voices.memo.add', { sourceId: source.id, codingId: coding.id, text: payloads });
  await call(page, 'voices.code.example.add', { codingId: coding.id });
  await call(page, 'voices.memo.add', { codeId: parent.id, text: payloads });
  await call(page, 'voices.codeSet.add', { name, codeIds: [parent.id] });
  const query = { ast: { kind: 'code', id: parent.id, below: false }, rule: 'whole', where: null };
  await call(page, 'voices.savedQuery.add', { name, query, context: { unit: 'sentences', count: 1 } });
  const answers = await addAnswers(page, name, parent.id);
  const journey = await call<Made>(page, 'journeys.journey.add', {
    name,
    scenario: payloads,
    personaId: persona.id,
  });
  const stage = await call<Made>(page, 'journeys.stage.add', { journeyId: journey.id, name });
  const step = await call<Made>(page, 'journeys.step.add', {
    stageId: stage.id,
    name,
    touchpoint: { id: touchpoint.id },
    channel: payloads.slice(0, 95),
  });
  const lane = await call<Made>(page, 'journeys.lane.add', { journeyId: journey.id, kind: 'text', name });
  await call(page, 'journeys.cell.set', { laneId: lane.id, stepId: step.id, text: payloads });
  await call(page, 'journeys.opportunity.add', { name, touchpointId: touchpoint.id, description: payloads });
  return [
    '/home',
    '/studies',
    `/studies/${study.id}`,
    '/voices?view=grid',
    '/voices?view=grid&group=code',
    `/voices/source/${source.id}?coding=${coding.id}`,
    `/voices/source/${answers}`,
    `/voices/codebook/${parent.id}`,
    `/voices/retrieve?q=${encodeURIComponent('*')}`,
    '/voices/compare',
    '/voices/compare?tab=words',
    '/voices/compare?tab=context&word=onerror',
    '/voices/compare?tab=time',
    '/voices/agreement',
    `/voices/agreement?code=${parent.id}`,
    '/voices/auto-code',
    '/voices/suggestions',
    '/voices/pseudonymise',
    '/journeys',
    `/journeys/${journey.id}`,
    `/journeys/${journey.id}/step/${step.id}`,
    '/people',
    '/settings',
  ];
}

/** Notes two coders coded differently, so that every way of comparing has something to show; the id of one. */
async function addAnswers(page: Page, title: string, codeId: number): Promise<number> {
  let last = 0;
  const add = async (start: number): Promise<void> => {
    const text = `${payloads}. Answer ${start}: onerror and payloads said again.`;
    last = (
      await call<Made>(page, 'voices.source.add', { kind: 'answer', title, text, heardAt: 1_770_000_000_000 })
    ).id;
    await call(page, 'voices.coding.add', { sourceId: last, code: { id: codeId }, start, end: 90 });
  };
  for (let start = 0; start < 6; start += 1) await add(start);
  const other = await call<Made>(page, 'workspace.coder.add', { name: `B ${payloads.slice(0, 70)}` });
  await call(page, 'workspace.coder.choose', { id: other.id });
  await call(page, 'voices.coding.add', { sourceId: last, code: { id: codeId }, start: 20, end: 120 });
  return last;
}

interface Made {
  readonly id: number;
}

async function post<T>(page: Page, route: string, body: unknown): Promise<T> {
  return (await page.evaluate(
    async ({ route: to, body: data }) => {
      const response = await fetch(to, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(data),
      });
      return (await response.json()) as unknown;
    },
    { route, body },
  )) as T;
}
