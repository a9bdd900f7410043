import type { Page } from '@playwright/test';
import { all, at, atFirst, call, click, keys, type Step, type } from './shots-steps.ts';

interface Code {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
  readonly codings: number;
}

/** The codes of the example, those used most first. */
async function codes(page: Page): Promise<readonly Code[]> {
  const found = (await call(page, 'voices.codes')) as readonly Code[];
  return found.toSorted((a, b) => b.codings - a.codings);
}

async function codeNames(page: Page): Promise<readonly [string, string, string]> {
  const [first, second, third] = (await codes(page)).map(({ name }) => `"${name}"`);
  return [first ?? '', second ?? '', third ?? ''];
}

/** Presses the button or menu item that is called so. */
const choose =
  (name: string | RegExp): Step =>
  async (page) => {
    const item = page.getByRole('menuitem', { name }).or(page.getByRole('button', { name }));
    await item.first().click();
    await page.waitForTimeout(400);
  };

const shown =
  (selector: string): Step =>
  async (page) => {
    await page.locator(selector).first().waitFor();
    await page.waitForTimeout(400);
  };

/** Both AND and OR and a NOT, over what every workspace has. */
const nested = {
  all: [
    { test: 'kind', kinds: ['answer'] },
    {
      any: [
        { test: 'text', words: 'engineer' },
        { all: [{ test: 'text', words: 'bill' }, { not: { test: 'coded', is: false } }] },
      ],
    },
  ],
};
const gridFiltered = at(`/voices?view=grid&filter=${encodeURIComponent(JSON.stringify(nested))}`);

const codePage = atFirst(
  'voices.codes',
  {},
  (value) => (value as readonly Code[]).toSorted((a, b) => b.codings - a.codings)[0]?.id,
  (id) => `/voices/codebook/${id}`,
);
const codeMenu = all(codePage, click('.codebook-tree [role="row"]'), choose(/^More for/));

const query: Step = async (page, origin) => {
  const [first, second, third] = await codeNames(page);
  const q = encodeURIComponent(`${first} AND NOT ${second} OR ${third} NEAR/30w ${first}`);
  await at(`/voices/retrieve?q=${q}&rule=overlap`)(page, origin);
  await page.locator('.result').first().waitFor();
};

const matrix = all(
  at('/voices'),
  async (page) => {
    await page.evaluate(() => {
      const view = {
        rows: 'codes',
        columns: 'touchpoint',
        measure: 'quotes',
        as: 'count',
        most: '40',
        view: 'map',
      };
      localStorage.setItem('touchline.voices.compare.matrix', JSON.stringify(view));
    });
  },
  at('/voices/compare'),
  shown('.heat-cell'),
);
/** The fullest cell beside the diagonal, opened. */
const cell: Step = all(matrix, async (page) => {
  const cells = await page.locator('.heat-cell').evaluateAll((found) =>
    found.map((one) => ({
      name: one.getAttribute('aria-label') ?? '',
      count: Number(/: (\d+)$/.exec(one.getAttribute('aria-label') ?? '')?.[1] ?? 0),
    })),
  );
  const beside = cells.filter(({ name }) => {
    const [row, column] = name.replace(/: \d+$/, '').split(', ');
    return row !== column;
  });
  const fullest = beside.toSorted((a, b) => b.count - a.count)[0];
  await page.getByRole('gridcell', { name: fullest?.name ?? '', exact: true }).click();
  await page.locator('.result').first().waitFor();
});
const tab =
  (name: string): Step =>
  async (page) => {
    await page.getByRole('tab', { name }).click();
    await page.waitForTimeout(1500);
  };

