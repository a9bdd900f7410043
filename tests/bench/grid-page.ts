import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumArguments } from '../../build/chromium-arguments.ts';
import { ensureChromium } from '../../build/find-chromium.ts';
import { startServer } from '../../build/running-server.ts';

/** Milliseconds, one for each time it was done. */
export interface GridTimes {
  /** Answers in the grid. */
  readonly rows: number;
  /** Between one painted frame and the next while the grid is scrolled, by the wheel and far along the scrollbar. */
  readonly frames: readonly number[];
  /** Work of the page in each of those frames: script, style and layout, without waiting for the screen. */
  readonly work: readonly number[];
  /** From the key that codes a row to the frame in which its code is drawn being painted. */
  readonly codeToPaint: readonly number[];
}

export interface GridPageOptions {
  /** A workspace that may be written to. */
  readonly file: string;
  /** Frames to scroll through. */
  readonly frames: number;
  /** Rows to code. */
  readonly keys: number;
}

/**
 * Scrolls and codes the grid in Chromium, through the product as it is shipped (`dist/`, or the folder `TOUCHLINE_DIST`
 * names). Throws where the grid did not move, or what was coded is not there in the end.
 */
export async function measureGrid(options: GridPageOptions): Promise<GridTimes> {
  const server = await startServer([options.file]);
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArguments() });
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(stopwatch);
    await page.goto(server.address);
    await page.getByRole('navigation').first().waitFor();
    await page.evaluate(() => history.pushState(null, '', '/voices?view=grid'));
    await page.locator('.grid-row .grid-text').first().waitFor();
    const rows = Number(await page.locator('.grid').getAttribute('aria-rowcount')) - 1;
    const { frames, work } = await scrolled(page, options.frames);
    const codeToPaint = await coded(page, options.keys);
    return { rows, frames, work, codeToPaint };
  } finally {
    await browser?.close();
    await server.stop();
  }
}

/** Scrolls a notch of the wheel in every frame, now and then a jump as when the scrollbar is dragged. */
function scrolled(
  page: Page,
  count: number,
): Promise<{ readonly frames: readonly number[]; readonly work: readonly number[] }> {
  return page.evaluate(
    (wanted) =>
      new Promise<{ frames: number[]; work: number[] }>((resolve, reject) => {
        const grid = document.querySelector('.grid');
        if (!grid) {
          reject(new Error('There is no grid'));
          return;
        }
        const frames: number[] = [];
        const work: number[] = [];
        let last = 0;
        let from = grid.scrollTop;
        const step = (now: number): void => {
          if (last > 0) frames.push(now - last);
          last = now;
          if (frames.length >= wanted) {
            if (grid.scrollTop === from) reject(new Error('The grid did not scroll'));
            else resolve({ frames, work });
            return;
          }
          const jumps = frames.length % 60 === 59;
          if (jumps) from = grid.scrollTop;
          grid.scrollTop = jumps
            ? (grid.scrollTop + grid.scrollHeight / 7) % grid.scrollHeight
            : grid.scrollTop + 120;
          const begun = performance.now();
          // The rows are drawn when the browser tells of the scrolling, before the frame is painted.
          const channel = new MessageChannel();
          channel.port1.onmessage = () => work.push(performance.now() - begun);
          requestAnimationFrame(step);
          channel.port2.postMessage(null);
        };
        requestAnimationFrame(step);
      }),
    count,
  );
}

/** Codes one row after another with the code used last; the first one gets its code from the palette. */
async function coded(page: Page, times: number): Promise<readonly number[]> {
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
  for (let n = 0; n < times; n += 1) {
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(250);
    await page.keyboard.press('r');
    // A coder's pace; the store answers and the page takes it in meanwhile.
    await page.waitForTimeout(350);
  }
  const found = await page.evaluate(() => {
    const state: unknown = Reflect.get(window, 'gridTimes');
    return typeof state === 'object' && state !== null && 'paint' in state && Array.isArray(state.paint)
      ? state.paint.filter((time) => typeof time === 'number')
      : [];
  });
  if (found.length < times) throw new Error(`${found.length} of ${times} codings were drawn`);
  return found;
}

/** The page's own stopwatch, there before the product listens: what is measured begins with the key. */
function stopwatch(): void {
  const state = { begun: 0, paint: [] as number[] };
  Object.assign(window, { gridTimes: state });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'r' && document.activeElement?.closest('.grid')) state.begun = event.timeStamp;
    },
    { capture: true },
  );
  new MutationObserver((records) => {
    if (state.begun === 0) return;
    if (!records.some(({ target }) => target instanceof Element && target.closest('.grid-chips'))) return;
    const { begun } = state;
    state.begun = 0;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => state.paint.push(performance.now() - begun);
    requestAnimationFrame(() => channel.port2.postMessage(null));
  }).observe(document, { childList: true, subtree: true });
}
