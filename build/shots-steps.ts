import type { Page } from '@playwright/test';

/** A scene is a list of these, done one after the other. */
export type Step = (page: Page, origin: string) => Promise<void>;

/** Goes to an address and waits for what is on it. */
export const at =
  (route: string): Step =>
  async (page, origin) => {
    await page.goto(origin + route);
    await page.getByRole('navigation').first().waitFor();
    await page.waitForTimeout(900);
  };

/** Goes to an address that holds the id of something the workspace is asked for. */
export const atFirst =
  (op: string, input: unknown, find: (value: unknown) => unknown, address: (id: number) => string): Step =>
  async (page, origin) => {
    const id = Number(find(await call(page, op, input)));
    if (!Number.isInteger(id)) throw new Error(`${op} has nothing to show`);
    await at(address(id))(page, origin);
  };

export const keys =
  (...pressed: readonly string[]): Step =>
  async (page) => {
    for (const key of pressed) {
      await page.keyboard.press(key);
      await page.waitForTimeout(250);
    }
  };

export const type =
  (text: string): Step =>
  async (page) => {
    await page.keyboard.type(text);
    await page.waitForTimeout(500);
  };

export const click =
  (selector: string): Step =>
  async (page) => {
    await page.locator(selector).first().click();
    await page.waitForTimeout(400);
  };

/** Several steps as one. */
export const all =
  (...steps: readonly Step[]): Step =>
  async (page, origin) => {
    for (const step of steps) await step(page, origin);
  };

/** Calls an operation as the page would; throws where it fails. */
export async function call(page: Page, op: string, input: unknown = {}): Promise<unknown> {
  const reply = await page.evaluate(
    async (request) => {
      const response = await fetch('/api/call', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
      return (await response.json()) as { ok: boolean; value?: unknown; failure?: { message: string } };
    },
    { op, input },
  );
  if (!reply.ok) throw new Error(`${op}: ${reply.failure?.message}`);
  return reply.value;
}
