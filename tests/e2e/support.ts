import { test as base, expect, type Page } from '@playwright/test';
import { type RunningServer, startServer } from '../../build/running-server.ts';

interface Product {
  /** The built product behind its own server, with an empty home of its own. */
  readonly server: RunningServer;
  /** What the page complained about; must be empty at the end. */
  readonly complaints: string[];
}

interface Settings {
  /** What the server is started with; the example unless a test says otherwise. */
  readonly serverArguments: readonly string[];
}

/** A test with a product of its own and a page already let in. */
export const test = base.extend<Product & Settings>({
  serverArguments: [['--example'], { option: true }],
  server: async ({ serverArguments }, use) => {
    const server = await startServer(serverArguments);
    await use(server);
    await server.stop();
  },
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  page: async ({ page, server }, use) => {
    await page.goto(server.address);
    await ready(page);
    await use(page);
  },
});

export { expect };

/** Waits until the frame or the start screen is there. */
export async function ready(page: Page): Promise<void> {
  await page.locator('main').first().waitFor();
}

/** Calls an operation as the page would; throws where it fails. */
export async function call<T>(page: Page, op: string, input: unknown = {}): Promise<T> {
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
  return reply.value as T;
}

/** Goes to an address of the product and waits for the screen. */
export async function visit(page: Page, route: string): Promise<void> {
  await page.goto(new URL(route, page.url()).href);
  await ready(page);
}

/** Makes a workspace in the server's documents folder and opens it; for tests that begin later than the start screen. */
export async function createWorkspace(page: Page, name: string, coderName: string): Promise<void> {
  const folder = await host<{ token: string }>(page, 'list-folder', { token: null });
  const file = await host<{ token: string }>(page, 'new-file-in', { folder: folder.token, name });
  await call(page, 'workspace.create', { file: file.token, coderName });
}

async function host<T>(page: Page, route: string, body: unknown): Promise<T> {
  return (await page.evaluate(
    async ({ route: to, body: data }) => {
      const response = await fetch(`/api/host/${to}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(data),
      });
      return (await response.json()) as unknown;
    },
    { route, body },
  )) as T;
}