/** A second coder of the example, who coded some answers otherwise; added once. */
const secondCoder: Step = async (page) => {
  const coders = (await call(page, 'workspace.coders')) as readonly {
    id: number;
    name: string;
    isConsensus: boolean;
    isActive: boolean;
  }[];
  if (coders.filter(({ isConsensus }) => !isConsensus).length > 1) return;
  const first = coders.find(({ isActive }) => isActive);
  const { rows } = (await call(page, 'voices.sources', {
    filter: { kinds: ['answer'] },
    limit: 60,
  })) as { rows: readonly { id: number }[] };
  const others = await codes(page);
  const added = (await call(page, 'workspace.coder.add', { name: 'Tomás Ito' })) as { id: number };
  const works: { sourceId: number; codeId: number; start: number; end: number }[] = [];
  for (const { id } of rows) {
    const { codings } = (await call(page, 'voices.source.get', { id })) as {
      codings: readonly { codeId: number; start: number; end: number }[];
    };
    works.push(...codings.map(({ codeId, start, end }) => ({ sourceId: id, codeId, start, end })));
  }
  await call(page, 'workspace.coder.choose', { id: added.id });
  for (const [n, { sourceId, codeId, start, end }] of works.entries()) {
    const other = others[n % 3]?.id ?? codeId;
    const code = { id: n % 4 === 0 ? other : codeId };
    await call(page, 'voices.coding.add', {
      sourceId,
      code,
      start,
      end: n % 5 === 0 ? start + Math.ceil((end - start) / 2) : end,
    });
  }
  if (first) await call(page, 'workspace.coder.choose', { id: first.id });
};
const agreement = all(at('/voices'), secondCoder, at('/voices/agreement'), shown('.agreement-open'));
const disagreement = all(agreement, async (page) => {
  const rows = page.locator('.agreement-table tbody').last().locator('tr');
  const differ = await rows.evaluateAll((found) =>
    found.map((row) => Number(row.querySelectorAll('td')[4]?.textContent ?? 0)),
  );
  const most = differ.indexOf(Math.max(...differ));
  await rows.nth(most).locator('.agreement-open').click();
  await page.locator('.disagree').waitFor();
  await page.waitForTimeout(400);
});

const autoCode: Step = all(at('/voices/auto-code'), async (page) => {
  const [code] = await codes(page);
  await page.getByRole('textbox', { name: 'Look for words' }).first().fill('engineer*, waited, "no show"');
  await page.getByRole('button', { name: 'Choose code' }).first().click();
  await page.keyboard.type(code?.name ?? '');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
});
const autoCodePreview = all(autoCode, choose(/^Preview$/), shown('.auto-hits [role="option"]'));

const call3 = `WEBVTT

1
00:00:01.000 --> 00:00:05.000
<v Mara Interviewer>Thank you for your time. What happened when you moved?

2
00:00:05.200 --> 00:00:14.000
<v Adaeze O.>I booked the engineer for Tuesday, and on Tuesday nobody came. I had taken the day off.

3
00:00:14.500 --> 00:00:20.000
<v Bela (partner)>And then the bill came, with a fee for a visit that never was.

4
00:00:20.500 --> 00:00:24.000
<v Mara Interviewer>What did you do next?

5
00:00:24.500 --> 00:00:31.000
<v Adaeze O.>I called. I waited forty minutes, and told it all again, twice.
`;
const speakers = all(at('/voices/import'), async (page) => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await (await chooser).setFiles({
    name: 'Moving house, call 3.vtt',
    mimeType: 'text/vtt',
    buffer: Buffer.from(call3),
  });
  await page.getByRole('heading', { name: 'Who speaks' }).waitFor();
  await page.waitForTimeout(400);
});

