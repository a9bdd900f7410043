import type { Page } from '@playwright/test';
import { type KeyTimes, keyTimes, type PageUnderTest, watchKey } from './page.ts';

/** Goes to a source inside the page, as a click in the list does; milliseconds until text and bars are painted. */
export function opened(page: Page, id: number): Promise<number> {
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

/** Asks the store as the page does. */
function asked(page: Page, op: string, id: number): Promise<{ readonly value: unknown }> {
  return page.evaluate(
    async ([name, source]) => {
      const body = JSON.stringify({ op: name, input: { id: source } });
      const headers = { 'Content-Type': 'application/json' };
      return (await fetch('/api/call', { method: 'POST', headers, body })).json();
    },
    [op, id] as const,
  );
}

/** How many codings a source has. */
export async function codingsOf(page: Page, id: number): Promise<number> {
  const { value } = await asked(page, 'voices.source.codings', id);
  const codings = typeof value === 'object' && value !== null ? Reflect.get(value, 'ids') : undefined;
  if (!Array.isArray(codings)) throw new Error(`The codings of source ${id} were not told`);
  return codings.length;
}

/** The limit: the same answers fetched and understood, one screen of the text put on the page and painted. */
export function bareOpened(page: Page, id: number): Promise<number> {
  return page.evaluate(async (source) => {
    const begun = performance.now();
    const ask = async (op: string) => {
      const body = JSON.stringify({ op, input: { id: source } });
      const headers = { 'Content-Type': 'application/json' };
      return (await fetch('/api/call', { method: 'POST', headers, body })).json();
    };
    const [read] = await Promise.all(
      ['voices.source.read', 'voices.source.codings', 'voices.source.memos'].map(ask),
    );
    const place = document.createElement('pre');
    place.style.cssText = 'position:fixed;inset:0;z-index:99;background:white;white-space:pre-wrap';
    place.textContent = String(read.value.text).slice(0, 5000);
    document.body.append(place);
    await new Promise<void>((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve();
      requestAnimationFrame(() => channel.port2.postMessage(null));
    });
    const took = performance.now() - begun;
    place.remove();
    return took;
  }, id);
}

/** Codes the first sentence with a code from the palette, which is the one used last from then on. */
export async function codeFirst({ page }: PageUnderTest): Promise<void> {
  await page.locator('.cm-content').click({ position: { x: 40, y: 60 } });
  await page.keyboard.press('s');
  await page.keyboard.press('c');
  await page.keyboard.type('Theme 1');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(1000);
}

/** Codes one sentence after another with that code. */
export async function codeSentences({ page }: PageUnderTest, id: number, times: number): Promise<KeyTimes> {
  const before = await codingsOf(page, id);
  await watchKey(page, 'r', '.cm-content');
  for (let n = 0; n < times; n += 1) {
    // Behind the sentence, into the next, and that one.
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 's']) await page.keyboard.press(key);
    await page.waitForTimeout(100);
    await page.keyboard.press('r');
    // A coder's pace; the store answers and the page takes it in meanwhile.
    await page.waitForTimeout(500);
  }
  const found = await keyTimes(page, times);
  const made = (await codingsOf(page, id)) - before;
  if (made < times) throw new Error(`${made} of ${times} sentences were coded`);
  return found;
}

/** Types into the long text, which is in edit mode. */
export async function typeLetters({ page }: PageUnderTest, times: number): Promise<KeyTimes> {
  await watchKey(page, 'x', '.cm-content');
  for (let n = 0; n < times; n += 1) {
    await page.keyboard.press('x');
    await page.waitForTimeout(120);
  }
  return keyTimes(page, times);
}
