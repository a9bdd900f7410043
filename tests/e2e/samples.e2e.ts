import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { projectRoot } from '../../build/run.ts';
import { tabTo } from './keyboard.ts';
import { expect, test } from './support.ts';

test.use({ serverArguments: [] });

/** Real exports, beside the project where they are; one with open answers, one with paired scores only. */
const samples = path.join(projectRoot, '..', 'shared', 'samples');
const openAnswers = path.join(samples, 'otel-developer-experience.csv');
const pairedScores = path.join(samples, 'ecsi-bank-satisfaction.csv');

/** Counts what a user does: a key pressed, or a text typed, is one action. */
function hands(page: Page) {
  const begun = performance.now();
  let actions = 0;
  return {
    press: async (...keys: readonly string[]) => {
      for (const key of keys) {
        actions += 1;
        await page.keyboard.press(key);
      }
    },
    type: async (text: string) => {
      actions += 1;
      await page.keyboard.type(text);
    },
    tabTo: async (...to: Parameters<typeof tabTo> extends [Page, ...infer Rest] ? Rest : never) => {
      actions += await tabTo(page, ...to);
    },
    report: (what: string) => {
      const seconds = (performance.now() - begun) / 1000;
      process.stdout.write(`${what}: ${actions} actions, ${seconds.toFixed(1)} s\n`);
      return seconds;
    },
  };
}

type Hands = ReturnType<typeof hands>;

async function beginAndImport(page: Page, { press, type, tabTo: to }: Hands, file: string): Promise<void> {
  await press('Control+n');
  await expect(page.getByRole('textbox', { name: 'Client or programme' })).toBeFocused();
  await type('Sample');
  await press('Enter');
  await expect(page.getByRole('textbox', { name: 'File name' })).toBeFocused();
  await press('Enter');
  await expect(page).toHaveURL(/\/home$/);
  await press('Control+Shift+i');
  const chooser = page.waitForEvent('filechooser');
  await expect(page.getByRole('button', { name: 'Choose files…' })).toBeFocused();
  await press('Enter');
  await (await chooser).setFiles(file);
  await expect(page.getByRole('table', { name: 'Columns' })).toBeVisible();
  await to(page.getByRole('button', { name: 'Preview' }), { key: 'Shift+Tab', most: 90 });
  await press('Enter');
}

async function makeJourney(page: Page, { press, type, tabTo: to }: Hands, step: string): Promise<void> {
  await press('Control+4');
  await to(page.getByRole('button', { name: 'Make the first journey' }));
  await press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await type('First days');
  await press('Enter');
  const map = page.getByRole('grid', { name: 'Map of First days' });
  await expect(page.getByRole('button', { name: 'Add a stage' })).toBeVisible();
  const field = map.getByRole('combobox').or(map.getByRole('textbox')).first();
  await press('Control+Shift+Enter');
  await expect(field).toBeFocused();
  await type('Begin');
  await press('Enter');
  await expect(map.getByRole('columnheader', { name: /^Stage Begin/ })).toBeVisible();
  await expect(field).toBeFocused();
  await type(step);
  await press('Enter');
  await expect(map.getByRole('columnheader', { name: `Step ${step}` })).toBeFocused();
}

test('a real survey: one coded answer is on the map as a gap with its quote', async ({
  page,
  complaints,
}) => {
  test.skip(!existsSync(openAnswers), 'otel-developer-experience.csv is not beside the project');
  const user = hands(page);
  await beginAndImport(page, user, openAnswers);
  await expect(page.getByRole('region', { name: 'What will happen' })).toContainText(/Adds \d+ answers/);
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeFocused();
  await user.press('Enter');

  const grid = page.getByRole('grid', { name: 'Answers' });
  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(grid).toBeVisible();
  await user.tabTo(grid);
  const answer = (await page.locator(':focus').innerText()).trim();
  await user.press('c');
  await user.type('Hard to begin');
  await user.press('Enter');
  await expect(messages).toContainText('Coded 1 answer');
  await user.press('t');
  await user.type('Getting started');
  await user.press('Enter');
  await expect(messages).toContainText('Put on Getting started');
  await user.press('g');
  await expect(page.getByRole('dialog', { name: 'Rate the gap at Getting started' })).toBeVisible();
  await user.type('s');
  await user.type('8');
  await user.type('3');
  await user.press('Enter');
  await expect(messages).toContainText('Expected 8, experienced 3');
  await makeJourney(page, user, 'Getting started');

  const map = page.getByRole('grid', { name: 'Map of First days' });
  await expect(
    map.getByRole('gridcell', { name: /^Expectation and experience, Getting started/ }),
  ).toHaveAccessibleName(/mean gap −2\.0.*1 person/);
  // A cell's name begins with how many there are, then the first one's words.
  const words = answer.split('\n')[0] ?? answer;
  await expect(map.getByRole('gridcell', { name: /^Quotes, Getting started: 1 quote/ })).toHaveAccessibleName(
    new RegExp(words.slice(0, 40).replace(/[^\p{L}\p{N} ]/gu, '.')),
  );
  expect(user.report('A real survey, from the first key to the gap with its quote')).toBeLessThan(120);
  expect(complaints).toEqual([]);
});

test('paired scores of 250 bank customers come in with their scales and can be taken back in one step', async ({
  page,
  complaints,
}) => {
  test.skip(!existsSync(pairedScores), 'ecsi-bank-satisfaction.csv is not beside the project');
  const user = hands(page);
  await beginAndImport(page, user, pairedScores);
  await expect(page.getByRole('region', { name: 'What will happen' })).toContainText('250 respondents');
  await user.press('Enter');
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Imported 250 respondents');
  await user.press('Control+z');
  await expect(page.getByRole('banner').getByRole('button', { name: 'Undo' })).toBeDisabled();
  user.report('250 paired scores imported and taken back');
  expect(complaints).toEqual([]);
});
