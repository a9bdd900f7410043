import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { paneTo, press, runByName, tabTo } from './keyboard.ts';
import { call, createWorkspace, expect, test, visit } from './support.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'touchline-tools-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Code {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
  readonly codings: number;
}

const codes = (page: Page): Promise<readonly Code[]> => call<readonly Code[]>(page, 'voices.codes');
const total = async (page: Page): Promise<number> =>
  (await codes(page)).reduce((sum, { codings }) => sum + codings, 0);
const used = async (page: Page, name: string): Promise<number | undefined> =>
  (await codes(page)).find((code) => code.name === name)?.codings;

test('auto-code by words: looked at first, one left out, coded in one step and undone in one', async ({
  page,
  complaints,
}) => {
  const before = await total(page);
  await runByName(page, 'Auto-code by words');
  await tabTo(page, page.getByRole('textbox', { name: 'Look for words' }));
  await page.keyboard.type('engineer*');
  await press(page, 'Tab', 'Enter');
  await expect(page.getByRole('dialog', { name: /^Code / }).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('Said engineer');
  await press(page, 'Shift+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await tabTo(page, page.getByRole('button', { name: 'Preview', exact: true }));
  await press(page, 'Enter');
  const list = page.getByRole('listbox', { name: 'Places to code' });
  const code = page.getByRole('button', { name: /^Code \d+ places$/ });
  await expect(code).toBeVisible();
  const found = Number(/\d+/.exec(await code.innerText())?.[0]);
  expect(found).toBeGreaterThan(10);
  await expect(page.getByText(`${found} places in`)).toBeVisible();
  expect(await total(page)).toBe(before);
  await tabTo(page, list);
  await press(page, ' ');
  await expect(page.getByRole('button', { name: `Code ${found - 1} places` })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: `Code ${found - 1} places` }));
  await press(page, 'Enter');
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText(`Made ${found - 1} codings`);
  expect(await used(page, 'Said engineer')).toBe(found - 1);
  await press(page, 'Control+z');
  await expect.poll(() => used(page, 'Said engineer')).toBeUndefined();
  expect(await total(page)).toBe(before);
  expect(complaints).toEqual([]);
});

test('suggestions: one refused, one accepted, nothing applied by itself', async ({ page, complaints }) => {
  const before = await total(page);
  await runByName(page, 'Suggestions from your codings');
  const list = page.getByRole('listbox', { name: 'Suggestions' });
  await expect(list.getByRole('option').first()).toBeVisible();
  expect(await total(page)).toBe(before);
  await tabTo(page, list);
  const first = list.getByRole('option').first();
  await press(page, 'x');
  await expect(first).toContainText(', refused');
  expect(await total(page)).toBe(before);
  await press(page, 'a');
  await expect(first).toContainText(', coded');
  await expect.poll(() => total(page)).toBe(before + 1);
  await press(page, 'Control+z');
  await expect.poll(() => total(page)).toBe(before);
  expect(complaints).toEqual([]);
});

