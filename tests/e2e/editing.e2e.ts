import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { startServer } from '../../build/running-server.ts';
import { press, tabTo } from './keyboard.ts';
import { call, createWorkspace, expect, test } from './support.ts';

test.use({ serverArguments: [] });

interface Made {
  readonly id: number;
}

interface Note {
  readonly text: string;
  readonly title: string;
  readonly codings: readonly { readonly start: number; readonly end: number }[];
}

const said = 'مرحبا 😀 The bill was wrong. Nobody told me why, and then it was wrong again.';

/** A note with two codings behind Arabic and an emoji, opened in the reader. */
async function openNote(page: Page): Promise<number> {
  await createWorkspace(page, 'Harbour.touchline', 'Rosa');
  const { id } = await call<Made>(page, 'voices.source.add', { kind: 'note', title: 'A visit', text: said });
  for (const [words, name] of [
    ['The bill was wrong', 'Wrong bill'],
    ['Nobody told me why', 'Not told'],
  ] as const) {
    const start = [...said.slice(0, said.indexOf(words))].length;
    const code = { name, parentId: null };
    await call(page, 'voices.coding.add', { sourceId: id, code, start, end: start + words.length });
  }
  await page.goto(new URL(`/voices/source/${id}`, page.url()).href);
  await expect(page.locator('.cm-content')).toContainText('The bill was wrong');
  return id;
}

/** The words under each coding, as the store has them. */
async function coded(page: Page, id: number): Promise<readonly string[]> {
  const { text, codings } = await call<Note>(page, 'voices.source.get', { id });
  const points = [...text];
  return codings.map(({ start, end }) => points.slice(start, end).join(''));
}

