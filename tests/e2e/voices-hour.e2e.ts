import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { paneTo, press, runByName, tabTo } from './keyboard.ts';
import { call, expect, test } from './support.ts';
import { codesSaid, writeQualtrics } from './survey.ts';

test.use({ serverArguments: [] });

const folder = mkdtempSync(path.join(os.tmpdir(), 'touchline-hour-'));
const survey = path.join(folder, 'Recommend us.csv');
test.beforeAll(() => writeQualtrics(survey));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an hour of coding by keyboard only: import, code, edit, undo, query, agree, compare', async ({
  page,
  complaints,
}) => {
  test.setTimeout(280_000);
  const messages = page.getByRole('region', { name: 'Messages' });
  const grid = page.getByRole('grid', { name: 'Answers' });

  await test.step('a new workspace and a Qualtrics export', async () => {
    await press(page, 'Control+n');
    await expect(page.getByRole('textbox', { name: 'Client or programme' })).toBeFocused();
    await page.keyboard.type('Harbour Lines');
    await press(page, 'Tab');
    await page.keyboard.type('Rosa Diaz');
    await press(page, 'Enter');
    await expect(page.getByRole('textbox', { name: 'File name' })).toBeFocused();
    await press(page, 'Enter');
    await expect(page).toHaveURL(/\/home$/);
    await press(page, 'Control+Shift+i');
    const chooser = page.waitForEvent('filechooser');
    await expect(page.getByRole('button', { name: 'Choose files…' })).toBeFocused();
    await press(page, 'Enter');
    await (await chooser).setFiles(survey);
    await expect(page.getByRole('table', { name: 'Columns' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Qualtrics Written by/ })).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: 'Preview' }), { key: 'Shift+Tab', most: 90 });
    await press(page, 'Enter');
    const sum = page.getByRole('region', { name: 'What will happen' });
    await expect(sum).toContainText('Adds 50 answers from 41 respondents');
    await expect(sum).toContainText('1 row of 42 will be skipped');
    await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeFocused();
    await press(page, 'Enter');
    await expect(messages).toContainText('Imported 50 answers from 41 respondents');
  });

  const focused = () => page.locator(':focus').innerText();
  await test.step('three codes made by typing, pinned, and thirty answers coded row after row', async () => {
    await expect(page).toHaveURL(/\/voices\?filter=/);
    await paneTo(page, page.getByRole('region', { name: 'Answers' }));
    await tabTo(page, grid);
    await expect(page.locator(':focus')).toHaveAttribute('role', 'gridcell');
    for (const name of ['delay', 'praise', 'price']) {
      await press(page, 'c');
      await expect(page.getByRole('dialog', { name: 'Code the answer' }).getByRole('combobox')).toBeFocused();
      await page.keyboard.type(name);
      await press(page, 'Enter');
      await expect(messages).toContainText(`Coded 1 answer with ${name}`);
      await press(page, 'u');
      await expect(messages).toContainText(`Removed ${name}`);
    }
    await expect.poll(() => stored(page)).toEqual([]);
    await pin(page, ['delay', 'praise', 'price']);
    await paneTo(page, page.getByRole('region', { name: 'Answers' }));
    const coded = new Map<string, readonly string[]>();
    for (let row = 0; row < 30; row += 1) {
      const answer = await focused();
      const codes = codesSaid(answer);
      for (const code of codes) {
        const key = ['delay', 'praise', 'price'].indexOf(code) + 1;
        if (key > 0) await press(page, String(key));
        else {
          await press(page, 'c');
          await expect(page.getByRole('dialog', { name: 'Code the answer' })).toBeVisible();
          await page.keyboard.type(code);
          await press(page, 'Enter');
          await expect(page.getByRole('dialog')).toHaveCount(0);
        }
      }
      if (codes.length === 0) {
        // The words themselves become the code.
        await press(page, 'v');
      }
      coded.set(answer, codes);
      await expect(page.locator(':focus')).toHaveAttribute('role', 'gridcell');
      await press(page, 'ArrowDown');
    }
    expect(coded.size).toBe(30);
    const expected = [...coded].flatMap(([words, codes]) =>
      (codes.length > 0 ? codes : [words.replace(/\.$/, '')]).map((code) => ({
        words,
        code,
        coder: 'Rosa Diaz',
      })),
    );
    expect(await stored(page)).toEqual(expected);
  });

  const text = page.locator('.cm-content');
  const steps: (readonly Coded[])[] = [];
  await test.step('the words of an answer edited: its codings stay on what they were on', async () => {
    await press(page, 'ArrowUp', 'ArrowUp');
    const answer = await focused();
    expect(codesSaid(answer)).toEqual(['delay', 'praise']);
    steps.push(await stored(page));
    await press(page, 'Control+Enter');
    await expect(page).toHaveURL(/\/voices\/source\/\d+/);
    await expect(text).toContainText(answer);
    await expect(text).toBeFocused();
    await press(page, 'e');
    await expect(page.getByRole('button', { name: 'Done editing' })).toBeVisible();
    await press(page, 'Control+Home');
    await page.keyboard.type('On Monday: 😀 ');
    await press(page, 'Escape');
    await expect(page.getByRole('button', { name: 'Done editing' })).toHaveCount(0);
    await expect(text).toContainText(`On Monday: 😀 ${answer}`);
    const id = Number(/source\/(\d+)/.exec(page.url())?.[1]);
    await expect
      .poll(async () => (await call<Text>(page, 'voices.source.get', { id })).text)
      .toBe(`On Monday: 😀 ${answer}`);
    // The words before the codings are not theirs: they moved along, both of them, past the emoji.
    const { codings } = await call<Text>(page, 'voices.source.get', { id });
    expect(codings.map(({ start, end }) => [start, end])).toEqual([
      [13, 13 + [...answer].length],
      [13, 13 + [...answer].length],
    ]);
    expect(await stored(page)).toEqual(steps[0]);
    await press(page, 'Alt+ArrowLeft');
    await expect(grid.getByRole('gridcell', { name: `On Monday: 😀 ${answer}` })).toBeFocused();
  });

  await test.step('five steps, undone one by one and done again', async () => {
    const texts: string[] = [await textsOf(page)];
    const did = async (): Promise<void> => {
      steps.push(await stored(page));
      texts.push(await textsOf(page));
    };
    steps.splice(0, steps.length, await stored(page));
    // Five answers that are not coded yet.
    await press(page, 'ArrowDown', 'ArrowDown');
    await press(page, '1');
    await expect(messages).toContainText('Coded 1 answer with delay');
    await did();
    await press(page, 'r');
    await expect(messages).toContainText('delay was there already');
    await press(page, 'ArrowDown', 'r');
    await expect.poll(async () => (await stored(page)).length).toBe((steps.at(-1)?.length ?? 0) + 1);
    await did();
    await press(page, 's', '2');
    await expect(messages).toContainText(/Coded \d+ words with praise/);
    await did();
    await press(page, 'Escape', 'ArrowDown', 'Control+d');
    await expect.poll(async () => (await stored(page)).length).toBeGreaterThan(steps.at(-1)?.length ?? 0);
    await did();
    // Of two codings on one answer the one to remove is asked for.
    await press(page, 'ArrowUp', 'u');
    await expect(page.getByRole('dialog', { name: /^Remove/ }).getByRole('option')).toHaveCount(2);
    await press(page, 'Enter');
    await expect(messages).toContainText(/Removed (delay|praise) from/);
    await did();
    expect(steps.map((step) => step.length - (steps[0]?.length ?? 0))).toEqual([0, 1, 2, 3, 5, 4]);
    await expect(page.locator(':focus')).toHaveAttribute('role', 'gridcell');
    for (let back = 4; back >= 0; back -= 1) {
      await press(page, 'Control+z');
      await expect.poll(() => stored(page)).toEqual(steps[back]);
      expect(await textsOf(page)).toBe(texts[back]);
    }
    for (let on = 1; on <= 5; on += 1) {
      await press(page, 'Control+y');
      await expect.poll(() => stored(page)).toEqual(steps[on]);
    }
  });

  await test.step('quotes asked for by a query, under a rule, and one opened where it was said', async () => {
    await press(page, 'Control+Shift+f');
    const query = page.getByRole('combobox', { name: 'Query' });
    await paneTo(page, page.getByRole('region', { name: 'Retrieve' }));
    await tabTo(page, query);
    await page.keyboard.type('"delay" AND NOT "praise"');
    await press(page, 'Escape');
    const now = await stored(page);
    const praised = new Set(now.filter(({ code }) => code === 'praise').map(({ words }) => words));
    const late = now.filter(({ code, words }) => code === 'delay' && !praised.has(words));
    expect(late.length).toBeGreaterThan(3);
    const found = page.getByRole('region', { name: 'Results' }).getByRole('listitem');
    await expect(found).toHaveCount(late.length);
    await expect(page.locator('.result-counts')).toContainText(`${late.length} quotes from ${late.length}`);
    expect((await found.locator('mark').allInnerTexts()).sort()).toEqual(
      late.map(({ words }) => words).sort(),
    );
    const rule = page.getByRole('radiogroup', { name: 'What a quote is' });
    await tabTo(page, rule);
    await press(page, 'ArrowRight', 'Enter');
    await expect(rule.getByRole('radio', { name: 'Shared part' })).toBeChecked();
    await expect(page).toHaveURL(/rule=shared/);
    await expect(found).toHaveCount(late.length);
    const first = await found.first().locator('mark').innerText();
    await tabTo(page, found.first());
    await press(page, 'Enter');
    await expect(page).toHaveURL(/\/voices\/source\/\d+\?coding=\d+/);
    await expect(page.locator('.coding-picked').first()).toContainText(first);
    await press(page, 'Alt+ArrowLeft');
    await expect(query).toHaveValue('"delay" AND NOT "praise"');
    await expect(found).toHaveCount(late.length);
  });

  await test.step('a second coder, who sees none of the first one’s work', async () => {
    const before = await stored(page, 'Rosa Diaz');
    expect(before.length).toBeGreaterThan(30);
    await press(page, 'Control+,');
    const name = page.getByRole('textbox', { name: 'Name of a new coder' });
    await tabTo(page, name);
    await page.keyboard.type('Tom Ito');
    await press(page, 'Enter');
    const choose = page.getByRole('button', { name: 'Code as Tom Ito' });
    await expect(choose).toBeVisible();
    await tabTo(page, choose, { key: 'Shift+Tab' });
    await press(page, 'Enter');
    await expect(page.getByRole('button', { name: 'Coding as Tom Ito' })).toBeVisible();
    await runByName(page, 'Hide others’ work');
    await expect(
      page.getByRole('button', { name: 'Coding as Tom Ito, others’ work is hidden' }),
    ).toBeVisible();
    await press(page, 'Control+Shift+g');
    await paneTo(page, page.getByRole('region', { name: 'Answers' }));
    await tabTo(page, grid);
    await press(page, 'Control+Home');
    await expect(page.locator(':focus')).toHaveAttribute('role', 'gridcell');
    await expect(grid.getByText('delay', { exact: true })).toHaveCount(0);
    expect(await stored(page)).toEqual([]);
    const tomsCodes: string[] = [];
    for (let row = 0; row < 12; row += 1) {
      const answer = await focused();
      const codes = codesSaid(answer).filter((code) => code !== 'unclear');
      // He finds no praise in what those say who waited.
      const own = codes.length === 2 ? ['delay'] : codes;
      for (const code of own) await press(page, String(['delay', 'praise', 'price'].indexOf(code) + 1));
      tomsCodes.push(...own);
      await press(page, 'ArrowDown');
    }
    await expect.poll(async () => (await stored(page)).map(({ code }) => code)).toEqual(tomsCodes);
    expect((await stored(page)).every(({ coder }) => coder === 'Tom Ito')).toBe(true);
    await runByName(page, 'Show others’ work');
    await expect.poll(() => stored(page, 'Rosa Diaz')).toEqual(before);
  });

  await test.step('agreement of the two, and two disagreements settled into the consensus', async () => {
    await runByName(page, 'Agreement between coders');
    const table = page.getByRole('table', { name: 'Agreement by code' });
    const row = (name: string) => table.getByRole('row', { name: new RegExp(`^${name}`) });
    await expect(row('delay')).toContainText('1.000');
    const tom = await stored(page, 'Tom Ito');
    const rosa = await stored(page, 'Rosa Diaz');
    const kappa = kappaOf('praise', rosa, tom);
    expect(kappa).toBeGreaterThan(0);
    expect(kappa).toBeLessThan(1);
    await expect(row('praise')).toContainText(kappa.toFixed(3));
    await paneTo(page, page.getByRole('region', { name: 'Agreement' }));
    await tabTo(page, table.locator('tbody').last());
    for (let down = 0; down < 8; down += 1) {
      if ((await page.locator(':focus').innerText()).startsWith('praise')) break;
      await press(page, 'ArrowDown');
    }
    await press(page, 'Enter');
    const place = page.getByRole('group', { name: /^Place 1 of/ });
    await expect(place).toBeFocused();
    await expect(page.getByText('0 of 2 settled')).toBeVisible();
    const waited = await place.innerText();
    expect(waited).toContain('I waited two weeks');
    await press(page, '1');
    await expect(page.getByText('1 of 2 settled')).toBeVisible();
    await expect.poll(async () => (await stored(page)).filter(isSettled)).toHaveLength(1);
    const [settled] = (await stored(page)).filter(isSettled);
    expect(settled?.code).toBe('praise');
    expect(settled?.words).toContain('I waited two weeks');
    await expect(place).toBeFocused();
    await press(page, '0');
    await expect(page.getByText('All of it is settled')).toBeVisible();
    expect((await stored(page)).filter(isSettled)).toHaveLength(1);
    await press(page, 'Control+z');
    await expect(page.getByText('1 of 2 settled')).toBeVisible();
    await press(page, 'Control+y');
    await expect(page.getByText('2 of 2 settled')).toBeVisible();
  });

  await test.step('a cell of the matrix opens the quotes it counts', async () => {
    await press(page, 'Control+Shift+m');
    const matrix = page.getByRole('grid', { name: 'Matrix' });
    await expect(matrix).toBeVisible();
    await paneTo(page, page.getByRole('region', { name: 'Compare' }));
    await tabTo(page, matrix);
    const cell = matrix.getByRole('gridcell', { name: /^delay, praise: [1-9]/ });
    const count = Number(/\d+$/.exec((await cell.getAttribute('aria-label')) ?? '')?.[0]);
    for (let on = 0; on < 20; on += 1) {
      if (await cell.evaluate((element) => element === document.activeElement)) break;
      const name = (await page.locator(':focus').getAttribute('aria-label')) ?? '';
      await press(page, name.startsWith('delay,') ? 'ArrowRight' : 'ArrowDown');
    }
    await expect(cell).toBeFocused();
    await press(page, 'Enter');
    const quotes = page.getByRole('region', { name: 'Quotes: delay × praise' });
    await expect(quotes.getByRole('listitem')).toHaveCount(count);
    await expect(quotes.locator('.result-counts')).toContainText(`${count} quotes`);
    await expect(quotes.getByRole('listitem').first()).toContainText(/waited two weeks|three hours late/);
  });
  expect(complaints).toEqual([]);
});

