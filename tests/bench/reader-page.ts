import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumArguments } from '../../build/chromium-arguments.ts';
import { ensureChromium } from '../../build/find-chromium.ts';
import { startServer } from '../../build/running-server.ts';

/** Milliseconds, one for each time it was done. */
export interface ReaderTimes {
  /** From asking for the source of a million characters and 20,000 codings to its text and bars being painted. */
  readonly open: readonly number[];
  /** From the key that codes a sentence there to the frame in which it is drawn being painted. */
  readonly codeToPaint: readonly number[];
  /** The part of it that is work: from the key to the text being changed and laid out, without waiting for a frame. */
  readonly codeWork: readonly number[];
  /** From a letter typed in edit mode there to its frame being painted, and the part of it that is work. */
  readonly typeToPaint: readonly number[];
  readonly typeWork: readonly number[];
}

export interface ReaderPageOptions {
  /** A workspace that may be written to. */
  readonly file: string;
  /** The long source, and another to come from. */
  readonly sourceId: number;
  readonly otherId: number;
  readonly opens: number;
  readonly keys: number;
}

/**
 * Opens and codes the long source in Chromium, through the product as it is shipped (`dist/`, or the folder
 * `TOUCHLINE_DIST` names). Throws where what was done is not there in the end.
 */
export async function measureReader(options: ReaderPageOptions): Promise<ReaderTimes> {
  const server = await startServer([options.file]);
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({ executablePath: await ensureChromium(), args: chromiumArguments() });
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(stopwatch);
    await page.goto(server.address);
    await page.getByRole('navigation').first().waitFor();
    const open: number[] = [];
    for (let n = 0; n < options.opens; n += 1) {
      await opened(page, options.otherId);
      await page.waitForTimeout(300);
      open.push(await opened(page, options.sourceId));
    }
    const coded = await codeSentences(page, options.keys);
    const typed = await typeLetters(page, options.keys);
    return {
      open,
      codeToPaint: coded.paint,
      codeWork: coded.work,
      typeToPaint: typed.paint,
      typeWork: typed.work,
    };
  } finally {
    await browser?.close();
    await server.stop();
  }
}

/** Goes to a source inside the page, as a click in the list does; milliseconds until text and bars are painted. */
function opened(page: Page, id: number): Promise<number> {
  return page.evaluate(
    (source) =>
      new Promise<number>((resolve, reject) => {
        const begun = performance.now();
        const before = document.querySelector('.cm-content');
        history.pushState(null, '', `/voices/source/${source}`);
        const look = (): void => {
          const content = document.querySelector('.cm-content');
          const isNew = content !== null && content !== before;
          if (isNew && content.textContent !== '' && document.querySelector('.coding-bar') !== null) {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now() - begun);
            requestAnimationFrame(() => channel.port2.postMessage(null));
          } else if (performance.now() - begun > 30_000) reject(new Error(`Source ${source} did not open`));
          else requestAnimationFrame(look);
        };
        look();
      }),
    id,
  );
}

interface KeyTimes {
  readonly paint: readonly number[];
  readonly work: readonly number[];
}

/** Codes one sentence after another with the code used last; the first one gets its code from the palette. */
async function codeSentences(page: Page, times: number): Promise<KeyTimes> {
  const content = page.locator('.cm-content');
  await content.click({ position: { x: 40, y: 60 } });
  await page.keyboard.press('s');
  await page.keyboard.press('c');
  await page.keyboard.type('Theme 1');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  await watchKey(page, 'r');
  for (let n = 0; n < times; n += 1) {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('s');
    await page.waitForTimeout(60);
    await page.keyboard.press('r');
    // A coder's pace; the store answers and the page takes it in meanwhile.
    await page.waitForTimeout(220);
  }
  return timesOf(page, times);
}

async function typeLetters(page: Page, times: number): Promise<KeyTimes> {
  await page.keyboard.press('e');
  await page.locator('.reader[data-editing]').waitFor();
  await watchKey(page, 'x');
  for (let n = 0; n < times; n += 1) {
    await page.keyboard.press('x');
    await page.waitForTimeout(120);
  }
  const found = await timesOf(page, times);
  await page.keyboard.press('Escape');
  return found;
}

/** The page's own stopwatch, there before the product listens: what is measured begins with the key. */
function stopwatch(): void {
  const state = { key: '', begun: 0, paint: [] as number[], work: [] as number[] };
  Object.assign(window, { readerTimes: state });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key === state.key) state.begun = event.timeStamp;
    },
    { capture: true },
  );
  new MutationObserver((records) => {
    if (state.begun === 0) return;
    const content = document.querySelector('.cm-content');
    if (!content || !records.some(({ target }) => content.contains(target))) return;
    const { begun } = state;
    state.begun = 0;
    // Reading a size makes the browser lay out what was changed.
    content.getBoundingClientRect();
    state.work.push(performance.now() - begun);
    const channel = new MessageChannel();
    channel.port1.onmessage = () => state.paint.push(performance.now() - begun);
    requestAnimationFrame(() => channel.port2.postMessage(null));
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

/** Notes, from now on, for every press of `key`, when its work was done and when the frame after it was painted. */
async function watchKey(page: Page, key: string): Promise<void> {
  await page.evaluate((watched) => {
    const { readerTimes } = window as unknown as {
      readerTimes: { key: string; paint: number[]; work: number[] };
    };
    readerTimes.key = watched;
    readerTimes.paint = [];
    readerTimes.work = [];
  }, key);
}

async function timesOf(page: Page, times: number): Promise<KeyTimes> {
  const found = await page.evaluate(() => (window as unknown as { readerTimes: KeyTimes }).readerTimes);
  if (found.paint.length < times * 0.9)
    throw new Error(`Only ${found.paint.length} of ${times} keys changed the text`);
  return found;
}
