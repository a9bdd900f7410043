import { expect, type Locator, type Page } from '@playwright/test';

/** Presses Tab (or Shift+Tab) until `target` or something in it has the focus, as a user without a mouse does. */
export async function tabTo(
  page: Page,
  target: Locator,
  { key = 'Tab', most = 60 }: { readonly key?: 'Tab' | 'Shift+Tab'; readonly most?: number } = {},
): Promise<number> {
  for (let pressed = 0; pressed <= most; pressed += 1) {
    if (await holdsFocus(target)) return pressed;
    await page.keyboard.press(key);
  }
  throw new Error(
    `${most} times ${key} did not reach ${target}. The focus is on ${await focusedWords(page)}.`,
  );
}

/** Presses F6 until the focus is in the pane. */
export async function paneTo(page: Page, pane: Locator): Promise<void> {
  for (let pressed = 0; pressed < 12; pressed += 1) {
    if (await holdsFocus(pane)) return;
    await page.keyboard.press('F6');
  }
  throw new Error(`F6 did not reach ${pane}. The focus is on ${await focusedWords(page)}.`);
}

export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Runs a command the way one who does not know its key does: through the palette, by its name. */
export async function runByName(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Find anything' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(name);
  await expect(palette.getByRole('option', { selected: true })).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(palette).toHaveCount(0);
}

async function holdsFocus(target: Locator): Promise<boolean> {
  if ((await target.count()) === 0) return false;
  return target.first().evaluate((element) => element.contains(document.activeElement));
}

/** What has the focus, for a message. */
export function focusedWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element) return 'nothing';
    const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return `<${element.tagName.toLowerCase()} class="${element.className}"> ${words.slice(0, 60)}`;
  });
}