const isSettled = ({ coder }: Coded): boolean => coder !== 'Rosa Diaz' && coder !== 'Tom Ito';

/** Cohen's kappa of two coders over the characters of the answers both coded, from its definition. */
function kappaOf(code: string, one: readonly Coded[], other: readonly Coded[]): number {
  const has = (coded: readonly Coded[], words: string): boolean =>
    coded.some((coding) => coding.words === words && coding.code === code);
  const both = [...new Set(one.map(({ words }) => words))].filter((words) =>
    other.some((coding) => coding.words === words),
  );
  const sum = (of: readonly string[]): number => of.reduce((length, words) => length + [...words].length, 0);
  const all = sum(both);
  const first = sum(both.filter((words) => has(one, words))) / all;
  const second = sum(both.filter((words) => has(other, words))) / all;
  const same = sum(both.filter((words) => has(one, words) === has(other, words))) / all;
  const chance = first * second + (1 - first) * (1 - second);
  return (same - chance) / (1 - chance);
}

/** The texts of all sources, as one. */
async function textsOf(page: Page): Promise<string> {
  const { rows } = await call<{ rows: readonly { id: number }[] }>(page, 'voices.sources', {});
  const texts: string[] = [];
  for (const { id } of rows) texts.push((await call<Text>(page, 'voices.source.get', { id })).text);
  return texts.join('\n');
}