test('editing a note keeps every coding on its words; what a deletion swallows is named and undone', async ({
  page,
  complaints,
}) => {
  const id = await openNote(page);
  const text = page.locator('.cm-content');
  await tabTo(page, text);
  await press(page, 'e');
  await expect(page.getByRole('button', { name: 'Done editing' })).toBeVisible();
  await press(page, 'Control+Home');
  await page.keyboard.insertText('אני 👩‍👩‍👧 ');
  await page.keyboard.type('On Tuesday: ');
  await press(page, 'Control+End');
  await page.keyboard.insertText(' 🙄🙄');
  await press(page, 'Escape');
  await expect(page.getByRole('button', { name: 'Edit text' })).toBeVisible();
  await expect
    .poll(async () => (await call<Note>(page, 'voices.source.get', { id })).text)
    .toBe(`אני 👩‍👩‍👧 On Tuesday: ${said} 🙄🙄`);
  expect(await coded(page, id)).toEqual(['The bill was wrong', 'Nobody told me why']);
  await expect(page.locator('.coding', { hasText: /^The bill was wrong$/ })).toBeVisible();

  // A letter more inside the words belongs to them.
  await press(page, 'Control+Home', '.');
  await press(page, 'e', 'Control+ArrowRight', 'Control+ArrowRight', 'Control+ArrowRight');
  await page.keyboard.type(' really');
  await press(page, 'Escape');
  await expect.poll(() => coded(page, id)).toEqual(['The bill was really wrong', 'Nobody told me why']);

  // The second coding's words go altogether. Typing within two seconds is one step of undo: this is another one.
  await page.waitForTimeout(2_200);
  await press(page, '.', 'e');
  for (let at = 0; at < 'Nobody told me why'.length + 2; at += 1) await press(page, 'Shift+ArrowRight');
  await press(page, 'Delete', 'Escape');
  const banner = page.getByText('1 coding went with the deleted words: Not told on “Nobody told me why”');
  await expect(banner).toBeVisible();
  expect(await coded(page, id)).toEqual(['The bill was really wrong']);
  await press(page, 'Control+z');
  await expect.poll(() => coded(page, id)).toEqual(['The bill was really wrong', 'Nobody told me why']);
  await expect(text).toContainText('Nobody told me why');
  await expect(banner).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('two tabs: the second sees what the first does, and an edit made against an old text is refused in words', async ({
  page,
  context,
}) => {
  const id = await openNote(page);
  const second = await context.newPage();
  await second.goto(page.url());
  const text = second.locator('.cm-content');
  await expect(text).toContainText('The bill was wrong');

  await tabTo(page, page.locator('.cm-content'));
  await press(page, 'Control+End', 'Shift+Home', 'c');
  await page.keyboard.type('Whole story');
  await press(page, 'Enter');
  await expect(second.getByRole('treegrid', { name: 'Codes' })).toContainText('Whole story');

  // What the second tab types is on its way while the first one's edit arrives.
  let letThrough: () => void = () => undefined;
  const isHeld = new Promise<void>((resolve) => {
    void second.route('**/api/call', async (route) => {
      if (!route.request().postData()?.includes('voices.source.editText')) return route.continue();
      resolve();
      await new Promise<void>((go) => {
        letThrough = go;
      });
      return route.continue();
    });
  });
  await tabTo(second, text);
  await press(second, 'e', 'Control+End');
  await second.keyboard.type(' Mine.');
  await isHeld;
  await press(page, 'e', 'Control+Home');
  await page.keyboard.type('Theirs. ');
  await press(page, 'Escape');
  await expect
    .poll(async () => (await call<Note>(page, 'voices.source.get', { id })).text)
    .toMatch(/^Theirs\. /);
  letThrough();
  await expect(
    second.getByText('This text was changed in another window. What you typed is still here, but not saved.'),
  ).toBeVisible();
  await expect(text).toContainText('Mine.');
  expect((await call<Note>(page, 'voices.source.get', { id })).text).not.toContain('Mine.');
  await second.unroute('**/api/call');
  await tabTo(second, second.getByRole('button', { name: 'Put my text in its place' }), { key: 'Shift+Tab' });
  await press(second, 'Enter');
  await expect(page.locator('.cm-content')).toContainText('Mine.');
});

test('a workspace deleted while it is open is told at once, and can still be saved', async ({
  page,
  server,
}) => {
  const id = await openNote(page);
  const file = path.join(server.home, 'documents', 'Harbour.touchline');
  rmSync(file);
  await tabTo(page, page.locator('.cm-content'));
  await press(page, 'Control+End', 'Shift+Home', 'c');
  await page.keyboard.type('After');
  await press(page, 'Enter');
  await expect(page.getByText('The workspace file was moved or deleted').first()).toBeVisible();
  await expect(page.getByRole('banner').getByRole('button', { name: /^Not saved/ })).toBeVisible();
  // Where the file was missed before C was pressed, Enter has listed the codings at the cursor instead.
  await press(page, 'Escape', 'Escape');
  const save = page.getByRole('button', { name: 'Save a copy…' }).first();
  await tabTo(page, save, { key: 'Shift+Tab' });
  await press(page, 'Enter');
  await expect(page.getByRole('textbox', { name: 'File name' })).toBeFocused();
  await press(page, 'Enter');
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('A copy was saved as');
  expect(existsSync(path.join(server.home, 'documents', 'Harbour copy.touchline'))).toBe(true);
  expect(await coded(page, id)).toContain('The bill was wrong');
});

test('a workspace open elsewhere is offered as a read-only copy, which says so and changes nothing', async ({
  page,
  server,
  browser,
}) => {
  await openNote(page);
  const other = await startServer([], server.home);
  const context = await browser.newContext();
  try {
    const second = await context.newPage();
    await second.goto(other.address);
    const recents = second.getByRole('grid', { name: 'Recent workspaces' });
    await expect(recents.getByRole('row')).toContainText('Harbour');
    await tabTo(second, recents);
    await press(second, 'Enter');
    const messages = second.getByRole('region', { name: 'Messages' });
    await expect(messages).toContainText(/Harbour.*open/);
    await tabTo(second, messages.getByRole('button', { name: 'Open a read-only copy' }));
    await press(second, 'Enter');
    await expect(second.getByRole('banner').getByRole('button', { name: /^Read-only/ })).toBeVisible();
    await expect(second.getByRole('button', { name: 'Save a copy…' })).toBeVisible();
    await press(second, 'Control+3');
    await expect(second.getByRole('treegrid', { name: 'Codes' })).toContainText('Wrong bill');
    await press(second, 'Control+Shift+i');
    await expect(second).not.toHaveURL(/import/);
    const refused = await call(second, 'voices.code.add', { name: 'No', parentId: null }).then(
      () => 'done',
      (error: Error) => error.message,
    );
    expect(refused).toMatch(/read/i);
  } finally {
    await context.close();
    await other.stop({ keepHome: true });
  }
});

test('files that are no workspace, cut off, or of a newer Touchline each get their sentence', async ({
  page,
  server,
}) => {
  await createWorkspace(page, 'Good.touchline', 'Rosa');
  await call(page, 'workspace.close');
  const folder = path.join(server.home, 'documents');
  const good = readFileSync(path.join(folder, 'Good.touchline'));
  const newer = Buffer.from(good);
  newer.writeUInt32BE(9_999, 60);
  const files: readonly (readonly [string, Buffer, string])[] = [
    ['Empty', Buffer.alloc(0), 'is empty or cut off, so there is no workspace in it'],
    ['Letter', Buffer.from('Dear Sir or Madam, '.repeat(40)), 'is not a Touchline workspace'],
    ['Newer', newer, 'was last saved by a newer Touchline'],
    ['Half', good.subarray(0, Math.floor(good.length / 2)), 'damaged'],
  ];
  for (const [name, content] of files) writeFileSync(path.join(folder, `${name}.touchline`), content);
  await page.goto(new URL('/', page.url()).href);
  for (const [name, content, sentence] of files) {
    await tabTo(page, page.getByRole('button', { name: 'Open…' }));
    await press(page, 'Enter');
    const list = page.getByRole('grid', { name: 'Contents of documents' });
    await expect(list.getByRole('row').first()).toBeFocused();
    await page.keyboard.type(name);
    await expect(list.getByRole('row', { name: new RegExp(name) })).toBeFocused();
    await press(page, 'Enter');
    const messages = page.getByRole('region', { name: 'Messages' });
    await expect(messages).toContainText(sentence);
    await expect(messages).toContainText(`“${name}.touchline”`);
    await expect(page.getByRole('button', { name: 'New workspace…' })).toBeVisible();
    expect(readFileSync(path.join(folder, `${name}.touchline`)).equals(content)).toBe(true);
    await page.reload();
  }
});