/** A note in which twelve codes lie over the same words. */
const dense: Step = all(at('/voices'), async (page, origin) => {
  const title = 'Twelve codes over the same words';
  const made = (await call(page, 'voices.sources', { filter: { kinds: ['note'] } })) as {
    rows: readonly { readonly id: number; readonly title: string }[];
  };
  const known = made.rows.find((row) => row.title === title);
  if (known) {
    await at(`/voices/source/${known.id}`)(page, origin);
    return;
  }
  const found = (await codes(page)).slice(0, 12);
  const text =
    'I booked the engineer for Tuesday between eight and one, and took the day off. Nobody came. At two I called and waited forty minutes; the man was kind but could not say when. He promised a call back, which never came. On Friday the bill arrived, with a fee for the missed visit. I wrote to the help line twice and told it all again.\nIn the end a neighbour helped us. We will not recommend it to anyone who has to move.';
  const { id } = (await call(page, 'voices.source.add', {
    kind: 'note',
    title,
    text,
  })) as { id: number };
  for (const [n, code] of found.entries()) {
    await call(page, 'voices.coding.add', {
      sourceId: id,
      code: { id: code.id },
      start: n * 9,
      end: 330 - n * 11,
    });
  }
  await at(`/voices/source/${id}`)(page, origin);
});

/** Every screen and dialog of Voices beside the grid, the reader and the import of tables. */
export const voicesScenes: readonly { readonly name: string; readonly show: Step }[] = [
  { name: '05-voices-grid-grouped', show: at('/voices?view=grid&group=touchpoint') },
  { name: '05-voices-grid-filter', show: all(gridFiltered, click('.grid-bar .condition-line button')) },
  { name: '07-voices-import-speakers', show: speakers },
  {
    name: '07-voices-import-speakers-new',
    show: all(speakers, click('.speaker-row:nth-child(2) .speaker-who button'), keys('End', 'Enter')),
  },
  {
    name: '07-voices-import-texts-preview',
    show: all(speakers, choose(/^Preview$/), shown('.import-preview')),
  },
  { name: '20-codebook', show: at('/voices/codebook') },
  { name: '20-codebook-code', show: codePage },
  { name: '20-codebook-menu', show: codeMenu },
  { name: '20-codebook-merge', show: all(codeMenu, choose(/^Merge/)) },
  { name: '20-codebook-split', show: all(codeMenu, choose(/^Split/)) },
  { name: '20-codebook-move', show: all(codeMenu, choose(/^Move to/)) },
  { name: '20-codebook-sets', show: all(codeMenu, choose(/^Code sets/)) },
  { name: '21-retrieve-empty', show: at('/voices/retrieve') },
  { name: '21-retrieve', show: query },
  { name: '21-retrieve-typing', show: all(at('/voices/retrieve'), click('.query-text'), type('"')) },
  {
    name: '21-retrieve-problem',
    show: all(at('/voices/retrieve'), click('.query-text'), type('"nothing called so" AND'), keys('Escape')),
  },
  { name: '21-retrieve-filter', show: all(query, click('.retrieve-ask .condition-line button')) },
  { name: '21-retrieve-save', show: all(query, choose(/^Save…$/)) },
  { name: '21-retrieve-export', show: all(query, choose(/^Export…$/)) },
  { name: '22-compare-matrix', show: matrix },
  { name: '22-compare-cell', show: cell },
  { name: '22-compare-words', show: all(at('/voices/compare'), tab('Words')) },
  { name: '22-compare-context', show: at('/voices/compare?tab=context&word=engineer') },
  { name: '22-compare-time', show: all(at('/voices/compare'), tab('Over time')) },
  { name: '23-agreement', show: agreement },
  { name: '23-agreement-place', show: disagreement },
  { name: '24-auto-code', show: autoCode },
  { name: '24-auto-code-preview', show: autoCodePreview },
  { name: '25-suggestions', show: all(at('/voices/suggestions'), shown('.suggest-row')) },
  {
    name: '25-suggestions-quality',
    show: all(
      at('/voices/suggestions'),
      shown('.suggest-row'),
      choose(/^How good/),
      shown('[role="dialog"] table'),
    ),
  },
  {
    name: '14-settings-keyboard',
    show: all(at('/settings#keyboard'), click('.keymap-row:nth-child(3) button')),
  },
  // What is made for these would be counted by the others.
  { name: '06-voices-reader-dense', show: dense },
  {
    name: '06-voices-reader-dense-picked',
    show: all(dense, click('.cm-content'), keys('Control+Home', '.', '.', '.')),
  },
];
