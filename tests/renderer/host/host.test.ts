// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createBrowserHost } from '../../../renderer/host/browser.ts';
import { createDesktopHost } from '../../../renderer/host/desktop.ts';
import { isOutsideLink, readPlatform } from '../../../renderer/host/platform.ts';
import type { DesktopHostBridge } from '../../../shared/api/host.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.innerHTML = '';
  document.head.innerHTML = '';
});

interface Asked {
  readonly address: string;
  readonly init: RequestInit;
}

/** The network's stand-in: every request gets `status` and `value`. */
function network(status: number, value: unknown): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    asked.push({ address, init });
    return new Response(JSON.stringify(value), { status });
  });
  return asked;
}

describe('links', () => {
  test.each(['https://example.org/a', 'mailto:a@example.org'])('%s may leave', (url) => {
    expect(isOutsideLink(url)).toBe(true);
  });
  test.each([
    'http://example.org',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'smb://a/b',
    '\\\\a\\b',
    'ms-settings:',
    '',
    '/a',
    'JAVASCRIPT:x',
    ' javascript:x',
  ])('%s may not', async (url) => {
    expect(isOutsideLink(url)).toBe(false);
    const open = vi.fn();
    vi.stubGlobal('open', open);
    await expect(createBrowserHost().openLink(url)).rejects.toThrow('Only web addresses');
    expect(open).not.toHaveBeenCalled();
  });
  test('an opened page cannot reach back', async () => {
    const open = vi.fn();
    vi.stubGlobal('open', open);
    await createBrowserHost().openLink('https://example.org/');
    expect(open).toHaveBeenCalledWith('https://example.org/', '_blank', 'noopener,noreferrer');
  });
});

test.each([
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 'mac'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 'windows'],
  ['Mozilla/5.0 (X11; Linux x86_64)', 'linux'],
])('%s is %s', (agent, platform) => {
  expect(readPlatform(agent)).toBe(platform);
});

describe('the browser host', () => {
  test('reads the version from the page', () => {
    document.head.innerHTML = '<meta name="touchline-version" content="1.2.3">';
    expect(createBrowserHost().version).toBe('1.2.3');
  });

  test('uploads dropped files and keeps their own names', async () => {
    const asked = network(200, { token: 't', name: 'cleaned.csv' });
    const file = new File(['x'], 'Was? März.csv');
    const tokens = await createBrowserHost().dropFiles([file, { name: 'not a file', size: 1 }]);
    expect(tokens).toEqual([{ token: 't', name: 'Was? März.csv' }]);
    expect(asked[0]?.address).toBe('/api/upload?name=Was%3F%20M%C3%A4rz.csv');
    expect(asked[0]?.init).toMatchObject({
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
    });
    expect(asked.length).toBe(1);
  });

  test.each([
    [413, 'too-large', 'larger than 512 MB'],
    [500, 'disk', 'could not be read'],
  ])('an upload answered with %i fails as %s', async (status, code, words) => {
    network(status, {});
    await expect(createBrowserHost().dropFiles([new File(['x'], 'a.csv')])).rejects.toMatchObject({
      failure: { code, message: expect.stringContaining(words) },
    });
  });

  test('picks files through an input of its own and leaves nothing in the page', async () => {
    network(200, { token: 't', name: 'a.csv' });
    const clicked = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => undefined);
    const host = createBrowserHost();
    const cancelled = host.pickFiles({ purpose: 'import', multiple: true });
    const input = document.querySelector('input');
    expect(input?.multiple).toBe(true);
    expect(input?.accept).toContain('.csv');
    input?.dispatchEvent(new Event('cancel'));
    expect(await cancelled).toEqual([]);
    const picked = host.pickFiles({ purpose: 'import', multiple: false });
    const second = document.querySelector('input');
    if (second) Object.defineProperty(second, 'files', { value: [new File(['x'], 'a.csv')] });
    second?.dispatchEvent(new Event('change'));
    expect(await picked).toEqual([{ token: 't', name: 'a.csv' }]);
    expect(document.querySelector('input')).toBeNull();
    expect(clicked).toHaveBeenCalledTimes(2);
    clicked.mockRestore();
  });

  test('asks for folders, new files and downloads by token', async () => {
    const asked = network(200, { token: 't', name: 'n', parent: null, entries: [] });
    const host = createBrowserHost();
    expect((await host.listFolder(null)).entries).toEqual([]);
    await host.newFileIn('f', 'New');
    await host.pickSave({ purpose: 'export', suggestedName: 'Map.svg' });
    expect(asked.map(({ address, init }) => [address, JSON.parse(String(init.body))])).toEqual([
      ['/api/host/list-folder', { token: null }],
      ['/api/host/new-file-in', { folder: 'f', name: 'New' }],
      ['/api/host/new-download', { name: 'Map.svg' }],
    ]);
    await expect(host.pickSave({ purpose: 'workspace', suggestedName: 'a' })).rejects.toThrow();
  });

  test('delivers an export as a download', async () => {
    const links: string[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      links.push(`${this.getAttribute('href')} ${this.download}`);
    });
    await createBrowserHost().deliver({ token: 'a&b', name: 'Map.svg' });
    expect(links).toEqual(['/api/download?token=a%26b Map.svg']);
    click.mockRestore();
  });
});

test('the desktop host hands everything to the bridge, and only tokens', async () => {
  const calls: unknown[] = [];
  const note = (name: string) => async (value?: unknown) => {
    calls.push([name, value]);
    return [];
  };
  const bridge: DesktopHostBridge = {
    platform: 'mac',
    version: '1.0.0',
    pickFiles: note('pickFiles'),
    pickSave: async () => ({ token: 't', name: 'n' }),
    dropFiles: note('dropFiles'),
    deliver: async (token) => void calls.push(['deliver', token]),
    openLink: async (url) => void calls.push(['openLink', url]),
    writeClipboard: async (text) => void calls.push(['writeClipboard', text]),
    onMenuCommand: () => () => undefined,
    updateMenu: (items) => void calls.push(['updateMenu', items]),
  };
  const host = createDesktopHost(bridge);
  expect(host.capabilities).toEqual({
    nativeMenu: true,
    nativeDialogs: true,
    downloads: false,
    revealFile: true,
  });
  await host.deliver({ token: 't', name: 'n' });
  await host.openLink('https://example.org/');
  await expect(host.openLink('file:///etc/passwd')).rejects.toThrow('Only web addresses');
  await expect(host.listFolder(null)).rejects.toThrow();
  expect(calls).toEqual([
    ['deliver', 't'],
    ['openLink', 'https://example.org/'],
  ]);
});