test('the codebook by keyboard: a code moved and one merged into another, both undone', async ({
  page,
  complaints,
}) => {
  await visit(page, '/voices/codebook');
  const shape = async (): Promise<string> =>
    JSON.stringify((await codes(page)).map(({ id, parentId, codings }) => [id, parentId, codings]));
  const before = await shape();
  const all = await codes(page);
  const leaf = all.find(({ id, parentId, codings }) => {
    return parentId !== null && codings > 3 && !all.some((other) => other.parentId === id);
  });
  const other = all.find(({ id, parentId }) => id !== leaf?.id && parentId === leaf?.parentId);
  if (!leaf || !other) throw new Error('The example has no two codes beside each other');
  const tree = page.getByRole('treegrid', { name: 'Codes' });
  await paneTo(page, page.getByRole('region', { name: 'Codes' }));
  await tabTo(page, tree);
  for (let down = 0; down < all.length; down += 1) {
    if ((await page.locator(':focus').innerText()).startsWith(leaf.name)) break;
    await press(page, 'ArrowDown');
  }
  await press(page, 'Alt+ArrowLeft');
  await expect.poll(shape).not.toBe(before);
  const moved = (await codes(page)).find(({ id }) => id === leaf.id);
  expect(moved?.parentId).toBe(all.find(({ id }) => id === leaf.parentId)?.parentId ?? null);
  await press(page, 'Control+z');
  await expect.poll(shape).toBe(before);

  await tabTo(page, page.getByRole('button', { name: 'More for the selected codes' }), { key: 'Shift+Tab' });
  await press(page, 'Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.type('Merge');
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog', { name: /^Merge/ });
  await expect(dialog).toBeVisible();
  await tabTo(page, dialog.getByRole('button', { name: /The code that stays/ }));
  await press(page, 'Enter');
  await expect(page.getByPlaceholder('Find: the code that stays')).toBeFocused();
  await page.keyboard.type(other.name);
  await press(page, 'Enter');
  await tabTo(page, dialog.getByRole('button', { name: /^Merge/ }));
  await press(page, 'Enter');
  await expect(dialog).toHaveCount(0);
  await expect.poll(async () => (await codes(page)).some(({ id }) => id === leaf.id)).toBe(false);
  expect(await used(page, other.name)).toBeGreaterThan(other.codings);
  await press(page, 'Control+z');
  await expect.poll(shape).toBe(before);
  expect(complaints).toEqual([]);
});

test.describe('from an empty workspace', () => {
  test.use({ serverArguments: [] });

  const survey = (lines: readonly string[]): string => `Response ID,Date,Why?\r\n${lines.join('\r\n')}\r\n`;

  async function bring(page: Page, files: string | readonly string[]): Promise<void> {
    await visit(page, '/voices/import');
    const chooser = page.waitForEvent('filechooser');
    await expect(page.getByRole('button', { name: 'Choose files…' })).toBeFocused();
    await press(page, 'Enter');
    await (await chooser).setFiles(typeof files === 'string' ? files : [...files]);
  }

  test('a newer export of the same survey leaves codings of unchanged answers alone', async ({
    page,
    complaints,
  }) => {
    const file = path.join(folder, 'May.csv');
    const rows = [
      'R1,2026-05-01,The engineer came late and nobody called.',
      'R2,2026-05-02,Easy and quick from start to end.',
    ];
    writeFileSync(file, survey(rows));
    await createWorkspace(page, 'Again.touchline', 'Rosa');
    await bring(page, file);
    await tabTo(page, page.getByRole('button', { name: 'Preview' }), { key: 'Shift+Tab', most: 90 });
    await press(page, 'Enter');
    await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeFocused();
    await press(page, 'Enter');
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Imported 2 answers');
    const { rows: sources } = await call<{ rows: readonly { id: number }[] }>(page, 'voices.sources');
    const [first] = sources;
    await call(page, 'voices.coding.add', {
      sourceId: first?.id,
      code: { name: 'Late', parentId: null },
      start: 4,
      end: 22,
    });
    const before = await call(page, 'voices.source.get', { id: first?.id });

    writeFileSync(file, survey([...rows.slice(0, 1), `${rows[1]} Thank you.`, 'R3,2026-05-03,A third one.']));
    await bring(page, file);
    await tabTo(page, page.getByRole('button', { name: 'Preview' }), { key: 'Shift+Tab', most: 90 });
    await press(page, 'Enter');
    await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeFocused();
    await press(page, 'Enter');
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Updated 1 response, added 1');
    await expect.poll(async () => (await call<{ total: number }>(page, 'voices.sources')).total).toBe(3);
    expect(await call(page, 'voices.source.get', { id: first?.id })).toEqual(before);
    expect(complaints).toEqual([]);
  });

  test('captions: speakers become an interviewer and a participant, times stay', async ({
    page,
    complaints,
  }) => {
    const file = path.join(folder, 'Call.vtt');
    const cues = [
      ['00:01.000 --> 00:04.000', '<v Mara>What happened?'],
      ['00:05.000 --> 00:09.000', '<v Ada>Nobody came, and I had taken the day off.'],
    ];
    writeFileSync(file, `WEBVTT\n\n${cues.map((cue) => cue.join('\n')).join('\n\n')}\n`);
    await createWorkspace(page, 'Calls.touchline', 'Rosa');
    await bring(page, file);
    const who = (name: string) => page.getByRole('button', { name: new RegExp(`${name} is`) });
    await expect(page.getByRole('heading', { name: 'Who speaks' })).toBeVisible();
    for (const [name, key, label] of [
      ['Mara', 'Inter', 'Interviewer'],
      ['Ada', 'A new', 'A new participant'],
    ] as const) {
      await tabTo(page, who(name), { key: 'Shift+Tab' });
      await press(page, 'Enter');
      await page.keyboard.type(key);
      await press(page, 'Enter');
      await expect(who(name)).toContainText(label);
      await tabTo(page, page.getByRole('button', { name: 'Preview' }));
    }
    await press(page, 'Enter');
    await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeFocused();
    await press(page, 'Enter');
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Imported 1 text');
    const { rows } = await call<{ rows: readonly { id: number }[] }>(page, 'voices.sources');
    const source = await call<{
      text: string;
      turns: readonly { speaker: string; participantId: number | null; startMs: number | null }[];
    }>(page, 'voices.source.get', { id: rows[0]?.id });
    expect(source.text).toContain('Nobody came, and I had taken the day off.');
    expect(source.turns.map(({ startMs, participantId }) => [startMs, participantId !== null])).toEqual([
      [1000, false],
      [5000, true],
    ]);
    expect(complaints).toEqual([]);
  });
});
