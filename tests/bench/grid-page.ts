import type { Page } from '@playwright/test';
import { type KeyTimes, keyTimes, type PageUnderTest, watchKey } from './page.ts';

/** Shows the grid; how many rows it has. */
export async function showGrid({ page }: PageUnderTest): Promise<number> {
  await page.evaluate(() => history.pushState(null, '', '/voices?view=grid'));
  await page.locator('.grid-row .grid-text').first().waitFor();
  return Number(await page.locator('.grid').getAttribute('aria-rowcount')) - 1;
}

/**
 * Milliseconds between one frame and the next while `selector` is scrolled, a notch of the wheel (120 pixels) in every
 * frame and now and then far away, as when the scrollbar is dragged. Throws where it did not move.
 */
export function scrolled(page: Page, selector: string, count: number): Promise<readonly number[]> {
  return page.evaluate(
    ([place, wanted]) =>
      new Promise<number[]>((resolve, reject) => {
        const box = document.querySelector(place);
        if (!box) {
          reject(new Error(`There is no ${place}`));
          return;
        }
        const frames: number[] = [];
        let last = 0;
        const begun = box.scrollTop;
        let furthest = 0;
        const step = (now: number): void => {
          if (last > 0) frames.push(now - last);
          last = now;
          if (frames.length >= wanted) {
            if (furthest < box.clientHeight) reject(new Error(`${place} did not scroll`));
            else resolve(frames);
            return;
          }
          furthest = Math.max(furthest, Math.abs(box.scrollTop - begun));
          const jumps = frames.length % 60 === 59;
          box.scrollTop = jumps
            ? (box.scrollTop + box.scrollHeight / 7) % box.scrollHeight
            : box.scrollTop + 120;
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    [selector, count] as const,
  );
}

/** The limit: rows of the same height and words that are all there already, scrolled by the browser alone. */
export async function barePlate(page: Page, rows: number): Promise<void> {
  await page.evaluate((count) => {
    const box = document.createElement('div');
    box.className = 'plate';
    box.style.cssText = 'height:850px;overflow:auto;font:15px/20px sans-serif';
    const words = 'The engineer came late and nobody called before or after it, which I had asked for. ';
    for (let n = 0; n < count; n += 1) {
      const row = document.createElement('div');
      row.style.cssText = 'height:49px;overflow:hidden;border-bottom:1px solid #ddd';
      row.textContent = words.repeat(3);
      box.append(row);
    }
    document.querySelector('main')?.replaceChildren(box);
  }, rows);
}

/** Codes the first row with a code from the palette, which is the one used last from then on. */
export async function codeFirstRow({ page }: PageUnderTest): Promise<void> {
  await page.evaluate(() => {
    const grid = document.querySelector('.grid');
    if (grid) grid.scrollTop = 0;
  });
  await page.waitForTimeout(500);
  await page.locator('.grid-row[data-index="0"] .grid-cell-text').click({ position: { x: 10, y: 5 } });
  await page.keyboard.press('c');
  await page.keyboard.type('Theme 1');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(1000);
}

/** Codes one row after another with that code. */
export async function codeRows({ page }: PageUnderTest, times: number): Promise<KeyTimes> {
  await watchKey(page, 'r', '.grid-chips');
  for (let n = 0; n < times; n += 1) {
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(250);
    await page.keyboard.press('r');
    // A coder's pace; the store answers and the page takes it in meanwhile.
    await page.waitForTimeout(400);
  }
  return keyTimes(page, times);
}