interface Coded {
  readonly words: string;
  readonly code: string;
  readonly coder: string;
}

interface Text {
  readonly text: string;
  readonly codings: readonly { codeId: number; coderId: number; start: number; end: number }[];
}
interface Named {
  readonly id: number;
  readonly name: string;
}

/** Every coding as the store has it: its words, its code and whose it is, in the order of the texts. */
async function stored(page: Page, by?: string): Promise<readonly Coded[]> {
  const { rows } = await call<{ rows: readonly { id: number }[] }>(page, 'voices.sources', {});
  const names = new Map(
    (await call<readonly Named[]>(page, 'voices.codes')).map(({ id, name }) => [id, name]),
  );
  const coders = new Map(
    (await call<readonly Named[]>(page, 'workspace.coders')).map(({ id, name }) => [id, name]),
  );
  const all: Coded[] = [];
  for (const { id } of rows) {
    const { text, codings } = await call<Text>(page, 'voices.source.get', { id });
    for (const { codeId, coderId, start, end } of codings) {
      const words = [...text].slice(start, end).join('');
      all.push({ words, code: names.get(codeId) ?? '', coder: coders.get(coderId) ?? '' });
    }
  }
  return by === undefined ? all : all.filter(({ coder }) => coder === by);
}

/** Gives codes the keys 1, 2, 3 in the codebook beside the grid. */
async function pin(page: Page, names: readonly string[]): Promise<void> {
  await paneTo(page, page.getByRole('region', { name: 'Codebook' }));
  await tabTo(page, page.getByRole('treegrid'));
  for (const [at, name] of names.entries()) {
    await press(page, 'Home');
    for (let down = 0; down < 12; down += 1) {
      if ((await page.locator(':focus').innerText()).startsWith(name)) break;
      await press(page, 'ArrowDown');
    }
    const key = page.getByRole('button', { name: /Pinned to/ });
    await tabTo(page, key);
    await press(page, 'Enter');
    await page.keyboard.type(`Key ${at + 1}`);
    await press(page, 'Enter');
    await expect(key).toContainText(`Key ${at + 1}`);
    await paneTo(page, page.getByRole('region', { name: 'Codebook' }));
  }
}
