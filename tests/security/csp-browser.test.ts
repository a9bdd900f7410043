import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureChromium } from '../../build/find-chromium.ts';
import { silentLog } from '../../electron/platform/log.ts';
import { type HttpHost, startHttpHost } from '../../electron/server/http.ts';
import type { StoreLink } from '../../electron/server/store-link.ts';

/** What the page's policy forbids, and that the libraries we draw with need none of it: measured in a real Chromium. */
const folder = mkdtempSync(path.join(os.tmpdir(), 'touchline-csp-'));
const link: StoreLink = {
  request: async () => ({ ok: true, value: null, seq: 0 }),
  grant: () => Promise.reject(new Error('not here')),
  resolve: () => Promise.resolve(null),
  onEvent: () => () => undefined,
  close: () => Promise.resolve(true),
};
let browser: Browser;
let host: HttpHost;
let page: Page;
const violations: string[] = [];

beforeAll(async () => {
  const pages = path.join(folder, 'pages');
  await build({
    root: path.resolve(import.meta.dirname, '../fixtures/csp'),
    configFile: false,
    logLevel: 'silent',
    // Under vitest Vite would compile for development.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: pages,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: false,
    },
  });
  host = await startHttpHost({
    port: 0,
    link,
    pages,
    version: '1',
    scratch: folder,
    documents: folder,
    log: silentLog,
  });
  browser = await chromium.launch({ executablePath: await ensureChromium() });
  page = await browser.newPage();
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text()))
      violations.push(message.text());
  });
  page.on('pageerror', (error) => violations.push(error.message));
  await page.goto(host.issueAddress());
  await page
    .locator('.cm-content')
    .waitFor({ timeout: 10_000 })
    .catch(() => {
      throw new Error(`The page did not start: ${violations.join(' | ')}`);
    });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await host?.close();
  rmSync(folder, { recursive: true, force: true });
});

const colourOf = (selector: string) =>
  page.locator(selector).evaluate((element) => getComputedStyle(element).color);

test('the token is gone from the address, and the cookie is out of reach of scripts', async () => {
  expect(page.url()).toBe(`http://127.0.0.1:${host.port}/`);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  expect(await page.evaluate(() => document.referrer)).toBe('');
});

test('styles of the bundle, of CodeMirror and of React are all there, without a violation', async () => {
  expect(await colourOf('body')).toBe('rgb(1, 2, 3)');
  expect(await colourOf('.cm-content')).toBe('rgb(4, 5, 6)');
  expect(await colourOf('.marked')).toBe('rgb(255, 0, 0)');
  expect(await colourOf('[data-testid=inline]')).toBe('rgb(7, 8, 9)');
  await page.getByRole('button', { name: 'Pattern' }).click();
  await page.getByRole('option', { name: 'Survey' }).click();
  await page.getByRole('button', { name: 'Open dialog' }).click();
  await page.getByRole('dialog').getByText('Import').waitFor();
  await page.keyboard.press('Escape');
  expect(violations).toEqual([]);
});

describe('forbidden', () => {
  const payloads: readonly string[] = [
    '<script>window.ran = true</script>',
    '<img src=x onerror="window.ran = true">',
    '<svg onload="window.ran = true"></svg>',
    '<iframe srcdoc="<script>parent.ran = true</script>"></iframe>',
    '<a id=l href="javascript:window.ran = true">x</a>',
    '<object data="data:text/html,<script>parent.ran = true</script>"></object>',
    '<math><mtext><style><img src=x onerror="window.ran = true">',
  ];

  test('injected markup: as markup it is refused, and parsed anyway it does not run', async () => {
    for (const payload of payloads) {
      const refused = await page.evaluate((html) => {
        try {
          document.createElement('div').innerHTML = html;
          return false;
        } catch {
          return true;
        }
      }, payload);
      expect(refused, payload).toBe(true);
    }
    // Written by the debugger, past Trusted Types: the script and style rules have to hold on their own.
    const session = await page.context().newCDPSession(page);
    await session.send('DOM.enable');
    for (const payload of payloads) {
      const { root } = await session.send('DOM.getDocument');
      const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'body' });
      const { outerHTML } = await session.send('DOM.getOuterHTML', { nodeId });
      await session.send('DOM.setOuterHTML', {
        nodeId,
        outerHTML: outerHTML.replace('</body>', `${payload}</body>`),
      });
      await page.evaluate(() => document.getElementById('l')?.click());
      await page.waitForTimeout(50);
      expect(await page.evaluate(() => 'ran' in window), payload).toBe(false);
    }
  });

  test('evaluating text, styles without the nonce, other hosts, frames, workers of other origins, forms', async () => {
    const outcome = await page.evaluate(async () => {
      const refused = (run: () => unknown) => {
        try {
          run();
          return false;
        } catch {
          return true;
        }
      };
      const style = document.createElement('style');
      style.textContent = 'html { outline: 5px solid rgb(9, 9, 9) }';
      document.head.append(style);
      const fetched = await fetch('http://127.0.0.1:1/').then(
        () => true,
        () => false,
      );
      const violated: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        violated.push(event.effectiveDirective),
      );
      const frame = document.createElement('iframe');
      frame.src = '/api/ping';
      const image = new Image();
      image.src = 'http://127.0.0.1:1/x.png';
      const form = document.createElement('form');
      form.action = '/api/call';
      form.method = 'post';
      document.body.append(frame, image, form);
      form.submit();
      await new Promise((resolve) => setTimeout(resolve, 200));
      return {
        // biome-ignore lint/security/noGlobalEval: it is the refusal that is tested
        evalRefused: refused(() => globalThis.eval('1')),
        functionRefused: refused(() => new Function('return 1')()),
        outline: getComputedStyle(document.documentElement).outlineStyle,
        fetched,
        violated: violated.sort(),
      };
    });
    expect(outcome).toEqual({
      evalRefused: true,
      functionRefused: true,
      outline: 'none',
      fetched: false,
      violated: expect.arrayContaining(['form-action', 'frame-src', 'img-src']),
    });
  });

  test('another site cannot frame, read or post to the server', async () => {
    const foreign = await browser.newPage();
    await foreign.route('http://evil.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>evil</title>' }),
    );
    await foreign.goto('http://evil.example/');
    const got = await foreign.evaluate(async (origin) => {
      const attempt = (init: RequestInit) =>
        fetch(`${origin}/api/call`, {
          method: 'POST',
          body: '{"op":"workspace.state","input":{}}',
          ...init,
        }).then(
          (response) => `${response.type} ${response.status}`,
          () => 'refused',
        );
      return Promise.all([
        attempt({ credentials: 'include' }),
        attempt({ headers: { 'Content-Type': 'application/json' } }),
        fetch(`${origin}/api/ping`).then(
          () => 'read',
          () => 'refused',
        ),
      ]);
    }, `http://127.0.0.1:${host.port}`);
    expect(got).toEqual(['refused', 'refused', 'refused']);
    await foreign.close();
  });
});
