import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { paneTo, press, runByName, tabTo } from './keyboard.ts';
import { expect, test } from './support.ts';
import { writeSurvey } from './survey.ts';

test.use({ serverArguments: [] });

const folder = mkdtempSync(path.join(os.tmpdir(), 'touchline-survey-'));
const survey = path.join(folder, 'may survey.csv');
test.beforeAll(() => writeSurvey(survey));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the main job by keyboard only: from the start screen to the exported map', async ({
  page,
  complaints,
}) => {
  test.setTimeout(240_000);
  const messages = page.getByRole('region', { name: 'Messages' });
  await test.step('a new workspace', async () => {
    await tabTo(page, page.getByRole('button', { name: 'New workspace…' }));
    await press(page, 'Enter');
    const dialog = page.getByRole('dialog', { name: 'New workspace' });
    await expect(dialog.getByRole('textbox', { name: 'Client or programme' })).toBeFocused();
    await page.keyboard.type('Northwind');
    await press(page, 'Tab');
    await page.keyboard.type('Rosa Diaz');
    await press(page, 'Enter');
    const place = page.getByRole('dialog', { name: 'Where to keep the new workspace' });
    await expect(place.getByRole('textbox', { name: 'File name' })).toBeFocused();
    await expect(place.getByRole('textbox', { name: 'File name' })).toHaveValue('Northwind.touchline');
    await press(page, 'Enter');
    await expect(page).toHaveURL(/\/home$/);
    await expect(page.getByRole('heading', { level: 1, name: 'Northwind' })).toBeVisible();
  });

  await test.step('a survey imported through the mapping screen', async () => {
    await press(page, 'Control+Shift+I');
    await expect(page).toHaveURL(/\/voices\/import$/);
    const chooser = page.waitForEvent('filechooser');
    await expect(page.getByRole('button', { name: 'Choose files…' })).toBeFocused();
    await press(page, 'Enter');
    await (await chooser).setFiles(survey);
    const columns = page.getByRole('table', { name: 'Columns' });
    await expect(columns).toBeVisible();
    // What was guessed is right but for the customer's name, which is an attribute until P says otherwise.
    const becomes = (column: string) =>
      columns.getByRole('row', { name: column }).getByRole('button', { name: `${column} becomes` });
    await expect(becomes('answer')).toContainText('Answer');
    await expect(becomes('touchpoint')).toContainText('Touchpoint');
    await expect(becomes('date')).toContainText('Date');
    await tabTo(page, becomes('id'));
    await press(page, 'ArrowDown', 'p');
    await expect(becomes('customer')).toContainText('Participant');
    await press(page, 'End');
    for (const column of ['experienced', 'expected']) {
      const lowest = page.getByRole('textbox', { name: `Lowest value of ${column}` });
      await tabTo(page, lowest);
      await page.keyboard.type('0');
      await press(page, 'Tab');
      await expect(lowest).toHaveValue('0');
      await press(page, 'Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'ArrowUp');
    }
    await tabTo(page, page.getByRole('button', { name: 'Preview' }));
    await press(page, 'Enter');
    const sum = page.getByRole('region', { name: 'What will happen' });
    await expect(sum).toContainText('Adds 40 answers from 40 respondents');
    await expect(sum).toContainText('10 participants will be added');
    await expect(sum).toContainText('4 touchpoints will be added');
    await expect(sum).toContainText('No row is skipped');
    await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeFocused();
    await press(page, 'Enter');
    await expect(messages).toContainText('Imported 40 answers from 40 respondents');
  });

  const grid = page.getByRole('grid', { name: 'Answers' });
  await test.step('the answers in the grid, coded from the keyboard', async () => {
    await expect(page).toHaveURL(/\/voices\?filter=/);
    await expect(grid).toHaveAttribute('aria-rowcount', '41');
    await paneTo(page, page.getByRole('region', { name: 'Answers' }));
    await tabTo(page, grid);
    await expect(
      grid.getByRole('gridcell', { name: 'Booking was quick and clear. (Ada, call 1)' }),
    ).toBeFocused();
    // Appointment answers stand in rows 11 to 20.
    for (let row = 0; row < 10; row += 1) await press(page, 'ArrowDown');
    await expect(grid.getByRole('gridcell', { name: /Nobody came .*Ada, call 2/ })).toBeFocused();
    await press(page, 'c');
    const codes = page.getByRole('dialog', { name: 'Code the answer' });
    await expect(codes.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('Waiting');
    await press(page, 'Enter');
    await expect(messages).toContainText('Coded 1 answer with Waiting');
    await press(page, 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await expect(page.getByText('4 selected')).toBeVisible();
    await press(page, 'c');
    await page.keyboard.type('wait');
    await press(page, 'Enter');
    await expect(messages).toContainText('Coded 4 answers with Waiting');
    await press(page, 'Escape');
  });

  await test.step('a pinned code, a coding removed, undo and redo with their names', async () => {
    await paneTo(page, page.getByRole('region', { name: 'Codebook' }));
    await tabTo(page, page.getByRole('treegrid'));
    await expect(page.getByRole('heading', { name: 'Code', exact: true })).toBeVisible();
    const key = page.getByRole('button', { name: /Pinned to/ });
    await tabTo(page, key);
    await press(page, 'Enter');
    await page.keyboard.type('Key 1');
    await press(page, 'Enter');
    await expect(key).toContainText('Key 1');
    await paneTo(page, page.getByRole('region', { name: 'Answers' }));
    await expect(grid.getByRole('gridcell', { name: /Emre, call 2/ })).toBeFocused();
    await press(page, 'ArrowDown', '1');
    await expect(messages).toContainText('Coded 1 answer with Waiting');
    await expect.poll(() => waiting(page)).toBe(6);
    await press(page, 'u');
    await expect(messages).toContainText('Removed Waiting');
    await expect.poll(() => waiting(page)).toBe(5);
    expect(await undoWords(page)).toBe('Undo: Remove coding Ctrl+Z');
    await press(page, 'Control+z');
    await expect.poll(() => waiting(page)).toBe(6);
    expect(await undoWords(page)).toBe('Undo: Code answer Ctrl+Z');
    await press(page, 'Control+z');
    await expect.poll(() => waiting(page)).toBe(5);
    expect(await redoWords(page)).toBe('Redo: Code answer Ctrl+Y');
    await press(page, 'Control+y');
    await expect.poll(() => waiting(page)).toBe(6);
  });

  const text = page.locator('.cm-content');
  await test.step('one answer in the reader: words coded, put on a touchpoint, rated', async () => {
    await expect(grid.getByRole('gridcell', { name: /Fatima, call 2/ })).toBeFocused();
    await press(page, 'Control+Enter');
    await expect(page).toHaveURL(/\/voices\/source\/\d+/);
    await expect(text).toContainText('They moved the appointment twice 😡 without asking. (Fatima, call 2)');
    await expect(text).toBeFocused();
    await press(page, 'Control+Home');
    for (let word = 0; word < 5; word += 1) await press(page, 'Alt+Shift+ArrowRight');
    await press(page, 'c');
    const codes = page.getByRole('dialog', { name: /^Code / });
    await page.keyboard.type('Moved about');
    await expect(codes.getByRole('option', { selected: true })).toContainText('New code “Moved about”');
    await press(page, 'Enter');
    await expect(messages).toContainText(/Coded \d+ words with Moved about/);
    await expect(page.locator('.coding-picked').first()).toBeVisible();
    await press(page, 't');
    await page.keyboard.type('appoint');
    await press(page, 'Enter');
    await expect(messages).toContainText('Put on Appointment');
    await press(page, 'g');
    const rate = page.getByRole('dialog', { name: 'Rate the gap at Appointment' });
    await expect(rate).toBeVisible();
    await page.keyboard.type('s');
    await expect(rate.getByRole('textbox', { name: 'Expected' })).toBeFocused();
    await page.keyboard.type('8');
    await expect(rate.getByRole('textbox', { name: 'Experienced' })).toBeFocused();
    await page.keyboard.type('1');
    await press(page, 'Enter');
    await expect(rate).toHaveCount(0);
    await expect(messages).toContainText(/xpected 8.*1.*Appointment/);
  });

  const map = page.getByRole('grid', { name: 'Map of Getting connected' });
  await test.step('a journey of the touchpoints in the file', async () => {
    await press(page, 'Control+4');
    await tabTo(page, page.getByRole('button', { name: 'Make the first journey' }));
    await press(page, 'Enter');
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
    await page.keyboard.type('Getting connected');
    await press(page, 'Enter');
    await expect(page).toHaveURL(/\/journeys\/\d+$/);
    await expect(page.getByRole('button', { name: 'Add a stage' })).toBeVisible();
    const nameOfStep = map.getByRole('combobox').or(map.getByRole('textbox')).first();
    await press(page, 'Control+Shift+Enter');
    await expect(nameOfStep).toBeFocused();
    await page.keyboard.type('Order');
    await press(page, 'Enter');
    await expect(map.getByRole('columnheader', { name: /^Stage Order/ })).toBeVisible();
    await expect(nameOfStep).toBeFocused();
    await page.keyboard.type('Book a visit');
    await press(page, 'Tab');
    await page.keyboard.type('Booking');
    await press(page, 'Tab');
    await page.keyboard.type('web');
    await press(page, 'Enter');
    const step = (name: string | RegExp) => map.getByRole('columnheader', { name });
    await expect(step('Step Book a visit, touchpoint Booking, channel web')).toBeFocused();
    await press(page, 'Control+Enter');
    await page.keyboard.type('Appointment');
    await press(page, 'Enter');
    await expect(step(/^Step Appointment/)).toBeFocused();
    await press(page, 'Control+Shift+Enter');
    await page.keyboard.type('Use');
    await press(page, 'Enter');
    await expect(map.getByRole('columnheader', { name: /^Stage Use/ })).toBeVisible();
    await expect(nameOfStep).toBeFocused();
    await page.keyboard.type('First bill');
    await press(page, 'Enter');
    await expect(step(/^Step First bill/)).toBeFocused();
  });

  await test.step('where it breaks, the step, its quote in the source, and back', async () => {
    await expect(page.locator('.findings-headline')).toHaveText('1 of 3 steps breaks: Appointment');
    await expect(
      map.getByRole('gridcell', { name: /^Expectation and experience, Appointment: breaks/ }),
    ).toHaveAccessibleName(/mean gap −2\.\d .*10 people/);
    const ranking = page.getByRole('grid', { name: 'Steps by severity' });
    await expect(ranking.getByRole('row').first()).toContainText(/^1\s*Appointment\s*breaks/);
    await paneTo(page, page.getByRole('region', { name: 'Where it breaks' }));
    await tabTo(page, ranking);
    await press(page, 'Enter');
    const quotes = page.getByRole('grid', { name: 'Quotes' });
    await expect(quotes.getByRole('row')).toHaveCount(1);
    await expect(quotes.getByRole('row')).toContainText('expected 8, experienced 1 on 0–10');
    await tabTo(page, quotes);
    await press(page, 'Enter');
    await expect(page).toHaveURL(/\/voices\/source\/\d+\?coding=\d+/);
    await expect(page.locator('.coding-picked').first()).toContainText('They moved');
    await press(page, 'Alt+ArrowLeft');
    await expect(page).toHaveURL(/\/journeys\/\d+\/step\/\d+/);
    await expect(quotes).toBeVisible();
  });

  await test.step('a word found through the palette', async () => {
    await press(page, 'Control+k');
    const palette = page.getByRole('dialog', { name: 'Find anything' });
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('understand');
    const hits = palette.getByRole('option', { name: /understand the first bill/ });
    await expect(hits.first()).toBeVisible();
    await press(page, 'Enter');
    await expect(text).toContainText('I did not understand the first bill.');
    await press(page, 'Alt+ArrowLeft');
    await expect(map).toBeVisible();
  });

  await test.step('the map taken away as PNG and as SVG', async () => {
    const png = page.waitForEvent('download');
    await press(page, 'Control+Shift+p');
    const picture = readFileSync(await (await png).path());
    expect((await png).suggestedFilename()).toBe('Getting connected.png');
    expect([...picture.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(picture.readUInt32BE(16)).toBeGreaterThan(600);
    await expect(messages).toContainText('“Getting connected.png” is ready');
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
    const svg = page.waitForEvent('download');
    await runByName(page, 'Export the map as SVG');
    const drawing = readFileSync(await (await svg).path(), 'utf8');
    expect(drawing).toMatch(/^(<\?xml[^>]*>\s*)?<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    for (const words of ['Book a visit', 'Appointment', 'First bill', 'breaks', 'They moved']) {
      expect(drawing).toContain(words);
    }
    expect(drawing).not.toContain('<script');
    // The dialog of an export is over the page until the file is handed over; keys are its own until then.
    await expect(messages).toContainText('“Getting connected.svg” is ready');
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
  });

  await test.step('closed', async () => {
    await runByName(page, 'Close workspace');
    await expect(page.getByRole('button', { name: 'New workspace…' })).toBeVisible();
    await expect(page.getByRole('grid', { name: 'Recent workspaces' }).getByRole('row')).toContainText(
      'Northwind',
    );
  });
  expect(complaints).toEqual([]);
});

/** How many codings the codebook says the code Waiting has. */
async function waiting(page: Page): Promise<number> {
  const row = page.getByRole('treegrid', { name: 'Codes' }).getByRole('row', { name: /Waiting/ });
  return Number(/\d+$/.exec((await row.innerText()).trim())?.[0] ?? 0);
}

const undoWords = (page: Page) => tooltipOf(page, 'Undo');
const redoWords = (page: Page) => tooltipOf(page, 'Redo');

/** What the title bar's button says it will do, seen by going to it and back as a user without a mouse does. */
async function tooltipOf(page: Page, name: 'Undo' | 'Redo'): Promise<string> {
  const from = page.locator(':focus').locator('xpath=ancestor::*[@data-pane][1]');
  const label = (await from.getAttribute('aria-label')) ?? '';
  const bar = page.getByRole('banner');
  await paneTo(page, bar);
  await tabTo(page, bar.getByRole('button', { name }));
  const words = (await page.getByRole('tooltip').innerText()).replace(/\s+/g, ' ');
  await paneTo(page, page.getByRole('region', { name: label }));
  return words;
}
