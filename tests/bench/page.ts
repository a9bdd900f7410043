import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumArguments } from '../../build/chromium-arguments.ts';
import { ensureChromium } from '../../build/find-chromium.ts';
import { startServer } from '../../build/running-server.ts';
import { median, p95 } from './measure.ts';
import { bundles } from './places.ts';
import { memoryOf } from './rows.ts';

/** The product in Chromium, as it is shipped, and beside it a page with nothing in it. */
export interface PageUnderTest {
  readonly page: Page;
  /** A page of the same browser without the product: what the browser and this machine take by themselves. */
  bare(): Promise<Page>;
  /** Resident memory of the page's process in MB; null where the system does not tell. */
  rssMb(): Promise<number | null>;
}

/**
 * Opens `file` in the browser host of the bench's own bundles and does `work` in it. The browser has no graphics
 * card here: it paints and composes on the processor, ours and the bare page alike.
 */
export async function withPage<T>(file: string, work: (under: PageUnderTest) => Promise<T>): Promise<T> {
  const before = process.env.TOUCHLINE_DIST;
  process.env.TOUCHLINE_DIST ??= relativeBundles();
  const server = await startServer([file]);
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArguments() });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(stopwatch);
    await page.goto(server.address);
    await page.getByRole('navigation').first().waitFor();
    const shown = browser;
    return await work({ page, bare: () => emptyPage(context), rssMb: () => memoryOfPages(shown) });
  } finally {
    await browser?.close();
    await server.stop();
    if (before === undefined) delete process.env.TOUCHLINE_DIST;
    else process.env.TOUCHLINE_DIST = before;
  }
}

/** The server is started from the project's folder. */
function relativeBundles(): string {
  return bundles.slice(bundles.indexOf('tests'));
}

async function emptyPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(stopwatch);
  await page.goto('data:text/html,<!doctype html><title>Bare</title><main></main>');
  return page;
}

/** The largest of the browser's page processes: the product's. */
async function memoryOfPages(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .flatMap(({ id }) => memoryOf(id)?.now ?? []);
  return sizes.length === 0 ? null : Math.max(...sizes);
}

/** From a key to its frame, for each press. */
export interface KeyTimes {
  /** From the browser's own time of the press to the frame being painted in which what it changed is drawn. */
  readonly paint: readonly number[];
  /** The part of it until the change is in the document and laid out, without waiting for a frame. */
  readonly work: readonly number[];
}

/** Notes from now on every press of `key` until the next change below an element `where` (a selector). */
export async function watchKey(page: Page, key: string, where: string): Promise<void> {
  await page.evaluate(
    ([watched, place]) =>
      Object.assign(window, { watched: { key: watched, place, begun: 0, paint: [], work: [] } }),
    [key, where] as const,
  );
}

/** What was noted since {@link watchKey}; throws where fewer than `times` presses changed anything. */
export async function keyTimes(page: Page, times: number): Promise<KeyTimes> {
  const found = await page.evaluate(() => Reflect.get(window, 'watched') as KeyTimes);
  if (found.paint.length < times)
    throw new Error(`Only ${found.paint.length} of ${times} keys changed the page`);
  return { paint: found.paint, work: found.work };
}

/**
 * The page's own stopwatch, there before the product listens. A press counts from its event's `timeStamp`, which is
 * when the browser got it, so that a page still busy with the press before pays for it. A frame is painted when a
 * message sent from the frame's own callback arrives: the browser paints in between.
 */
function stopwatch(): void {
  interface Watched {
    readonly key: string;
    readonly place: string;
    begun: number;
    readonly paint: number[];
    readonly work: number[];
  }
  const watched = (): Watched | undefined => Reflect.get(window, 'watched') as Watched | undefined;
  window.addEventListener(
    'keydown',
    (event) => {
      const now = watched();
      if (now && event.key === now.key) now.begun = event.timeStamp;
    },
    { capture: true },
  );
  new MutationObserver((records) => {
    const now = watched();
    if (!now || now.begun === 0) return;
    const changed = records.find(({ target }) =>
      (target instanceof Element ? target : target.parentElement)?.closest(now.place),
    );
    if (!changed) return;
    const { begun } = now;
    now.begun = 0;
    // Reading a size makes the browser lay out what was changed.
    document.body.getBoundingClientRect();
    now.work.push(performance.now() - begun);
    const channel = new MessageChannel();
    channel.port1.onmessage = () => now.paint.push(performance.now() - begun);
    requestAnimationFrame(() => channel.port2.postMessage(null));
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

/** The limit: a page whose only work at a key is another word on it. */
export async function answerKeys(bare: Page): Promise<void> {
  await bare.evaluate(() => {
    const main = document.querySelector('main');
    let count = 0;
    window.addEventListener('keydown', () => main?.replaceChildren(`Key ${++count}`));
  });
}

async function bareKeys(bare: Page, times: number): Promise<KeyTimes> {
  await watchKey(bare, 'r', 'main');
  for (let n = 0; n < times; n += 1) {
    await bare.keyboard.press('r');
    await bare.waitForTimeout(120);
  }
  return keyTimes(bare, times);
}

const ROUNDS = 4;
const KEYS = 20;

/** The figures of the best rounds, in milliseconds. */
export interface KeyFigures {
  readonly paintP95: number;
  readonly paintMedian: number;
  readonly workP95: number;
}

/**
 * Presses keys in rounds of 20, by turns in the product and in the bare page, and takes the best round of each: what
 * else this machine does can only make a round slower, and by turns it does so to both.
 */
export async function keysByTurns(
  ours: (times: number) => Promise<KeyTimes>,
  page: Page,
  bare: Page,
): Promise<{ readonly ours: KeyFigures; readonly bare: KeyFigures }> {
  const rounds: { readonly ours: KeyTimes; readonly bare: KeyTimes }[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    await page.bringToFront();
    const own = await ours(KEYS);
    await bare.bringToFront();
    rounds.push({ ours: own, bare: await bareKeys(bare, KEYS) });
  }
  await page.bringToFront();
  return { ours: bestOf(rounds.map((one) => one.ours)), bare: bestOf(rounds.map((one) => one.bare)) };
}

function bestOf(rounds: readonly KeyTimes[]): KeyFigures {
  const best = (figure: (round: KeyTimes) => number) => Math.min(...rounds.map(figure));
  return {
    paintP95: best(({ paint }) => p95(paint)),
    paintMedian: best(({ paint }) => median(paint)),
    workP95: best(({ work }) => p95(work)),
  };
}
