import type { Page } from '@playwright/test';
import type { JourneyMap, StepEvidence } from '../shared/journeys/model.ts';
import { rank } from '../shared/journeys/severity.ts';
import { all, at, atFirst, call, click, keys, type Step, type } from './shots-steps.ts';
import { voicesScenes } from './shots-voices.ts';

export interface ShotScene {
  readonly name: string;
  /** Brings the page to what is to be seen. */
  readonly show: Step;
}

interface WithId {
  readonly id: number;
}

// The shapes below are those of the contract this program is compiled with.
const firstOf = (value: unknown): unknown => (value as readonly WithId[])[0]?.id;
const firstRow = (value: unknown): unknown => (value as { rows: readonly WithId[] }).rows[0]?.id;

const study = atFirst('studies.list', {}, firstOf, (id) => `/studies/${id}`);
const transcripts = { filter: { kinds: ['transcript'] }, limit: 1 };
const reader = (query = ''): Step =>
  atFirst('voices.sources', transcripts, firstRow, (id) => `/voices/source/${id}${query}`);
const map = atFirst('journeys.list', {}, firstOf, (id) => `/journeys/${id}`);

/** The reader with its first coding picked, from where the keys of coding work. */
const picked = all(reader(), click('.cm-content'), keys('Control+Home', '.'));
const grid = all(at('/voices'), inGrid);

async function inGrid(page: Page): Promise<void> {
  await page.getByRole('grid', { name: 'Answers' }).getByRole('gridcell').first().click();
  await page.waitForTimeout(300);
}

/** The worst step of the first journey. */
async function worstStep(page: Page): Promise<{ readonly journeyId: number; readonly stepId: number }> {
  const journeyId = Number(firstOf(await call(page, 'journeys.list')));
  const { stages } = (await call(page, 'journeys.map', { id: journeyId, filter: {} })) as JourneyMap;
  const worst = rank(stages.flatMap(({ steps }) => steps))[0];
  if (!worst) throw new Error('The journey has no step to show');
  return { journeyId, stepId: worst.id };
}

/** By its address: where one pane fits at a time the ranking is out of sight. */
const step: Step = async (page, origin) => {
  const { journeyId, stepId } = await worstStep(page);
  await at(`/journeys/${journeyId}/step/${stepId}`)(page, origin);
};

/** A quote of that step in its source, a rated one where there is one. */
const rated: Step = async (page, origin) => {
  const { stepId } = await worstStep(page);
  const { quotes } = (await call(page, 'journeys.step.evidence', { stepId, filter: {} })) as StepEvidence;
  const quote = quotes.find(({ rating }) => rating !== null) ?? quotes[0];
  if (!quote) throw new Error('The step has no quote to show');
  await at(`/voices/source/${quote.sourceId}?coding=${quote.codingId}`)(page, origin);
  await page.locator('.coding-picked').first().waitFor();
  await page.waitForTimeout(500);
};

const survey = [
  'id,customer,date,touchpoint,What went wrong?,expected,experienced',
  ...Array.from({ length: 40 }, (_, at) =>
    [
      at + 1,
      `C-${(at * 7) % 23}`,
      `2026-05-${String(1 + (at % 28)).padStart(2, '0')}`,
      at % 2 === 0 ? 'First bill after the move' : 'Engineer on the day',
      `"Answer ${at + 1}: the engineer came, but nobody had told me when, so I waited until ${1 + (at % 9)}."`,
      5 + (at % 5),
      1 + (at % 7),
    ].join(','),
  ),
].join('\n');

/** The mapping screen over a file made here. */
const mapping = all(at('/voices/import'), async (page) => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await (await chooser).setFiles({
    name: 'May survey.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(survey),
  });
  await page.getByRole('table', { name: 'Columns' }).waitFor();
  await page.waitForTimeout(400);
});
const preview = all(mapping, async (page) => {
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('region', { name: 'What will happen' }).waitFor();
  await page.waitForTimeout(600);
});

/** Without a workspace. Later scenes have none either: these come last. */
const closed: Step = async (page, origin) => {
  await page.goto(`${origin}/home`);
  await page.waitForTimeout(400);
  await call(page, 'workspace.close').catch(() => undefined);
  await page.goto(`${origin}/`);
  await page.getByRole('button', { name: 'New workspace…' }).waitFor();
  await page.waitForTimeout(500);
};

/** Every screen and dialog, in the order of the rail. */
export const scenes: readonly ShotScene[] = [
  { name: '01-home', show: at('/home') },
  { name: '02-palette', show: all(at('/home'), keys('Control+k')) },
  { name: '02-palette-found', show: all(at('/home'), keys('Control+k'), type('engineer')) },
  {
    name: '02-menu',
    show: all(at('/home'), click('header button[aria-label="Menu"]'), keys('ArrowDown', 'ArrowRight')),
  },
  { name: '03-studies', show: at('/studies') },
  { name: '03-study-new', show: at('/studies?new=study') },
  { name: '04-study', show: study },
  { name: '05-voices-grid', show: grid },
  {
    name: '05-voices-grid-code',
    show: all(grid, keys('ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'c')),
  },
  { name: '05-voices-grid-words', show: all(grid, keys('Enter', 's')) },
  { name: '05-voices-code', show: all(at('/voices'), click('.codebook-tree [role="row"]')) },
  { name: '06-voices-reader', show: reader() },
  { name: '06-voices-reader-coding', show: picked },
  { name: '06-voices-reader-code', show: all(picked, keys('s', 'c'), type('bill')) },
  { name: '06-voices-reader-touchpoint', show: all(picked, keys('t')) },
  { name: '06-voices-reader-rate', show: all(rated, keys('g')) },
  { name: '06-voices-reader-rate-scale', show: all(rated, keys('g', 's')) },
  { name: '06-voices-reader-memo', show: all(picked, keys('m')) },
  { name: '06-voices-reader-edit', show: all(reader(), click('.cm-content'), keys('e')) },
  { name: '06-voices-reader-find', show: all(reader(), click('.cm-content'), keys('/'), type('the')) },
  { name: '06-voices-paste', show: all(at('/voices'), keys('Control+Shift+v')) },
  { name: '07-voices-import', show: at('/voices/import') },
  { name: '07-voices-import-mapping', show: mapping },
  { name: '07-voices-import-preview', show: preview },
  ...voicesScenes,
  { name: '08-journeys', show: at('/journeys') },
  { name: '08-journeys-new', show: at('/journeys?new=journey') },
  { name: '09-journey-map', show: map },
  { name: '10-journey-step', show: step },
  { name: '10-journey-step-people', show: all(step, click('[role="tab"]:nth-of-type(2)')) },
  {
    name: '11-journey-step-editor',
    show: all(map, click('[role="columnheader"][data-cell^="steps/"]'), keys('F2')),
  },
  { name: '12-reports', show: at('/reports') },
  { name: '13-people', show: at('/people') },
  { name: '14-settings', show: at('/settings') },
  { name: '14-settings-backups', show: at('/settings#backups') },
  { name: '15-keyboard', show: at('/keyboard') },
  { name: '16-save-copy', show: all(at('/home'), keys('Control+Shift+s')) },
  { name: '17-start', show: closed },
  { name: '17-start-new', show: all(closed, keys('Control+n')) },
  { name: '17-start-open', show: all(closed, keys('Control+o')) },
];
