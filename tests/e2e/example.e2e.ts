import { press, tabTo } from './keyboard.ts';
import { expect, test } from './support.ts';

test.use({ serverArguments: [] });

test('the example opens from the start screen and says where it breaks, down to the words', async ({
  page,
  complaints,
}) => {
  await tabTo(page, page.getByRole('button', { name: 'Explore the example' }));
  const begun = performance.now();
  await press(page, 'Enter');
  // The screen is there when its figures are, not when its frame is.
  const figures = page.getByRole('list', { name: 'What is here' });
  await expect(figures.getByRole('link', { name: 'participants' })).toContainText(/\d/);
  const ms = Math.round(performance.now() - begun);
  process.stdout.write(`Explore the example: ${ms} ms from the key to the first screen\n`);
  await expect(page).toHaveURL(/\/home$/);
  expect(ms).toBeLessThan(3_000);

  await press(page, 'Control+4');
  const list = page.getByRole('listbox', { name: 'Journeys' });
  await expect(list.getByRole('option', { name: /Moving home/ })).toContainText('2 steps break');
  await expect(list.getByRole('option', { name: /New installation/ })).toContainText('1 step breaks');
  await tabTo(page, list);
  await press(page, 'Enter');

  const headline = page.locator('.findings-headline');
  await expect(headline).toHaveText(
    /^2 of 14 steps break: Engineer appointment window, First bill after the move/,
  );
  await expect(page.getByText('Silent: Welcome call after a week.')).toBeVisible();
  const handovers = page.getByRole('grid', { name: 'Handovers between channels' });
  await expect(handovers.getByRole('row').first()).toContainText(/chat.*phone.*continuity 0\.\d/s);
  const map = page.getByRole('grid', { name: 'Map of Moving home' });
  await expect(map.getByRole('columnheader', { name: /^Step / })).toHaveCount(14);

  const ranking = page.getByRole('grid', { name: 'Steps by severity' });
  await tabTo(page, ranking);
  await press(page, 'Enter');
  await expect(page).toHaveURL(/\/journeys\/\d+\/step\/\d+/);
  const step = page.getByRole('region', { name: 'Gap at this step' });
  await expect(step).toContainText(/breaks/);
  await expect(step).toContainText(/−1\.\d to −1\.\d/);
  await expect(step).toContainText(/6\d people, \d+ readings/);

  const quotes = page.getByRole('grid', { name: 'Quotes' });
  const quote = (await quotes.locator('blockquote').first().innerText()).trim();
  await tabTo(page, quotes);
  await press(page, 'Enter');
  await expect(page).toHaveURL(/\/voices\/source\/\d+\?coding=\d+/);
  await expect(page.locator('.cm-content')).toContainText(quote.slice(0, 60));
  await expect(page.locator('.coding-picked').first()).toBeVisible();
  await press(page, 'Alt+ArrowLeft');
  await expect(step).toBeVisible();
  expect(complaints).toEqual([]);
});
